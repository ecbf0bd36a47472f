import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as rules from "../src/generated/frame-rules.ts";
import type { Rule } from "../src/rules.ts";
import * as validators from "./generated/validators.ts";

const folder = new URL("../../../schema/examples/server/", import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), "utf8"));
const types = readdirSync(folder).flatMap((file) =>
  file.endsWith(".valid.json") ? [file.slice(0, -".valid.json".length)] : [],
);

interface Invalid {
  readonly breaks: string;
  readonly keyword: string;
  readonly at: string;
  readonly frame: Readonly<Record<string, unknown>>;
}

/** The same frames, judged by validators that Ajv compiled from the same schemas. */
const compiled: Readonly<Record<string, (frame: unknown) => readonly unknown[] | undefined>> = {
  welcome: validators.checkWelcome,
  ok: validators.checkOk,
  error: validators.checkErrorFrame,
  subscribed: validators.checkSubscribed,
  unsubscribed: validators.checkUnsubscribed,
  message: validators.checkMessage,
  signal: validators.checkServerSignal,
  page: validators.checkPage,
  members: validators.checkServerMembers,
  presence: validators.checkServerPresence,
  result: validators.checkResult,
  reauthenticate: validators.checkReauthenticate,
  rebase: validators.checkRebase,
  drain: validators.checkDrain,
  ping: validators.checkServerPing,
};

const toRule = (type: string): Rule => (rules as Readonly<Record<string, Rule>>)[type] as Rule;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a value. */
function toPlaces(value: Json, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([name, each]) => toPlaces(each, [...place, name]))];
}

/** The value with another one at a place, or none. */
function replaceAt(value: Json, [name, ...rest]: readonly string[], by: Json | undefined): Json | undefined {
  if (name === undefined) return by;
  const copy = structuredClone(value) as { [name: string]: Json };
  const member = replaceAt(copy[name] as Json, rest, by);
  if (member === undefined) delete copy[name];
  else copy[name] = member;
  return Array.isArray(value) ? (Object.values(copy) as Json) : copy;
}

const anyReplacement: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(
    undefined,
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    "",
    "x",
    "gap",
    "full",
    "x".repeat(201),
    "𝒳".repeat(200),
    "/a~1b",
    "~2",
    [],
    ["a", "a"],
    {},
    { epoch: "e", offset: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

describe("frame rules", () => {
  it("cover every frame of the server", () => {
    expect(types.toSorted()).toEqual(Object.keys(compiled).toSorted());
    expect(Object.keys(rules).toSorted()).toEqual(types.toSorted());
  });

  it.each(types)("take every valid example of %s, also with a member that is not known yet", (type) => {
    for (const frame of read(`${type}.valid.json`) as readonly object[]) {
      expect(toRule(type)(frame, "")).toBeUndefined();
      expect(toRule(type)({ ...frame, fromTheFuture: 1 }, "")).toBeUndefined();
    }
  });

  it.each(types)("find the place of every invalid example of %s", (type) => {
    for (const { breaks, keyword, at, frame } of read(`${type}.invalid.json`) as readonly Invalid[]) {
      const { keyword: found, at: place } = toRule(type)(frame, "") ?? {};
      // To a reader, members that the schema does not name are no fault (PROTOCOL [CLI-1]).
      const expected = keyword === "additionalProperties" ? [undefined, undefined] : [keyword, at];
      expect([found, place], breaks).toEqual(expected);
    }
  });

  it.each(types)("agree on %s with the validators that Ajv compiles", (type) => {
    const examples = read(`${type}.valid.json`) as readonly Json[];
    const anyChanged = fc
      .constantFrom(...examples)
      .chain((frame) => fc.tuple(fc.constant(frame), fc.constantFrom(...toPlaces(frame)), anyReplacement))
      .map(([frame, place, by]) => replaceAt(frame, place, by) ?? null);
    const check = fc.property(anyChanged, (frame) => {
      const isValid = compiled[type]?.(frame) === undefined;
      expect(toRule(type)(frame, "") === undefined, JSON.stringify(frame)).toBe(isValid);
    });
    fc.assert(check, { numRuns: 1000 });
  });
});
