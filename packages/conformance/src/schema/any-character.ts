import * as fc from "fast-check";

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;
const MOST = 0x10ffff - SURROGATES;

function toCharacter(number: number): string {
  return String.fromCodePoint(number < FIRST_SURROGATE ? number : number + SURROGATES);
}

function toNumber(character: unknown): number {
  const code = typeof character === "string" ? character.codePointAt(0) : undefined;
  if (code === undefined || character !== String.fromCodePoint(code) || !character.isWellFormed())
    throw new TypeError("only a single character has a number");
  return code < FIRST_SURROGATE ? code : code - SURROGATES;
}

/**
 * Every character that is no half of a pair, each as often: what fast-check calls the unit `binary`, value for value. That
 * one fills a table of a million characters when the first string is asked for, which holds up a run for a second or two.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: MOST }).map(toCharacter, toNumber);
