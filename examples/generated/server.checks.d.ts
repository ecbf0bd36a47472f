// Generated from orders.contract.json. Do not edit: run `parlance generate`.
import type { PayloadCheck } from "@parlance/server/compiled-contract";

export declare const check0: PayloadCheck;

export declare const check1: PayloadCheck;

export declare const check2: PayloadCheck;
