import type { Contract } from "@parlance/schema";
import type { LoadedNamespace } from "../contract/loaded-contract.ts";

/**
 * How the data of an event looks as the arguments of an emit. list: a single text is `{ text }`, anything else
 * `{ args: […] }`. text: a single text is `{ text }`. object: a single object is the data itself. any: whichever of
 * these the value looks like.
 */
export type ArgumentForm = "list" | "text" | "object" | "any";

type Properties = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members that a schema names, behind one reference to a definition of the contract. */
function listMembers(schema: unknown, definitions: Properties): readonly string[] {
  if (!isObject(schema)) return [];
  const [, name] =
    /^#\/\$defs\/([^/]+)$/.exec(typeof schema["$ref"] === "string" ? schema["$ref"] : "") ?? [];
  const resolved = name === undefined ? schema : definitions[name];
  return isObject(resolved) && isObject(resolved["properties"]) ? Object.keys(resolved["properties"]) : [];
}

/** The form of an event, which its schema decides, so that each event always looks the same. */
export function toForm({ declaration }: LoadedNamespace, event: string, contract: Contract): ArgumentForm {
  if (!Object.hasOwn(declaration.events, event)) return "any";
  const members = listMembers(declaration.events[event]?.data, contract.$defs ?? {});
  if (members.includes("args")) return "list";
  return members.length === 1 && members[0] === "text" ? "text" : "object";
}

/** The data of an emit. Whether the contract allows it is judged elsewhere. */
export function toData(form: ArgumentForm, args: readonly unknown[]): Record<string, unknown> {
  const [only] = args;
  if (args.length === 1 && typeof only === "string") return { text: only };
  if (args.length === 1 && form !== "list" && isObject(only)) return { ...only };
  return { args };
}

/** The arguments of an emit. */
export function toArguments(form: ArgumentForm, data: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (form === "object") return [data];
  const { text, args } = data;
  const size = Object.keys(data).length;
  if (size === 1 && typeof text === "string") return [text];
  return size === 1 && Array.isArray(args) && form !== "text" ? args : [data];
}
