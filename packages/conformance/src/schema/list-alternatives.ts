import { followReference, isEqualJson, typesOf, type JsonObject, type Schema } from "./json-schema.ts";

/** How many ways through its choices a schema may have before some are left out. */
const MOST_ALTERNATIVES = 64;

/** How deep references may lead: the profile of contracts has no recursion, and this is no schema of it. */
const MOST_STEPS = 64;

const LEAST: ReadonlySet<string> = new Set([
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "minProperties",
]);
const MOST: ReadonlySet<string> = new Set([
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "maxItems",
  "maxProperties",
]);

type Named = Readonly<Record<string, Schema>>;

/** Two schemas for one place: a value must keep both. */
function both(a: Schema, b: Schema): Schema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  return b === true ? a : { allOf: [a, b] };
}

function mergeNamed(a: Named, b: Named): Named {
  const shared = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  return {
    ...a,
    ...b,
    ...Object.fromEntries(shared.map((name) => [name, both(a[name] ?? true, b[name] ?? true)])),
  };
}

function mergeKeyword(keyword: string, a: unknown, b: unknown): unknown {
  if (LEAST.has(keyword)) return Math.max(Number(a), Number(b));
  if (MOST.has(keyword)) return Math.min(Number(a), Number(b));
  switch (keyword) {
    case "properties":
      return mergeNamed(a as Named, b as Named);
    case "required":
      return [...new Set([...(a as readonly string[]), ...(b as readonly string[])])];
    case "items":
    case "additionalProperties":
    case "propertyNames":
      return both(a as Schema, b as Schema);
    case "enum":
      return (a as readonly unknown[]).filter((one) =>
        (b as readonly unknown[]).some((other) => isEqualJson(one, other)),
      );
    case "type": {
      const [some, others] = [typesOf({ type: a }) ?? [], typesOf({ type: b }) ?? []];
      const fits = (type: string): boolean =>
        others.includes(type) || (type === "integer" && others.includes("number"));
      const narrowed = others.filter((type) => type === "integer" && some.includes("number"));
      return [...new Set([...some.filter(fits), ...narrowed])];
    }
    default:
      // Two patterns, say: values are made for one of them and tried against the other.
      return b;
  }
}

/** One schema that demands what both demand, as far as values can be made from it. */
function merge(a: JsonObject, b: JsonObject): JsonObject {
  const shared = Object.keys(a).filter((keyword) => Object.hasOwn(b, keyword));
  return {
    ...a,
    ...b,
    ...Object.fromEntries(shared.map((keyword) => [keyword, mergeKeyword(keyword, a[keyword], b[keyword])])),
  };
}

function choicesOf(schema: JsonObject, root: Schema): readonly (readonly Schema[])[] {
  const { $ref, allOf, anyOf, oneOf, if: condition, then: met = true, else: unmet = true } = schema;
  return [
    ...(typeof $ref === "string" ? [[followReference(root, $ref)]] : []),
    ...((allOf ?? []) as readonly Schema[]).map((each) => [each]),
    ...[anyOf, oneOf].flatMap((each) => (Array.isArray(each) ? [each as readonly Schema[]] : [])),
    ...(condition === undefined ? [] : [[both(condition as Schema, met as Schema), unmet as Schema]]),
  ];
}

function withoutChoices(schema: JsonObject): JsonObject {
  const { $ref: _ref, allOf: _all, anyOf: _any, oneOf: _one, ...rest } = schema;
  const { if: _if, then: _then, else: _else, ...plain } = rest;
  return plain;
}

function expand(schema: Schema, root: Schema, steps: number): readonly JsonObject[] {
  if (typeof schema === "boolean") return schema ? [{}] : [];
  if (steps > MOST_STEPS) throw new TypeError("schema: it refers to itself");
  let alternatives: readonly JsonObject[] = [withoutChoices(schema)];
  for (const choice of choicesOf(schema, root)) {
    const branches = choice.flatMap((branch) => expand(branch, root, steps + 1));
    alternatives = alternatives
      .flatMap((each) => branches.map((branch) => merge(each, branch)))
      .slice(0, MOST_ALTERNATIVES);
  }
  return alternatives;
}

/**
 * The ways through the choices of a schema, each as one schema without references and choices; empty when it allows
 * nothing. A value made for one of them is most often valid for the whole, and must be tried against it. Throws a
 * `TypeError` for a schema that refers to itself.
 */
export function listAlternatives(schema: Schema, root: Schema): readonly JsonObject[] {
  return expand(schema, root, 0);
}
