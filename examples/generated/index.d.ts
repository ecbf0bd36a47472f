// Generated from orders.contract.json. Do not edit: run `parlance generate`.
import type { ContractSpec } from "@parlance/sdk";
import type { table } from "./table.js";
import type { kitchen } from "./kitchen.js";

export { table } from "./table.js";
export type { OrderPlaced, OrderCancelled } from "./table.js";

export { kitchen } from "./kitchen.js";
export type { OrderMoved } from "./kitchen.js";

/** Name, version and fingerprint of the contract, for clients that take only some of its namespaces. */
export declare const ordersIdentity: { readonly name: string; readonly version: string; readonly hash: string };

/** A restaurant: guests order at their table, and follow what the kitchen does. */
export declare const orders: ContractSpec<{
  readonly table: typeof table;
  readonly kitchen: typeof kitchen;
}>;
