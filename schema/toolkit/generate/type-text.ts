import type { DataSchema } from "../contract.ts";

type Schema = { readonly [keyword: string]: unknown };

/** Any object, as a type. */
const ANY_OBJECT = "Readonly<Record<string, unknown>>";

function toMember(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** A comment for people, with the indent of what it belongs to; nothing where there are no words. */
export function toDoc(description: unknown, indent = ""): string {
  if (typeof description !== "string" || description === "") return "";
  const lines = description.replaceAll("*/", "*\\/").split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** What members may be that an object does not name; undefined where there are none. */
function toRest(
  { additionalProperties: rest, patternProperties }: Schema,
  indent: string,
): string | undefined {
  if (patternProperties !== undefined || rest === undefined) return "unknown";
  return rest === false ? undefined : toTypeText(rest as DataSchema, indent);
}

function toObject(schema: Schema, indent: string): string {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, DataSchema>>;
  const required = new Set((schema["required"] ?? []) as readonly string[]);
  const inner = `${indent}  `;
  const rest = toRest(schema, inner);
  const unnamed = [...required].filter((name) => !Object.hasOwn(properties, name));
  const lines = [
    ...Object.entries(properties).map(([name, member]) => {
      const doc = toDoc(typeof member === "object" && member["description"], inner);
      return `${doc}${inner}readonly ${toMember(name)}${required.has(name) ? "" : "?"}: ${toTypeText(member, inner)};`;
    }),
    ...unnamed.map((name) => `${inner}readonly ${toMember(name)}: ${rest ?? "never"};`),
  ];
  if (lines.length === 0) return `Readonly<Record<string, ${rest ?? "never"}>>`;
  // An index must admit the named members too, so it says nothing of the others.
  if (rest !== undefined) lines.push(`${inner}readonly [name: string]: unknown;`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function toArray({ items = true, prefixItems }: Schema, indent: string): string {
  if (!Array.isArray(prefixItems)) return `readonly (${toTypeText(items as DataSchema, indent)})[]`;
  const first = prefixItems.map((item: DataSchema) => `(${toTypeText(item, indent)})`);
  return `readonly (${[...first, `(${toTypeText(items as DataSchema, indent)})`].join(" | ")})[]`;
}

function toSingle(type: unknown, schema: Schema, indent: string): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return toArray(schema, indent);
    case "object":
      return toObject(schema, indent);
    default:
      return "unknown";
  }
}

/** The types that the keywords of a schema allow, without its combinations. */
function toPlain(schema: Schema, indent: string): string {
  const { type } = schema;
  const types: readonly unknown[] = Array.isArray(type)
    ? type
    : [type ?? ("properties" in schema ? "object" : undefined)];
  const texts = types.map((each) => toSingle(each, schema, indent));
  return texts.includes("unknown") ? "unknown" : texts.join(" | ");
}

function toUnion(choices: unknown, indent: string): string {
  const texts = (choices as readonly DataSchema[]).map((each) => toTypeText(each, indent));
  return texts.includes("unknown") ? "unknown" : [...new Set(texts)].map((each) => `(${each})`).join(" | ");
}

/**
 * The TypeScript type of the values that a schema allows, as text. It admits every value that the schema admits;
 * constraints that types cannot hold are left out.
 */
function toTypeText(schema: DataSchema, indent = ""): string {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const { enum: values, $ref, anyOf, oneOf, allOf } = schema;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ") || "never";
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "unknown";
  const parts = [
    toPlain(schema, indent),
    ...[anyOf, oneOf].flatMap((choices) => (Array.isArray(choices) ? [toUnion(choices, indent)] : [])),
    ...(Array.isArray(allOf) ? allOf.map((each: DataSchema) => toTypeText(each, indent)) : []),
  ].filter((part) => part !== "unknown");
  if (parts.length <= 1) return parts[0] ?? "unknown";
  return parts.map((part) => `(${part})`).join(" & ");
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schema without the values that are no objects: payloads always are. */
function toObjectSchema(schema: DataSchema): DataSchema {
  if (typeof schema === "boolean") return schema && { type: "object" };
  if ("const" in schema) return isObject(schema["const"]) && schema;
  const { enum: values, type = "object", anyOf, oneOf, allOf } = schema;
  if (Array.isArray(values)) return { enum: values.filter(isObject) };
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (!types.includes("object")) return false;
  const narrow = (choices: unknown): readonly DataSchema[] =>
    (choices as readonly DataSchema[]).map(toObjectSchema).filter((each) => each !== false);
  return {
    ...schema,
    type: "object",
    ...(Array.isArray(anyOf) && { anyOf: narrow(anyOf) }),
    ...(Array.isArray(oneOf) && { oneOf: narrow(oneOf) }),
    ...(Array.isArray(allOf) && { allOf: (allOf as readonly DataSchema[]).map(toObjectSchema) }),
  };
}

/** The type of the payloads that a schema allows, as text: always one of objects, or `never`. */
export function toPayloadText(schema: DataSchema): string {
  const narrowed = toObjectSchema(schema);
  const text = toTypeText(narrowed);
  if (typeof narrowed !== "object" || !("allOf" in narrowed || "anyOf" in narrowed || "oneOf" in narrowed))
    return text;
  // Where the combination says all that is said of members, the empty object beside it says nothing.
  return text.startsWith(`(${ANY_OBJECT}) & `) ? text.slice(ANY_OBJECT.length + 5) : text;
}
