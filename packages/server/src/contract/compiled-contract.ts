import type { Contract, ContractChecks, PayloadCheck } from "@parlance/schema";
import { toIssues, type SchemaFault } from "../generated/check-runtime.ts";

export { codePoints, isEqual } from "../generated/check-runtime.ts";
export type { PayloadCheck } from "@parlance/schema";

/**
 * A contract with its checks, as `parlance generate --server` writes it. A server that is given one compiles nothing
 * and runs where code from strings is forbidden.
 */
export interface CompiledContract {
  readonly document: Contract;
  /** Fingerprint of the document that the checks were made from. */
  readonly hash: string;
  readonly checks: ContractChecks;
}

/** A schema that was compiled to a function. */
interface Validate {
  (data: unknown): boolean;
  errors?: readonly SchemaFault[] | null;
}

/** The check of a payload from its schema as it was compiled. For generated code. */
export function toCheck(validate: Validate): PayloadCheck {
  return (data) => (validate(data) ? undefined : toIssues(validate.errors ?? []));
}

/** Tells a compiled contract from a document. */
export function isCompiled(contract: Contract | CompiledContract): contract is CompiledContract {
  return "checks" in contract && "document" in contract;
}
