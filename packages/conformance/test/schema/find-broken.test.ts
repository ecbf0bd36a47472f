import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { listBases } from "../../src/cases/payload.ts";
import { clientSchemas, contractSchema, infoSchema, serverSchemas } from "../../src/generated/schemas.ts";
import { createProbes } from "../../src/schema/create-probes.ts";
import { findBroken, findForeignKeywords } from "../../src/schema/find-broken.ts";
import type { Schema } from "../../src/schema/json-schema.ts";
import { listPlaces } from "../../src/subject/survey.ts";
import { pageContract } from "../servers/page-contract.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });

const schemas: Readonly<Record<string, Schema>> = {
  ...clientSchemas,
  ...serverSchemas,
  ...Object.fromEntries(
    listPlaces(pageContract).map(({ namespace, event, schema }) => [`${namespace} ${event}`, schema]),
  ),
};

/** Written as text, since an object with a member `then` looks like a promise. */
const CONDITION = JSON.parse(
  '{ "if": { "const": 1 }, "then": { "type": "string" }, "else": { "type": "number" } }',
) as Schema;

describe("findBroken", () => {
  test.for(Object.keys(schemas))(
    "agrees with another validator about every value at the edges of %s",
    (name) => {
      const schema = schemas[name] ?? true;
      const validate = ajv.compile(schema as object);
      const probes = createProbes(schema, listBases(schema));
      expect(probes.length).toBeGreaterThan(0);
      for (const { value, side, what } of probes)
        expect([what, validate(value)]).toEqual([what, side === "inside"]);
    },
  );

  test.for([
    [{ type: "integer" }, 1.5, ["/type"]],
    [{ const: { a: 1, b: 2 } }, { b: 2, a: 1 }, []],
    [{ enum: ["a", null] }, undefined, ["/enum"]],
    [{ minLength: 2 }, "\u{1f375}", ["/minLength"]],
    [{ maxLength: 1 }, "\u{1f375}", []],
    [{ multipleOf: 0.1 }, 0.3, []],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ["/uniqueItems"],
    ],
    [{ required: ["a", "b"] }, {}, ["/required/a", "/required/b"]],
    [{ properties: { a: false } }, { a: 1 }, ["/properties/a/false schema"]],
    [{ additionalProperties: { type: "string" } }, { x: 1 }, ["/additionalProperties/type"]],
    [{ propertyNames: { maxLength: 1 } }, { xy: 1 }, ["/propertyNames"]],
    [{ prefixItems: [{ type: "string" }], items: false }, ["a", 1], ["/items"]],
    [{ dependentRequired: { a: ["b"] } }, { a: 1 }, ["/dependentRequired"]],
    [{ allOf: [{ minimum: 2 }, { maximum: 0 }] }, 1, ["/allOf/0/minimum", "/allOf/1/maximum"]],
    [{ anyOf: [{ type: "null" }, { minimum: 2 }] }, 1, ["/anyOf"]],
    [{ oneOf: [{ type: "integer" }, { minimum: 1 }] }, 1, ["/oneOf"]],
    [{ not: { type: "string" } }, "x", ["/not"]],
    [CONDITION, 1, ["/then/type"]],
    [{ $ref: "#/$defs/a", $defs: { a: { type: "null" } } }, 1, ["/$ref/type"]],
  ] as const)("names the broken constraints of %j", ([schema, value, constraints]) => {
    expect(findBroken(schema, value).map(({ constraint }) => constraint)).toEqual(constraints);
  });

  test("points to a member that is not allowed, and to the object that lacks one [ERR-2]", () => {
    const schema = { properties: { a: { required: ["b"], additionalProperties: false } } };
    expect(findBroken(schema, { a: { "c/d~": 1 } }).map(({ at }) => at)).toEqual(["/a", "/a/c~1d~0"]);
  });
});

describe("findForeignKeywords", () => {
  test("knows every keyword of the protocol's own schemas", () => {
    for (const schema of [
      ...Object.values(clientSchemas),
      ...Object.values(serverSchemas),
      contractSchema,
      infoSchema,
    ]) {
      expect(findForeignKeywords(schema)).toEqual([]);
    }
  });

  test("finds one at any depth", () => {
    expect(findForeignKeywords({ properties: { a: { items: { unevaluatedItems: false } } } })).toEqual([
      "unevaluatedItems",
    ]);
  });
});
