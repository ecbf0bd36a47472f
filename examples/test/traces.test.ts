import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readBlocks } from "./read-blocks.ts";
import { ROOT, runProgram } from "./run-program.ts";

const MODULE = "examples/traces.js";

const KEY = "only-for-trying-0123456789abcdef0123456789";

test("HOSTING.md shows all of the module", () => {
  const [shown, ...others] = readBlocks("HOSTING.md").filter(({ file }) => file !== undefined);
  expect(others).toEqual([]);
  expect(shown?.file).toBe(MODULE);
  expect(readFileSync(join(ROOT, MODULE), "utf8").replace(/^(?:\/\/.*\n)+/, "")).toBe(shown?.text);
});

test("the module of HOSTING.md brings spans to a collector, also those of the last moment", async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(`${request.url} ${body}`);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => collector.once("listening", resolve));
  const { port } = collector.address() as AddressInfo;
  await using server = runProgram("env", [
    `NODE_OPTIONS=--import=./${MODULE}`,
    `OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:${port}`,
    `PARLANCE_API_KEY=${KEY}`,
    process.execPath,
    "packages/server/bin/parlance-server.js",
    "--memory",
    "--port=0",
    "--traces-enabled",
  ]);
  const [, url] = await server.until(/ready at (\S+)\n/);
  const { status } = await fetch(`${url}/v1/channels/room%3Akitchen/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ event: "chat.said", data: { text: "Tea?" } }),
  });
  expect(status).toBe(200);
  // Spans are sent together every five seconds; these wait no longer than the server does.
  server.kill("SIGTERM");
  expect(await server.ended, server.output).toBe(0);
  collector.close();
  expect(server.output).not.toContain("nothing records them");
  const told = received.join("\n");
  expect(told).toMatch(/^\/v1\/traces /);
  for (const said of ["parlance", "publish", "engine append"]) expect(told).toContain(`"${said}"`);
});
