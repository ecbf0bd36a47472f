import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as rules from "../../packages/sdk/src/rules.ts";
import { atDepth } from "../../test-depth.ts";
import { readJson } from "../generate/load.ts";
import { toIssues, type Issue } from "../toolkit/check-runtime.ts";
import type { Contract, DataSchema } from "../toolkit/contract.ts";
import { writeChecks } from "../toolkit/generate/checks-text.ts";
import { RULES, toRuleText, UnknownKeyword } from "../toolkit/generate/rule-text.ts";
import { AJV_OPTIONS } from "../toolkit/payload-checks.ts";

const context = { unnamed: "refused", toReference: (reference: string) => reference } as const;

/** The rule that a schema becomes, as the SDK runs it. */
function toRule(schema: DataSchema): rules.Rule {
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is what is tested
  const build = new Function(RULES, `return ${toRuleText(schema, context)};`) as (
    all: typeof rules,
  ) => rules.Rule;
  return build(rules);
}

/** The schema as a reader sees it: members that it does not name are allowed. */
function toOpen(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toOpen);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([name, value]) => !(name === "additionalProperties" && value === false),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, toOpen(value)]));
}

/** Finds every issue that Ajv has with a value. */
function toJudge(schema: DataSchema): (value: unknown) => readonly string[] | undefined {
  const validate = new Ajv2020({ ...AJV_OPTIONS, allErrors: true }).compile(schema);
  return (value) =>
    validate(value)
      ? undefined
      : (validate.errors ?? []).flatMap((error) => toIssues([error])).map((issue) => toLine(issue));
}

function toLine({ at, keyword, message }: Issue): string {
  // Ajv tells which items are equal, but not which values are allowed.
  const isWorded = !["uniqueItems", "false schema", "const", "enum"].includes(keyword);
  return `${at} ${keyword} ${isWorded ? message : ""}`;
}

const anyName = fc.constantFrom("a", "b", "text", "a/b", "~", "toString", "with space");
const anyText = fc.oneof(
  fc.string({ maxLength: 6, unit: "grapheme" }),
  fc.constantFrom("", "x", "𝒳𝒳", "abc", "a@b", "2024-02-29", "2023-02-29"),
);
const anyPrimitive = fc.oneof(anyText, fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.constant(null));

/** A pair of bounds under the names of two keywords; either may be absent. */
function anyBounds(low: string, high: string): fc.Arbitrary<object> {
  return fc
    .tuple(fc.option(fc.nat(2)), fc.option(fc.integer({ min: 2, max: 5 })))
    .map(([minimum, maximum]) => ({
      ...(minimum === null ? {} : { [low]: minimum }),
      ...(maximum === null ? {} : { [high]: maximum }),
    }));
}

const { schema: anySchema } = fc.letrec<{ schema: DataSchema; object: DataSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<DataSchema>(
      true,
      false,
      {},
      { type: "boolean" },
      { const: "x" },
      { const: null },
      { enum: ["x", 1, true, null] },
      { type: "string", pattern: "^[a-c]+$" },
      { type: "string", description: "said", format: "email" },
      { type: "string", format: "date" },
    ),
    anyBounds("minLength", "maxLength").map((bounds): DataSchema => ({ type: "string", ...bounds })),
    anyBounds("minimum", "maximum").map((bounds): DataSchema => ({ type: "integer", ...bounds })),
    anyBounds("minimum", "maximum").map((bounds): DataSchema => ({ type: "number", ...bounds })),
    fc
      .tuple(tie("schema"), anyBounds("minItems", "maxItems"))
      .map(([items, bounds]): DataSchema => ({ type: "array", items, ...bounds })),
    anyBounds("exclusiveMinimum", "exclusiveMaximum").map((bounds): DataSchema => ({
      type: "number",
      ...bounds,
      multipleOf: 0.5,
    })),
    fc.constant<DataSchema>({ type: "array", items: { type: "string" }, uniqueItems: true }),
    anyBounds("minLength", "maxLength").map((bounds): DataSchema => ({
      type: ["string", "integer", "null"],
      maximum: 3,
      ...bounds,
    })),
    fc
      .tuple(fc.constantFrom("anyOf", "allOf"), fc.array(tie("schema"), { minLength: 1, maxLength: 3 }))
      .map(([keyword, choices]): DataSchema => ({ [keyword]: choices })),
    tie("object"),
  ),
  object: fc
    .record({
      properties: fc.dictionary(anyName, tie("schema"), { maxKeys: 4 }),
      required: fc.uniqueArray(anyName, { maxLength: 2 }),
      rest: fc.oneof(fc.constant(true), fc.constant(false), tie("schema")),
      bounds: anyBounds("minProperties", "maxProperties"),
      names: fc.constantFrom({}, {}, { propertyNames: { pattern: "^[^/]*$", maxLength: 5 } }),
    })
    .map(({ properties, required, rest, bounds, names }): DataSchema => ({
      ...names,
      type: "object",
      properties,
      required,
      additionalProperties: rest,
      ...bounds,
    })),
}));

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    anyPrimitive,
    fc.double({ min: -5, max: 5, noNaN: true }).map((value) => Math.round(value * 4) / 4),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(anyName, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** A value that has a chance to fit: what the schema says, with luck. */
function toFitting(schema: DataSchema): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean" || schema["type"] === undefined) return anyValue;
  const often = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: anyValue });
  switch (schema["type"]) {
    case "string":
      return often(anyText);
    case "array":
      return often(fc.array(toFitting(schema["items"] as DataSchema), { maxLength: 4 }));
    case "object": {
      const members = Object.entries(schema["properties"] as Record<string, DataSchema>);
      const named = fc.record(Object.fromEntries(members.map(([name, each]) => [name, toFitting(each)])), {
        requiredKeys: [],
        noNullPrototype: true,
      });
      return often(
        fc
          .tuple(named, fc.dictionary(anyName, anyPrimitive, { maxKeys: 1, noNullPrototype: true }))
          .map(([known, more]) => ({ ...more, ...known })),
      );
    }
    default:
      return often(anyPrimitive);
  }
}

