import { parseArgs, type ParseArgsConfig } from "node:util";
import { findNearest } from "../nearest.ts";
import type { Flags } from "./configuration.ts";
import { ALL_SETTINGS } from "./list-settings.ts";

/** Words of a command line that were told apart, or what is wrong with them. */
export type ParsedFlags =
  | { readonly ok: true; readonly flags: Flags; readonly words: readonly string[] }
  | { readonly ok: false; readonly message: string };

type FlagOptions = NonNullable<ParseArgsConfig["options"]>;

const SETTING_FLAGS: FlagOptions = Object.fromEntries(
  ALL_SETTINGS.flatMap(({ flag, notes }) => {
    if (flag === undefined) return [];
    const { type, "x-short": short } = notes;
    return [
      [
        flag,
        {
          type: type === "boolean" ? ("boolean" as const) : ("string" as const),
          multiple: type === "array",
          ...(short !== undefined && { short }),
        },
      ],
    ];
  }),
);

function toMessage(error: unknown, options: FlagOptions): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /Unknown option '--?([^']+)'/.exec(message)?.[1]?.replace(/^-+/, "");
  if (unknown === undefined) return message.split(". ")[0] ?? message;
  const secret = ALL_SETTINGS.find(
    ({ notes, path }) =>
      notes["x-secret"] === true &&
      path.join("-").toLowerCase() === unknown.replaceAll("_", "-").toLowerCase(),
  );
  if (secret !== undefined)
    return `--${unknown}: is a secret, and others can see flags; set ${secret.variable ?? ""} or name a file`;
  return `--${unknown}: no such flag; did you mean --${findNearest(unknown, Object.keys(options))}?`;
}

/** Tells flags from other words. Every setting but secrets has a flag; `others` are those of the command itself. */
export function parseFlags(args: readonly string[], others: FlagOptions = {}): ParsedFlags {
  const options: FlagOptions = {
    ...SETTING_FLAGS,
    config: { type: "string", short: "c" },
    help: { type: "boolean", short: "h" },
    ...others,
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { ok: true, flags: values as Flags, words: positionals };
  } catch (error) {
    return { ok: false, message: toMessage(error, options) };
  }
}
