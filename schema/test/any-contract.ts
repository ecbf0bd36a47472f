import * as fc from "fast-check";
import type { Contract, DataSchema } from "../toolkit/index.ts";

type Schema = { readonly [keyword: string]: unknown };

/** Names of members that are hard on whoever writes code: keywords, quotes, signs that mean something elsewhere. */
const anyName = fc.constantFrom(
  ..."a b text class default new a-b a/b ~ why? $ref 1st with'quote".split(" "),
  'with"quote',
  "back\\slash",
  "two words",
  "line\nbreak",
  "*/",
  "ü",
  "${x}",
);

const anyWords = fc.option(fc.constantFrom("Plain words.", "Ends */ early", "Two\nlines", "`${quoted}`"));

function anyBounds(low: string, high: string, most: number): fc.Arbitrary<Schema> {
  return fc
    .tuple(fc.nat(2), fc.integer({ min: 2, max: most }))
    .map(([min, max]) => ({ [low]: min, [high]: max }));
}

const anyString = fc.oneof(
  fc
    .constantFrom("date", "uuid", "email", "ipv4")
    .map((format): Schema => ({ type: "string", maxLength: 50, format })),
  anyBounds("minLength", "maxLength", 8).map((bounds): Schema => ({ type: "string", ...bounds })),
  fc
    .constantFrom("^[a-c/]+$", "^\\d{1,3}$", "^[A-Z]-\\u{1F600}?$", '^"quoted"$')
    .map((pattern): Schema => ({ type: "string", maxLength: 8, pattern })),
);

const anyNumber = fc.oneof(
  anyBounds("minimum", "maximum", 9).map((bounds): Schema => ({ type: "integer", ...bounds })),
  anyBounds("exclusiveMinimum", "exclusiveMaximum", 9).map((bounds): Schema => ({
    type: "number",
    ...bounds,
  })),
  fc.constant<Schema>({ type: "integer", minimum: -10, maximum: 10, multipleOf: 2 }),
);

const anyConstant = fc.constantFrom<Schema>(
  { const: "x" },
  { const: null },
  { const: 1e21 },
  { enum: ["x", "it's", 1, true, null] },
);

/** A schema of the profile: bounded, closed or counted, references only to the given names. */
function anySchema(definitions: readonly string[], maxDepth: number): fc.Arbitrary<DataSchema> {
  const { schema } = fc.letrec<{ schema: DataSchema; object: DataSchema }>((tie) => ({
    schema: fc.oneof(
      { depthSize: "small", maxDepth },
      fc.oneof(
        anyString,
        anyNumber,
        anyConstant,
        fc.constant<DataSchema>({ type: "boolean" }),
        fc.constant(true),
      ),
      fc
        .tuple(tie("schema"), anyBounds("minItems", "maxItems", 3))
        .map(([items, bounds]): DataSchema => ({ type: "array", items, ...bounds })),
      fc.constant<DataSchema>({
        type: "array",
        items: { type: "string", maxLength: 3 },
        maxItems: 4,
        uniqueItems: true,
      }),
      fc.constant<DataSchema>({ type: ["string", "integer", "null"], maxLength: 4, minimum: 0 }),
      fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf): DataSchema => ({ anyOf })),
      ...(definitions.length > 0
        ? [fc.constantFrom(...definitions).map((name): DataSchema => ({ $ref: `#/$defs/${name}` }))]
        : []),
      tie("object"),
    ),
    object: anyObject(tie("schema")),
  }));
  return schema;
}

function anyObject(member: fc.Arbitrary<DataSchema>): fc.Arbitrary<DataSchema> {
  return fc
    .record({
      properties: fc.dictionary(anyName, member, { maxKeys: 4, noNullPrototype: true }),
      required: fc.nat(15),
      rest: fc.oneof(fc.constant<DataSchema>(false), member),
      propertyNames: fc.option(fc.constant<Schema>({ maxLength: 9, pattern: "^[^x]*$" })),
      description: anyWords,
    })
    .map(({ properties, required, rest, propertyNames, description }): DataSchema => {
      const names = Object.keys(properties).filter((_name, index) => (required >> index) % 2 === 1);
      return {
        type: "object",
        properties,
        required: names,
        additionalProperties: rest,
        ...(rest === false ? {} : { maxProperties: 5 }),
        ...(rest === false || propertyNames === null ? {} : { propertyNames }),
        ...(description === null ? {} : { description }),
      };
    });
}

function compact<Value>(object: Readonly<Record<string, Value | null>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
}

const namespaceName = fc.constantFrom(
  ..."room order-line index methods server new class a-b ab a-1 a1 check0 shop document".split(" "),
);
const eventName = fc.constantFrom(
  ..."said order.placed order_placed record readonly event.spec a.b a_b room.member string object promise x1".split(
    " ",
  ),
);

