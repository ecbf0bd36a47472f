import { EXIT, UsageError, type Command, type Output } from "./command.ts";
import { checkCommand } from "./commands/check.ts";
import { createCompletionCommand } from "./commands/completion.ts";
import { diffCommand } from "./commands/diff.ts";
import { configCommand, conformanceCommand, startCommand, tokenCommand } from "./commands/dispatched.ts";
import { docsCommand } from "./commands/docs.ts";
import { generateCommand } from "./commands/generate.ts";
import { initCommand } from "./commands/init.ts";
import { versionCommand } from "./commands/version.ts";
import { isExpected, toFaultText } from "./fault-text.ts";
import { suggest } from "./nearest.ts";
import { createOutput } from "./output.ts";

const COMMANDS: readonly Command[] = [
  initCommand,
  startCommand,
  checkCommand,
  generateCommand,
  diffCommand,
  docsCommand,
  configCommand,
  tokenCommand,
  conformanceCommand,
  versionCommand,
];

const commands: readonly Command[] = [...COMMANDS, createCompletionCommand(COMMANDS)];

function toHelp({ style }: Output): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${style.bold(name.padEnd(width))}  ${summary}`);
  return `parlance: realtime messaging where the schema is the contract

  parlance COMMAND [flags]

${lines.join("\n")}

\`parlance COMMAND --help\` says what a command takes.`;
}

async function follow(words: readonly string[], output: Output): Promise<number | undefined> {
  const [name, ...rest] = words;
  if (name === undefined || name === "--help" || name === "-h") {
    output.print(toHelp(output));
    return EXIT.fine;
  }
  if (name === "--version") return follow(["version"], output);
  if (name === "help") return follow(rest.length === 0 ? [] : [...rest.slice(0, 1), "--help"], output);
  const command = commands.find((each) => each.name === name);
  if (command === undefined)
    throw new UsageError(
      `${name}: there is no such command${suggest(
        name,
        commands.map((each) => each.name),
      )}`,
    );
  if (!rest.includes("--help") && !rest.includes("-h")) return command.run(rest, output);
  output.print((await command.help()).trimEnd());
  return EXIT.fine;
}

/** A fault of this program. */
const CRASHED = 4;

/** Follows a command line, and tells what goes wrong. Never rejects. */
export async function runCommand(words: readonly string[], output: Output): Promise<number | undefined> {
  try {
    return await follow(words, output);
  } catch (fault) {
    const known = commands.some(({ name }) => name === words[0]) ? ` ${words[0]}` : "";
    output.complain(toFaultText(fault, output));
    if (fault instanceof UsageError) output.complain(`Run parlance${known} --help for what there is.`);
    return fault instanceof UsageError ? EXIT.usage : isExpected(fault) ? EXIT.file : CRASHED;
  }
}

/** Runs the command `parlance`; the exit status is that of the process. Never rejects. */
export async function main(words: readonly string[]): Promise<void> {
  process.exitCode = (await runCommand(words, createOutput(process))) ?? process.exitCode;
}
