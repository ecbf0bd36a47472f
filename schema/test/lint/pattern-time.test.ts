import { describe, expect, test } from "vitest";
import { FORMATS } from "../../toolkit/index.ts";
import { findPatternFault } from "../../toolkit/lint/find-pattern-fault.ts";

/** The longest text that a frame can bring. */
const LENGTH = 64 * 1024;
/** Bound for one try, several times what was measured, for machines that are slow and loaded. */
const MAX_MS = 10;

const PATTERNS = [
  "^[a-z]+$",
  "^[A-Z]-[0-9]{1,6}$",
  "^(?:/(?:[^~/]|~0|~1)*)*$",
  "^[a-z]+@[a-z]+\\.[a-z]+$",
  "^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$",
  "^(?:[0-9]{1,9},)*[0-9]{1,9}$",
  "^(?:a|b|c)*d$",
  "^\\p{L}[\\p{L}\\p{N} ]*$",
  "^[^\\n]*$",
  "^(?:ab|cd)*(?:e|f)?$",
  "^[a-z]{0,30}-[a-z]{0,30}$",
  "^(?:[a-z]{1,8}-)*[a-z]{1,8}$",
  "^(?:(?:\\+|00)[0-9]{1,3})?[0-9]{6,14}$",
];

/** Texts that go far and then fail: one character or a few over and over, with a character at the end that fits nowhere. */
function toHardTexts(source: string): readonly string[] {
  const literals = Array.from(new Set(source.replace(/\\[a-zA-Z]|[\^$()[\]{}?*+|\\]/gu, "")));
  const units = [...literals, "a", "0", "aa-", "a.", "ab", "a@a.", "1,", "/~0", "cd", "é", "A-0", "%20"];
  return units.flatMap((unit) => {
    const body = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH - 1);
    return [`${body}\u0000`, body, `\u0000${body}`];
  });
}

/** Processor time of one try in ms: the least of several, since the machine may be busy with something else. */
function measure(pattern: RegExp, text: string): number {
  let least = Infinity;
  for (let round = 0; round < 5 && least > MAX_MS / 10; round++) {
    const before = process.cpuUsage();
    pattern.test(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function findWorst(pattern: RegExp): number {
  return Math.max(...toHardTexts(pattern.source).map((text) => measure(pattern, text)));
}

describe("an accepted pattern on the longest text takes less than 10 ms", () => {
  test.each(PATTERNS)("%s", (source) => {
    expect(findPatternFault(source)).toBeUndefined();
    expect(findWorst(new RegExp(source, "u"))).toBeLessThan(MAX_MS);
  });

  test.each([...FORMATS])("format %s", (_name, pattern) => {
    expect(findWorst(pattern)).toBeLessThan(MAX_MS);
  });

  test("and the measure would find one that is slow", () => {
    expect(findPatternFault("^a*a*$")).toBeDefined();
    // A quarter of the length is enough: its time grows with the square.
    const text = `${"a".repeat(LENGTH / 4)}\u0000`;
    expect(measure(/^a*a*$/u, text)).toBeGreaterThan(MAX_MS);
  });
});
