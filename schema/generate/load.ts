import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** A JSON Schema document or a part of one. */
export type Schema = { readonly [keyword: string]: unknown };

/** A frame of the protocol: its wire name, its schema as written, and the same with every reference filled in. */
export interface FrameSource {
  /** The value of the member `type`. */
  readonly type: string;
  /** Name of its TypeScript type, from the schema's title. */
  readonly title: string;
  /** Path of the file below `schema/`. */
  readonly file: string;
  readonly written: Schema;
  readonly resolved: Schema;
}

function findUpward(file: string, folder: string): string {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`schema: no folder above this module holds ${file}`);
  return findUpward(file, parent);
}

/** The folder `schema/`, whether this module runs from its source or from `dist`. */
export const SCHEMA_ROOT: string = findUpward(
  "client-frame.schema.json",
  dirname(fileURLToPath(import.meta.url)),
);

/** The folder that holds every room. */
export const PROJECT_ROOT: string = join(SCHEMA_ROOT, "..");

/** Reads a JSON document below `schema/`. */
export function readJson(file: string): Schema {
  return JSON.parse(readFileSync(join(SCHEMA_ROOT, file), "utf8")) as Schema;
}

function lookUp(document: Schema, fragment: string, reference: string): unknown {
  let found: unknown = document;
  for (const segment of fragment.split("/").slice(1)) found = (found as Schema | undefined)?.[segment];
  if (found === undefined) throw new Error(`schema: no such reference: ${reference}`);
  return found;
}

/**
 * Fills in references between files; what stands beside a `$ref` wins over what it refers to.
 * Nothing in the protocol recurs, so this ends.
 */
export function resolve(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, file));
  if (value === null || typeof value !== "object") return value;
  const { $ref, ...beside } = value as Schema;
  const members = Object.fromEntries(
    Object.entries(beside).map(([name, member]) => [name, resolve(member, file)]),
  );
  if (typeof $ref !== "string") return members;
  const [path = "", fragment = ""] = $ref.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path));
  const { $schema: _, ...referred } = resolve(
    lookUp(readJson(target), fragment, `${file}: ${$ref}`),
    target,
  ) as Schema;
  return { ...referred, ...members };
}

function loadFrame(file: string): FrameSource {
  const written = readJson(file);
  const properties = written["properties"] as Record<string, Schema>;
  const { $schema: _, ...resolved } = resolve(written, file) as Schema;
  return {
    type: String(properties["type"]?.["const"]),
    title: String(written["title"]),
    file,
    written,
    resolved,
  };
}

/** The frames of one direction, in the order of its table of contents. */
export function loadFrames(direction: "client" | "server"): readonly FrameSource[] {
  const union = readJson(`${direction}-frame.schema.json`)["oneOf"] as readonly { $ref: string }[];
  return union.map(({ $ref }) => loadFrame($ref));
}
