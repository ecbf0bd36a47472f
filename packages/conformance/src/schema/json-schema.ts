/** A JSON Schema of the safe profile: an object of keywords, or `true` or `false`. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** A JSON value as `JSON.parse` gives it. */
export type JsonObject = { readonly [member: string]: unknown };

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names a value may have as `type` in JSON Schema; an integer is a number too. */
export function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** Types that a schema allows at its top; undefined when it says nothing of them. */
export function typesOf(schema: JsonObject): readonly string[] | undefined {
  const { type } = schema;
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? type.map(String) : undefined;
}

/** One more step of a JSON Pointer (RFC 6901). */
export function pointer(at: string, step: string | number): string {
  return `${at}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON Pointer, unescaped. */
export function steps(at: string): readonly string[] {
  return at
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What lies at a JSON Pointer; undefined when nothing does. */
export function valueAt(value: unknown, at: string): unknown {
  let found = value;
  for (const step of steps(at)) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isObject(found) && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}

/** Whether something lies at a JSON Pointer. */
export function existsAt(value: unknown, at: string): boolean {
  return at === "" || valueAt(value, at) !== undefined;
}

/** The same value with another one at a JSON Pointer, whose parent must exist. */
export function replaceAt(value: unknown, at: string, replacement: unknown): unknown {
  const [step, ...rest] = steps(at);
  if (step === undefined) return replacement;
  const below = rest.map((each) => pointer("", each)).join("");
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === Number(step) ? replaceAt(item, below, replacement) : item));
  }
  const object = isObject(value) ? value : {};
  return { ...object, [step]: replaceAt(object[step], below, replacement) };
}

/** The schema that a local reference (`#/$defs/NAME`) names. Throws a `TypeError` for any other reference. */
export function followReference(root: Schema, reference: string): Schema {
  const found = reference.startsWith("#/") ? valueAt(root, reference.slice(1)) : undefined;
  if (typeof found === "boolean" || isObject(found)) return found;
  throw new TypeError(`schema: cannot follow the reference ${reference}`);
}

/** Whether two JSON values are equal as JSON Schema sees it: members have no order, and 1.0 is 1. */
export function isEqualJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqualJson(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isEqualJson(a[name], b[name]));
}

/** Whether every integer in a JSON value is one that all readers keep exactly (PROTOCOL [FR-10]). */
export function hasSafeIntegers(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value) || !Number.isInteger(value);
  if (Array.isArray(value)) return value.every(hasSafeIntegers);
  return !isObject(value) || Object.values(value).every(hasSafeIntegers);
}
