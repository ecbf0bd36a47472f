import {
  followReference,
  hasType,
  isEqualJson,
  isObject,
  pointer,
  typesOf,
  type JsonObject,
  type Schema,
} from "./json-schema.ts";

/** A constraint that a value breaks. */
export interface Broken {
  /** JSON Pointer to the offending place in the value, as PROTOCOL [ERR-2] wants it. */
  readonly at: string;
  readonly keyword: string;
  /** JSON Pointer to the keyword in the schema: the name of the constraint. */
  readonly constraint: string;
}

/** Where a judgement stands: in the value, in the schema, and in which document references are looked up. */
interface Place {
  readonly at: string;
  readonly path: string;
  readonly root: Schema;
}

type Judge = (value: unknown, operand: unknown, place: Place, schema: JsonObject) => readonly Broken[];

const FINE: readonly Broken[] = [];

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function fault(place: Place, keyword: string, at: string = place.at): readonly Broken[] {
  return [{ at, keyword, constraint: pointer(place.path, keyword) }];
}

/** A judge for values of one type: others pass, as JSON Schema has it. */
function when<T>(
  isApplicable: (value: unknown) => value is T,
  isKept: (value: T, operand: never) => boolean,
): (keyword: string) => Judge {
  return (keyword) => (value, operand, place) =>
    !isApplicable(value) || isKept(value, operand as never) ? FINE : fault(place, keyword);
}

const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const expressions = new Map<string, RegExp>();

/** The expression of a pattern. Kept: one schema is tried with thousands of values. */
function toExpression(pattern: string): RegExp {
  const expression = expressions.get(pattern) ?? new RegExp(pattern, "u");
  expressions.set(pattern, expression);
  return expression;
}

function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

function areUnique(items: readonly unknown[]): boolean {
  return items.every((item, index) => !items.slice(0, index).some((other) => isEqualJson(item, other)));
}

const simple: Readonly<Record<string, (keyword: string) => Judge>> = {
  minLength: when(isString, (text, least: number) => lengthOf(text) >= least),
  maxLength: when(isString, (text, most: number) => lengthOf(text) <= most),
  pattern: when(isString, (text, pattern: string) => toExpression(pattern).test(text)),
  minimum: when(isNumber, (number, least: number) => number >= least),
  maximum: when(isNumber, (number, most: number) => number <= most),
  exclusiveMinimum: when(isNumber, (number, bound: number) => number > bound),
  exclusiveMaximum: when(isNumber, (number, bound: number) => number < bound),
  multipleOf: when(isNumber, (number, step: number) => isMultiple(number, step)),
  minItems: when(isArray, (items, least: number) => items.length >= least),
  maxItems: when(isArray, (items, most: number) => items.length <= most),
  uniqueItems: when(isArray, (items, isWanted: boolean) => !isWanted || areUnique(items)),
  minProperties: when(isObject, (object, least: number) => Object.keys(object).length >= least),
  maxProperties: when(isObject, (object, most: number) => Object.keys(object).length <= most),
};

function below(place: Place, step: string | number, ...path: readonly (string | number)[]): Place {
  return { ...place, at: pointer(place.at, step), path: path.reduce<string>(pointer, place.path) };
}

function inside(place: Place, ...path: readonly (string | number)[]): Place {
  return { ...place, path: path.reduce<string>(pointer, place.path) };
}

function isFine(schema: Schema, value: unknown, place: Place): boolean {
  return judge(schema, value, place).length === 0;
}

function judgeAdditional(
  value: unknown,
  operand: unknown,
  place: Place,
  schema: JsonObject,
): readonly Broken[] {
  if (!isObject(value)) return FINE;
  const known = isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.entries(value)
    .filter(([name]) => !Object.hasOwn(known, name))
    .flatMap(([name, member]) =>
      operand === false
        ? fault(place, "additionalProperties", pointer(place.at, name))
        : judge(operand as Schema, member, below(place, name, "additionalProperties")),
    );
}

function judgeBranch(value: unknown, schema: JsonObject, place: Place): readonly Broken[] {
  const keyword = isFine(schema["if"] as Schema, value, inside(place, "if")) ? "then" : "else";
  const branch = schema[keyword] as Schema | undefined;
  return branch === undefined ? FINE : judge(branch, value, inside(place, keyword));
}

