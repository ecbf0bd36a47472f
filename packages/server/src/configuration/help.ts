import { ALL_SETTINGS, type Setting } from "./list-settings.ts";

/** Column in which descriptions begin. */
const COLUMN = 27;
const WIDTH = 116;

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && COLUMN + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** One entry of help: what is written at the left, and what it means. */
function toEntry(left: string, text: string): string {
  const [first = "", ...rest] = wrap(text);
  const indent = " ".repeat(COLUMN);
  const begin = left.length < COLUMN - 1 ? `${left.padEnd(COLUMN)}${first}` : `${left}\n${indent}${first}`;
  return [begin, ...rest.map((line) => indent + line)].join("\n");
}

/** The default in words; undefined where none is worth a word. */
export function toDefault({ notes }: Setting): string | undefined {
  const { default: value } = notes;
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
}

function toFlagEntry(setting: Setting): string {
  const { notes, flag = "", variable = "" } = setting;
  const short = notes["x-short"] === undefined ? "    " : `-${notes["x-short"]}, `;
  const value = notes["x-value"] === undefined ? "" : ` ${notes["x-value"]}`;
  const regular = `PARLANCE_${flag.replaceAll("-", "_").toUpperCase()}`;
  const asides = [
    toDefault(setting),
    variable === regular ? undefined : variable,
    setting.name === "port" ? "also PORT" : undefined,
    notes.type === "array" ? "may be repeated" : undefined,
  ].filter((each) => each !== undefined);
  const text = notes["x-negated"] === true ? `do not ${notes.description}` : notes.description;
  const aside = asides.length === 0 ? "" : ` (${asides.join("; ")})`;
  return toEntry(`  ${short}--${flag}${value}`, `${text}${aside}`);
}

function toSection(title: string, settings: readonly Setting[]): string {
  return `${title}\n${settings
    .filter(({ flag }) => flag !== undefined)
    .map(toFlagEntry)
    .join("\n")}`;
}

/** Text of `--help` of a program: every flag, by groups, and the variables of secrets. */
export function toHelp(): string {
  const titles = [...new Set(ALL_SETTINGS.map(({ title }) => title))];
  const sections = titles.map((title) =>
    toSection(
      title,
      ALL_SETTINGS.filter((each) => each.title === title),
    ),
  );
  const secrets = ALL_SETTINGS.filter(({ notes, flag }) => notes["x-secret"] === true && flag === undefined);
  return `parlance-server: realtime messaging where the schema is the contract

  parlance-server [start] [flags]
  parlance-server config check|print|schema --help
  parlance-server token --help

${toEntry("  -c, --config FILE", "settings, JSON or YAML (PARLANCE_CONFIG)")}
${toEntry("  -h, --help", "show this")}
${toEntry("      --version", "show the version")}

${sections.join("\n\n")}

Secrets, in variables only
${secrets.map(({ variable = "", notes }) => toEntry(`  ${variable}`, notes.description ?? "")).join("\n")}

A flag --some-name is also the variable PARLANCE_SOME_NAME, unless its line says another; several values are separated
by commas there. A flag wins over its variable, and that over the file. CONFIGURATION.md describes all of it.
`;
}
