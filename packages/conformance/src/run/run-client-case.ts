import type { ClientCase } from "../client-case.ts";
import { Stage, type StageOptions } from "../stage/stage.ts";
import { CouldNotRun, NotApplicable, ViolationError, type Violation } from "../verdict.ts";
import type { CaseResult, Outcome } from "./result.ts";

interface Ending {
  readonly outcome: Outcome;
  readonly violation?: Violation;
  readonly reason?: string;
}

function toEnding(fault: unknown): Ending {
  if (fault instanceof ViolationError) return { outcome: "fail", violation: fault.violation };
  if (fault instanceof NotApplicable) return { outcome: "not-applicable", reason: fault.message };
  if (fault instanceof CouldNotRun) return { outcome: "could-not-run", reason: fault.message };
  return {
    outcome: "harness-error",
    reason: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  };
}

function toPassed({ warnings, framesJudged }: Stage): Ending {
  // A driver that does nothing must not look like a client that keeps every rule.
  if (framesJudged === 0)
    return { outcome: "harness-error", reason: "the case passed without a frame of the client" };
  return { outcome: warnings.length > 0 ? "warn" : "pass" };
}

async function attempt({ run }: ClientCase, stage: Stage): Promise<Ending> {
  try {
    await stage.open();
    await run(stage);
    stage.settle();
    return toPassed(stage);
  } catch (fault) {
    return toEnding(fault);
  }
}

/** Runs one case with a driver and a server of its own. Never rejects. */
export async function runClientCase(subject: ClientCase, options: StageOptions): Promise<CaseResult> {
  const { id, title, phase, requirements } = subject;
  const startedAt = performance.now();
  const stage = new Stage(options);
  const ending = await attempt(subject, stage);
  // Before the driver is ended: how the suite takes its leave says nothing of what went wrong.
  const trace = [...stage.trace.entries()];
  await stage.release();
  const { warnings, framesJudged } = stage;
  const durationMs = Math.round(performance.now() - startedAt);
  return { id, title, phase, requirements, ...ending, warnings, durationMs, framesJudged, trace };
}
