import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isMap, LineCounter, parseDocument, type Document } from "yaml";
import { judge, type ConfigurationFault } from "./judge.ts";
import { ALL_SETTINGS } from "./list-settings.ts";
import { CONFIGURATION } from "./schema.ts";

/** A configuration file that was read. */
export interface ConfigurationFile {
  readonly file: string;
  /** What it says; empty where it cannot be read. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Line of the setting at this path, from 1. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  /** Each with file, line and path in front. */
  readonly faults: readonly string[];
}

const MAX_FILE_BYTES = 1024 * 1024;

function unreadable(file: string, message: string): ConfigurationFile {
  return { file, values: {}, lineOf: () => 1, faults: [`${file}: ${message}`] };
}

function readBytes(file: string): string {
  if (statSync(file).size > MAX_FILE_BYTES) throw new Error(`is larger than ${MAX_FILE_BYTES} bytes`);
  return readFileSync(file, "utf8");
}

function toReason(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "may not be read";
  if (code === "EISDIR") return "is a folder";
  return cause instanceof Error ? cause.message : String(cause);
}

function findLine(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const key = isMap(parent)
      ? parent.items.find((pair) => String(pair.key) === String(name))?.key
      : undefined;
    const node = (key ?? document.getIn(path.slice(0, length), true)) as { range?: [number] } | undefined;
    if (node?.range !== undefined) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Files in a configuration file are meant from where it lies. */
function resolvePaths(values: Record<string, unknown>, folder: string): void {
  for (const { path, notes } of ALL_SETTINGS) {
    if (notes["x-path"] !== true) continue;
    const [last = "", ...parents] = path.toReversed();
    let holder: unknown = values;
    for (const name of parents.toReversed()) holder = (holder as Record<string, unknown> | undefined)?.[name];
    const named = holder as Record<string, unknown> | undefined;
    const value = named?.[last];
    if (named === undefined) continue;
    if (typeof value === "string") named[last] = resolve(folder, value);
    else if (Array.isArray(value))
      named[last] = value.map((each: string) => (/^[0-9a-f]{64}$/.test(each) ? each : resolve(folder, each)));
  }
}

/** Reads a configuration from the text of a file, JSON or YAML 1.2. Never throws. */
function parseConfigurationText(file: string, text: string): ConfigurationFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    uniqueKeys: true,
    version: "1.2",
  });
  const lineOf = (path: readonly (string | number)[]): number => findLine(document, lines, path);
  const [broken] = [...document.errors, ...document.warnings];
  // The rest of the message quotes the file, which may hold what is nobody's business.
  if (broken !== undefined)
    return unreadable(
      `${file}:${lines.linePos(broken.pos[0]).line}`,
      `is neither JSON nor YAML: ${broken.code}`,
    );
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: 100 });
  } catch {
    return unreadable(file, "is neither JSON nor YAML: too many aliases");
  }
  if (values === null) return { file, values: {}, lineOf, faults: [] };
  if (typeof values !== "object" || Array.isArray(values))
    return unreadable(`${file}:1`, "must be an object");
  const { $schema: schema, ...settings } = values as Record<string, unknown>;
  const faults = [...judgeSchemaName(schema), ...judge(settings, CONFIGURATION)].map(
    ({ path, message }) => `${file}:${lineOf(path)}: ${path.join(".")}: ${message}`,
  );
  if (faults.length > 0) return { file, values: {}, lineOf, faults };
  resolvePaths(settings, dirname(resolve(file)));
  return { file, values: settings, lineOf, faults };
}

/** The member by which editors find the schema. */
function judgeSchemaName(schema: unknown): readonly ConfigurationFault[] {
  if (schema === undefined || typeof schema === "string") return [];
  return [{ path: ["$schema"], message: "must be the address of a schema" }];
}

/** Reads a configuration file, JSON or YAML 1.2. Never throws: what is wrong is in `faults`. */
export function readConfigurationFile(file: string): ConfigurationFile {
  try {
    return parseConfigurationText(file, readBytes(file));
  } catch (cause) {
    return unreadable(file, toReason(cause));
  }
}
