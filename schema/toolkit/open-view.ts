import type { DataSchema } from "./contract.ts";

/** Keywords whose value is data and no schema. */
const LITERALS: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "required", "type"]);
/** Keywords whose value maps names of the author's choice to schemas. */
const NAME_MAPS: ReadonlySet<string> = new Set(["properties", "$defs"]);

function openMembers(map: object): object {
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [name, toOpenSchema(schema as DataSchema)]),
  );
}

function toOpenValue(keyword: string, value: unknown): unknown {
  if (LITERALS.has(keyword) || value === null || typeof value !== "object") return value;
  if (NAME_MAPS.has(keyword)) return openMembers(value);
  return Array.isArray(value)
    ? value.map((each) => toOpenSchema(each as DataSchema))
    : toOpenSchema(value as DataSchema);
}

/**
 * A schema as a reader sees it: what it refuses only because it does not name it is ignored, at every depth. That is
 * what makes adding a member safe.
 */
export function toOpenSchema(schema: DataSchema): DataSchema {
  if (typeof schema === "boolean") return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => keyword !== "additionalProperties" || value !== false)
      .map(([keyword, value]) => [keyword, toOpenValue(keyword, value)]),
  );
}
