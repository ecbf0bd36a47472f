// Generated from schema/client/*.schema.json. Do not edit: run `npm run generate`.
import * as $ from "../rules.ts";

const contractName = /* @__PURE__ */ $.text(/^[a-z][a-z0-9-]{0,63}$/u);
const contractVersion = /* @__PURE__ */ $.text(/^(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})$/u);
const contractHash = /* @__PURE__ */ $.text(/^[0-9a-f]{64}$/u);
const id = /* @__PURE__ */ $.integer(1, 2147483647);
const channel = /* @__PURE__ */ $.text(/^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$/u, 200);
const epoch = /* @__PURE__ */ $.text(/^[A-Za-z0-9._-]{1,48}$/u);
const offset = /* @__PURE__ */ $.integer(0, 9007199254740991);
const position = /* @__PURE__ */ $.record({ epoch, offset }, $.stranger);
const event = /* @__PURE__ */ $.text(/^[a-z][a-z0-9_.]{0,63}$/u);
const data = /* @__PURE__ */ $.record({});
const key = /* @__PURE__ */ $.text(/^[A-Za-z0-9_-]{8,64}$/u);
const cursor = /* @__PURE__ */ $.text(/^[A-Za-z0-9_.~@-]{1,200}$/u);
const method = /* @__PURE__ */ $.text(/^[a-z][a-z0-9_.]{0,63}$/u);

/** First frame of a connection, sent once: who the client is and which contract it was built for. */
export const hello: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("hello"), "token?": /* @__PURE__ */ $.text(undefined, 8192, 1), "guest?": /* @__PURE__ */ $.text(/^[A-Za-z0-9_-]{22,128}$/u), "contract?": /* @__PURE__ */ $.record({ name: contractName, version: contractVersion, hash: contractHash }, $.stranger), "sdk?": /* @__PURE__ */ $.record({ name: /* @__PURE__ */ $.text(undefined, 64, 1), version: /* @__PURE__ */ $.text(undefined, 64, 1) }, $.stranger) }, $.stranger);
/** Asks to receive the messages of a channel, optionally from a position or with the last few. */
export const subscribe: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("subscribe"), id, channel, "position?": position, "last?": /* @__PURE__ */ $.integer(0, 500), "presence?": $.flag }, $.stranger);
/** Ends a subscription. The `ok` carries the last position delivered; nothing of the channel follows it. */
export const unsubscribe: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("unsubscribe"), id, channel }, $.stranger);
/** Adds a message to a channel. The `ok` carries the position at which every subscriber receives it. */
export const publish: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("publish"), id, channel, event, data, "key?": key }, $.stranger);
/** Sends a signal to the subscribers of a channel. Feature `signals`. */
export const signal: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("signal"), "id?": id, channel, event, data }, $.stranger);
/** Reads kept messages of a channel. Feature `history`. */
export const history: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("history"), id, channel, direction: /* @__PURE__ */ $.choice("forward", "backward"), "position?": position, limit: /* @__PURE__ */ $.integer(1, 200) }, $.stranger);
/** Asks who is in a channel. Feature `presence`. */
export const members: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("members"), id, channel, "limit?": /* @__PURE__ */ $.integer(1, 500), "cursor?": cursor }, $.stranger);
/** Says something of oneself to the other members of a channel. Feature `presence`. */
export const presence: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("presence"), id, channel, data }, $.stranger);
/** Calls a method of the application behind the server. Feature `calls`. */
export const call: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("call"), id, method, data, "channel?": channel, "timeoutMs?": /* @__PURE__ */ $.integer(1, 300000) }, $.stranger);
/** Brings a new token of the same user. Feature `auth`. */
export const authenticate: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("authenticate"), id, token: /* @__PURE__ */ $.text(undefined, 8192, 1) }, $.stranger);
/** A fence: its `ok` follows the replies to all earlier requests of the connection. */
export const ping: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("ping"), id }, $.stranger);
/** Answers the `ping` of the server. */
export const pong: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("pong") }, $.stranger);
