import * as fc from "fast-check";
import { anyCharacter } from "./any-character.ts";
import type { JsonObject } from "./json-schema.ts";
import { parsePattern, type PatternNode } from "./parse-pattern.ts";
import { createPatternStrings } from "./pattern-strings.ts";
import { createRandom } from "./random.ts";

/**
 * What strings and numbers look like. plain: short words and small numbers, easy to tell apart in a report. edges: every
 * length and every character that is allowed, the bounds more often than the rest.
 */
export type Look = "plain" | "edges";

/** Longest string that is made where the schema sets no bound. */
const UNBOUNDED_LENGTH = 64;
const PLAIN_LENGTH = 8;
const LETTERS: readonly string[] = Array.from("abcdefghijklmnopqrstuvwxyz");

function numberOf(schema: JsonObject, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === "number" ? value : otherwise;
}

function plainText(length: number): fc.Arbitrary<string> {
  const letters = fc.array(fc.constantFrom(...LETTERS), { minLength: length, maxLength: length });
  return fc.noBias(letters).map((each) => each.join(""));
}

/** Strings of all characters, NUL and astral ones among them. By default fast-check makes ten letters at most. */
function wildText(least: number, most: number): fc.Arbitrary<string> {
  const text = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.string({ minLength, maxLength, unit: anyCharacter, size: "max" });
  return fc.oneof(
    { weight: 4, arbitrary: text(least, Math.min(most, least + 24)) },
    { weight: 2, arbitrary: plainText(Math.min(most, Math.max(least, PLAIN_LENGTH))) },
    { weight: 1, arbitrary: text(least, least) },
    { weight: 1, arbitrary: text(most, most) },
    { weight: 1, arbitrary: text(least, most) },
  );
}

function fromPattern(node: PatternNode): fc.Arbitrary<string> {
  switch (node.kind) {
    case "characters":
      return fc.constantFrom(...node.sample);
    case "sequence":
      return fc.tuple(...node.nodes.map(fromPattern)).map((parts) => parts.join(""));
    case "choice":
      return fc.oneof(...node.nodes.map(fromPattern));
    case "repeat":
      return fc
        .array(fromPattern(node.node), { minLength: node.least, maxLength: node.most, size: "max" })
        .map((parts) => parts.join(""));
  }
}

function patternText(
  source: string,
  least: number,
  most: number,
  look: Look,
): fc.Arbitrary<string> | undefined {
  const node = parsePattern(source);
  const strings = createPatternStrings(source, { least, most }, createRandom(source));
  if (node === undefined || strings === undefined) return undefined;
  const pattern = new RegExp(source, "u");
  const fits = (text: string): boolean => {
    const length = Array.from(text).length;
    return length >= least && length <= most && pattern.test(text);
  };
  const varied = fc.nat({ max: 0x7fff_ffff }).map((seed) => {
    const made = createPatternStrings(source, { least, most }, createRandom(`${source} ${seed}`));
    return made?.handy ?? strings.handy;
  });
  if (look === "plain") return fc.noBias(varied);
  const wild = fromPattern(node).map((text) => (fits(text) ? text : strings.handy));
  return fc.oneof(
    { weight: 4, arbitrary: wild },
    { weight: 2, arbitrary: varied },
    { weight: 1, arbitrary: fc.constant(strings.shortest) },
    { weight: 1, arbitrary: fc.constant(strings.longest) },
  );
}

/** Strings within the lengths and the pattern of a schema. */
export function textArbitrary(schema: JsonObject, look: Look): fc.Arbitrary<string> {
  const least = numberOf(schema, "minLength", 0);
  const most = numberOf(schema, "maxLength", Math.max(least, UNBOUNDED_LENGTH));
  const { pattern } = schema;
  const matching =
    typeof pattern === "string"
      ? patternText(pattern, least, numberOf(schema, "maxLength", Infinity), look)
      : undefined;
  if (matching !== undefined) return matching;
  return look === "plain" ? plainText(Math.min(most, Math.max(least, PLAIN_LENGTH))) : wildText(least, most);
}

/** Numbers within the bounds of a schema. Integers stay where every reader keeps them exactly (PROTOCOL [FR-10]). */
export function numberArbitrary(schema: JsonObject, isInteger: boolean, look: Look): fc.Arbitrary<number> {
  const above = numberOf(schema, "exclusiveMinimum", Number.NEGATIVE_INFINITY);
  const under = numberOf(schema, "exclusiveMaximum", Number.POSITIVE_INFINITY);
  const least = Math.max(numberOf(schema, "minimum", Number.MIN_SAFE_INTEGER), above);
  const most = Math.min(numberOf(schema, "maximum", Number.MAX_SAFE_INTEGER), under);
  const unit = numberOf(schema, "multipleOf", 1);
  let first = Math.ceil(least / unit);
  let last = Math.floor(most / unit);
  if (first * unit <= above) first++;
  if (last * unit >= under) last--;
  const steps = first <= last ? wholeNumbers(first, last, look).map((count) => count * unit) : undefined;
  if (isInteger || "multipleOf" in schema || look === "plain") {
    if (steps !== undefined) return steps;
    if (isInteger) throw new TypeError("schema: no integer lies between its bounds");
  }
  const fractions = fc.double({
    min: least,
    max: most,
    minExcluded: least === above,
    maxExcluded: most === under,
    noNaN: true,
    noDefaultInfinity: true,
  });
  return steps === undefined ? fractions : fc.oneof(steps, fractions);
}

function wholeNumbers(first: number, last: number, look: Look): fc.Arbitrary<number> {
  if (look === "edges") {
    return fc.oneof(
      { weight: 2, arbitrary: fc.integer({ min: first, max: last }) },
      { weight: 1, arbitrary: fc.constantFrom(first, last) },
    );
  }
  const from = first <= 0 && last >= 0 && first < -1000 ? 0 : first;
  return fc.noBias(fc.integer({ min: from, max: Math.min(last, from + 1000) }));
}
