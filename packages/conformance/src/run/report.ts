import { clientExclusions, exclusions } from "../exclusions.ts";
import { requirements as allRequirements, type Requirement } from "../generated/requirements.ts";
import type { ConstraintCoverage } from "./coverage.ts";
import { hasPassed, hasRun, outcomes, type CaseResult, type Outcome } from "./result.ts";

/** Who is judged. */
export type Side = "server" | "client";

/** How a rule fared: what the cases that try it came to. */
export interface RequirementResult extends Requirement {
  readonly status: "kept" | "broken" | "not tried";
  readonly cases: readonly string[];
  /** Why no case tries it, where that is written down. */
  readonly exclusion?: string;
}

/** Everything that a run found. */
export interface Report {
  readonly suite: { readonly name: string; readonly version: string };
  /** Which side was judged. */
  readonly kind: Side;
  /** What was judged: the address of a server, or the command of the driver of a client. */
  readonly target: string;
  /** False in a report that was written while the run went on, or when it was interrupted. */
  readonly isComplete: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly seed: string;
  /** Why the server could not be reached at all. */
  readonly unreachable?: string;
  /** What it calls itself. */
  readonly implementation?: { readonly name: string; readonly version: string };
  readonly features: readonly string[];
  /** Entries of the list of known failures that fit no case of this run. */
  readonly staleKnownFailures: readonly string[];
  /** Whether broken SHOULDs count like broken MUSTs. */
  readonly isStrict: boolean;
  readonly totals: Readonly<Record<Outcome, number>>;
  readonly framesJudged: number;
  /** Of a server only. */
  readonly coverage?: ConstraintCoverage;
  readonly requirements: readonly RequirementResult[];
  readonly cases: readonly CaseResult[];
}

/** Counts results by outcome. */
export function countOutcomes(results: readonly CaseResult[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome): number => results.filter((each) => each.outcome === outcome).length;
  return Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Record<Outcome, number>;
}

function statusOf(tried: readonly CaseResult[], id: string): RequirementResult["status"] {
  // A case names several rules and breaks one: the others it has merely not shown to be kept.
  if (tried.some(({ violation }) => violation?.requirement === id)) return "broken";
  return tried.some(hasPassed) ? "kept" : "not tried";
}

/** Sums up how each rule for the judged side fared. */
export function toRequirementResults(
  results: readonly CaseResult[],
  kind: Side,
): readonly RequirementResult[] {
  const foreign = kind === "server" ? "C" : "S";
  const excluded = kind === "server" ? exclusions : clientExclusions;
  const own = allRequirements.filter(({ side }) => side !== foreign);
  return own.map((requirement) => {
    const { id } = requirement;
    const tried = results
      .filter(hasRun)
      .filter((each) => each.requirements.includes(id) || each.violation?.requirement === id);
    const exclusion = excluded.find((each) => each.requirement === id);
    return {
      ...requirement,
      status: statusOf(tried, id),
      cases: tried.map((each) => each.id),
      ...(exclusion === undefined ? {} : { exclusion: exclusion.reason }),
    };
  });
}

/**
 * How the command ends: 0 conformant, 1 a rule is broken or the list of known failures is out of date, 3 incomplete, 4 a
 * fault of the suite itself.
 */
export function toExitCode({
  unreachable,
  totals,
  cases,
  staleKnownFailures,
  isStrict,
}: Report): 0 | 1 | 3 | 4 {
  if (totals["harness-error"] > 0) return 4;
  if (totals.fail > 0 || totals["unexpected-pass"] > 0 || staleKnownFailures.length > 0) return 1;
  if (isStrict && totals.warn > 0) return 1;
  if (unreachable !== undefined || totals["could-not-run"] > 0 || !cases.some(hasRun)) return 3;
  return 0;
}
