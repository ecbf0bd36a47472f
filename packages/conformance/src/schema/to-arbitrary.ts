import * as fc from "fast-check";
import { anyCharacter } from "./any-character.ts";
import { findBroken, findForeignKeywords } from "./find-broken.ts";
import { isEqualJson, pointer, typesOf, type JsonObject, type Schema } from "./json-schema.ts";
import { numberArbitrary, textArbitrary, type Look } from "./leaf-arbitrary.ts";
import { listAlternatives } from "./list-alternatives.ts";

/** Which values of a schema are made. */
export interface Wish {
  /** `few`: what must be there. `all`: every declared member, and an item in each list. `any`: at random. */
  readonly members: "few" | "all" | "any";
  /** JSON Pointers of values that shall be there in any case. */
  readonly including?: readonly string[];
  readonly look: Look;
}

interface Scope {
  readonly root: Schema;
  readonly wish: Wish;
  readonly at: string;
}

/** How many values in a row may turn out invalid before the schema counts as one that no value can be made for. */
const MOST_MISSES = 300;

/** Items beyond the least that a list gets when it is not filled to its bound. */
const MORE_ITEMS = 6;

/** Up to here a list is also filled to its bound. */
const MOST_ITEMS = 64;

function numberOf(schema: JsonObject, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === "number" ? value : otherwise;
}

function isAskedFor({ at, wish }: Scope, step: string | number): boolean {
  const place = pointer(at, step);
  return (wish.including ?? []).some((each) => each === place || each.startsWith(`${place}/`));
}

/** Anything that JSON can hold and PROTOCOL [FR-10] lets pass. */
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.string({ maxLength: 24, unit: anyCharacter }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 12, unit: anyCharacter }).filter((name) => name !== "__proto__"),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

/** Lets valid values pass. Throws a `TypeError` where none comes, instead of looking for ever. */
function keepValid(arbitrary: fc.Arbitrary<unknown>, schema: Schema, root: Schema): fc.Arbitrary<unknown> {
  let misses = 0;
  return arbitrary.filter((value) => {
    if (findBroken(schema, value, root).length === 0) {
      misses = 0;
      return true;
    }
    misses++;
    if (misses > MOST_MISSES) throw new TypeError("schema: no valid value was found for it");
    return false;
  });
}

function withoutRepetitions(items: readonly unknown[]): readonly unknown[] {
  return items.filter((item, index) => !items.slice(0, index).some((other) => isEqualJson(item, other)));
}

function listArbitrary(schema: JsonObject, scope: Scope): fc.Arbitrary<unknown> {
  const fixed = (schema["prefixItems"] ?? []) as readonly Schema[];
  const items = (schema["items"] ?? true) as Schema;
  const least = numberOf(schema, "minItems", 0);
  const bound = items === false ? fixed.length : Number.POSITIVE_INFINITY;
  const most = Math.min(bound, numberOf(schema, "maxItems", Math.max(least + MORE_ITEMS, fixed.length)));
  const below = (step: number): Scope => ({ ...scope, at: pointer(scope.at, step) });
  const isAsked = scope.wish.members === "all" || isAskedFor(scope, 0);
  const enough = Math.min(most, Math.max(least, isAsked ? Math.max(1, fixed.length) : 0));
  const ofLength = (from: number, to: number): fc.Arbitrary<unknown> => {
    if (fixed.length > 0) {
      const length = fc.integer({ min: from, max: to });
      return length.chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) => compile(fixed[index] ?? items, below(index))),
        ),
      );
    }
    if (to === 0) return fc.constant([]);
    const bounds = { minLength: from, maxLength: to, size: "max" } as const;
    const item = compile(items, below(0));
    if (schema["uniqueItems"] !== true) return fc.array(item, bounds);
    // From a few possible items a list without repetitions is found by taking them out, never by waiting for new ones.
    const many = fc.array(item, {
      minLength: from,
      maxLength: Math.min(to, from + MORE_ITEMS) * 3,
      size: "max",
    });
    return many.map((made) => withoutRepetitions(made).slice(0, to));
  };
  if (scope.wish.members !== "any") return ofLength(enough, enough);
  const some = ofLength(enough, Math.min(most, enough + MORE_ITEMS));
  if (most > MOST_ITEMS || most === enough) return some;
  return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: ofLength(most, most) });
}

/** Which of the declared members an object has. */
function chooseMembers(
  schema: JsonObject,
  scope: Scope,
): { readonly all: readonly string[]; readonly required: readonly string[] } {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  const most = numberOf(schema, "maxProperties", Number.POSITIVE_INFINITY);
  const optional = Object.keys(properties).filter(
    (name) => properties[name] !== false && !required.includes(name),
  );
  const sure = [...required, ...optional.filter((name) => isAskedFor(scope, name))];
  const rest = optional.filter((name) => !sure.includes(name)).slice(0, Math.max(0, most - sure.length));
  switch (scope.wish.members) {
    case "all":
      return { all: [...sure, ...rest], required: [...sure, ...rest] };
    case "few": {
      const needed = rest.slice(0, Math.max(0, numberOf(schema, "minProperties", 0) - sure.length));
      return { all: [...sure, ...needed], required: [...sure, ...needed] };
    }
    case "any":
      return { all: [...sure, ...rest], required: sure };
  }
}

