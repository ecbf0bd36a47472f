// Generated from orders.contract.json. Do not edit: run `parlance generate`.
// @ts-nocheck
import { table } from "./table.js";
import { kitchen } from "./kitchen.js";

export { table } from "./table.js";

export { kitchen } from "./kitchen.js";

export const ordersIdentity = {
  name: "orders",
  version: "1.0.0",
  hash: "69b5d2046425e6f99e9b5027f7d0d64e4736845eddcb2c2b84a5af2288b52a34",
};

export const orders = { ...ordersIdentity, namespaces: { table, kitchen } };
