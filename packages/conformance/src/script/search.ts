import * as fc from "fast-check";
import type { CaseContext } from "../context.ts";
import type { Violation } from "../verdict.ts";
import { FindingError } from "./finding.ts";
import { minimise } from "./minimise.ts";
import { playScript } from "./play-script.ts";
import type { Script } from "./script.ts";

/** How often a script that failed is played again. */
const ATTEMPTS = 5;

/** Shrinking stops after so many plays or so much time, whichever is first. */
const EFFORT = { maxExecutions: 300, withinMs: 10_000 } as const;

/** What two failures have in common when they are of the same kind. */
function kindOf({ anomaly, requirement }: Violation): string {
  return anomaly ?? requirement;
}

async function playApart(context: CaseContext, script: Script): Promise<Violation | undefined> {
  const fork = context.fork();
  try {
    return await playScript(fork, script);
  } finally {
    await fork.release();
    context.absorb(fork);
  }
}

async function countFailures(context: CaseContext, script: Script): Promise<number> {
  let failures = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if ((await playApart(context, script)) !== undefined) failures++;
  }
  return failures;
}

/** Plays a failing script until it is small, and ends the case with what is left of it. */
async function reportFinding(context: CaseContext, script: Script, violation: Violation): Promise<never> {
  const failures = await countFailures(context, script);
  const small = await minimise(
    script,
    async (candidate) => {
      const found = await playApart(context, candidate);
      return found !== undefined && kindOf(found) === kindOf(violation);
    },
    EFFORT,
  );
  // Once more on the connections of the case itself, so that its trace shows the small script and nothing else.
  const last = await playScript(context, small.script);
  throw new FindingError(last ?? violation, {
    script: small.script,
    reproduced: { failures, attempts: ATTEMPTS },
    shrinking: {
      executions: small.executions,
      durationMs: small.durationMs,
      stepsBefore: script.steps.length,
      stepsAfter: small.script.steps.length,
    },
  });
}

/** How a search goes. */
export interface Search {
  /** Scripts that are played when nothing fails. */
  readonly runs: number;
  /** After which no further script is begun: as long as the run has for each random case when absent. */
  readonly withinMs?: number;
}

/**
 * Plays scripts of an arbitrary until one fails, and then finds the smallest that fails alike: throws a `FindingError`
 * with it. The seed of the run and the id of the case decide the scripts.
 */
export async function searchScripts(
  context: CaseContext,
  scripts: fc.Arbitrary<Script>,
  { runs, withinMs = context.searchMs }: Search,
): Promise<void> {
  const seed = context.random.below(0x3fff_ffff);
  const endsAt = performance.now() + withinMs;
  for (let run = 0; run < runs; run++) {
    if (run > 0 && performance.now() >= endsAt) return context.leaveRuns(runs - run);
    // One at a time: to make them all first would hold up every other case.
    const [script] = fc.sample(scripts, { seed: seed + run, numRuns: 1 });
    if (script === undefined) return;
    const violation = await playApart(context, script);
    context.countRun();
    if (violation !== undefined) await reportFinding(context, script, violation);
  }
}

/** Plays one script of a file: throws a `FindingError` when it fails, with the script as it is. */
export async function replayScript(context: CaseContext, script: Script): Promise<void> {
  const violation = await playScript(context, script);
  if (violation === undefined) return;
  const failures = await countFailures(context, script);
  const steps = script.steps.length;
  throw new FindingError(violation, {
    script,
    reproduced: { failures, attempts: ATTEMPTS },
    shrinking: { executions: 0, durationMs: 0, stepsBefore: steps, stepsAfter: steps },
  });
}
