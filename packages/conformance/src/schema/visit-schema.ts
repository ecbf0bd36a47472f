import { followReference, isObject, pointer, type JsonObject, type Schema } from "./json-schema.ts";

/** A schema met on a walk: where its values lie, and where it stands itself. */
export interface Visited {
  readonly schema: Schema;
  /** JSON Pointer to the values that this schema judges. The item of a list stands for all: index 0. */
  readonly at: string;
  /** JSON Pointer to this schema in the document. */
  readonly path: string;
}

function namedOf(schema: JsonObject, keyword: string): readonly (readonly [string, Schema])[] {
  const map = schema[keyword];
  return isObject(map) ? Object.entries(map as Readonly<Record<string, Schema>>) : [];
}

function listOf(schema: JsonObject, keyword: string): readonly Schema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? (list as readonly Schema[]) : [];
}

/** Schemas below one, each with its place. Those of `not` and `if` are conditions, not constraints, and left out. */
function children({ schema, at, path }: Visited, root: Schema): readonly Visited[] {
  if (typeof schema === "boolean") return [];
  const same = (keyword: string, index: number | undefined, each: Schema): Visited => {
    const below = pointer(path, keyword);
    return { schema: each, at, path: index === undefined ? below : pointer(below, index) };
  };
  const first = listOf(schema, "prefixItems").length;
  const { $ref, items, additionalProperties } = schema;
  return [
    ...(typeof $ref === "string" ? [same("$ref", undefined, followReference(root, $ref))] : []),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) =>
      listOf(schema, keyword).map((each, index) => same(keyword, index, each)),
    ),
    ...["then", "else"].flatMap((keyword) =>
      schema[keyword] === undefined ? [] : [same(keyword, undefined, schema[keyword] as Schema)],
    ),
    ...namedOf(schema, "properties").map(([name, each]) => ({
      schema: each,
      at: pointer(at, name),
      path: pointer(pointer(path, "properties"), name),
    })),
    ...listOf(schema, "prefixItems").map((each, index) => ({
      schema: each,
      at: pointer(at, index),
      path: pointer(pointer(path, "prefixItems"), index),
    })),
    ...(items === undefined || items === false
      ? []
      : [{ schema: items as Schema, at: pointer(at, first), path: pointer(path, "items") }]),
    ...(isObject(additionalProperties)
      ? [
          {
            schema: additionalProperties,
            at: pointer(at, EXTRA_MEMBER),
            path: pointer(path, "additionalProperties"),
          },
        ]
      : []),
  ];
}

/** Name of the member that is added where a schema does not name its members. */
export const EXTRA_MEMBER = "unforeseen";

/** Every schema of a document, from the top down, references followed. */
export function visitSchema(root: Schema): readonly Visited[] {
  const visit = (visited: Visited): readonly Visited[] => [
    visited,
    ...children(visited, root).flatMap(visit),
  ];
  return visit({ schema: root, at: "", path: "" });
}
