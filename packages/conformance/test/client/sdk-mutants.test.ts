import { expect, test } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { clientCases, runClient } from "../../src/index.ts";
import { sdkMutants } from "./sdk-mutants.ts";
import { sessionMutants } from "./session-mutants.ts";
import { copyWithFault } from "./start-mutant.ts";
import { toleranceMutants } from "./tolerance-mutants.ts";

/** Every so many of them: each costs the start of two processes. */
const every = atDepth({ sample: 15, more: 5, full: 1 });
const mutants = [...sdkMutants, ...toleranceMutants, ...sessionMutants];
const chosen = mutants.filter((_, index) => index % every === 0);

test("there are enough mutants, each with a name of its own and a case that must notice", () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.filter(({ kills }) => Object.keys(kills).length === 0)).toEqual([]);
});

/** Checks of clients that kill no mutant, and why. */
const UNKILLED: Readonly<Record<string, string>> = {
  "client/tolerance/one-byte-fragments":
    "fragments are put together by the WebSocket of the platform, below the SDK that is copied",
  "client/broken/members":
    "the driver uses no presence, so the type is unknown to the SDK in it, and ignored",
  "client/broken/presence":
    "the driver uses no presence, so the type is unknown to the SDK in it, and ignored",
};

test("every check of clients kills a mutant, or it is written down why not", () => {
  const killers = new Set(mutants.flatMap(({ kills }) => Object.keys(kills)));
  const idle = clientCases.map(({ id }) => id).filter((id) => !killers.has(id));
  expect(idle).toEqual(Object.keys(UNKILLED));
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
