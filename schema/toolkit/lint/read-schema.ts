/** A schema that is an object: its keywords. */
export type Keywords = { readonly [keyword: string]: unknown };

/** A reference to a definition of the same contract; its name is the first group. */
export const REFERENCE: RegExp = /^#\/\$defs\/([A-Za-z][A-Za-z0-9_]{0,63})$/;

/** Whether a value has keywords. */
export function isObject(value: unknown): value is Keywords {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The types that `type` names, whether it is one, a list, or not there. */
export function listTypes(type: unknown): readonly string[] {
  const types: readonly unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return types.map(String);
}

/** A name as a part of a JSON Pointer. */
export function escapeName(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
