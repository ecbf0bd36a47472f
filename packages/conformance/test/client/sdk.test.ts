import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { clientCases, runClient, toExitCode } from "../../src/index.ts";

const DRIVER = fileURLToPath(new URL("../../drivers/parlance-sdk.js", import.meta.url));

/** The long ones try timers of the client a hundred times over. */
const LONG = ["client/close/spread", "client/close/growing"];

test("the SDK is conformant", { timeout: 300_000 }, async () => {
  const report = await runClient({
    command: [process.execPath, DRIVER],
    concurrency: 2,
    // Waits end when what is awaited comes: this is for a machine that is busy with other tests.
    deadlineMs: 30_000,
    skip: atDepth({ sample: LONG, more: [], full: [] }),
  });
  const bad = report.cases.filter(({ outcome }) => outcome !== "pass");
  expect(bad.map(({ id, violation, reason, warnings }) => ({ id, violation, reason, warnings }))).toEqual([]);
  expect(report.unreachable).toBeUndefined();
  expect(toExitCode(report)).toBe(0);
  expect(report.cases.length).toBe(clientCases.length - atDepth({ sample: LONG.length, more: 0, full: 0 }));
  expect(report.implementation?.name).toBe("@parlance/sdk");
});
