import { hasType, isObject, typesOf, type JsonObject, type Schema } from "./json-schema.ts";
import { createPatternStrings } from "./pattern-strings.ts";
import type { Random } from "./random.ts";
import { sampleValue } from "./sample-value.ts";
import { EXTRA_MEMBER } from "./visit-schema.ts";

/** A value at the edge of what a keyword allows. Which side it lies on shows when it is judged. */
export interface Edge {
  readonly keyword: string;
  readonly value: unknown;
  /** What is special about it, in words. */
  readonly what: string;
}

/** What edges are made from: a valid value, and the document in which references are looked up. */
export interface Ground {
  readonly base: unknown;
  readonly root: Schema;
  readonly random: Random;
}

/** One value of each type of JSON, and the numbers and strings that are nearly of another. */
const EACH_TYPE: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a boolean", true],
  ["a number", 1],
  ["a fraction", 1.5],
  ["a string", "1"],
  ["a list", []],
  ["an object", {}],
];

function ofType(schema: JsonObject): readonly Edge[] {
  const types = typesOf(schema) ?? [];
  return EACH_TYPE.filter(([, value]) => !types.some((type) => hasType(value, type))).map(
    ([what, value]) => ({
      keyword: "type",
      value,
      what: `${what} where ${types.join(" or ")} belongs`,
    }),
  );
}

/** Strings of an exact length: plain ones, and ones that a reader gets wrong who counts bytes or units of UTF-16. */
function ofExactLength(length: number, { pattern }: JsonObject, { random }: Ground): readonly string[] {
  if (typeof pattern !== "string") return ["x", "\u{1f375}", "é"].map((filler) => filler.repeat(length));
  const strings = createPatternStrings(pattern, { least: length, most: length }, random);
  return strings === undefined ? ["x".repeat(length)] : [strings.longest];
}

function ofLength(
  keyword: "minLength" | "maxLength",
  bound: number,
  schema: JsonObject,
  ground: Ground,
): readonly Edge[] {
  const lengths = keyword === "minLength" ? [bound, bound - 1] : [bound, bound + 1];
  return lengths
    .filter((length) => length >= 0)
    .flatMap((length) =>
      ofExactLength(length, schema, ground).map((value) => ({
        keyword,
        value,
        what: `${length} characters such as ${value.slice(0, 2)}`,
      })),
    );
}

function ofPattern(source: string, schema: JsonObject, { random }: Ground): readonly Edge[] {
  const least = Number(schema["minLength"] ?? 0);
  const most = Number(schema["maxLength"] ?? Number.POSITIVE_INFINITY);
  const strings = createPatternStrings(source, { least, most }, random);
  if (strings === undefined) return [{ keyword: "pattern", value: "\u0000", what: "a NUL" }];
  const { shortest, handy, longest } = strings;
  const last = longest.at(-1) ?? "x";
  const texts: readonly (readonly [string, string])[] = [
    ["the shortest that matches", shortest],
    ["the longest that matches", longest],
    ["one character too long", longest + last],
    ["one character too short", shortest.slice(0, -1)],
    ["a line feed at the end", `${handy}\n`],
    ["a space at the start", ` ${handy}`],
    ["a letter that is not ASCII", `${handy.slice(0, -1)}é`],
    ["upper case", handy.toUpperCase()],
    ["a NUL at the end", `${handy.slice(0, -1)}\u0000`],
  ];
  return texts.map(([what, value]) => ({ keyword: "pattern", value, what }));
}

function ofNumber(keyword: string, bound: number, schema: JsonObject): readonly Edge[] {
  const isWhole = typesOf(schema)?.includes("number") !== true;
  const unit = Number(schema["multipleOf"] ?? (isWhole ? 1 : 0.5));
  const numbers = [bound, bound - unit, bound + unit].filter(Number.isFinite);
  return numbers.map((value) => ({
    keyword,
    value,
    what: value === bound ? `exactly ${bound}` : `${value}, beside ${bound}`,
  }));
}

function ofCount(keyword: string, bound: number, make: (count: number) => unknown): readonly Edge[] {
  const counts = keyword.startsWith("min") ? [bound, bound - 1] : [bound, bound + 1];
  return counts
    .filter((count) => count >= 0 && count <= 20_000)
    .map((count) => ({ keyword, value: make(count), what: `${count} of them` }));
}

function sampleOf(schema: Schema, { root, random }: Ground): unknown {
  return sampleValue(schema, random, { members: "few" }, root)?.value ?? null;
}

