// Generated from orders.contract.json. Do not edit: run `parlance generate`.
import type { CompiledContract } from "@parlance/server/compiled-contract";

/** The contract with its checks, for `createServer({ contract })`. */
export declare const orders: CompiledContract;
