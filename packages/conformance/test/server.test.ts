import type { ServerOptions } from "@parlance/server";
import { expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { runServer, toExitCode, type Report } from "../src/index.ts";
import { pageContract } from "./servers/page-contract.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

/** Random inputs of each random case: engines.test.ts and the flake gate play more of them. */
const runs = atDepth({ sample: 10, more: 50, full: 100 });

async function judge(options: ServerOptions): Promise<Report> {
  await using server = await startReference(options);
  return await runServer({ url: server.url, runs });
}

function listBad(report: Report): readonly unknown[] {
  return report.cases
    .filter(({ outcome }) => outcome !== "pass" && outcome !== "info" && outcome !== "not-applicable")
    .map(({ id, outcome, violation, reason, warnings }) => ({ id, outcome, violation, reason, warnings }));
}

test("the reference server is conformant with its default contract", async () => {
  const report = await judge({});
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
  expect(report.coverage?.untried).toEqual([]);
}, 120_000);

test("the reference server is conformant with a contract of another make", async () => {
  const report = await judge({ contract: pageContract });
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
}, 120_000);

test("the reference server is conformant with a contract that has every feature, and all cases of features run", async () => {
  const report = await judge(withFeatures);
  expect(listBad(report)).toEqual([]);
  expect(toExitCode(report)).toBe(0);
  // Nobody but the server speaks there: no client can send what breaks these schemas.
  const places = report.coverage?.untried.map(({ constraint }) => constraint.split("/", 1)[0]);
  expect(new Set(places)).toEqual(new Set(["hall", "mail"]));
  const untried = report.cases.filter(
    ({ id, outcome }) => outcome !== "pass" && outcome !== "info" && /^(?!core|auth|[^/]*\/crash\/)/.test(id),
  );
  expect(untried.map(({ id }) => id)).toEqual([]);
}, 120_000);
