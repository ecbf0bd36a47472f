import { createLogger, createServer, type ServerOptions } from "@parlance/server";
import { expect, test } from "vitest";
import { runServer, toExitCode, type Report } from "../src/index.ts";
import { pageContract } from "./servers/page-contract.ts";

/** Timers short enough for a test; the command against a server with default timers takes 43 s. */
const BRISK: ServerOptions = {
  port: 0,
  heartbeat: { intervalMs: 1_000, graceMs: 800 },
  helloMs: 500,
  limits: { framesPerSecond: 500, subscriptions: 16 },
  logger: createLogger("silent", () => {}),
};

async function judge(options: ServerOptions): Promise<Report> {
  const server = createServer({ ...BRISK, ...options });
  const { connectUrl } = await server.listen();
  try {
    return await runServer({ url: connectUrl });
  } finally {
    await server.stop();
  }
}

function listBad(report: Report): readonly unknown[] {
  return report.cases
    .filter(({ outcome }) => outcome !== "pass" && outcome !== "not-applicable")
    .map(({ id, outcome, violation, reason, warnings }) => ({ id, outcome, violation, reason, warnings }));
}

test("the reference server is conformant with its default contract", async () => {
  const report = await judge({});
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
  expect(report.coverage.untried).toEqual([]);
}, 60_000);

test("the reference server is conformant with a contract of another make", async () => {
  const report = await judge({ contract: pageContract });
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
}, 60_000);
