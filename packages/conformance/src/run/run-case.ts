import type { Case } from "../case.ts";
import { CaseContext, type ContextOptions } from "../context.ts";
import type { Findings } from "../findings.ts";
import { FindingError, type Finding } from "../script/finding.ts";
import { CouldNotRun, NotApplicable, ViolationError, type Violation } from "../verdict.ts";
import { NoUpgrade } from "../wire/open-socket.ts";
import type { CaseResult, Outcome } from "./result.ts";

/** What a case adds to its name in a result. */
interface Ending {
  readonly outcome: Outcome;
  readonly violation?: Violation;
  readonly reason?: string;
  readonly finding?: Finding;
}

/** HTTP statuses by which a server says that it has no room, not that it is broken. */
const NO_ROOM: ReadonlySet<number> = new Set([429, 503]);

function fromNoUpgrade({ requirements }: Case, { message, status }: NoUpgrade): Ending {
  if (status !== undefined && NO_ROOM.has(status)) {
    return { outcome: "could-not-run", reason: `${message}; try --concurrency 1` };
  }
  // The server was there when the run began. That it is not now is a finding: what the case sent may have brought it down.
  const requirement = requirements[0] ?? "FR-5";
  return {
    outcome: "fail",
    violation: { requirement, expected: "the server to take connections", actual: message },
  };
}

function toEnding(subject: Case, fault: unknown): Ending {
  if (fault instanceof FindingError)
    return { outcome: "fail", violation: fault.violation, finding: fault.finding };
  if (fault instanceof ViolationError) return { outcome: "fail", violation: fault.violation };
  if (fault instanceof NotApplicable) return { outcome: "not-applicable", reason: fault.message };
  if (fault instanceof CouldNotRun) return { outcome: "could-not-run", reason: fault.message };
  if (fault instanceof NoUpgrade) return fromNoUpgrade(subject, fault);
  const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return { outcome: "harness-error", reason };
}

function toPassed({ findings }: CaseContext): Ending {
  if (findings.welcomes === 0) {
    return { outcome: "harness-error", reason: "the case passed without a welcome, so it has shown nothing" };
  }
  if (findings.warnings.length > 0) return { outcome: "warn" };
  return { outcome: findings.remarks.length > 0 ? "info" : "pass" };
}

async function attempt(subject: Case, context: CaseContext): Promise<Ending> {
  try {
    await subject.run(context);
    await context.settle();
    return toPassed(context);
  } catch (fault) {
    // A rule that was found broken on the way counts more than the reason for which the case ended.
    const violation = context.violation;
    const isViolated = fault instanceof ViolationError || violation === undefined;
    return isViolated ? toEnding(subject, fault) : { outcome: "fail", violation };
  }
}

/** What a case gave: its result, and the schema constraints that it tried, or had a value for that could not be sent. */
export interface RanCase extends Pick<Findings, "covered" | "passedOver"> {
  readonly result: CaseResult;
}

/** Runs one case from its first connection to the end of its last. Never rejects. */
export async function runCase(subject: Case, options: Omit<ContextOptions, "caseId">): Promise<RanCase> {
  const { id, title, phase, requirements } = subject;
  const context = new CaseContext({ ...options, caseId: id });
  const startedAt = performance.now();
  const ending = await attempt(subject, context);
  // Before the connections are ended: how the suite takes its leave says nothing of what went wrong.
  const trace = [...context.trace.entries()];
  await context.release();
  const { warnings, remarks, runs, runsLeft, framesJudged, covered, passedOver } = context.findings;
  const durationMs = Math.round(performance.now() - startedAt);
  const more = {
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(runs === 0 ? {} : { runs }),
    ...(runsLeft === 0 ? {} : { runsLeft }),
  };
  const result = {
    id,
    title,
    phase,
    requirements,
    ...ending,
    ...more,
    warnings,
    durationMs,
    framesJudged,
    trace,
  };
  return { result, covered, passedOver };
}
