import type { DataSchema } from "../contract.ts";

/** One value of a payload as a person reads it. */
export interface PayloadRow {
  /** Where it stands: `lines[].count`; empty for the payload itself. */
  readonly path: string;
  readonly isRequired: boolean;
  /** Its type, or the name of a definition. */
  readonly type: string;
  /** The name of the definition that it refers to. */
  readonly definition: string | undefined;
  /** What else it keeps, in words. */
  readonly rules: readonly string[];
  readonly description: string;
}

type Schema = { readonly [keyword: string]: unknown };

/** Bounds in words, by keyword. */
const WORDS: Readonly<Record<string, string>> = {
  minLength: "at least # characters",
  maxLength: "at most # characters",
  minimum: "≥ #",
  maximum: "≤ #",
  exclusiveMinimum: "> #",
  exclusiveMaximum: "< #",
  multipleOf: "a multiple of #",
  minItems: "at least # items",
  maxItems: "at most # items",
  minProperties: "at least # members",
  maxProperties: "at most # members",
  pattern: "fits #",
  format: "format #",
};

function toWords(words: string, value: string): string {
  return (value === "1" ? words.replace(/s$/, "") : words).replace("#", () => value);
}

function toRules(schema: Schema): readonly string[] {
  const rules = Object.entries(WORDS).flatMap(([keyword, words]) =>
    schema[keyword] === undefined ? [] : [toWords(words, `${schema[keyword] as string | number}`)],
  );
  if (schema["uniqueItems"] === true) rules.push("no two alike");
  if (schema["additionalProperties"] === false) rules.push("no other members");
  return rules;
}

function toType(schema: Schema): string {
  const { type, enum: values, const: value } = schema;
  if (value !== undefined) return JSON.stringify(value);
  if (Array.isArray(values)) return values.map((each) => JSON.stringify(each)).join(" or ");
  if (Array.isArray(type)) return type.join(" or ");
  if (typeof type === "string") return type;
  return ["oneOf", "anyOf", "allOf"].find((keyword) => keyword in schema)?.replace("Of", " of") ?? "anything";
}

/** Lists a schema value by value, from the outside in. References are named, not followed. */
export function toPayloadRows(schema: DataSchema, path = "", isRequired = true): readonly PayloadRow[] {
  if (typeof schema === "boolean") {
    const type = schema ? "anything" : "nothing";
    return [{ path, isRequired, type, definition: undefined, rules: [], description: "" }];
  }
  const { $ref, description, properties = {}, required = [], items } = schema;
  const definition = typeof $ref === "string" ? $ref.replace("#/$defs/", "") : undefined;
  const row: PayloadRow = {
    path,
    isRequired,
    type: definition ?? toType(schema),
    definition,
    rules: toRules(schema),
    description: typeof description === "string" ? description : "",
  };
  const members = Object.entries(properties as Readonly<Record<string, DataSchema>>).flatMap(([name, each]) =>
    toPayloadRows(
      each,
      path === "" ? name : `${path}.${name}`,
      (required as readonly string[]).includes(name),
    ),
  );
  const item = items === undefined ? [] : toPayloadRows(items as DataSchema, `${path}[]`, true);
  const { additionalProperties } = schema;
  const rest =
    typeof additionalProperties === "object"
      ? toPayloadRows(additionalProperties as DataSchema, path === "" ? "*" : `${path}.*`, false)
      : [];
  const variants = ["oneOf", "anyOf", "allOf"].flatMap((keyword) =>
    ((schema[keyword] ?? []) as readonly DataSchema[]).flatMap((each, index) =>
      toPayloadRows(each, `${path}(${index + 1})`, true),
    ),
  );
  return [row, ...members, ...item, ...rest, ...variants];
}
