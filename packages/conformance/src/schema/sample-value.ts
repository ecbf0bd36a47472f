import { findBroken } from "./find-broken.ts";
import { followReference, isObject, pointer, typesOf, type JsonObject, type Schema } from "./json-schema.ts";
import { createPatternStrings } from "./pattern-strings.ts";
import type { Random } from "./random.ts";

/** Which of the members that a schema leaves open a sample has. */
export interface Fullness {
  /** `few`: what must be there. `all`: every declared member, and an item in each list. */
  readonly members: "few" | "all";
  /** JSON Pointers of values that shall be there in any case. */
  readonly including?: readonly string[];
}

interface Scope {
  readonly root: Schema;
  readonly random: Random;
  readonly fullness: Fullness;
  readonly at: string;
}

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

function numberOf(schema: JsonObject, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === "number" ? value : otherwise;
}

function isAskedFor({ at, fullness }: Scope, step: string | number): boolean {
  const place = pointer(at, step);
  return (fullness.including ?? []).some((each) => each === place || each.startsWith(`${place}/`));
}

function sampleString(schema: JsonObject, { random }: Scope): string {
  const least = numberOf(schema, "minLength", 0);
  const most = numberOf(schema, "maxLength", Number.POSITIVE_INFINITY);
  if (typeof schema["pattern"] === "string") {
    const strings = createPatternStrings(schema["pattern"], { least, most }, random);
    if (strings !== undefined) return strings.handy;
  }
  const length = Math.min(most, Math.max(least, 8));
  return Array.from({ length }, () => random.pick(LETTERS)).join("");
}

function sampleNumber(schema: JsonObject, isInteger: boolean, { random }: Scope): number {
  const unit = numberOf(schema, "multipleOf", 1);
  const above = numberOf(schema, "exclusiveMinimum", Number.NEGATIVE_INFINITY);
  const under = numberOf(schema, "exclusiveMaximum", Number.POSITIVE_INFINITY);
  const least = Math.max(numberOf(schema, "minimum", Number.NEGATIVE_INFINITY), above);
  const most = Math.min(numberOf(schema, "maximum", Number.POSITIVE_INFINITY), under);
  const from = Number.isFinite(least) ? least : Math.min(0, most);
  let first = Math.ceil(from / unit) * unit;
  if (first === above) first += unit;
  const room = Math.min(1000, Math.floor((most - first) / unit));
  const found = room > 0 ? first + random.below(room) * unit : first;
  // No whole multiple lies between the bounds: only a fraction can.
  return found < under && found <= most ? found : isInteger ? from : (least + most) / 2;
}

function sampleArray(schema: JsonObject, scope: Scope): readonly unknown[] {
  const fixed = (schema["prefixItems"] ?? []) as readonly Schema[];
  const least = numberOf(schema, "minItems", 0);
  const most = numberOf(schema, "maxItems", Number.POSITIVE_INFINITY);
  const items = (schema["items"] ?? true) as Schema;
  const asked = scope.fullness.members === "all" || isAskedFor(scope, 0) ? Math.max(1, fixed.length) : 0;
  const length =
    items === false ? Math.min(fixed.length, Math.max(least, asked)) : Math.min(most, Math.max(least, asked));
  return Array.from({ length }, (_, index) =>
    sample(fixed[index] ?? items, { ...scope, at: pointer(scope.at, index) }),
  );
}

function sampleObject(schema: JsonObject, scope: Scope): JsonObject {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  const least = numberOf(schema, "minProperties", 0);
  const most = numberOf(schema, "maxProperties", Number.POSITIVE_INFINITY);
  const isOpen = schema["additionalProperties"] !== false;
  const declared = Object.keys(properties).filter((name) => properties[name] !== false);
  const optional = declared.filter((name) => !required.includes(name));
  const asked = optional.filter((name) => isAskedFor(scope, name));
  const chosen = new Set([...required, ...asked]);
  const wanted = scope.fullness.members === "all" ? most : least;
  for (const name of optional) if (chosen.size < wanted) chosen.add(name);
  // Names beyond the declared ones, where the schema wants more members than it names.
  for (let extra = 1; isOpen && chosen.size < least; extra++) chosen.add(`member${extra}`);
  const additional = (schema["additionalProperties"] ?? true) as Schema;
  const members = [...chosen].map((name) => {
    const member = Object.hasOwn(properties, name) ? (properties[name] ?? true) : additional;
    return [name, sample(member, { ...scope, at: pointer(scope.at, name) })] as const;
  });
  return Object.fromEntries(members);
}

/** A schema with its reference followed and the first branch of each choice taken in. */
function flatten(schema: JsonObject, scope: Scope): Schema {
  const { $ref, allOf, anyOf, oneOf, if: condition, then: met = true, else: unmet = true, ...rest } = schema;
  let merged: JsonObject = rest;
  const branches = [
    ...(typeof $ref === "string" ? [followReference(scope.root, $ref)] : []),
    ...((allOf ?? []) as readonly Schema[]),
    ...(condition === undefined
      ? []
      : scope.random.pick([[condition as Schema, met as Schema], [unmet as Schema]])),
    ...[anyOf, oneOf].flatMap((each) =>
      Array.isArray(each) ? [scope.random.pick(each as readonly Schema[])] : [],
    ),
  ];
  for (const branch of branches) {
    if (branch === false) return false;
    if (branch === true) continue;
    const flat = flatten(branch, scope);
    if (!isObject(flat)) continue;
    merged = merge(merged, flat);
  }
  return merged;
}

function merge(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...a, ...b };
  if (isObject(a["properties"]) && isObject(b["properties"]))
    merged["properties"] = { ...a["properties"], ...b["properties"] };
  if (Array.isArray(a["required"]) && Array.isArray(b["required"])) {
    merged["required"] = [...new Set([...(a["required"] as string[]), ...(b["required"] as string[])])];
  }
  return merged;
}

function typeOf(schema: JsonObject): string {
  const types = typesOf(schema);
  if (types !== undefined) return types.find((type) => type !== "null") ?? "null";
  if ("properties" in schema || "required" in schema || "additionalProperties" in schema) return "object";
  if ("items" in schema || "minItems" in schema) return "array";
  if ("minimum" in schema || "maximum" in schema || "multipleOf" in schema) return "number";
  return "string";
}

function sample(schema: Schema, scope: Scope): unknown {
  if (typeof schema === "boolean") return sampleString({}, scope);
  const flat = flatten(schema, scope);
  if (typeof flat === "boolean") return null;
  if ("const" in flat) return flat["const"];
  if (Array.isArray(flat["enum"])) return scope.random.pick(flat["enum"] as readonly unknown[]);
  const type = typeOf(flat);
  switch (type) {
    case "object":
      return sampleObject(flat, scope);
    case "array":
      return sampleArray(flat, scope);
    case "string":
      return sampleString(flat, scope);
    case "integer":
    case "number":
      return sampleNumber(flat, type === "integer", scope);
    case "boolean":
      return scope.random.below(2) === 1;
    default:
      return null;
  }
}

const ATTEMPTS = 12;

/**
 * Makes a value that a schema allows; undefined when none of a few attempts is valid. The same random numbers make the
 * same value. `root` is the document in which references are looked up, when the schema is a part of one.
 */
export function sampleValue(
  schema: Schema,
  random: Random,
  fullness: Fullness = { members: "few" },
  root: Schema = schema,
): { readonly value: unknown } | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const value = sample(schema, { root, random, fullness, at: "" });
    if (findBroken(schema, value, root).length === 0) return { value };
  }
  return undefined;
}
