import { parseContract, type Contract } from "@parlance/schema";
import { readContractFile as readFile } from "@parlance/schema/contract-file";
import { isCompiled, type CompiledContract } from "../contract/compiled-contract.ts";

/**
 * Reads a contract from a JSON file or a module. Throws an `Error` that begins with the flag and the file, and
 * names each place that breaks a rule.
 */
export async function readContractFile(
  file: string,
  flag = "--contract",
): Promise<Contract | CompiledContract> {
  const value = await readFile(file).catch((cause: unknown) => {
    throw new Error(`${flag} ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  if (typeof value === "object" && value !== null && isCompiled(value as Contract))
    return value as CompiledContract;
  const parsed = parseContract(value);
  if (parsed.ok) return parsed.contract;
  const lines = parsed.issues.map(
    ({ at, keyword, message }) => `  ${at === "" ? "(the document)" : at} ${message} [${keyword}]`,
  );
  throw new Error(`${flag} ${file}: not a contract\n${lines.join("\n")}`);
}
