/** Fewest single-character edits between two words. */
function distance(a: string, b: string): number {
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

/** `; did you mean NAME?` for the name that is near to what was written; nothing where none is. */
export function suggest(written: string, names: readonly string[]): string {
  const begins = names.find((name) => written.length > 1 && name.startsWith(written));
  const [nearest] = names.toSorted((a, b) => distance(a, written) - distance(b, written));
  const isNear = nearest !== undefined && distance(nearest, written) <= Math.max(1, nearest.length / 3);
  const found = begins ?? (isNear ? nearest : undefined);
  return found === undefined ? "" : `; did you mean ${found}?`;
}
