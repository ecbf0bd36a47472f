import { FORMATS } from "../formats.ts";
import type { Definitions } from "../schema-form.ts";
import { findPatternFault } from "./find-pattern-fault.ts";
import { ALONE, KEYWORDS_OF_TYPE } from "./keywords.ts";
import type { LintRule } from "./lint-issue.ts";
import { escapeName, isObject, listTypes, REFERENCE, type Keywords } from "./read-schema.ts";

/** Most items of an array whose items must differ: where types are mixed, each is compared with each. */
const MAX_UNIQUE = 1000;

/** Who collects what is outside the profile, and judges the schemas in a schema. */
export interface Judge {
  readonly definitions: Definitions;
  refuse(at: string, rule: LintRule, reason: string, remedy: string): void;
  schema(schema: unknown, at: string): void;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function lintOrder(judge: Judge, schema: Keywords, low: string, high: string, at: string): void {
  const [least, most] = [schema[low], schema[high]];
  if (typeof least === "number" && typeof most === "number" && least > most)
    judge.refuse(`${at}/${high}`, "impossible", `${low} is greater than ${high}`, "correct one of them");
}

function lintCounts(judge: Judge, schema: Keywords, names: readonly string[], at: string): void {
  for (const name of names) {
    if (schema[name] !== undefined && !isCount(schema[name]))
      judge.refuse(`${at}/${name}`, "bad-keyword", `${name} is a whole number, at least 0`, "correct it");
  }
}

function lintString(judge: Judge, schema: Keywords, at: string): void {
  lintCounts(judge, schema, ["minLength", "maxLength"], at);
  lintOrder(judge, schema, "minLength", "maxLength", at);
  const { maxLength, pattern, format } = schema;
  if (maxLength === undefined) {
    const why =
      pattern === undefined
        ? "a text may be as long as a frame"
        : "the pattern is tried on a text of any length";
    judge.refuse(at, "unbounded-string", why, "add maxLength");
  }
  if (pattern !== undefined) {
    const fault =
      typeof pattern === "string"
        ? findPatternFault(pattern)
        : { reason: "it is no text", remedy: "correct it" };
    if (fault !== undefined) judge.refuse(`${at}/pattern`, "unsafe-pattern", fault.reason, fault.remedy);
  }
  if (format !== undefined && !(typeof format === "string" && FORMATS.has(format)))
    judge.refuse(
      `${at}/format`,
      "unknown-format",
      "an unknown format would not be checked",
      `use one of ${[...FORMATS.keys()].join(", ")}, or a pattern`,
    );
}

function lintNumber(judge: Judge, schema: Keywords, at: string): void {
  for (const name of KEYWORDS_OF_TYPE["number"] ?? []) {
    if (schema[name] !== undefined && !Number.isFinite(schema[name]))
      judge.refuse(`${at}/${name}`, "bad-keyword", `${name} is a number`, "correct it");
  }
  lintOrder(judge, schema, "minimum", "maximum", at);
  const { multipleOf } = schema;
  if (typeof multipleOf === "number" && !(Number.isSafeInteger(multipleOf) && multipleOf > 0))
    judge.refuse(
      `${at}/multipleOf`,
      "unsafe-multiple",
      "languages round fractions differently",
      "count a smaller unit in integers",
    );
}

/** Whether values of a schema are neither objects nor arrays. */
function isScalar(schema: unknown, definitions: Definitions, depth = 0): boolean {
  if (!isObject(schema) || depth > 16) return false;
  const { $ref, anyOf, type } = schema;
  if (typeof $ref === "string") {
    const name = REFERENCE.exec($ref)?.[1] ?? "";
    return Object.hasOwn(definitions, name) && isScalar(definitions[name], definitions, depth + 1);
  }
  if (Array.isArray(anyOf)) return anyOf.every((each) => isScalar(each, definitions, depth + 1));
  if ("const" in schema || "enum" in schema) return true;
  const types = listTypes(type);
  return types.length > 0 && types.every((each) => each !== "object" && each !== "array");
}

function lintArray(judge: Judge, schema: Keywords, at: string): void {
  lintCounts(judge, schema, ["minItems", "maxItems"], at);
  lintOrder(judge, schema, "minItems", "maxItems", at);
  const { items, maxItems, uniqueItems } = schema;
  if (maxItems === undefined)
    judge.refuse(at, "unbounded-array", "an array may have any number of items", "add maxItems");
  if (items === undefined)
    judge.refuse(at, "empty-schema", "items may be anything without saying so", "add items");
  else judge.schema(items, `${at}/items`);
  if (uniqueItems !== true) return;
  if (!isScalar(items, judge.definitions))
    judge.refuse(
      `${at}/uniqueItems`,
      "unique-objects",
      "each item would be compared with each, member by member",
      "let items be strings, numbers or booleans",
    );
  else if (Number(maxItems) > MAX_UNIQUE)
    judge.refuse(
      `${at}/maxItems`,
      "unique-objects",
      "each item may be compared with each",
      `with uniqueItems, allow at most ${MAX_UNIQUE}`,
    );
}

function lintName(judge: Judge, name: string, at: string): void {
  if (name in Object.prototype)
    judge.refuse(at, "prototype-name", `every object of JavaScript has ${name}`, "choose another name");
}

function lintRequired(judge: Judge, name: unknown, properties: Keywords, rest: unknown, at: string): void {
  if (typeof name !== "string")
    return judge.refuse(at, "bad-keyword", "required is a list of names", "correct it");
  lintName(judge, name, at);
  if (rest === false && !Object.hasOwn(properties, name))
    judge.refuse(
      at,
      "impossible",
      `${name} is required and not among the properties`,
      "add it there, or leave it out here",
    );
}

function lintNames(judge: Judge, names: unknown, rest: unknown, at: string): void {
  if (rest === false)
    return judge.refuse(at, "misplaced-keyword", "a closed object names all its members", "remove it");
  if (!isObject(names))
    return judge.refuse(at, "bad-keyword", "it judges texts", "write a schema of strings");
  // A name is a text, so the type may be left out; what may stand there is otherwise as for every string.
  const schema =
    "type" in names || Object.keys(names).some((keyword) => keyword in ALONE)
      ? names
      : { type: "string", ...names };
  judge.schema(schema, at);
  if ("type" in schema && schema["type"] !== "string")
    judge.refuse(`${at}/type`, "impossible", "names are texts", "use type string");
}

function lintObject(judge: Judge, schema: Keywords, at: string): void {
  lintCounts(judge, schema, ["minProperties", "maxProperties"], at);
  lintOrder(judge, schema, "minProperties", "maxProperties", at);
  const { properties = {}, required = [], additionalProperties, maxProperties, propertyNames } = schema;
  if (!isObject(properties) || !Array.isArray(required))
    return judge.refuse(at, "bad-keyword", "properties is an object, required a list of names", "correct it");
  if (additionalProperties !== false && maxProperties === undefined)
    judge.refuse(
      at,
      "unbounded-object",
      "an object may have any number of members",
      "add additionalProperties: false, or maxProperties",
    );
  if (typeof maxProperties === "number" && required.length > maxProperties)
    judge.refuse(
      `${at}/maxProperties`,
      "impossible",
      "more members are required than there may be",
      "correct one of them",
    );
  for (const [name, member] of Object.entries(properties)) {
    const place = `${at}/properties/${escapeName(name)}`;
    lintName(judge, name, place);
    judge.schema(member, place);
  }
  for (const name of required as readonly unknown[])
    lintRequired(judge, name, properties, additionalProperties, `${at}/required`);
  if (additionalProperties !== undefined && additionalProperties !== false)
    judge.schema(additionalProperties, `${at}/additionalProperties`);
  if (propertyNames !== undefined)
    lintNames(judge, propertyNames, additionalProperties, `${at}/propertyNames`);
}

/** Judges the keywords of the types that a schema names; `types` are known ones, and at least one. */
export function lintTyped(judge: Judge, schema: Keywords, types: readonly string[], at: string): void {
  if (types.includes("string")) lintString(judge, schema, at);
  if (types.includes("number") || types.includes("integer")) lintNumber(judge, schema, at);
  if (types.includes("array")) lintArray(judge, schema, at);
  if (types.includes("object")) lintObject(judge, schema, at);
}
