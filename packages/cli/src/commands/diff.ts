import {
  crossCheck,
  diffContracts,
  type Audience,
  type ContractChange,
  type ContractDiff,
  type CounterExample,
} from "@parlance/schema";
import { EXIT, UsageError, type Command, type Output } from "../command.ts";
import { parseFlags } from "../parse-flags.ts";
import { readContract } from "../read-contract.ts";

const HELP = `parlance diff: says whether a new version of a contract breaks those who use the old one

  parlance diff OLD NEW [flags]

Each change is compatible, or breaks somebody: writers (clients of the old version that send), readers (clients of the
old version that receive), the log (messages that were kept). Values made from each version are tried on the other, so
that a break is shown by an example.

      --samples N   how many values are tried for each schema (100); 0 tries none
      --seed N      decides which (1)
      --json        the comparison, for programs: { verdict, breaks, bump, changes, examples, … }
  -h, --help        show this

Exit status: 0 same or compatible, 1 breaking, 2 wrong usage, 3 a file is not a contract.
`;

const FLAGS = {
  json: { type: "boolean", default: false },
  samples: { type: "string", default: "100" },
  seed: { type: "string", default: "1" },
} as const;

/** Longest text of an example for people; --json has the whole. */
const MAX_EXAMPLE = 160;

const WHO: Readonly<Record<Audience, string>> = {
  writers: "old clients that send",
  readers: "old clients that receive",
  log: "messages that were kept",
};

function toNumber(flag: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`--${flag}: must be a number up to 999999, got "${text}"`);
}

function printChange({ at, subject, what, breaks, advice }: ContractChange, { print, style }: Output): void {
  const mark =
    breaks.length > 0
      ? style.red(`breaks ${breaks.map((each) => WHO[each]).join(", ")}`)
      : style.green("compatible");
  print(`${mark}  ${style.bold(subject)}: ${what}`);
  print(`  ${style.dim(at === "" ? "(the document)" : at)}\n  → ${advice}`);
}

/** As much of a value as a line should hold. */
function toShort(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_EXAMPLE ? `${text.slice(0, MAX_EXAMPLE)}…` : text;
}

function printExample({ subject, audience, value, issues }: CounterExample, { print, style }: Output): void {
  const [issue] = issues;
  print(`  ${style.bold(subject)}, ${WHO[audience]}: ${toShort(value)}`);
  if (issue !== undefined) print(`    ${issue.at === "" ? "it" : issue.at} ${issue.message}`);
}

function printDiff(diff: ContractDiff, examples: readonly CounterExample[], output: Output): void {
  const { print, style } = output;
  const isBreak = ({ breaks }: ContractChange): boolean => breaks.length > 0;
  for (const change of [...diff.changes.filter(isBreak), ...diff.changes.filter((each) => !isBreak(each))])
    printChange(change, output);
  if (examples.length > 0) print(`\n${style.bold("Values that one version allows and the other refuses:")}`);
  for (const example of examples) printExample(example, output);
  const { verdict, bump, old } = diff;
  const colour = verdict === "breaking" ? style.red : style.green;
  const asked = bump === "none" ? "" : `; asks for a new ${bump} version after ${old.version}`;
  print(
    `${diff.changes.length > 0 ? "\n" : ""}${colour(verdict)} ${diff.changes.length === 1 ? "1 change" : `${diff.changes.length} changes`}${asked}`,
  );
}

/** `parlance diff`. */
export const diffCommand: Command = {
  name: "diff",
  summary: "say whether a new version of a contract breaks clients of the old one",
  help: () => HELP,
  async run(words, output) {
    const { flags, operands } = parseFlags(words, FLAGS, ["OLD", "NEW"]);
    const [oldFile = "", newFile = ""] = operands;
    const samples = toNumber("samples", flags.samples);
    const seed = toNumber("seed", flags.seed);
    const [old, now] = [await readContract(oldFile), await readContract(newFile)];
    const diff = diffContracts(old, now);
    const examples = samples === 0 || diff.verdict === "same" ? [] : crossCheck(old, now, { samples, seed });
    // The two know nothing of each other: an example for whom no change breaks is a mistake of ours.
    const missed = examples.filter(({ audience }) => !diff.breaks.includes(audience));
    if (flags.json) output.print(JSON.stringify({ ...diff, examples }, null, 2));
    else printDiff(diff, examples, output);
    if (missed.length > 0)
      output.complain(
        "The examples contradict the comparison: trust the examples, and please report this with both files.",
      );
    return diff.verdict === "breaking" || missed.length > 0 ? EXIT.finding : EXIT.fine;
  },
};
