import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { OPERATIONS, type OperationId } from "../../../src/generated/http-api.ts";
import { KITCHEN } from "../../frames.ts";
import { startServer } from "../../start-server.ts";
import { request } from "../request.ts";
import { call, getLog, getServer } from "./api-under-test.ts";
import { KEY, produced } from "./call-api.ts";

/** Sends bytes as they are, and reads the status of the answer. */
function rawRequest(port: number, text: string): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      resolve({ status: Number(data.toString().split(" ")[1]) });
    });
  });
}

/** Who may use the API, and what is no request to it. */
export function describeAccess(): void {
  describe("who may", () => {
    const PATH = { channel: KITCHEN, user: "alice", offset: "1", tokenId: "token-1" };
    const names = Object.keys(OPERATIONS).filter((name) => name !== "getInfo") as OperationId[];

    test.each(names)("%s: without a key 401, without the scope 403", async (operation) => {
      for (const key of ["none", "wrong"] as const) {
        const answer = await call(operation, { path: PATH, key, query: "epoch=x" });
        expect(answer).toMatchObject({ status: 401, body: { code: "unauthorized" } });
        expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="parlance"');
      }
      expect(await call(operation, { path: PATH, key: "weak" })).toMatchObject({
        status: 403,
        body: { code: "forbidden" },
      });
    });

    test("a key for some channels reaches no others, and no user as a whole", async () => {
      const key = "narrow";
      const body = { event: "chat.said", data: { text: "Tea?" } };
      expect((await call("publish", { key, path: { channel: KITCHEN }, body })).status).toBe(200);
      expect((await call("publish", { key, path: { channel: "open" }, body })).status).toBe(403);
      const messages = [
        { channel: "open", ...body },
        { channel: KITCHEN, ...body },
      ];
      expect((await call("publishBatch", { key, body: { messages } })).body).toMatchObject({
        results: [{ code: "forbidden" }, { position: {} }],
      });
      for (const [operation, more] of [
        ["disconnectUser", {}],
        ["eraseMessages", {}],
        ["issueTicket", { body: { user: "alice" } }],
      ] as const)
        expect((await call(operation, { key, path: PATH, ...more })).status).toBe(403);
    });

    test("foreign pages and rebound names are refused, and other methods", async () => {
      const Authorization = `Bearer ${KEY}`;
      const url = `${getServer().url}/v1/channels`;
      expect(
        (await request(url, { headers: { Authorization, Origin: "https://evil.example" } })).status,
      ).toBe(403);
      expect((await request(url, { headers: { Authorization, Host: "evil.example" } })).status).toBe(403);
      const wrong = await request(url, { method: "DELETE", headers: { Authorization } });
      expect([wrong.status, wrong.headers["allow"]]).toEqual([405, "GET"]);
      expect((await request(`${getServer().url}/v1/nothing`)).status).toBe(404);
      expect((await call("getInfo", { key: "none" })).status).toBe(200);
      expect((await request(`${getServer().url}/v1/info`, { method: "POST" })).status).toBe(405);
      produced.get("getInfo")?.add(405);
    });

    test("an address that is none is answered too", async () => {
      for (const path of ["//", "//v1/channels", "/v1/channels?%"]) {
        const { status } = await rawRequest(
          getServer().port,
          `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
        );
        expect([path, status]).toEqual([path, path.startsWith("//") ? 404 : 401]);
      }
    });

    test("keys are in no log line", () => {
      expect(getLog()).not.toMatch(/0123456789abcdef/);
    });

    test.each([
      [{ name: "", key: KEY, scopes: [] }, /apiKeys\[0\]\.name/],
      [{ name: "a", scopes: [] }, /apiKeys\[0\]\.give either key or sha256/],
      [{ name: "a", key: "short", scopes: [] }, /apiKeys\[0\]\.key: must have at least 32/],
      [{ name: "a", sha256: "x", scopes: [] }, /apiKeys\[0\]\.sha256/],
      [{ name: "a", key: KEY, scopes: ["all"] }, /apiKeys\[0\]\.scopes/],
      [{ name: "a", key: KEY, scopes: [], channels: ["No!"] }, /apiKeys\[0\]\.channels/],
    ])("%j is no key", async (key, message) => {
      await expect(startServer({ apiKeys: [key as never] })).rejects.toThrow(message);
    });
  });
}
