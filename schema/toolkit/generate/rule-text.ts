import type { DataSchema } from "../contract.ts";
import { FORMATS } from "../formats.ts";

/** How the rules of one module are written. */
export interface RuleContext {
  /** The text that stands for a `$ref`. */
  readonly toReference: (reference: string) => string;
  /** What `additionalProperties: false` means: nothing to a reader of frames, a rule of its own to a writer of payloads. */
  readonly unnamed: "ignored" | "refused";
}

/** A schema uses a keyword that rules do not know. It is refused rather than ignored. */
export class UnknownKeyword extends Error {}

type Schema = { readonly [keyword: string]: unknown };

const ANNOTATIONS = new Set([
  "$schema",
  "$comment",
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** Under what name a module that holds rules imports them: one that no namespace, event or definition can have. */
export const RULES = "$";

function rule(name: string): string {
  return `${RULES}.${name}`;
}

function call(factory: string, ...parts: readonly (string | undefined)[]): string {
  const last = parts.findLastIndex((part) => part !== undefined);
  const written = parts.slice(0, last + 1).map((part) => part ?? "undefined");
  return `/* @__PURE__ */ ${RULES}.${factory}(${written.join(", ")})`;
}

function refuse(what: string, schema: Schema): never {
  throw new UnknownKeyword(`rules: ${what} is not supported in ${JSON.stringify(schema)}`);
}

/** The schema, if it has no keyword beyond the known ones. */
function take(schema: Schema, ...known: readonly string[]): Schema {
  const rest = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword) && !known.includes(keyword));
  return rest.length > 0 ? refuse(`keyword ${rest.join(", ")}`, schema) : schema;
}

function toNumber(value: unknown): string | undefined {
  return value === undefined ? undefined : Number(value).toString();
}

