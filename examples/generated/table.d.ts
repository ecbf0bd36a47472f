// Generated from orders.contract.json. Do not edit: run `parlance generate`.
import type { EventSpec, NamespaceSpec } from "@parlance/sdk";

/** The table wants something. */
export interface OrderPlaced {
  readonly order: string;
  readonly lines: readonly ({
    readonly dish: string;
    readonly count: number;
  })[];
}

/** The table wants it no more. */
export interface OrderCancelled {
  readonly order: string;
}

/** What is ordered at a table, such as table:7. */
export declare const table: NamespaceSpec<{
  readonly "order.placed": EventSpec<"message", OrderPlaced>;
  readonly "order.cancelled": EventSpec<"message", OrderCancelled>;
}, false>;
