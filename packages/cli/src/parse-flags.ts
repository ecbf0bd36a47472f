import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "./command.ts";
import { suggest } from "./nearest.ts";

type Flags = NonNullable<ParseArgsConfig["options"]>;

type Parsed<Options extends Flags> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>["values"];

/** What a command line says: its flags, and the words that belong to none. */
export interface Words<Options extends Flags> {
  readonly flags: Parsed<Options>;
  readonly operands: readonly string[];
}

function toUsageError(cause: unknown, options: Flags): UsageError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const unknown = /Unknown option '(--?)([^']+)'/.exec(message);
  if (unknown === null) return new UsageError(message.split(". ")[0] ?? message, { cause });
  const [, dashes = "--", name = ""] = unknown;
  const hint = suggest(
    name,
    Object.keys(options).map((each) => each),
  ).replace("did you mean ", "did you mean --");
  return new UsageError(`${dashes}${name}: there is no such flag${hint}`, { cause });
}

/**
 * Reads the words of a command: flags, and one operand for each of the given names, such as `FILE`; a name that ends
 * with `?` may be left out. Throws a `UsageError` that names the flag or the operand.
 */
export function parseFlags<const Options extends Flags>(
  words: readonly string[],
  options: Options,
  names: readonly string[],
): Words<Options> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw toUsageError(cause, options);
  }
  const { values, positionals } = parsed;
  const missing = names[positionals.length];
  if (missing !== undefined && !missing.endsWith("?")) throw new UsageError(`${missing} is missing`);
  const stray = positionals[names.length];
  if (stray !== undefined) throw new UsageError(`${stray}: is one word too many`);
  return { flags: values, operands: positionals };
}

/** The value of a flag that has one of a few. Throws a `UsageError` that lists them. */
export function toChoice<Choice extends string>(
  flag: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((each) => each === value);
  if (found !== undefined) return found;
  throw new UsageError(
    `--${flag}: must be one of ${choices.join(", ")}, got "${value}"${suggest(value, choices)}`,
  );
}
