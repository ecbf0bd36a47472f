import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBroken } from "../../src/schema/find-broken.ts";
import type { Schema } from "../../src/schema/json-schema.ts";
import { createPatternStrings } from "../../src/schema/pattern-strings.ts";
import { createRandom } from "../../src/schema/random.ts";
import { sampleValue } from "../../src/schema/sample-value.ts";

/** Schemas as contracts have them, made at random. */
const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      type: fc.constant("string"),
      minLength: fc.nat(5),
      maxLength: fc.integer({ min: 5, max: 20 }),
    }),
    fc.record({
      type: fc.constant("integer"),
      minimum: fc.integer({ min: -9, max: 0 }),
      maximum: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({
      type: fc.constant("number"),
      exclusiveMinimum: fc.constant(0),
      exclusiveMaximum: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ enum: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }) }),
    fc.constant({ type: ["boolean", "null"] }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      type: fc.constant("array"),
      items: tie("schema"),
      minItems: fc.nat(2),
      maxItems: fc.integer({ min: 2, max: 4 }),
    }),
    fc
      .record({
        properties: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("schema"), { maxKeys: 4 }),
        takes: fc.nat(4),
      })
      .map(({ properties, takes }) => ({
        type: "object",
        properties,
        required: Object.keys(properties).slice(0, takes),
        additionalProperties: false,
      })),
  ),
})).schema;

/** Written as text, since an object with a member `then` looks like a promise. */
const CONDITION = JSON.parse(
  '{ "if": { "properties": { "kind": { "const": "a" } } }, "then": { "required": ["extra"] } }',
) as object;

describe("sampleValue", () => {
  test("makes a valid value for schemas of contracts, bare and full", () => {
    fc.assert(
      fc.property(
        schemas,
        fc.string(),
        fc.constantFrom("few" as const, "all" as const),
        (schema, seed, members) => {
          const sampled = sampleValue(schema, createRandom(seed), { members });
          expect(sampled).toBeDefined();
          expect(findBroken(schema, sampled?.value)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("makes the same value from the same seed and, where there is room, others from others", () => {
    const schema = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };
    const make = (seed: string): unknown => sampleValue(schema, createRandom(seed))?.value;
    expect(make("a")).toEqual(make("a"));
    expect(make("a")).not.toEqual(make("b"));
  });

  test("says that it found nothing where nothing is valid", () => {
    expect(sampleValue({ type: "string", minLength: 2, maxLength: 1 }, createRandom(""))).toBeUndefined();
  });

  test("follows references and conditions", () => {
    const schema = {
      type: "object",
      properties: { kind: { enum: ["a", "b"] }, name: { $ref: "#/$defs/name" } },
      required: ["kind", "name"],
      ...CONDITION,
      $defs: { name: { type: "string", pattern: "^[A-Z]{3}$" } },
    };
    for (let seed = 0; seed < 50; seed++)
      expect(sampleValue(schema, createRandom(String(seed)))).toBeDefined();
  });
});

describe("createPatternStrings", () => {
  test.for([
    ["^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$", 200, 1, 200],
    ["^[A-Za-z0-9_-]{8,64}$", 1000, 8, 64],
    ["^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$", 1000, 3, 13],
    ["^(?:/(?:[^~/]|~0|~1)*)*$", 20, 0, 20],
    [String.raw`^\d{2}\w+\s?[^a]$`, 10, 4, 10],
  ] as const)("makes the shortest and the longest string of %s", ([pattern, most, shortest, longest]) => {
    const strings = createPatternStrings(pattern, { least: 0, most }, createRandom("x"));
    expect([strings?.shortest.length, strings?.longest.length]).toEqual([shortest, longest]);
    for (const text of Object.values(strings ?? {})) expect(text).toMatch(new RegExp(pattern, "u"));
  });

  test.for(["(?=a)a", String.raw`(a)\1`, String.raw`\p{L}+`])(
    "makes none where it does not understand: %s",
    (pattern) => {
      expect(createPatternStrings(pattern, { least: 0, most: 9 }, createRandom("x"))).toBeUndefined();
    },
  );
});
