import { readFile } from "node:fs/promises";
import { parseContract, type Contract } from "@parlance/schema";

/** Reads a contract from a JSON file. Throws an `Error` that names the file, and each place that breaks a rule. */
export async function readContractFile(file: string): Promise<Contract> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Error(`--contract ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const parsed = parseContract(value);
  if (parsed.ok) return parsed.contract;
  const lines = parsed.issues.map(
    ({ at, keyword, message }) => `  ${at === "" ? "(the document)" : at} ${message} [${keyword}]`,
  );
  throw new Error(`--contract ${file}: not a contract\n${lines.join("\n")}`);
}
