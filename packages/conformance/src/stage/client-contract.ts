import { readFileSync } from "node:fs";
import type { Welcome } from "../generated/frames.ts";
import type { Contract } from "../subject/contract.ts";
import { hashContract } from "../subject/hash-contract.ts";

const FILE = new URL("../../client-contract.json", import.meta.url);

/** The contract that the suite speaks as a server, as it is published. */
const clientContract: Contract = JSON.parse(readFileSync(FILE, "utf8")) as Contract;

/** What `welcome` says of it, whatever contract the client named. */
export function toContractAnswer(clientHash: string | undefined): Welcome["contract"] {
  const [hash = ""] = hashContract(clientContract);
  const { name, version } = clientContract;
  return { name, version, hash, match: clientHash === hash ? "exact" : "none" };
}
