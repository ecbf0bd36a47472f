import { hashContract, lintContract, parseContract, type Contract, type LintIssue } from "@parlance/schema";
import { readContractFile } from "@parlance/schema/contract-file";
import { EXIT, type Command, type Output } from "../command.ts";
import { parseFlags } from "../parse-flags.ts";

const HELP = `parlance check: says whether a contract can be used, and what to change where it cannot

  parlance check FILE... [--json]

A contract must fit its schema and the safe profile: everything bounded, no recursion, no dangerous patterns. Its
examples must be valid. Each issue has its place in the file, the rule, the reason and a remedy.

      --json      a list of issues, for programs
      --strict    warnings count as errors
  -h, --help      show this

Exit status: 0 fine (maybe with warnings), 1 errors, 2 wrong usage, 3 a file that cannot be read.
`;

const FLAGS = {
  json: { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
} as const;

/** What was found in one file. */
interface Finding {
  readonly file: string;
  readonly issues: readonly Issue[];
  /** There where the file is a contract that can be used. */
  readonly contract?: { readonly name: string; readonly version: string; readonly hash: string };
}

type Issue = Omit<LintIssue, "rule" | "remedy"> & { readonly rule: string; readonly remedy?: string };

/** What the profile says, and if that has no errors, what else keeps it from being used. */
async function judge(file: string): Promise<Finding> {
  const value = await readContractFile(file);
  const parsed = parseContract(value);
  const isShaped = parsed.ok || parsed.issues.every(({ keyword }) => LINT_RULE.test(keyword));
  const linted = isShaped ? lintContract(value as Contract) : [];
  if (parsed.ok) {
    const { name, version } = parsed.contract;
    return { file, issues: linted, contract: { name, version, hash: hashContract(parsed.contract) } };
  }
  if (linted.some(({ severity }) => severity === "error")) return { file, issues: linted };
  const issues = parsed.issues.map(({ at, keyword, message }): Issue => ({
    severity: "error",
    at,
    rule: keyword,
    reason: message,
  }));
  return { file, issues: [...issues, ...linted] };
}

/** Rules of the profile have names with hyphens; keywords of JSON Schema have not. */
const LINT_RULE = /-|^recursion$|^impossible$/;

function printFinding({ file, issues, contract }: Finding, { print, style }: Output): void {
  for (const { severity, at, rule, reason, remedy } of issues) {
    const mark = severity === "error" ? style.red("error") : style.yellow("warning");
    print(`${mark} ${file} ${style.bold(at === "" ? "(the document)" : at)} ${style.dim(`[${rule}]`)}`);
    print(`  ${reason}${remedy === undefined ? "" : `\n  ${style.dim("→")} ${remedy}`}`);
  }
  if (contract !== undefined)
    print(`${style.green("ok")} ${file}: ${contract.name} ${contract.version} ${style.dim(contract.hash)}`);
}

/** `parlance check`. */
export const checkCommand: Command = {
  name: "check",
  summary: "say whether a contract can be used, and what to change",
  help: () => HELP,
  async run(words, output) {
    const { flags, operands } = parseFlags(words, FLAGS, ["FILE", ...words.slice(1).map(() => "FILE?")]);
    const findings: Finding[] = [];
    for (const file of operands) findings.push(await judge(file));
    if (flags.json) output.print(JSON.stringify(findings, null, 2));
    else for (const finding of findings) printFinding(finding, output);
    const isBad = findings.some(({ issues }) =>
      issues.some(({ severity }) => flags.strict || severity === "error"),
    );
    return isBad ? EXIT.finding : EXIT.fine;
  },
};
