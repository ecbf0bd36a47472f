import { toExitCode, type Report } from "../run/report.ts";
import { hasRun } from "../run/result.ts";

/** What a run came to, in one word and with its numbers. */
export interface VerdictText {
  readonly word: "conformant" | "not conformant" | "incomplete" | "undecided" | "running";
  /** How many checks ran, and of how many MUSTs. */
  readonly ran: number;
  readonly mustsTried: number;
  readonly musts: number;
  readonly failed: number;
}

const WORDS = { 0: "conformant", 1: "not conformant", 3: "incomplete", 4: "undecided" } as const;

/** Sums a report up. */
export function toVerdictText(report: Report): VerdictText {
  const { cases, requirements, totals, isComplete } = report;
  const musts = requirements.filter(({ level }) => level === "MUST");
  const failed = totals.fail + totals["unexpected-pass"];
  return {
    word: isComplete || failed > 0 ? WORDS[toExitCode(report)] : "running",
    ran: cases.filter(hasRun).length,
    mustsTried: musts.filter(({ status }) => status !== "not tried").length,
    musts: musts.length,
    failed,
  };
}

/** A broken rule, and where to begin. */
export interface BrokenRule {
  readonly requirement: string;
  /** How many checks found it broken. */
  readonly count: number;
  /** The check that shows it with the fewest frames, of those that are about it where there are any. */
  readonly begin: string;
}

/** The rules that were found broken, the one that most checks found first: one fault shows in many places. */
export function listBrokenRules({ cases, requirements }: Report): readonly BrokenRule[] {
  const found = requirements.flatMap(({ id }) => {
    const broken = cases.filter(
      ({ outcome, violation }) => outcome === "fail" && violation?.requirement === id,
    );
    const about = broken.filter((each) => each.requirements.includes(id));
    const [begin] = (about.length > 0 ? about : broken).toSorted((a, b) => a.trace.length - b.trace.length);
    return begin === undefined ? [] : [{ requirement: id, count: broken.length, begin: begin.id }];
  });
  return found.toSorted((a, b) => b.count - a.count);
}
