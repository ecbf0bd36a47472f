import type { DataSchema } from "../toolkit/contract.ts";

type Members = Readonly<Record<string, DataSchema>>;

function toMember(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function toDoc(schema: DataSchema, indent: string): string {
  const description = typeof schema === "object" ? schema["description"] : undefined;
  return typeof description === "string" ? `${indent}/** ${description.replaceAll("*/", "*\\/")} */\n` : "";
}

function toObject(schema: { readonly [keyword: string]: unknown }, indent: string): string {
  const properties = (schema["properties"] ?? {}) as Members;
  const required = new Set((schema["required"] ?? []) as readonly string[]);
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, member]) =>
      `${toDoc(member, inner)}${inner}readonly ${toMember(name)}${required.has(name) ? "" : "?"}: ${toTypeText(member, inner)};`,
  );
  const rest = schema["additionalProperties"];
  if (lines.length === 0) {
    if (rest === false) return "Readonly<Record<string, never>>";
    return `Readonly<Record<string, ${rest === undefined || rest === true ? "unknown" : toTypeText(rest as DataSchema, indent)}>>`;
  }
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function toArray(schema: { readonly [keyword: string]: unknown }, indent: string): string {
  return `readonly (${toTypeText((schema["items"] ?? true) as DataSchema, indent)})[]`;
}

function toSingle(type: unknown, schema: { readonly [keyword: string]: unknown }, indent: string): string {
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

/** The TypeScript type of the values that a schema allows, as text; constraints that types cannot hold are left out. */
export function toTypeText(schema: DataSchema, indent = ""): string {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const { enum: values, type, $ref } = schema;
  const choices = (schema["anyOf"] ?? schema["oneOf"]) as readonly DataSchema[] | undefined;
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "unknown";
  if (choices !== undefined) return choices.map((each) => `(${toTypeText(each, indent)})`).join(" | ");
  const types: readonly unknown[] = Array.isArray(type)
    ? type
    : [type ?? ("properties" in schema ? "object" : undefined)];
  return types.map((each) => toSingle(each, schema, indent)).join(" | ");
}
