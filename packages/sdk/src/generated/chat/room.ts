// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
import type { EventSpec, NamespaceSpec, PresenceSpec } from "../../contract.ts";
import * as $ from "../../rules.ts";

/** Somebody said something. */
export interface ChatSaid {
  readonly text: string;
  /** What the speaker calls themself. Not proof of identity. */
  readonly name?: string;
}

/** Somebody is writing. */
export type ChatTyping = Readonly<Record<string, never>>;

/** What a member of room says of itself. */
export interface RoomMember {
  /** What the member calls themself. Not proof of identity. */
  readonly name?: string;
}

/** Chat rooms, such as room:kitchen. */
export const room: NamespaceSpec<{
  readonly "chat.said": EventSpec<"message", ChatSaid>;
  readonly "chat.typing": EventSpec<"signal", ChatTyping>;
}, false, PresenceSpec<RoomMember>> = {
  events: {
    "chat.said": { kind: "message", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({ text: /* @__PURE__ */ $.text(undefined, 4000, 1), "name?": /* @__PURE__ */ $.text(undefined, 40, 1) }, $.stranger)) },
    "chat.typing": { kind: "signal", check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({}, $.stranger)) },
  },
  anyEvent: false,
  presence: { check: /* @__PURE__ */ $.toPayloadCheck(/* @__PURE__ */ $.record({ "name?": /* @__PURE__ */ $.text(undefined, 40, 1) }, $.stranger)) },
};
