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
