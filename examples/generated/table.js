// Generated from orders.contract.json. Do not edit: run `parlance generate`.
// @ts-nocheck
import * as $ from "@parlance/sdk/rules";

export const table = {
  events: {
    "order.placed": { kind: "message", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({ order: /* @__PURE__ */ $.text(/^[A-Z]-[0-9]{1,6}$/u, 8), lines: /* @__PURE__ */ $.list(/* @__PURE__ */ $.record({ dish: /* @__PURE__ */ $.text(undefined, 60, 1), count: /* @__PURE__ */ $.integer(1, 20) }, $.stranger), 1, 40) }, $.stranger)) },
    "order.cancelled": { kind: "message", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({ order: /* @__PURE__ */ $.text(/^[A-Z]-[0-9]{1,6}$/u, 8) }, $.stranger)) },
  },
  anyEvent: false,
};
