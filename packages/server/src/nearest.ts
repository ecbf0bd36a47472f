/** Fewest single-character edits between two words. */
export function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name that was most likely meant: one that begins with what was written, else the one with the fewest edits. */
export function findNearest(written: string, names: readonly string[]): string {
  const [nearest = ""] = names.toSorted((a, b) => countEdits(a, written) - countEdits(b, written));
  return names.find((name) => name.startsWith(written)) ?? nearest;
}
