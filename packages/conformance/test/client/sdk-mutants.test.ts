import { expect, test } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { runClient } from "../../src/index.ts";
import { sdkMutants } from "./sdk-mutants.ts";
import { copyWithFault } from "./start-mutant.ts";

/** Every so many of them: each costs the start of two processes. */
const every = atDepth({ sample: 9, more: 3, full: 1 });
const chosen = sdkMutants.filter((_, index) => index % every === 0);

test("there are enough mutants, each with a name of its own and a case that must notice", () => {
  expect(new Set(sdkMutants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(15);
  expect(sdkMutants.filter(({ kills }) => Object.keys(kills).length === 0)).toEqual([]);
});

test.for(chosen)("an SDK that $name is found out", { timeout: 180_000 }, async (mutant) => {
  await using driver = await copyWithFault(mutant);
  const only = Object.keys(mutant.kills);
  const report = await runClient({ command: driver.command, only, concurrency: 2, deadlineMs: 5_000 });
  expect(report.unreachable).toBeUndefined();
  const broken = report.cases.filter(({ outcome }) => outcome === "fail");
  expect(Object.fromEntries(broken.map(({ id, violation }) => [id, violation?.requirement]))).toEqual(
    mutant.kills,
  );
});
