import { readFile } from "node:fs/promises";
import { isObject } from "../schema/json-schema.ts";
import { UsageError } from "./parse-arguments.ts";

function toWords(file: string, [name, value]: readonly [string, unknown]): readonly string[] {
  const option = `--${name}`;
  if (value === true) return [option];
  if (value === false) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.some((each) => typeof each !== "string" && typeof each !== "number"))
    throw new UsageError(
      `--config ${file}: ${name} must be a text, a number, true, false or a list of texts`,
    );
  return [`${option}=${values.map(String).join(",")}`];
}

/**
 * Puts the options of the file that `--config` names in front of those of the command line, which so have the last word.
 * The file is a JSON object with the long names of options, such as `{ "seed": "7", "only": ["core/*"], "strict": true }`.
 */
export async function withConfig(words: readonly string[]): Promise<readonly string[]> {
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  const at = words.findIndex(
    (word, index) => index < end && (word === "--config" || word.startsWith("--config=")),
  );
  if (at < 0) return words;
  const word = words[at] ?? "";
  const isJoined = word.includes("=");
  const file = isJoined ? word.slice(word.indexOf("=") + 1) : words[at + 1];
  if (file === undefined) throw new UsageError("--config needs a file");
  const rest = words.toSpliced(at, isJoined ? 1 : 2);
  const [command, ...options] = rest;
  const own = await readOptions(file);
  return command === undefined ? own : [command, ...own, ...options];
}

async function readOptions(file: string): Promise<readonly string[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (fault) {
    throw new UsageError(`--config ${file}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
  if (!isObject(value)) throw new UsageError(`--config ${file}: it must be a JSON object of options`);
  return Object.entries(value).flatMap((entry) => toWords(file, entry));
}
