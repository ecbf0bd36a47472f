import type { Case, Phase } from "../case.ts";
import type { Finding } from "../script/finding.ts";
import type { Violation } from "../verdict.ts";
import type { TraceEntry } from "../wire/trace.ts";

/**
 * What became of a case. warn: it passed, but a SHOULD is not kept. info: it passed, and something that the protocol
 * leaves open is worth knowing. known-fail: it failed, and the list of known failures names it. unexpected-pass: that
 * list names it, and it did not fail. over-budget: it would take longer than the run may. harness-error: the suite
 * itself is at fault.
 */
export type Outcome =
  | "pass"
  | "info"
  | "warn"
  | "fail"
  | "known-fail"
  | "unexpected-pass"
  | "not-applicable"
  | "could-not-run"
  | "over-budget"
  | "harness-error";

/** All outcomes, the good ones first. */
export const outcomes: readonly Outcome[] = [
  "pass",
  "info",
  "warn",
  "fail",
  "known-fail",
  "unexpected-pass",
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
  /** What the case learnt of choices that the protocol leaves to the server. */
  readonly remarks?: readonly string[];
  /** How many random inputs or scripts a random case tried. */
  readonly runs?: number;
  /** How many more it would have tried with more time. */
  readonly runsLeft?: number;
  /** What a failed random case came down to: the smallest script, and how often it failed. */
  readonly finding?: Finding;
  readonly durationMs: number;
  /** Frames of the server that were judged and found right. */
  readonly framesJudged: number;
  readonly trace: readonly TraceEntry[];
}

const RAN: ReadonlySet<Outcome> = new Set(["pass", "info", "warn", "fail", "known-fail", "unexpected-pass"]);

/** Whether a case was tried to its end. */
export function hasRun({ outcome }: CaseResult): boolean {
  return RAN.has(outcome);
}

/** Whether a case was tried and found no MUST broken. */
export function hasPassed({ outcome }: CaseResult): boolean {
  return outcome === "pass" || outcome === "info" || outcome === "warn" || outcome === "unexpected-pass";
}

/** The result of a case that was not tried. */
export function toUntried(
  { id, title, phase, requirements }: Pick<Case, "id" | "title" | "phase" | "requirements">,
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
