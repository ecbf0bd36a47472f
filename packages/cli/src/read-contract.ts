import { parseContract, type Contract, type Issue } from "@parlance/schema";
import { readContractFile } from "@parlance/schema/contract-file";
import type { Output } from "./command.ts";

/** Thrown for a file that holds no contract, with each place that breaks a rule. */
export class NoContractError extends Error {
  override readonly name: string = "NoContractError";
  readonly file: string;
  readonly issues: readonly Issue[];

  constructor(file: string, issues: readonly Issue[]) {
    super(`${file}: is not a contract that can be used`);
    this.file = file;
    this.issues = issues;
  }
}

/** Reads a contract. Rejects with a `ContractFileError` when there is none to read, with a `NoContractError` else. */
export async function readContract(file: string): Promise<Contract> {
  const parsed = parseContract(await readContractFile(file));
  if (parsed.ok) return parsed.contract;
  throw new NoContractError(file, parsed.issues);
}

/** An issue for people: the place, the rule, and in words what is wrong. */
export function toIssueText({ at, keyword, message }: Issue, { style }: Output): string {
  const place = at === "" ? "(the document)" : at;
  return `  ${style.bold(place)} ${style.dim(`[${keyword}]`)}\n    ${message}`;
}
