import type { Contract, DataSchema } from "./contract.ts";

type Keywords = { readonly [keyword: string]: unknown };

/** Keywords whose value maps names of the author's choice to schemas. */
const NAME_MAPS: ReadonlySet<string> = new Set(["properties", "$defs"]);
/** Keywords whose value is data. */
const LITERALS: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "required", "type"]);

function mapMembers<Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** TypeBox writes a record as one pattern of names; the profile has a keyword for that. */
function toRecord({ patternProperties, ...schema }: Keywords): Keywords {
  const [[pattern, value] = [], ...others] = Object.entries((patternProperties ?? {}) as Keywords);
  if (pattern === undefined || others.length > 0 || "additionalProperties" in schema)
    return patternProperties === undefined ? schema : { ...schema, patternProperties };
  const isAnyName = pattern === "^(.*)$";
  return {
    ...schema,
    additionalProperties: value,
    ...(!isAnyName && !("propertyNames" in schema) && { propertyNames: { pattern, maxLength: 100 } }),
  };
}

/** A schema in the words of the profile: objects that say nothing of other members are closed. */
function toProfile(schema: DataSchema): DataSchema {
  if (typeof schema === "boolean") return schema;
  const record = toRecord(schema);
  const isOpen = "additionalProperties" in record || "maxProperties" in record;
  const closed = record["type"] === "object" && !isOpen ? { ...record, additionalProperties: false } : record;
  return toInside(closed);
}

function toInside(schema: Keywords): Keywords {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (LITERALS.has(keyword) || value === null || typeof value !== "object") return [keyword, value];
      if (NAME_MAPS.has(keyword))
        return [keyword, mapMembers(value as Record<string, DataSchema>, toProfile)];
      return [
        keyword,
        Array.isArray(value) ? (value as DataSchema[]).map(toProfile) : toProfile(value as DataSchema),
      ];
    }),
  );
}

/**
 * A contract that was written in TypeScript, as the plain document that `parlance check`, `diff` and `generate` and a
 * server take, with its type kept: `Static` of TypeBox still gives the type of each payload.
 *
 * Objects that say nothing about members which they do not name are closed, and records are written with
 * `additionalProperties`; else the schemas stay as they are. Judges nothing: that is for whoever takes the document.
 */
export function defineContract<const Defined extends Contract>(contract: Defined): Defined {
  // Whoever builds schemas may mark them by symbols; a document has none.
  const plain = JSON.parse(JSON.stringify(contract)) as Contract;
  const { namespaces, methods, $defs } = plain;
  return {
    ...plain,
    namespaces: mapMembers(namespaces, ({ events, presence, ...namespace }) => ({
      ...namespace,
      events: mapMembers(events, (event) => ({ ...event, data: toProfile(event.data) })),
      ...(presence !== undefined && {
        presence: { ...presence, ...(presence.data !== undefined && { data: toProfile(presence.data) }) },
      }),
    })),
    ...(methods !== undefined && {
      methods: mapMembers(methods, (method) => ({
        ...method,
        params: toProfile(method.params),
        result: toProfile(method.result),
      })),
    }),
    ...($defs !== undefined && { $defs: mapMembers($defs, toProfile) }),
  } as unknown as Defined;
}

/** The type of the data of an event of a contract that was defined with TypeBox. */
export type DataOf<
  Defined extends Contract,
  Namespace extends keyof Defined["namespaces"],
  Event extends keyof Defined["namespaces"][Namespace]["events"],
> = Defined["namespaces"][Namespace]["events"][Event]["data"] extends { readonly static: infer Data }
  ? Data
  : object;
