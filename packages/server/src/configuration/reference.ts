import { toDefault } from "./help.ts";
import { toRule } from "./judge.ts";
import { ALL_SETTINGS, type Setting } from "./list-settings.ts";

const INTRODUCTION = `# Configuration

<!-- Generated from packages/server/src/configuration/schema.ts. Do not edit: run \`npm run generate\`. -->

Every setting of the command \`parlance start\` (and \`parlance-server\`). One schema stands behind all ways to give one:

1. a flag, such as \`--port 80\`;
2. a variable of the environment, such as \`PARLANCE_PORT=80\`; for the port also \`PORT\`, which platforms set;
3. a file, JSON or YAML, named by \`--config FILE\` or \`PARLANCE_CONFIG\`;
4. the default.

The first that says something counts. Empty variables count as not set; lists are separated by commas there. Names of
files are taken from the working folder, those in a configuration file from the folder of that file.

A file that says something unknown or wrong is refused as a whole, with line, name and rule; so is a variable that is
nearly one of ours. Other variables that begin with \`PARLANCE_\` are told in the log. Under Kubernetes set
\`enableServiceLinks: false\`: for a service named \`parlance\` it sets \`PARLANCE_PORT\` to an address.

Secrets have a variable and no flag, since a list of processes shows those, and do not stand in the file: name a file
that holds the secret. No message and no output shows one.

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/@parlance/server/configuration.schema.json
port: 8080
contract: ./orders.contract.json
allowedOrigins: [https://chat.example]
jwt:
  secretFile: /run/secrets/parlance-jwt
\`\`\`

With the first line, editors that know YAML complete names, show what they mean and mark what is wrong. In JSON it is
a member: \`"$schema": "./node_modules/@parlance/server/configuration.schema.json"\`.

\`\`\`sh
parlance config check parlance.yaml   # says what is wrong, with line and name
parlance config print parlance.yaml   # every setting as it counts, and where it comes from
parlance config schema                # the JSON Schema
\`\`\`
`;

const RELOAD = `
## Reload

SIGHUP reads the file, and the files that it names, again. Settings marked with ↻ are taken over without dropping a
connection; a change of another one waits for the next start, and the log says so. A connection keeps the limits that
it was told. A contract that breaks clients or kept messages of the one in force is refused with the difference, and
then nothing is taken over. Variables and flags stay what they were.
`;

function toRow(setting: Setting): string {
  const { name, flag, variable, notes } = setting;
  const written =
    notes.default === undefined ? "" : `\`${toDefault(setting) ?? JSON.stringify(notes.default)}\``;
  const mark = notes["x-reload"] === true ? " ↻" : "";
  const short = notes["x-short"] === undefined ? "" : `\`-${notes["x-short"]}\`, `;
  const flagText = flag === undefined ? "–" : `${short}\`--${flag}\``;
  const rule = toRule(notes.items === undefined ? setting.schema : { ...notes.items, ...ruleOf(setting) });
  const names = notes["x-negated"] === true ? ` (flag and variable: do not)` : "";
  const meaning = `${notes.description ?? ""}${names}`.replaceAll("|", "\\|");
  const type = rule.replace(/^must be /, "") + (notes.type === "array" ? "; a list" : "");
  return `| \`${name}\`${mark} | ${meaning} | ${type} | ${written} | ${flagText} | ${variable === undefined ? "–" : `\`${variable}\``} |`;
}

function ruleOf({ notes }: Setting): object {
  return notes["x-rule"] === undefined ? {} : { "x-rule": notes["x-rule"] };
}

/** Text of CONFIGURATION.md, before it is formatted. */
export function toReference(): string {
  const titles = [...new Set(ALL_SETTINGS.map(({ title }) => title))];
  const sections = titles.map((title) => {
    const rows = ALL_SETTINGS.filter((each) => each.title === title).map(toRow);
    return `
## ${title}

| setting | what it is | must be | default | flag | variable |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
  });
  return INTRODUCTION + sections.join("") + RELOAD;
}
