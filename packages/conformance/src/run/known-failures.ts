import { hasPassed, type CaseResult } from "./result.ts";
import { toMatcher } from "./select-cases.ts";

/** What an implementer says of their own server: these cases fail, and we know it. */
export interface KnownFailures {
  /** The result, renamed where the list names its case. */
  judge(result: CaseResult): CaseResult;
  /** Entries that no judged case fits. */
  readonly stale: readonly string[];
}

/** Takes in a list of patterns of ids, in which `*` stands for anything. */
export function createKnownFailures(patterns: readonly string[]): KnownFailures {
  const entries = patterns.map((pattern) => ({ pattern, matches: toMatcher(pattern), isUsed: false }));
  return {
    judge(result) {
      const fitting = entries.filter(({ matches }) => matches(result.id));
      for (const entry of fitting) entry.isUsed = true;
      if (fitting.length === 0) return result;
      if (result.outcome === "fail") return { ...result, outcome: "known-fail" };
      return hasPassed(result) ? { ...result, outcome: "unexpected-pass" } : result;
    },
    get stale() {
      return entries.filter(({ isUsed }) => !isUsed).map(({ pattern }) => pattern);
    },
  };
}

/** Entries of a file: one pattern a line; what follows a `#` is a comment. */
export function parseKnownFailures(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim())
    .filter((line) => line !== "");
}
