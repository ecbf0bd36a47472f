// Generated from orders.contract.json. Do not edit: run `parlance generate`.
// @ts-nocheck
import * as $ from "@parlance/sdk/rules";

export const kitchen = {
  events: {
    "order.moved": { kind: "message", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({ order: /* @__PURE__ */ $.text(/^[A-Z]-[0-9]{1,6}$/u, 8), state: /* @__PURE__ */ $.choice("taken", "cooking", "ready") }, $.stranger)) },
  },
  anyEvent: false,
};
