import type { Contract, DataSchema, NamespaceDeclaration } from "./contract.ts";

/** A schema of a contract, with the place where it stands and whose data it judges. */
export interface DataPlace {
  /** JSON Pointer into the contract. */
  readonly at: string;
  /** Whose data, in words: `event chat.said of room`. */
  readonly subject: string;
  /** Which way the data goes: `both` from a client over the server to clients, `in` to the server, `out` from it. */
  readonly direction: "both" | "in" | "out";
  readonly schema: DataSchema;
}

/** Where presence is declared without a schema, members say nothing. */
const NOTHING: DataSchema = { type: "object", properties: {}, additionalProperties: false };

function listNamespacePlaces(name: string, { events, presence }: NamespaceDeclaration): readonly DataPlace[] {
  const at = `/namespaces/${name}`;
  const places = Object.entries(events).map(([event, { data }]): DataPlace => ({
    at: `${at}/events/${event}/data`,
    subject: `event ${event} of ${name}`,
    direction: "both",
    schema: data,
  }));
  if (presence === undefined) return places;
  const said: DataPlace = {
    at: `${at}/presence/data`,
    subject: `presence in ${name}`,
    direction: "both",
    schema: presence.data ?? NOTHING,
  };
  return [...places, said];
}

/** Every place of a contract where a schema judges data, in the order of the document. */
export function listDataPlaces({ namespaces, methods = {} }: Contract): readonly DataPlace[] {
  return [
    ...Object.entries(namespaces).flatMap(([name, declaration]) => listNamespacePlaces(name, declaration)),
    ...Object.entries(methods).flatMap(([name, { params, result }]): readonly DataPlace[] => [
      { at: `/methods/${name}/params`, subject: `parameters of ${name}`, direction: "in", schema: params },
      { at: `/methods/${name}/result`, subject: `result of ${name}`, direction: "out", schema: result },
    ]),
  ];
}