const structural: Readonly<Record<string, Judge>> = {
  type: (value, _, place, schema) =>
    (typesOf(schema) ?? []).some((type) => hasType(value, type)) ? FINE : fault(place, "type"),
  const: (value, operand, place) => (isEqualJson(value, operand) ? FINE : fault(place, "const")),
  enum: (value, operand, place) =>
    (operand as readonly unknown[]).some((each) => isEqualJson(value, each)) ? FINE : fault(place, "enum"),
  required: (value, operand, place) =>
    !isObject(value)
      ? FINE
      : (operand as readonly string[])
          .filter((name) => !Object.hasOwn(value, name))
          .map((name) => ({
            at: place.at,
            keyword: "required",
            constraint: pointer(pointer(place.path, "required"), name),
          })),
  properties: (value, operand, place) =>
    !isObject(value)
      ? FINE
      : Object.entries(operand as Readonly<Record<string, Schema>>)
          .filter(([name]) => Object.hasOwn(value, name))
          .flatMap(([name, schema]) => judge(schema, value[name], below(place, name, "properties", name))),
  additionalProperties: judgeAdditional,
  propertyNames: (value, operand, place) =>
    !isObject(value)
      ? FINE
      : Object.keys(value)
          .filter((name) => !isFine(operand as Schema, name, inside(place, "propertyNames")))
          .flatMap((name) => fault(place, "propertyNames", pointer(place.at, name))),
  items: (value, operand, place, schema) => {
    if (!isArray(value)) return FINE;
    const first = isArray(schema["prefixItems"]) ? schema["prefixItems"].length : 0;
    if (operand === false) return value.length > first ? fault(place, "items") : FINE;
    return value
      .slice(first)
      .flatMap((item, index) => judge(operand as Schema, item, below(place, first + index, "items")));
  },
  prefixItems: (value, operand, place) =>
    !isArray(value)
      ? FINE
      : (operand as readonly Schema[])
          .slice(0, value.length)
          .flatMap((schema, index) => judge(schema, value[index], below(place, index, "prefixItems", index))),
  dependentRequired: (value, operand, place) =>
    !isObject(value)
      ? FINE
      : Object.entries(operand as Readonly<Record<string, readonly string[]>>)
          .filter(
            ([name, needed]) =>
              Object.hasOwn(value, name) && !needed.every((each) => Object.hasOwn(value, each)),
          )
          .flatMap(() => fault(place, "dependentRequired")),
  allOf: (value, operand, place) =>
    (operand as readonly Schema[]).flatMap((schema, index) =>
      judge(schema, value, inside(place, "allOf", index)),
    ),
  anyOf: (value, operand, place) =>
    (operand as readonly Schema[]).some((schema) => isFine(schema, value, place))
      ? FINE
      : fault(place, "anyOf"),
  oneOf: (value, operand, place) =>
    (operand as readonly Schema[]).filter((schema) => isFine(schema, value, place)).length === 1
      ? FINE
      : fault(place, "oneOf"),
  not: (value, operand, place) => (isFine(operand as Schema, value, place) ? fault(place, "not") : FINE),
  if: (value, _, place, schema) => judgeBranch(value, schema, place),
  $ref: (value, operand, place) =>
    judge(followReference(place.root, String(operand)), value, inside(place, "$ref")),
};

const judges: Readonly<Record<string, Judge>> = {
  ...structural,
  ...Object.fromEntries(Object.entries(simple).map(([keyword, make]) => [keyword, make(keyword)])),
};

/** Keywords that say nothing about validity, or that another keyword reads. */
const silent: ReadonlySet<string> = new Set(
  "$schema $id $comment $defs title description examples default deprecated readOnly writeOnly x-sensitive format then else".split(
    " ",
  ),
);

function judge(schema: Schema, value: unknown, place: Place): readonly Broken[] {
  if (typeof schema === "boolean") return schema ? FINE : fault(place, "false schema");
  return Object.entries(schema).flatMap(([keyword, operand]) =>
    silent.has(keyword) ? FINE : (judges[keyword]?.(value, operand, place, schema) ?? FINE),
  );
}

/**
 * Every constraint of a schema that a value breaks; empty when the value is valid. `root` is the document in which
 * references are looked up, when the schema is a part of one.
 */
export function findBroken(schema: Schema, value: unknown, root: Schema = schema): readonly Broken[] {
  return judge(schema, value, { at: "", path: "", root });
}

/** Keywords of a schema that this suite cannot judge; a schema with any of them is not tried. */
export function findForeignKeywords(schema: Schema): readonly string[] {
  if (typeof schema === "boolean") return [];
  const found = Object.keys(schema).filter(
    (keyword) => !silent.has(keyword) && !Object.hasOwn(judges, keyword),
  );
  return [...new Set([...found, ...subschemas(schema).flatMap(findForeignKeywords)])];
}

function subschemas(schema: JsonObject): readonly Schema[] {
  const one = ["additionalProperties", "propertyNames", "items", "not", "if", "then", "else"];
  const many = ["allOf", "anyOf", "oneOf", "prefixItems"];
  const named = ["properties", "$defs"];
  return [
    ...one.flatMap((keyword) => (schema[keyword] === undefined ? [] : [schema[keyword] as Schema])),
    ...many.flatMap((keyword) => (schema[keyword] ?? []) as readonly Schema[]),
    ...named.flatMap((keyword) => Object.values((schema[keyword] ?? {}) as Readonly<Record<string, Schema>>)),
  ];
}
