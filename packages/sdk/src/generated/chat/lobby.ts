// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
import type { EventSpec, NamespaceSpec } from "../../contract.ts";
import * as $ from "../../rules.ts";

/** Data of the event `message`. */
export interface Message {
  readonly text?: string;
  /** Arguments of a foreign client. */
  readonly args?: readonly (unknown)[];
}

/** Where the gateways meet: plain texts, or argument lists. */
export const lobby: NamespaceSpec<{
  readonly "message": EventSpec<"message", Message>;
}, false> = {
  events: {
    "message": { kind: "message", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.all(/* @__PURE__ */ $.sized(1, 1), /* @__PURE__ */ $.record({ "text?": /* @__PURE__ */ $.text(undefined, 16000), "args?": /* @__PURE__ */ $.list($.anything, 0, 16) }, $.stranger))) },
  },
  anyEvent: false,
};
