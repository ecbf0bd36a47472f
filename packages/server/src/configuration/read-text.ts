import { Value } from "@sinclair/typebox/value";
import { toRule } from "./judge.ts";
import type { Setting } from "./list-settings.ts";

/** The value that a text of the command line or the environment means, or what is wrong with it. */
export type ReadText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function toPlain({ notes }: Setting, text: string): unknown {
  switch (notes.type) {
    case "integer":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case "boolean": {
      const value = BOOLEANS.get(text);
      return value === undefined || notes["x-negated"] !== true ? (value ?? text) : !value;
    }
    default:
      return text;
  }
}

/** Reads texts by the schema of a setting; a list takes all of them, anything else has one. */
export function readText(setting: Setting, texts: readonly string[]): ReadText {
  const { schema, notes } = setting;
  const value = notes.type === "array" ? texts : toPlain(setting, texts[0] ?? "");
  if (Value.Check(schema, value)) return { ok: true, value };
  const items = notes.items;
  const wrong = items === undefined ? texts[0] : texts.find((text) => !Value.Check(items, text));
  if (notes["x-secret"] === true)
    return { ok: false, message: `${toRule(schema)} of at most 4096 characters` };
  const rule = items === undefined ? toRule(schema) : (notes["x-rule"] ?? toRule(items));
  return { ok: false, message: `${rule}, got "${wrong ?? `${texts.length} of them`}"` };
}
