import type { TSchema } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { findNearest } from "../nearest.ts";
import type { SettingSchema } from "./list-settings.ts";

/** What is wrong with a value, and where in it. */
export interface ConfigurationFault {
  readonly path: readonly (string | number)[];
  /** The rule and what was given, without the value: `must be an integer from 0 to 65535, got a string`. */
  readonly message: string;
}

const NOUNS: Readonly<Record<string, string>> = {
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  string: "a text",
  array: "a list",
  object: "an object",
};

/** The type of a value in words, never the value: it could be a secret in the wrong place. */
function describeType(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  // One with more digits could be a secret.
  if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return `the ${Number.isInteger(value) ? "integer" : "number"} ${value}`;
  if (typeof value === "boolean") return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** What a value must be, in words. */
export function toRule(schema: TSchema): string {
  const { "x-rule": rule, type = "", minimum, maximum } = schema as SettingSchema;
  if (rule !== undefined && type !== "array") return rule;
  const noun = NOUNS[type] ?? "something else";
  return minimum === undefined
    ? `must be ${noun}`
    : `must be ${noun} from ${minimum} to ${maximum ?? "anything"}`;
}

function judgeMembers(
  value: object,
  { properties = {}, required = [] }: SettingSchema,
  path: readonly (string | number)[],
): readonly ConfigurationFault[] {
  const names = Object.keys(properties);
  const missing = required.filter(
    (name) => !Object.hasOwn(value, name) && !("default" in (properties[name] ?? {})),
  );
  return [
    ...Object.entries(value).flatMap(([name, member]): readonly ConfigurationFault[] => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (schema !== undefined) return judge(member, schema, [...path, name]);
      const near = `did you mean ${[...path, findNearest(name, names)].join(".")}?`;
      return [{ path: [...path, name], message: `no such setting; ${near}` }];
    }),
    ...missing.map((name) => ({ path: [...path, name], message: "is missing" })),
  ];
}

/** Judges a part of a configuration: every fault, in the order of the file. */
export function judge(
  value: unknown,
  schema: TSchema,
  path: readonly (string | number)[] = [],
): readonly ConfigurationFault[] {
  const notes = schema as SettingSchema;
  const refuse = (): readonly ConfigurationFault[] => [
    { path, message: `${toRule(schema)}, got ${describeType(value)}` },
  ];
  if (notes["x-secret"] === true)
    return [{ path, message: "is a secret; put it into its variable, or into a file that is named here" }];
  if (notes.properties !== undefined) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse();
    return judgeMembers(value, notes, path);
  }
  if (notes.items !== undefined) {
    if (!Array.isArray(value)) return refuse();
    const items = notes["x-rule"] === undefined ? notes.items : { ...notes.items, "x-rule": notes["x-rule"] };
    const faults = (value as readonly unknown[]).flatMap((item, index) =>
      judge(item, items, [...path, index]),
    );
    const most = Number(schema["maxItems"] ?? Infinity);
    if (faults.length > 0 || value.length <= most) return faults;
    return [{ path, message: `has ${value.length} entries; there may be ${most}` }];
  }
  return Value.Check(schema, value) ? [] : refuse();
}
