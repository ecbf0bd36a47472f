import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../../src/schema/any-character.ts";

function sample(unit: fc.StringConstraints["unit"]): readonly string[] {
  const texts = fc.string({ maxLength: 24, size: "max", ...(unit !== undefined && { unit }) });
  return fc.sample(texts, { seed: 7, numRuns: 2_000 });
}

test("strings are those of fast-check's own unit, the dangerous ones among them", () => {
  const texts = sample(anyCharacter);
  expect(texts).toEqual(sample("binary"));
  expect(texts).toContain("__proto__");
  expect(texts.every((text) => text.isWellFormed())).toBe(true);
});

test("only a single whole character could have been made", () => {
  const given = ["a", "\0", "\uD7FF", "\uE000", "😀", "\u{10FFFF}", "", "ab", "\uD83D", "\uDE00", "a😀", 97];
  expect(given.filter((each) => anyCharacter.canShrinkWithoutContext(each))).toEqual(given.slice(0, 6));
});
