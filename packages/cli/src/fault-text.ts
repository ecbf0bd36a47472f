import { ContractFileError } from "@parlance/schema/contract-file";
import { UsageError, type Output } from "./command.ts";
import { ForeignFileError } from "./generate/write-folder.ts";
import { NoContractError, toIssueText } from "./read-contract.ts";

function isSystemError(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && "code" in fault && "syscall" in fault;
}

/** Whether a fault lies in what the program was given, and not in the program. */
export function isExpected(fault: unknown): fault is Error {
  return (
    [ContractFileError, ForeignFileError, NoContractError, UsageError].some(
      (each) => fault instanceof each,
    ) || isSystemError(fault)
  );
}

/** A fault for people: what was given in one line, places below it; a fault of this program with its stack. */
export function toFaultText(fault: unknown, output: Output): string {
  const { red } = output.style;
  if (fault instanceof NoContractError)
    return [
      `${red("error")} ${fault.message}`,
      ...fault.issues.map((issue) => toIssueText(issue, output)),
      "",
      `\`parlance check ${fault.file}\` says more.`,
    ].join("\n");
  if (isExpected(fault)) return `${red("error")} ${fault.message}`;
  return `${red("error")} ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
}