/** A contract of the profile, with names that collide in code. */
export const anyContract: fc.Arbitrary<Contract> = fc
  .record({
    name: fc.constantFrom("shop", "new", "room", "order-line", "methods", "index"),
    low: anySchema([], 2),
    high: anyObject(anySchema(["low"], 2)),
  })
  .chain(({ name, low, high }) => {
    const member = anySchema(["low", "high"], 3);
    const payload = fc.oneof(
      { arbitrary: anyObject(member), weight: 6 },
      { arbitrary: fc.constant<DataSchema>({ $ref: "#/$defs/high" }), weight: 1 },
    );
    const event = fc.record({
      kind: fc.constantFrom("message" as const, "signal" as const),
      data: payload,
      description: anyWords,
    });
    const namespace = fc.record({
      events: fc.dictionary(eventName, event.map(compact), { maxKeys: 4, noNullPrototype: true }),
      presence: fc.option(fc.oneof(fc.constant({}), fc.record({ data: payload }))),
      anyEvent: fc.constantFrom(true, null),
      description: anyWords,
    });
    const method = fc.record({ params: payload, result: payload });
    return fc
      .record({
        namespaces: fc.dictionary(namespaceName, namespace.map(compact), {
          minKeys: 1,
          maxKeys: 4,
          noNullPrototype: true,
        }),
        methods: fc.dictionary(eventName, method, { maxKeys: 2, noNullPrototype: true }),
      })
      .map((parts) => ({ name, version: "1.0.0", $defs: { low, high }, ...parts }) as unknown as Contract);
  });

function anyJson(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.integer({ min: -3, max: 12 }),
    fc.constantFrom(null, true, 0.5, "x", 1e21, {}, [], { a: 1 }, ["a"]),
  );
}

const SAMPLES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc.constantFrom("2024-02-29", "2023-02-29", "2024-2-9"),
  uuid: fc.uuid(),
  email: fc.constantFrom("ada@example.org", "ada@", "a b@c"),
  ipv4: fc.ipV4(),
};

function anyText({ minLength = 0, maxLength = 8, pattern, format }: Schema): fc.Arbitrary<unknown> {
  const sample = SAMPLES[String(format)];
  if (sample !== undefined) return sample;
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern, "u"));
  return fc.string({ unit: "grapheme", minLength: Number(minLength), maxLength: Number(maxLength) });
}

function anyMembers(schema: Schema, contract: Contract): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, DataSchema>>;
  const rest = schema["additionalProperties"];
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, anyValueOf(each, contract)])),
    { requiredKeys: schema["required"] as string[], noNullPrototype: true },
  );
  const more =
    rest === false
      ? fc.constant({})
      : fc.dictionary(fc.constantFrom("p", "q", "xy"), anyValueOf(rest as DataSchema, contract), {
          maxKeys: 2,
          noNullPrototype: true,
        });
  return fc.tuple(more, named).map(([others, members]) => ({ ...others, ...members }));
}

/** Values of which most fit a schema of the profile. */
function anyValueOf(schema: DataSchema, contract: Contract): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean") return anyJson();
  if ("const" in schema) return fc.constant(schema["const"]);
  const { enum: values, $ref, anyOf, type } = schema;
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
  if (typeof $ref === "string")
    return anyValueOf(contract.$defs?.[$ref.replace("#/$defs/", "")] ?? true, contract);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((each: DataSchema) => anyValueOf(each, contract)));
  switch (type) {
    case "string":
      return anyText(schema);
    case "integer":
      return fc.integer({ min: Number(schema["minimum"]), max: Number(schema["maximum"]) });
    case "number":
      return fc.integer({ min: -20, max: 20 }).map((half) => half / 2);
    case "array": {
      const { minItems = 0, maxItems = 3 } = schema;
      const items = anyValueOf(schema["items"] as DataSchema, contract);
      return fc.array(items, { minLength: Number(minItems), maxLength: Number(maxItems) });
    }
    case "object":
      return anyMembers(schema, contract);
    default:
      return anyJson();
  }
}

/** The same value with one place changed, a member taken away or one added. */
function toMutant(value: unknown, choice: number, other: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || choice % 4 === 0) return [...(value as unknown[]), other];
    const index = choice % value.length;
    return value.with(index, toMutant(value[index], choice >> 2, other));
  }
  if (value === null || typeof value !== "object") return other;
  const names = Object.keys(value);
  const name = names[choice % Math.max(1, names.length)];
  if (name === undefined || choice % 5 === 0) return { ...value, more: other };
  const { [name]: old, ...rest } = value as Record<string, unknown>;
  return choice % 3 === 0 ? rest : { ...value, [name]: toMutant(old, choice >> 2, other) };
}

/** Values that fit, and values that are one change away from it. */
export function anyCandidate(schema: DataSchema, contract: Contract): fc.Arbitrary<unknown> {
  const fitting = anyValueOf(schema, contract);
  return fc.oneof(
    fitting,
    fc
      .tuple(fitting, fc.nat(1000), anyJson())
      .map(([value, choice, other]) => toMutant(value, choice, other)),
  );
}
