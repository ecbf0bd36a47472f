import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import { connectRaw } from "../connect-raw.ts";
import { createFakeClock } from "../fake-clock.ts";
import { startServer, type StartedServer } from "../start-server.ts";
import { request } from "./request.ts";

const SCHEMA_ROOT = new URL("../../../../schema/", import.meta.url);
const PAGES = new Map([
  ["/", { body: "<!doctype html>", contentType: "text/html; charset=utf-8" }],
  ["/main.js", { body: Buffer.from("'ä'"), contentType: "text/javascript; charset=utf-8" }],
]);

let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ pages: PAGES });
});
afterAll(() => server.server.stop());

function readJson(path: string): object {
  return JSON.parse(readFileSync(new URL(path, SCHEMA_ROOT), "utf8")) as object;
}

describe("health", () => {
  test("is live and ready while the server runs", async () => {
    expect(await request(`${server.url}/health/live`)).toMatchObject({
      status: 200,
      body: '{"status":"live"}\n',
    });
    expect(await request(`${server.url}/health/ready`)).toMatchObject({
      status: 200,
      body: '{"status":"ready"}\n',
    });
  });

  test("is live and not ready while the engine cannot serve", async () => {
    const engine = createMemoryEngine({ clock: createFakeClock() });
    engine.isReady = () => false;
    await using unready = await startServer({ engine });
    expect((await request(`${unready.url}/health/live`)).status).toBe(200);
    expect((await request(`${unready.url}/health/ready`)).status).toBe(503);
  });
});

describe("/v1/info", () => {
  test("fits its schema [HS-9]", async () => {
    const { status, body, headers } = await request(`${server.url}/v1/info`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(readJson("definitions.schema.json"), "definitions.schema.json");
    const validate = ajv.compile({ ...readJson("info.schema.json"), $id: "info.schema.json" });
    expect(validate(JSON.parse(body)), JSON.stringify(validate.errors)).toBe(true);
  });

  test("agrees with welcome [HS-6]", async () => {
    const info = JSON.parse((await request(`${server.url}/v1/info`)).body) as Record<string, unknown>;
    using connection = await connectRaw(server.connectUrl);
    connection.send({ type: "hello" });
    const { features, limits, heartbeat, contract } = info;
    expect(await connection.next()).toMatchObject({
      features,
      limits,
      heartbeat,
      contract: contract as object,
    });
    expect(info).toMatchObject({ subprotocols: ["parlance.v1.json"], endpoint: "/v1/connect" });
  });
});

describe("/v1/contract", () => {
  test("is the contract that is enforced", async () => {
    const { status, body } = await request(`${server.url}/v1/contract`);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual(readJson("contracts/chat.contract.json"));
  });

  test("is not there when the contract is kept private", async () => {
    await using closed = await startServer({ publishContract: false });
    expect((await request(`${closed.url}/v1/contract`)).status).toBe(404);
  });
});

describe("a page", () => {
  test("comes with its type and a policy that lets it talk to this server only", async () => {
    const { status, headers, body } = await request(`${server.url}/`);
    expect({ status, body }).toEqual({ status: 200, body: "<!doctype html>" });
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    const policy = String(headers["content-security-policy"]).split("; ");
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        `connect-src 'self' ws://localhost:${server.port} wss://localhost:${server.port}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*/);
  });

  test("cannot have its policy widened by a Host of more than a name", async () => {
    await using open = await startServer({ pages: PAGES, unsafePublic: true });
    const { headers } = await request(`${open.url}/`, { headers: { host: "evil.example; script-src *" } });
    expect(headers["content-security-policy"]).not.toContain("evil");
  });

  test("has its length in bytes, and no body for HEAD", async () => {
    expect(await request(`${server.url}/main.js`)).toMatchObject({
      body: "'ä'",
      headers: { "content-length": "4" },
    });
    expect(await request(`${server.url}/main.js`, { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
      headers: { "content-length": "4" },
    });
  });

  test("is found whatever its query", async () => {
    expect((await request(`${server.url}/main.js?v=1?2`)).status).toBe(200);
  });
});

describe("a fault is told as problem details", () => {
  test.each([
    ["nothing is there", "GET", "/nowhere", 404],
    ["a folder above", "GET", "/../package.json", 404],
    ["a path of a file", "GET", "/main.js/", 404],
    ["only GET is allowed", "POST", "/v1/info", 405],
    ["only GET is allowed", "DELETE", "/", 405],
    ["it speaks WebSocket", "GET", "/v1/connect", 426],
  ])("%s: %s %s is %d", async (_, method, path, status) => {
    const answer = await request(`${server.url}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(answer.body)).toEqual({ title: expect.any(String) as string, status });
  });

  test("405 names the methods, 426 the protocol", async () => {
    expect((await request(`${server.url}/v1/info`, { method: "PUT" })).headers.allow).toBe("GET, HEAD");
    expect((await request(`${server.url}/v1/connect`)).headers.upgrade).toBe("websocket");
  });

  test.each<[string, Record<string, string>]>([
    ["a foreign page [HS-2]", { origin: "https://evil.example" }],
    ["a rebound name", { host: "evil.example" }],
    ["a proxy", { "x-forwarded-for": "1.2.3.4" }],
  ])("%s is refused with 403, whatever it asks for", async (_, headers) => {
    for (const path of ["/", "/v1/info", "/v1/contract", "/health/ready", "/v1/connect"])
      expect((await request(`${server.url}${path}`, { headers })).status).toBe(403);
  });
});
