import { canonicalJson } from "./canonical-json.ts";
import type { DataSchema } from "./contract.ts";
import { ANNOTATIONS } from "./lint/keywords.ts";
import { toWireSchema } from "./wire-contract.ts";

/** Schemas that others refer to as `#/$defs/NAME`. */
export type Definitions = Readonly<Record<string, DataSchema>>;

type Keywords = { readonly [keyword: string]: unknown };

/** Strings of a length in code points, and of a form. */
export interface StringForm {
  readonly kind: "string";
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string | undefined;
  readonly format: string | undefined;
}

/** Numbers between bounds; with `step`, a whole number, only its multiples: integers have one of at least 1. */
export interface NumberForm {
  readonly kind: "number";
  readonly step: number | undefined;
  readonly minimum: number;
  readonly isMinimumExcluded: boolean;
  readonly maximum: number;
  readonly isMaximumExcluded: boolean;
}

/** Arrays of a length, each item under one schema. */
export interface ArrayForm {
  readonly kind: "array";
  readonly items: DataSchema;
  readonly minItems: number;
  readonly maxItems: number;
  readonly areItemsUnique: boolean;
}

/** Objects: named members, and what other members may be (`false`: there may be none). */
export interface ObjectForm {
  readonly kind: "object";
  readonly properties: Definitions;
  readonly required: ReadonlySet<string>;
  readonly rest: DataSchema;
  readonly names: DataSchema;
  readonly minProperties: number;
  readonly maxProperties: number;
  /** How many members there can be, by count and by name. */
  readonly fewest: number;
  readonly most: number;
}

/** One of the kinds of value that a schema allows; `opaque` is a schema beyond the profile, of which nothing is known. */
export type Form =
  | { readonly kind: "any" | "null" | "boolean" }
  | { readonly kind: "values"; readonly values: readonly unknown[] }
  | { readonly kind: "opaque"; readonly text: string }
  | StringForm
  | NumberForm
  | ArrayForm
  | ObjectForm;

const MAX_REFERENCES = 32;

function numberOf(schema: Keywords, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === "number" ? value : otherwise;
}

function textOf(schema: Keywords, keyword: string): string | undefined {
  const value = schema[keyword];
  return typeof value === "string" ? value : undefined;
}

function toNumberForm(schema: Keywords, isInteger: boolean): NumberForm {
  const step = "multipleOf" in schema ? numberOf(schema, "multipleOf", 1) : isInteger ? 1 : undefined;
  const above = numberOf(schema, "exclusiveMinimum", -Infinity);
  const under = numberOf(schema, "exclusiveMaximum", Infinity);
  const minimum = numberOf(schema, "minimum", -Infinity);
  const maximum = numberOf(schema, "maximum", Infinity);
  const low = Math.max(above, minimum);
  const high = Math.min(under, maximum);
  const isMinimumExcluded = Number.isFinite(low) && above === low;
  const isMaximumExcluded = Number.isFinite(high) && under === high;
  if (step === undefined)
    return { kind: "number", step, minimum: low, isMinimumExcluded, maximum: high, isMaximumExcluded };
  // Of multiples, the bounds are the first and the last one: so 0 < n and 1 <= n are the same integers.
  const first = Math.ceil(low / step) * step;
  const last = Math.floor(high / step) * step;
  return {
    kind: "number",
    step,
    minimum: isMinimumExcluded && first === low ? first + step : first,
    isMinimumExcluded: false,
    maximum: isMaximumExcluded && last === high ? last - step : last,
    isMaximumExcluded: false,
  };
}

function toObjectForm(schema: Keywords): ObjectForm {
  const properties = (schema["properties"] ?? {}) as Definitions;
  const required = new Set((schema["required"] ?? []) as readonly string[]);
  const rest = (schema["additionalProperties"] ?? true) as DataSchema;
  const minProperties = numberOf(schema, "minProperties", 0);
  const maxProperties = numberOf(schema, "maxProperties", Infinity);
  return {
    kind: "object",
    properties,
    required,
    rest,
    names: (schema["propertyNames"] ?? true) as DataSchema,
    minProperties,
    maxProperties,
    fewest: Math.max(minProperties, required.size),
    most: rest === false ? Math.min(maxProperties, Object.keys(properties).length) : maxProperties,
  };
}

function toOpaque(schema: Keywords): Form {
  return { kind: "opaque", text: canonicalJson(toWireSchema(schema)) };
}

function toTypedForm(type: unknown, schema: Keywords): Form {
  switch (type) {
    case "null":
    case "boolean":
      return { kind: type };
    case "string":
      return {
        kind: "string",
        minLength: numberOf(schema, "minLength", 0),
        maxLength: numberOf(schema, "maxLength", Infinity),
        pattern: textOf(schema, "pattern"),
        format: textOf(schema, "format"),
      };
    case "number":
    case "integer":
      // Multiples of a fraction depend on how each language rounds.
      return Number.isInteger(schema["multipleOf"] ?? 1)
        ? toNumberForm(schema, type === "integer")
        : toOpaque(schema);
    case "array":
      return {
        kind: "array",
        items: (schema["items"] ?? true) as DataSchema,
        minItems: numberOf(schema, "minItems", 0),
        maxItems: numberOf(schema, "maxItems", Infinity),
        areItemsUnique: schema["uniqueItems"] === true,
      };
    case "object":
      return toObjectForm(schema);
    default:
      return toOpaque(schema);
  }
}

/** Keywords that `toForms` understands beside `type`; a schema with another is opaque. */
const KNOWN: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  ...[
    "type const enum anyOf $ref minLength maxLength pattern format",
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf items minItems maxItems uniqueItems",
    "properties required additionalProperties minProperties maxProperties propertyNames",
  ].flatMap((line) => line.split(" ")),
]);

/**
 * What a schema allows, as alternatives without references: a value fits the schema when it fits one of them.
 *
 * Exact for schemas of the profile. What lies beyond it becomes `opaque`.
 */
export function toForms(schema: DataSchema, definitions: Definitions, depth = 0): readonly Form[] {
  if (schema === true) return [{ kind: "any" }];
  if (schema === false) return [];
  if (depth > MAX_REFERENCES || Object.keys(schema).some((keyword) => !KNOWN.has(keyword)))
    return [toOpaque(schema)];
  const { $ref, anyOf, type, enum: values } = schema;
  if (typeof $ref === "string") {
    const name = $ref.replace(/^#\/\$defs\//, "");
    const found = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    return found === undefined ? [toOpaque(schema)] : toForms(found, definitions, depth + 1);
  }
  if (Array.isArray(anyOf))
    return (anyOf as readonly DataSchema[]).flatMap((each) => toForms(each, definitions, depth + 1));
  if ("const" in schema) return [{ kind: "values", values: [schema["const"]] }];
  if (Array.isArray(values)) return [{ kind: "values", values: values as readonly unknown[] }];
  if (Object.keys(toWireSchema(schema) as object).length === 0) return [{ kind: "any" }];
  return (Array.isArray(type) ? (type as readonly unknown[]) : [type]).map((each) =>
    toTypedForm(each, schema),
  );
}
