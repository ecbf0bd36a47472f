import type { TSchema } from "@sinclair/typebox";
import type { SettingNotes } from "../settings-schema.ts";
import { GROUPS } from "./schema.ts";

/** A JSON Schema as far as settings use it, with what a setting says of itself. */
export interface SettingSchema extends Partial<SettingNotes> {
  readonly type?: string;
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly items?: TSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, TSchema>>;
}

/** One setting: its place in a file, and how else it is given. */
export interface Setting {
  /** Names of the members that lead to it. */
  readonly path: readonly string[];
  /** The same with dots, for people. */
  readonly name: string;
  readonly title: string;
  readonly schema: TSchema;
  readonly notes: SettingSchema;
  /**
   * Name of the flag without dashes; undefined where it has none: for a secret, unless it names one, and for what is no
   * list of texts.
   */
  readonly flag: string | undefined;
  /** Name of its variable; undefined for what is no list of texts. */
  readonly variable: string | undefined;
}

function toWords(path: readonly string[], mark: string): string {
  return path.map((name) => name.replace(/[A-Z]/g, (letter) => mark + letter.toLowerCase())).join(mark);
}

function isText({ type, items }: SettingSchema): boolean {
  return type !== "array" || (items as SettingSchema | undefined)?.type === "string";
}

function toSetting(title: string, path: readonly string[], schema: TSchema): Setting {
  const notes = schema as SettingSchema;
  const isGiven = isText(notes);
  return {
    path,
    name: path.join("."),
    title,
    schema,
    notes,
    flag: isGiven
      ? (notes["x-flag"] ?? (notes["x-secret"] === true ? undefined : toWords(path, "-")))
      : undefined,
    variable: isGiven ? (notes["x-env"] ?? `PARLANCE_${toWords(path, "_").toUpperCase()}`) : undefined,
  };
}

function walk(title: string, path: readonly string[], schema: TSchema): readonly Setting[] {
  const { type, properties } = schema as SettingSchema;
  if (type !== "object" || properties === undefined) return [toSetting(title, path, schema)];
  return Object.entries(properties).flatMap(([name, member]) => walk(title, [...path, name], member));
}

/** Every setting of the command. */
export const ALL_SETTINGS: readonly Setting[] = GROUPS.flatMap(({ title, properties }) =>
  Object.entries(properties).flatMap(([name, schema]) => walk(title, [name], schema)),
);
