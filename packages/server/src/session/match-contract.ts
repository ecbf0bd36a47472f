import type { Hello, Welcome } from "../generated/frames.ts";
import type { Core } from "./core.ts";

/** What the contract that a client was generated from is to the server's (PROTOCOL [CON-1]): the hash alone decides. */
export function matchContract(
  { contract, contractPolicy }: Core,
  hello: Hello,
): Welcome["contract"]["match"] {
  const hash = hello.contract?.hash;
  if (hash === contract.hash) return "exact";
  return hash !== undefined && contractPolicy.accepted.has(hash) ? "older" : "none";
}