function listOf(schema: JsonObject, ground: Ground, count: number): readonly unknown[] {
  const items = (schema["items"] ?? true) as Schema;
  const present: readonly unknown[] = Array.isArray(ground.base) ? ground.base : [];
  return Array.from({ length: count }, (_, index) =>
    index < present.length ? present[index] : typeof items === "boolean" ? index : sampleOf(items, ground),
  );
}

function objectOf(schema: JsonObject, ground: Ground, count: number): JsonObject {
  const members = Object.entries(isObject(ground.base) ? ground.base : {});
  const properties = isObject(schema["properties"])
    ? (schema["properties"] as Readonly<Record<string, Schema>>)
    : {};
  const required = (schema["required"] ?? []) as readonly string[];
  const spare = Object.keys(properties).filter((name) => !members.some(([known]) => known === name));
  const kept = [
    ...members.filter(([name]) => required.includes(name)),
    ...members.filter(([name]) => !required.includes(name)),
  ].slice(0, count);
  for (const name of spare) {
    if (kept.length < count) kept.push([name, sampleOf(properties[name] ?? true, ground)]);
  }
  const additional = isObject(schema["additionalProperties"]) ? schema["additionalProperties"] : true;
  for (let extra = 1; kept.length < count; extra++) {
    kept.push([`${EXTRA_MEMBER}${extra}`, sampleOf(additional, ground)]);
  }
  return Object.fromEntries(kept);
}

function withoutMember(base: unknown, name: string): JsonObject {
  return Object.fromEntries(Object.entries(isObject(base) ? base : {}).filter(([member]) => member !== name));
}

function ofObject(keyword: string, operand: unknown, base: unknown): readonly Edge[] {
  if (!isObject(base)) return [];
  switch (keyword) {
    case "required":
      return (operand as readonly string[]).map((name) => ({
        keyword,
        value: withoutMember(base, name),
        what: `the lack of ${JSON.stringify(name)}`,
      }));
    case "additionalProperties":
      if (operand !== false) return [];
      return [EXTRA_MEMBER, "constructor", "a/b~c", ""].flatMap((name) =>
        // Beside all the others and, where they leave no room for one more, in their place.
        [{ ...base, [name]: 1 }, { [name]: 1 }].map((value) => ({
          keyword,
          value,
          what: `with the member ${JSON.stringify(name)}`,
        })),
      );
    case "propertyNames":
      return ["", "a b", "\u{1f375}", "x".repeat(300)].map((name) => ({
        keyword,
        value: { ...base, [name]: 1 },
        what: `with the member ${JSON.stringify(name.slice(0, 12))}`,
      }));
    default:
      return [];
  }
}

function ofKeyword(keyword: string, operand: unknown, schema: JsonObject, ground: Ground): readonly Edge[] {
  const { base } = ground;
  switch (keyword) {
    case "type":
      return ofType(schema);
    case "minLength":
    case "maxLength":
      return ofLength(keyword, Number(operand), schema, ground);
    case "pattern":
      return ofPattern(String(operand), schema, ground);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return ofNumber(keyword, Number(operand), schema);
    case "multipleOf":
      return [0, Number(operand), Number(operand) * 1.5].map((value) => ({
        keyword,
        value,
        what: String(value),
      }));
    case "minItems":
    case "maxItems":
      return ofCount(keyword, Number(operand), (count) => listOf(schema, ground, count));
    case "uniqueItems":
      return Array.isArray(base) && base.length > 0
        ? [{ keyword, value: [base[0], base[0]], what: "an item twice" }]
        : [];
    case "minProperties":
    case "maxProperties":
      return isObject(base)
        ? ofCount(keyword, Number(operand), (count) => objectOf(schema, ground, count))
        : [];
    case "const":
    case "enum": {
      const values = (keyword === "enum" ? operand : [operand]) as readonly unknown[];
      return [...values, "none of these", null].map((value) => ({
        keyword,
        value,
        what: JSON.stringify(value),
      }));
    }
    case "anyOf":
    case "oneOf":
    case "not":
      return EACH_TYPE.map(([what, value]) => ({ keyword, value, what }));
    default:
      return ofObject(keyword, operand, base);
  }
}

/** Values at the edges of every keyword of one schema, made by changing its ground a little. */
export function listEdges(schema: Schema, ground: Ground): readonly Edge[] {
  if (typeof schema === "boolean")
    return schema ? [] : [{ keyword: "false schema", value: 1, what: "anything at all" }];
  return Object.entries(schema).flatMap(([keyword, operand]) => ofKeyword(keyword, operand, schema, ground));
}
