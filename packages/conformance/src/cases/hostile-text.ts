import type { CaseContext } from "../context.ts";
import { findBroken } from "../schema/find-broken.ts";
import { isObject, pointer, replaceAt, type JsonObject } from "../schema/json-schema.ts";
import type { Place } from "../subject/subject.ts";

/** Stands in a frame for a piece of JSON text that `JSON.stringify` would never write. */
const BLANK = "conformance-blank-7d1f";

/** A place that takes any object if there is one: there, hostile data breaks one rule only. */
export function preferOpenPlace(context: CaseContext): Place {
  return context.subject.places.find(({ isOpen }) => isOpen) ?? context.place();
}

/** Text of a frame in which `make` gets a value to put where the raw piece of JSON shall stand. */
export function toHostileText(make: (blank: string) => unknown, piece: string): string {
  return JSON.stringify(make(BLANK)).replaceAll(`"${BLANK}"`, () => piece);
}

/** Where data has a text that may be another one: pointers to strings that their schema leaves free. */
function freeStrings(value: unknown, at: string): readonly string[] {
  if (typeof value === "string") return [at];
  if (Array.isArray(value)) return value.flatMap((item, index) => freeStrings(item, pointer(at, index)));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, member]) => freeStrings(member, pointer(at, name)));
  return [];
}

/** The same data with another text in it, and where; undefined when the schema has no room for that text. */
export function withText(
  { schema }: Place,
  data: JsonObject,
  text: string,
): { readonly data: JsonObject; readonly at: string } | undefined {
  for (const at of freeStrings(data, "")) {
    const changed = replaceAt(data, at, text);
    if (findBroken(schema, changed).length === 0) return { data: changed as JsonObject, at };
  }
  return undefined;
}

/** An object nested so that a frame with it as `data` has the given depth; the envelope is depth 1, `data` depth 2. */
export function nestedData(depth: number): string {
  return `{"a":${"[".repeat(depth - 2)}${"]".repeat(depth - 2)}}`;
}

/** Values in a publish beside its `data`: the envelope and its four other members. */
const VALUES_BESIDE_DATA = 5;

/** One of each kind, in the fewest characters. */
const SMALLEST = ["0", "null", "true", '""', "[]", "{}", "false"];

/** Data so that a publish without `key` holds exactly the given number of values, of every kind. */
export function crowdedData(values: number): string {
  const length = values - VALUES_BESIDE_DATA - 2;
  return `{"a":[${Array.from({ length }, (_, index) => SMALLEST[index % SMALLEST.length]).join(",")}]}`;
}