function isPrimitive(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function toLiteral(value: unknown, schema: Schema): string {
  return isPrimitive(value) ? JSON.stringify(value) : refuse("a constant that is no primitive", schema);
}

function toText(schema: Schema): string {
  const known = ["type", "pattern", "minLength", "maxLength", "format"];
  const { pattern, minLength = 0, maxLength, format } = take(schema, ...known);
  const form = typeof pattern === "string" ? `/${new RegExp(pattern, "u").source}/u` : undefined;
  const text = call("text", form, toNumber(maxLength), minLength === 0 ? undefined : toNumber(minLength));
  if (typeof format !== "string") return text;
  const check = FORMATS.get(format) ?? refuse(`format ${format}`, schema);
  return call("all", text, call("format", JSON.stringify(format), String(check)));
}

/** Keywords of numbers that are rules of their own. */
const MEASURES: Readonly<Record<string, string>> = {
  exclusiveMinimum: "above",
  exclusiveMaximum: "below",
  multipleOf: "multiple",
};

function toBounded(schema: Schema): string {
  const measures = Object.keys(MEASURES).filter((keyword) => keyword in schema);
  const {
    type,
    minimum = -Infinity,
    maximum = Infinity,
  } = take(schema, "type", "minimum", "maximum", ...measures);
  const bounded = call(String(type), toNumber(minimum), toNumber(maximum));
  if (measures.length === 0) return bounded;
  return call(
    "all",
    bounded,
    ...measures.map((keyword) => call(String(MEASURES[keyword]), toNumber(schema[keyword]))),
  );
}

function toList(schema: Schema, context: RuleContext): string {
  const known = ["type", "items", "minItems", "maxItems", "uniqueItems"];
  const { items = true, minItems = 0, maxItems = Infinity, uniqueItems } = take(schema, ...known);
  const isComparable =
    typeof items === "object" &&
    !["object", "array", undefined].includes((items as Schema)["type"] as string);
  const isReference = typeof items === "object" && "$ref" in (items as object);
  if (uniqueItems === true && !isComparable && !isReference) refuse("uniqueItems of objects", schema);
  const item = toRuleText(items as DataSchema, context);
  return call(
    "list",
    item,
    toNumber(minItems),
    toNumber(maxItems),
    uniqueItems === true ? "true" : undefined,
  );
}

function toMember(name: string, isOptional: boolean, text: string): string {
  // In the text of a record a question mark says that a member is optional, and `__proto__` is no member.
  if (name.includes("?") || name === "__proto__") refuse("the name", { name });
  const key = isOptional ? `${name}?` : name;
  if (key === text) return key;
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${text}`;
}

function toRest(schema: Schema, context: RuleContext): string | undefined {
  const { additionalProperties = true } = schema;
  if (additionalProperties === true) return undefined;
  if (additionalProperties === false) return context.unnamed === "ignored" ? undefined : rule("stranger");
  return toRuleText(additionalProperties as DataSchema, context);
}

function toRecord(schema: Schema, context: RuleContext): string {
  const { required = [], properties = {} } = schema as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, DataSchema>>;
  };
  const named = Object.entries(properties).map(([name, each]) =>
    toMember(name, !required.includes(name), toRuleText(each, context)),
  );
  const rest = toRest(schema, context);
  const unnamed = required
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => toMember(name, false, rest ?? rule("anything")));
  const members = [...named, ...unnamed].join(", ");
  return call("record", members === "" ? "{}" : `{ ${members} }`, rest);
}

function toObject(schema: Schema, context: RuleContext): string {
  const bounds = ["minProperties", "maxProperties"].filter((keyword) => keyword in schema);
  const conditions = "if" in schema ? ["if", "then", "else"] : [];
  const members = ["type", "required", "properties", "additionalProperties", "propertyNames"];
  const { propertyNames } = take(schema, ...members, ...bounds, ...conditions);
  const rules = [toRecord(schema, context)];
  // Ajv judges names before members.
  if (propertyNames !== undefined)
    rules.unshift(call("names", toRuleText({ type: "string", ...(propertyNames as Schema) }, context)));
  if (bounds.length > 0) {
    const { minProperties = 0, maxProperties } = schema;
    rules.unshift(call("sized", toNumber(minProperties), toNumber(maxProperties)));
  }
  if (conditions.length > 0)
    rules.push(call("either", ...conditions.map((each) => toRecord(schema[each] as Schema, context))));
  return rules.length === 1 ? String(rules[0]) : call("all", ...rules);
}

/** Which keywords speak of values of which type; those of no type are left out when a schema is taken apart by type. */
const KEYWORDS_OF: Readonly<Record<string, readonly string[]>> = {
  string: ["pattern", "minLength", "maxLength", "format"],
  number: ["minimum", "maximum", ...Object.keys(MEASURES)],
  integer: ["minimum", "maximum", ...Object.keys(MEASURES)],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: [
    "required",
    "properties",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "propertyNames",
  ],
  boolean: [],
  null: [],
};

/** A rule for each of several types. */
function toKinds(types: readonly string[], schema: Schema, context: RuleContext): string {
  const known = types.flatMap((type) => KEYWORDS_OF[type] ?? refuse(`type ${type}`, schema));
  take(schema, "type", ...known);
  const rules = types.map((type) => {
    const own = Object.entries(schema).filter(([keyword]) => KEYWORDS_OF[type]?.includes(keyword));
    return `${type}: ${toRuleText({ type, ...Object.fromEntries(own) }, context)}`;
  });
  return call("kinds", `{ ${rules.join(", ")} }`);
}

/** Keywords that combine schemas, and the rule that does the same. */
const COMBINATIONS: Readonly<Record<string, string>> = { allOf: "all", anyOf: "any" };

/** What stands beside a combination holds as well, and is judged first, as Ajv does. */
function toCombination(schema: Schema, context: RuleContext): string {
  const combined = Object.keys(COMBINATIONS).filter((keyword) => keyword in schema);
  const beside = Object.entries(schema).filter(([keyword]) => !combined.includes(keyword));
  const isMore = beside.some(([keyword]) => !ANNOTATIONS.has(keyword));
  const rules = [
    ...(isMore ? [toRuleText(Object.fromEntries(beside), context)] : []),
    ...combined.map((keyword) => {
      const choices = schema[keyword] as readonly DataSchema[];
      return call(String(COMBINATIONS[keyword]), ...choices.map((each) => toRuleText(each, context)));
    }),
  ];
  return rules.length === 1 ? String(rules[0]) : call("all", ...rules);
}

/**
 * The text of the rule (`rules.ts` of the SDK) that a schema stands for. Throws an {@link UnknownKeyword} for a schema
 * that rules cannot express.
 */
export function toRuleText(schema: DataSchema, context: RuleContext): string {
  if (typeof schema === "boolean") return schema ? rule("anything") : rule("never");
  if (Object.keys(COMBINATIONS).some((keyword) => keyword in schema)) return toCombination(schema, context);
  if ("$ref" in schema) return context.toReference(String(take(schema, "$ref")["$ref"]));
  if ("const" in schema) return call("constant", toLiteral(take(schema, "type", "const")["const"], schema));
  if ("enum" in schema) {
    const values = take(schema, "type", "enum")["enum"] as readonly unknown[];
    return call("choice", ...values.map((value) => toLiteral(value, schema)));
  }
  if (Array.isArray(schema["type"])) return toKinds(schema["type"] as string[], schema, context);
  switch (schema["type"]) {
    case "null":
      return take(schema, "type") && rule("nothing");
    case "string":
      return toText(schema);
    case "integer":
    case "number":
      return toBounded(schema);
    case "boolean":
      return take(schema, "type") && rule("flag");
    case "array":
      return toList(schema, context);
    case "object":
      return toObject(schema, context);
    case undefined:
      return take(schema) && rule("anything");
    default:
      return refuse(`type ${JSON.stringify(schema["type"])}`, schema);
  }
}
