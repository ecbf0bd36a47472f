import { readFile } from "node:fs/promises";
import Ajv2020 from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { clientSchemas } from "../../src/generated/schemas.ts";
import { findBroken } from "../../src/schema/find-broken.ts";
import { hasSafeIntegers, isObject, type Schema } from "../../src/schema/json-schema.ts";
import { toMutantArbitrary } from "../../src/schema/mutant-arbitrary.ts";
import { toArbitrary } from "../../src/schema/to-arbitrary.ts";
import { readContract, toPayloadSchema } from "../../src/subject/contract.ts";
import { featureContract } from "../servers/feature-contract.ts";
import { pageContract } from "../servers/page-contract.ts";

const VALUES = atDepth({ sample: 20, more: 100, full: 1_000 });

/** Another judge than the one that the compiler asks. */
const ajv = new Ajv2020.default({ strict: false, validateFormats: false });

function listPayloads(value: unknown): readonly (readonly [string, Schema])[] {
  const read = readContract(value);
  if (!read.ok) throw new Error(read.reason);
  const { contract } = read;
  return Object.entries(contract.namespaces).flatMap(([namespace, { events }]) =>
    Object.entries(events).map(
      ([event, { data }]) => [`${namespace}/${event}`, toPayloadSchema(contract, data)] as const,
    ),
  );
}

const chat: unknown = JSON.parse(
  await readFile(new URL("../../../../schema/contracts/chat.contract.json", import.meta.url), "utf8"),
);
const orders: unknown = JSON.parse(
  await readFile(new URL("../../../../examples/orders.contract.json", import.meta.url), "utf8"),
);

/** Choices, conditions and bounds as contracts may combine them. */
const tricky: readonly (readonly [string, Schema])[] = [
  ["choices that share a bound", { anyOf: [{ minimum: 3 }, { maximum: -3 }], type: "integer" }],
  ["exactly one", { type: "integer", oneOf: [{ multipleOf: 4 }, { multipleOf: 6 }] }],
  ["not", { type: "string", maxLength: 3, not: { const: "a" } }],
  [
    "all of",
    {
      allOf: [
        { properties: { a: { type: "integer", minimum: 2 } }, required: ["a"] },
        { properties: { a: { type: "integer", maximum: 4 } } },
      ],
      type: "object",
    },
  ],
  ["a list of its own", { type: "array", items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 }],
  [
    "a tuple",
    { type: "array", prefixItems: [{ type: "string" }, { type: "null" }], items: false, minItems: 1 },
  ],
  [
    "named at will",
    {
      type: "object",
      propertyNames: { pattern: "^[a-c]{1,3}$", maxLength: 3 },
      additionalProperties: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
      minProperties: 2,
      maxProperties: 5,
    },
  ],
  [
    "one needs another",
    {
      type: "object",
      properties: { a: { type: "null" }, b: { type: "boolean" } },
      dependentRequired: { a: ["b"] },
      additionalProperties: false,
    },
  ],
  [
    "a reference",
    {
      type: "object",
      properties: { at: { $ref: "#/$defs/point" } },
      required: ["at"],
      $defs: { point: { type: "object", properties: { x: { type: "integer" } }, required: ["x"] } },
    },
  ],
];

const schemas: readonly (readonly [string, Schema])[] = [
  ...Object.entries(clientSchemas),
  ...[chat, orders, featureContract, pageContract].flatMap(listPayloads),
  ...tricky,
];

describe.each(schemas)("%s", (_, schema) => {
  const isValid = ajv.compile(schema);

  test("samples are valid, for another validator too", () => {
    for (const value of fc.sample(toArbitrary(schema), { seed: 1, numRuns: VALUES })) {
      const sent: unknown = JSON.parse(JSON.stringify(value));
      expect(findBroken(schema, sent), JSON.stringify(sent).slice(0, 400)).toEqual([]);
      expect(isValid(sent), JSON.stringify(sent).slice(0, 400)).toBe(true);
      expect(hasSafeIntegers(sent)).toBe(true);
    }
  });

  test("mutants break exactly one constraint, for another validator too", () => {
    if (schema === true || Object.keys(schema).length === 1) return;
    for (const { value, constraint } of fc.sample(toMutantArbitrary(schema), { seed: 1, numRuns: VALUES })) {
      expect(findBroken(schema, value).map((each) => each.constraint)).toEqual([constraint]);
      expect(isValid(value), `${constraint}: ${JSON.stringify(value).slice(0, 400)}`).toBe(false);
    }
  });
});

describe("the compiler", () => {
  test("reaches the bounds of lengths and numbers, and characters beyond ASCII", () => {
    const schema = { type: "string", minLength: 1, maxLength: 4000 } as const;
    const texts = fc.sample(toArbitrary(schema), { seed: 1, numRuns: 200 }) as readonly string[];
    const lengths = texts.map((text) => Array.from(text).length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBe(4000);
    expect(texts.some((text) => /[\u{10000}-\u{10ffff}]/u.test(text))).toBe(true);
    const numbers = fc.sample(toArbitrary({ type: "integer", minimum: 1, maximum: 2147483647 }), {
      seed: 1,
      numRuns: 100,
    });
    expect(numbers).toContain(1);
    expect(numbers).toContain(2147483647);
  });

  test("makes members that may be absent sometimes absent and sometimes present", () => {
    const schema = { type: "object", properties: { a: { type: "null" } }, additionalProperties: false };
    const values = fc.sample(toArbitrary(schema), { seed: 1, numRuns: 50 });
    expect(new Set(values.map((value) => isObject(value) && "a" in value))).toEqual(new Set([true, false]));
  });

  test("refuses a keyword that is not of the profile and names it", () => {
    const schema = { type: "object", properties: { a: { type: "object", unevaluatedProperties: false } } };
    expect(() => toArbitrary(schema)).toThrow(/unevaluatedProperties/);
  });

  test.each([
    ["nothing at all", false, "it allows nothing"],
    ["an empty list of values", { allOf: [{ enum: [1] }, { enum: [2] }] }, "it allows nothing"],
    ["a contradiction", { type: "integer", minimum: 2, maximum: 1 }, "no integer lies between"],
    ["what no value keeps", { type: "string", maxLength: 2, not: { maxLength: 2 } }, "no valid value"],
  ] as const)("ends with a TypeError for %s", (_, schema, reason) => {
    expect(() => fc.sample(toArbitrary(schema), 5)).toThrow(reason);
  });
});
