import type { Case, Phase } from "../case.ts";
import type { Violation } from "../verdict.ts";
import type { TraceEntry } from "../wire/trace.ts";

/**
 * What became of a case. warn: it passed, but a SHOULD is not kept. over-budget: it would take longer than the run may.
 * harness-error: the suite itself is at fault.
 */
export type Outcome =
  | "pass"
  | "warn"
  | "fail"
  | "not-applicable"
  | "could-not-run"
  | "over-budget"
  | "harness-error";

/** All outcomes, the good ones first. */
export const outcomes: readonly Outcome[] = [
  "pass",
  "warn",
  "fail",
  "not-applicable",
  "could-not-run",
  "over-budget",
  "harness-error",
];

/** What became of one case, and how it came to that. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly requirements: readonly string[];
  readonly outcome: Outcome;
  /** The broken rule of a failed case. */
  readonly violation?: Violation;
  /** Rules with SHOULD that are not kept. */
  readonly warnings: readonly Violation[];
  /** Why it did not run, or what went wrong inside the suite. */
  readonly reason?: string;
  readonly durationMs: number;
  /** Frames of the server that were judged and found right. */
  readonly framesJudged: number;
  readonly trace: readonly TraceEntry[];
}

/** Whether a case was tried to its end. */
export function hasRun({ outcome }: CaseResult): boolean {
  return outcome === "pass" || outcome === "warn" || outcome === "fail";
}

/** The result of a case that was not tried. */
export function toUntried(
  { id, title, phase, requirements }: Case,
  outcome: Extract<Outcome, "not-applicable" | "could-not-run" | "over-budget">,
  reason: string,
): CaseResult {
  return {
    id,
    title,
    phase,
    requirements,
    outcome,
    reason,
    warnings: [],
    durationMs: 0,
    framesJudged: 0,
    trace: [],
  };
}
