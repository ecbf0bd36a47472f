import { diffContracts, hashContract, type Contract } from "@parlance/schema";
import { isCompiled, type CompiledContract } from "../contract/compiled-contract.ts";
import { defaultContract } from "../contract/default-contract.ts";
import { readContractFile } from "./contract-file.ts";

/** Older versions of a contract that a server accepts, and what is odd about that. */
export interface AcceptedContracts {
  readonly hashes: readonly string[];
  /** A version that is named by its file and that the contract breaks: its clients are welcome and will be refused things. */
  readonly warnings: readonly string[];
}

const HASH = /^[0-9a-f]{64}$/;

function toDocument(contract: Contract | CompiledContract): Contract {
  return isCompiled(contract) ? contract.document : contract;
}

/** Reads what `--accept-contract` names: each a fingerprint, or a file with the older version. */
export async function readAcceptedContracts(
  named: readonly string[],
  contract: Contract | CompiledContract = defaultContract,
): Promise<AcceptedContracts> {
  const hashes: string[] = [];
  const warnings: string[] = [];
  for (const each of named) {
    if (HASH.test(each)) {
      hashes.push(each);
      continue;
    }
    const older = toDocument(await readContractFile(each, "--accept-contract"));
    hashes.push(hashContract(older));
    const { breaks, changes } = diffContracts(older, toDocument(contract));
    const first = changes.find((change) => change.breaks.length > 0);
    if (first === undefined) continue;
    const others = changes.filter((change) => change.breaks.length > 0).length - 1;
    const more = others > 0 ? `, and ${others} more` : "";
    warnings.push(
      `--accept-contract ${each}: the contract breaks its ${breaks.join(", ")}: ${first.at} ${first.what}${more}`,
    );
  }
  return { hashes, warnings };
}
