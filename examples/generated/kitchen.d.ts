// Generated from orders.contract.json. Do not edit: run `parlance generate`.
import type { EventSpec, NamespaceSpec } from "@parlance/sdk";

/** An order is in another state. */
export interface OrderMoved {
  readonly order: string;
  readonly state: "taken" | "cooking" | "ready";
}

/** What one station of the kitchen does, such as kitchen:grill. */
export declare const kitchen: NamespaceSpec<{
  readonly "order.moved": EventSpec<"message", OrderMoved>;
}, false>;
