import type { Report } from "../run/report.ts";

/** Constraints that were not tried on both sides for the same reason. */
export interface UntriedGroup {
  readonly reason: string;
  /** Each as `<schema>#<constraint> <side>`. */
  readonly names: readonly string[];
}

/** The constraints that a run did not try on both sides, by reason, the most frequent reason first. */
export function groupUntried({ coverage }: Report): readonly UntriedGroup[] {
  const groups = new Map<string, string[]>();
  for (const { constraint, side, reason } of coverage?.untried ?? []) {
    const names = groups.get(reason) ?? [];
    groups.set(reason, names);
    names.push(`${constraint} ${side}`);
  }
  return [...groups]
    .map(([reason, names]) => ({ reason, names }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

/** The first names of a group, and how many more there are. */
export function shortenNames(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