describe("the rules of payloads", () => {
  const anyCase = anySchema.chain((schema) =>
    fc.tuple(fc.constant(schema), fc.array(toFitting(schema), { minLength: 20, maxLength: 20 })),
  );

  test.each(["writer", "reader"] as const)("agree with Ajv in the view of a %s", (view) => {
    const check = fc.property(anyCase, ([schema, values]) => {
      const judge = toJudge(view === "writer" ? schema : (toOpen(schema) as DataSchema));
      const rule = toRule(schema);
      for (const value of values) {
        const known = judge(value);
        const found = rule(value, "", view);
        expect(known ?? [undefined]).toContain(found && toLine(found));
      }
    });
    fc.assert(check, { numRuns: atDepth({ sample: 60, more: 300, full: 5000 }) });
  });

  test.each([
    ["a keyword that they do not have", { type: "string", contentEncoding: "base64" }],
    ["a format that nobody knows", { type: "string", format: "colour" }],
    ["what must not be", { type: "string", not: { const: "x" } }],
    ["a keyword for none of several types", { type: ["string", "null"], maximum: 3 }],
    ["a constant that is no primitive", { const: {} }],
    ["unique items that are objects", { type: "array", items: { type: "object" }, uniqueItems: true }],
    ["unique items of any kind", { type: "array", uniqueItems: true }],
    ["a name that would mean something else", { type: "object", properties: { "why?": true } }],
    [
      "a name that objects keep for themselves",
      JSON.parse('{"type":"object","properties":{"__proto__":true}}'),
    ],
  ])("do not pretend to express %s", (_name, schema) => {
    expect(() => toRuleText(schema as DataSchema, context)).toThrow(UnknownKeyword);
  });
});

describe("the checks of a contract module", () => {
  const sdk = { types: "types", rules: "rules", compiledChecks: "compiled" };

  test("are rules where rules can express them", () => {
    const { namespaces } = readJson("contracts/chat.contract.json") as unknown as Contract;
    const said = namespaces["room"]?.events["chat.said"]?.data as DataSchema;
    const { imports, compiled, checks } = writeChecks({ ChatSaid: said }, sdk, "./room.checks");
    expect(imports).toEqual([{ names: "* as $", from: "rules" }]);
    expect(compiled).toBeUndefined();
    expect(checks["ChatSaid"]).toContain("$.toPayloadCheck(");
  });

  test("are compiled where rules cannot", () => {
    const { imports, compiled, checks } = writeChecks(
      { Plain: { type: "object" }, Mixed: { type: "object", properties: { at: { not: { type: "null" } } } } },
      sdk,
      "./room.checks",
    );
    expect(imports).toEqual([
      { names: "* as $", from: "rules" },
      { names: ["$Mixed"], from: "./room.checks" },
    ]);
    expect(checks["Plain"]).toContain("$.toPayloadCheck(");
    expect(checks["Mixed"]).toBe("$Mixed");
    expect(Object.keys(compiled?.checks ?? {})).toEqual(["$Mixed"]);
    expect(compiled?.code).toContain("function validate");
  });

  test("are none where nothing is to be checked", () => {
    expect(writeChecks({}, sdk, "./room.checks")).toEqual({ imports: [], checks: {} });
  });
});
