import { stringify } from "yaml";
import type { Configuration, Origin } from "./configuration.ts";
import { ALL_SETTINGS } from "./list-settings.ts";

/** What is shown in place of a secret. */
const HIDDEN = "(set)";

function toText(origin: Origin | undefined): string {
  switch (origin?.kind) {
    case "flag":
    case "variable":
      return origin.name;
    case "file":
      return `${origin.file}:${origin.line}`;
    default:
      return "default";
  }
}

function valueAt(configuration: object, path: readonly string[]): unknown {
  let found: unknown = configuration;
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  return found;
}

/** One setting as it counts. */
export interface PrintedSetting {
  readonly name: string;
  /** Undefined where there is none; of a secret only that there is one. */
  readonly value: unknown;
  /** A flag, a variable, a line of a file, or `default`. */
  readonly from: string;
}

/** Every setting as it counts, and where it comes from. Secrets are not shown. */
export function listPrinted(
  configuration: Configuration,
  origins: ReadonlyMap<string, Origin>,
): readonly PrintedSetting[] {
  return ALL_SETTINGS.map(({ name, path, notes }) => {
    const value = valueAt(configuration, path);
    const isHidden = notes["x-secret"] === true && value !== undefined;
    return { name, value: isHidden ? HIDDEN : value, from: toText(origins.get(name)) };
  });
}

/** A configuration as a YAML file: what counts, and behind each line where it comes from. */
export function printConfiguration(
  configuration: Configuration,
  origins: ReadonlyMap<string, Origin>,
): string {
  const printed = new Map(listPrinted(configuration, origins).map((each) => [each.name, each]));
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const { path, name, notes } of ALL_SETTINGS) {
    const { value, from = "default" } = printed.get(name) ?? {};
    if (value === undefined) continue;
    const parents = path.slice(0, -1);
    for (const [depth, parent] of parents.entries())
      if (open[depth] !== parent) lines.push(`${"  ".repeat(depth)}${parent}:`);
    open = parents;
    const indent = "  ".repeat(parents.length);
    const isComment = notes["x-secret"] === true ? "# " : "";
    const text = stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim();
    lines.push(`${indent}${isComment}${path.at(-1) ?? ""}: ${text} # ${from}`);
  }
  return `${lines.join("\n")}\n`;
}
