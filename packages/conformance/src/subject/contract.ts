import type { Limits } from "../generated/frames.ts";
import { contractSchema } from "../generated/schemas.ts";
import { findBroken } from "../schema/find-broken.ts";
import { isObject, type Schema } from "../schema/json-schema.ts";

/** How often a user may say something. */
export interface ContractRate {
  readonly perMinute: number;
  readonly burst: number;
}

/** An event of a contract, as far as the suite needs it. */
export interface ContractEvent {
  readonly kind: "message" | "signal";
  readonly data: Schema;
  readonly rate?: ContractRate;
  readonly examples?: readonly unknown[];
}

/** A namespace of a contract, as far as the suite needs it. */
export interface ContractNamespace {
  readonly events: Readonly<Record<string, ContractEvent>>;
  readonly anyEvent?: true;
  readonly log?: { readonly size: number; readonly durability?: string };
  readonly rates?: { readonly publish?: ContractRate; readonly signal?: ContractRate };
  readonly presence?: { readonly data?: Schema };
  readonly inbox?: true;
}

/** A method of a contract, as far as the suite needs it. */
export interface ContractMethod {
  readonly params: Schema;
  readonly result: Schema;
}

/** A contract, as far as the suite needs it. */
export interface Contract {
  readonly name: string;
  readonly version: string;
  readonly namespaces: Readonly<Record<string, ContractNamespace>>;
  readonly methods?: Readonly<Record<string, ContractMethod>>;
  readonly limits?: Partial<Limits>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A contract, or the first thing that is wrong with what was given for one. */
export type ReadContract =
  | { readonly ok: true; readonly contract: Contract }
  | { readonly ok: false; readonly reason: string };

/** Judges a JSON value by the meta-schema of contracts. */
export function readContract(value: unknown): ReadContract {
  const [broken] = findBroken(contractSchema, value);
  if (broken !== undefined)
    return { ok: false, reason: `${broken.at === "" ? "it" : broken.at} breaks ${broken.constraint}` };
  return { ok: true, contract: value as Contract };
}

/** A schema of a contract as a document of its own, with the definitions that it may refer to. */
export function toPayloadSchema(contract: Contract, data: Schema): Schema {
  if (!isObject(data) || contract.$defs === undefined) return data;
  return { ...data, $defs: contract.$defs };
}