/** Members beyond the declared ones, where the schema allows any. */
function extraMembers(
  schema: JsonObject,
  scope: Scope,
  declared: readonly string[],
): fc.Arbitrary<JsonObject> | undefined {
  const { additionalProperties = true, propertyNames } = schema;
  if (additionalProperties === false) return undefined;
  const missing = Math.max(0, numberOf(schema, "minProperties", 0) - declared.length);
  const room = numberOf(schema, "maxProperties", Number.POSITIVE_INFINITY) - declared.length;
  const most = scope.wish.members === "any" ? Math.min(room, Math.max(missing, 2)) : missing;
  if (most <= 0) return undefined;
  const name =
    propertyNames === undefined || typeof propertyNames === "boolean"
      ? fc.nat(999).map((number) => `member${number}`)
      : (compile({ ...(propertyNames as JsonObject), type: "string" }, scope) as fc.Arbitrary<string>);
  const member = compile(additionalProperties as Schema, { ...scope, at: pointer(scope.at, "") });
  const free = name.filter((each) => !declared.includes(each) && each !== "__proto__");
  return fc.dictionary(free, member, { minKeys: missing, maxKeys: most, size: "max" });
}

function objectArbitrary(schema: JsonObject, scope: Scope): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const additional = (schema["additionalProperties"] ?? true) as Schema;
  const { all, required } = chooseMembers(schema, scope);
  const model = Object.fromEntries(
    all.map((name) => {
      const member = Object.hasOwn(properties, name) ? (properties[name] ?? true) : additional;
      return [name, compile(member, { ...scope, at: pointer(scope.at, name) })] as const;
    }),
  );
  const declared = fc.record<JsonObject>(model, { requiredKeys: [...required], noNullPrototype: true });
  const extra = extraMembers(schema, scope, all);
  return extra === undefined
    ? declared
    : fc.tuple(declared, extra).map(([known, more]) => ({ ...more, ...known }));
}

function typesFor(schema: JsonObject): readonly string[] | undefined {
  const types = typesOf(schema);
  if (types !== undefined) return types;
  if ("properties" in schema || "required" in schema || "additionalProperties" in schema) return ["object"];
  if ("items" in schema || "minItems" in schema || "prefixItems" in schema) return ["array"];
  if ("minimum" in schema || "maximum" in schema || "multipleOf" in schema) return ["number"];
  if ("minLength" in schema || "maxLength" in schema || "pattern" in schema) return ["string"];
  return undefined;
}

function ofType(type: string, schema: JsonObject, scope: Scope): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objectArbitrary(schema, scope);
    case "array":
      return listArbitrary(schema, scope);
    case "string":
      return textArbitrary(schema, scope.wish.look);
    case "integer":
    case "number":
      return numberArbitrary(schema, type === "integer", scope.wish.look);
    case "boolean":
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

/** Values of one way through a schema, without a look at whether they are valid. */
function compileAlternative(schema: JsonObject, scope: Scope): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as readonly unknown[]));
  const types = typesFor(schema);
  if (types === undefined) return scope.wish.look === "plain" ? textArbitrary({}, "plain") : anything;
  // A bare null says least: it is made where values are made at random, or where there is nothing else.
  const telling = types.filter((type) => type !== "null");
  const wanted = scope.wish.members === "any" || telling.length === 0 ? types : telling;
  return fc.oneof(...wanted.map((type) => ofType(type, schema, scope)));
}

function compile(schema: Schema, scope: Scope): fc.Arbitrary<unknown> {
  const alternatives = listAlternatives(schema, scope.root).filter(
    (each) => !Array.isArray(each["enum"]) || each["enum"].length > 0,
  );
  if (alternatives.length === 0) throw new TypeError("schema: it allows nothing");
  const arbitrary = fc.oneof(...alternatives.map((each) => compileAlternative(each, scope)));
  return keepValid(arbitrary, schema, scope.root);
}

/** How values are made for random phases: whatever is allowed, its edges above all. */
const ANY: Wish = { members: "any", look: "edges" };

/**
 * Compiles a schema of the safe profile to a fast-check arbitrary, all of whose values are valid. `root` is the document
 * in which references are looked up, when the schema is a part of one. Throws a `TypeError` that names the keyword for a
 * schema with one that this suite does not know, and while values are made when none is valid.
 */
export function toArbitrary(schema: Schema, wish: Wish = ANY, root: Schema = schema): fc.Arbitrary<unknown> {
  const [foreign] = findForeignKeywords(schema);
  if (foreign !== undefined)
    throw new TypeError(`schema: the keyword ${foreign} is not of the profile, so no values can be made`);
  return compile(schema, { root, wish, at: "" });
}
