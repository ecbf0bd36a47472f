import type { Contract, DataSchema } from "../../toolkit/index.ts";
import type { Random } from "../../toolkit/sample/random.ts";

type Keywords = Record<string, unknown>;

const NAMES = ["a", "b", "c", "d"] as const;
const PATTERNS = ["^[a-c]{1,4}$", "^[0-9]+-[a-z]*$", "^(?:x|yz)$"] as const;
const FORMATS = ["date", "uuid", "ipv4", "email"] as const;

function pick<Value>(random: Random, values: readonly Value[]): Value {
  const found = random.pick(values);
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

function chance(random: Random, percent: number): boolean {
  return random.below(100) < percent;
}

function randomString(random: Random): Keywords {
  const minLength = random.below(3);
  if (chance(random, 20)) return { type: "string", maxLength: 40, format: pick(random, FORMATS) };
  if (chance(random, 20)) return { type: "string", maxLength: 30, pattern: pick(random, PATTERNS) };
  return { type: "string", minLength, maxLength: minLength + random.below(6) };
}

function randomNumber(random: Random): Keywords {
  const low = random.below(7) - 3;
  return {
    type: pick(random, ["integer", "number"]),
    ...(chance(random, 60) && { [pick(random, ["minimum", "exclusiveMinimum"])]: low }),
    ...(chance(random, 60) && { [pick(random, ["maximum", "exclusiveMaximum"])]: low + 6 + random.below(9) }),
    ...(chance(random, 20) && { multipleOf: 1 + random.below(3) }),
  };
}

function randomObject(random: Random, depth: number): Keywords {
  const names = NAMES.filter(() => chance(random, 55));
  const required = names.filter(() => chance(random, 50));
  const properties = Object.fromEntries(names.map((name) => [name, randomSchema(random, depth + 1)]));
  const object = { type: "object", properties, required };
  if (chance(random, 65)) return { ...object, additionalProperties: false };
  return {
    ...object,
    additionalProperties: chance(random, 50) ? true : randomSchema(random, depth + 1),
    maxProperties: NAMES.length + random.below(4),
    ...(chance(random, 40) && {
      propertyNames: { type: "string", pattern: "^[a-z]{1,8}[0-9]{0,3}$", maxLength: 12 },
    }),
  };
}

function randomSchema(random: Random, depth: number): DataSchema {
  const choice = random.below(depth > 2 ? 7 : 11);
  switch (choice) {
    case 0:
    case 1:
      return randomString(random);
    case 2:
    case 3:
      return randomNumber(random);
    case 4:
      return { type: pick(random, ["boolean", "null"]) };
    case 5:
      return { enum: ["x", "y", 1, null, true].filter((_each, index) => index === 0 || chance(random, 50)) };
    case 6:
      return chance(random, 30) ? true : { $ref: pick(random, ["#/$defs/word", "#/$defs/count"]) };
    case 7:
      return { anyOf: [randomSchema(random, depth + 1), randomSchema(random, depth + 1)] };
    case 8:
      return {
        type: "array",
        items: randomSchema(random, depth + 1),
        minItems: random.below(2),
        maxItems: 1 + random.below(4),
      };
    default:
      return randomObject(random, depth);
  }
}

/** Another schema instead of a part, or one keyword that is another. */
function mutateSchema(schema: DataSchema, random: Random, depth: number): DataSchema {
  if (typeof schema === "boolean" || "$ref" in schema || chance(random, 8))
    return randomSchema(random, depth);
  const {
    properties,
    items,
    anyOf,
    enum: values,
    required,
  } = schema as {
    readonly properties?: Readonly<Record<string, DataSchema>>;
    readonly items?: DataSchema;
    readonly anyOf?: readonly DataSchema[];
    readonly enum?: readonly unknown[];
    readonly required?: readonly string[];
  };
  if (anyOf !== undefined) {
    const more = chance(random, 30)
      ? [...anyOf, randomSchema(random, depth + 1)]
      : anyOf.slice(chance(random, 30) ? 1 : 0);
    return { anyOf: more.map((each) => (chance(random, 40) ? mutateSchema(each, random, depth + 1) : each)) };
  }
  if (values !== undefined)
    return { enum: chance(random, 50) ? [...values, `new${random.below(9)}`] : values.slice(0, 1) };
  if (items !== undefined) {
    if (chance(random, 50)) return { ...schema, items: mutateSchema(items, random, depth + 1) };
    return { ...schema, maxItems: 1 + random.below(6), ...(chance(random, 20) && { minItems: 0 }) };
  }
  if (properties === undefined) return mutateScalar(schema, random);
  const names = Object.keys(properties);
  const name = pick(random, [...names, ...NAMES]);
  const needed = required ?? [];
  switch (random.below(5)) {
    case 0: {
      const { [name]: _gone, ...rest } = properties;
      return { ...schema, properties: rest, required: needed.filter((each) => each !== name) };
    }
    case 1:
      return { ...schema, properties: { ...properties, [name]: randomSchema(random, depth + 1) } };
    case 2: {
      const others = needed.filter((each) => each !== name);
      return {
        ...schema,
        required: names.includes(name) && others.length === needed.length ? [...others, name] : others,
      };
    }
    case 3:
      return { ...randomObject(random, 3), properties, required: needed };
    default:
      if (!names.includes(name))
        return { ...schema, properties: { ...properties, [name]: randomSchema(random, depth + 1) } };
      return {
        ...schema,
        properties: { ...properties, [name]: mutateSchema(properties[name] ?? true, random, depth + 1) },
      };
  }
}

function mutateScalar(schema: Keywords | DataSchema, random: Random): DataSchema {
  const fresh = { ...(schema as Keywords) };
  const type = fresh["type"];
  const other =
    type === "string"
      ? randomString(random)
      : type === "integer" || type === "number"
        ? randomNumber(random)
        : {};
  if (chance(random, 30)) return { anyOf: [fresh, { type: "null" }] };
  return { ...(Object.keys(other).length > 0 ? other : fresh) };
}

function toContract(data: DataSchema, said: DataSchema, result: DataSchema, word: DataSchema): Contract {
  return {
    name: "random",
    version: "1.0.0",
    namespaces: {
      room: {
        events: { kept: { kind: "message", data }, passing: { kind: "signal", data: said } },
        log: { size: 10, ttlMs: 1000, durability: "memory" },
        presence: { data: said },
      },
    },
    methods: { ask: { params: data, result } },
    $defs: { word, count: { type: "integer", minimum: 0 } },
  };
}

/** A contract of random schemas, and another version of it: changed in a few places, or as a whole. */
export function randomPair(random: Random): readonly [Contract, Contract] {
  const made = [0, 1, 2].map(() => randomObject(random, 0));
  const word = { type: "string", maxLength: 6 };
  const change = (schema: DataSchema | undefined): DataSchema => {
    let changed = schema ?? true;
    for (let count = random.below(3); count >= 0; count--) changed = mutateObject(changed, random);
    return changed;
  };
  const next = chance(random, 15)
    ? made.map(() => randomObject(random, 0))
    : made.map((each) => (chance(random, 70) ? change(each) : each));
  const nextWord = chance(random, 25) ? { type: "string", maxLength: 4 + random.below(5) } : word;
  const [a = true, b = true, c = true] = made;
  const [d = true, e = true, f = true] = next;
  return [toContract(a, b, c, word), toContract(d, e, f, nextWord)];
}

/** A changed schema that still is one of objects, as payloads are. */
function mutateObject(schema: DataSchema, random: Random): DataSchema {
  const changed = mutateSchema(schema, random, 0);
  return typeof changed === "object" && changed["type"] === "object" ? changed : schema;
}
