import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { runServer, toExitCode } from "../src/index.ts";
import { degenerates, startDegenerate } from "./servers/degenerates.ts";
import { pageContract } from "./servers/page-contract.ts";

test.for(Object.keys(degenerates))("a server that %s is not conformant and passes nothing", async (name) => {
  await using server = await startDegenerate(degenerates[name] ?? (() => undefined));
  const report = await runServer({ url: server.url, contract: pageContract, deadlineMs: 300 });
  const passed = report.cases.filter(({ outcome, id }) => outcome === "pass" && id !== "core/smoke/welcome");
  expect(passed).toEqual([]);
  expect(toExitCode(report)).toBe(1);
});

test("a server that says ok to everything and publishes no contract passes no case that wants a refusal", async () => {
  await using server = await startDegenerate(degenerates["says ok to everything"] ?? (() => undefined));
  const only = ["core/faults/*", "core/size/*", "core/permissions/*", "core/boundary/*", "core/handshake/*"];
  const report = await runServer({ url: server.url, only, budgetMs: 1_000 });
  const passed = report.cases.filter(({ outcome }) => outcome === "pass").map(({ id }) => id);
  // What a server that grants everything does right: it welcomes, and answers a ping of any id with ok.
  expect(passed).toEqual(["core/handshake/large-hello", "core/faults/ids-may-skip"]);
  expect(toExitCode(report)).toBe(1);
});

test("an address where nobody listens is unreachable: nothing ran, and that is not a pass", async () => {
  const report = await runServer({ url: "ws://127.0.0.1:9/v1/connect" });
  expect(report.unreachable).toContain("ECONNREFUSED");
  expect(report.cases).toEqual([]);
  expect(toExitCode(report)).toBe(3);
});

test("an address that refuses the upgrade is unreachable, and the report names the status", async () => {
  const server = createServer(
    (_request, response) => void response.writeHead(404, { connection: "close" }).end(),
  );
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const report = await runServer({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  expect(report.unreachable).toContain("404");
  expect(toExitCode(report)).toBe(3);
  await new Promise((resolve) => void server.close(resolve));
});
