// Generated from schema/server/*.schema.json. Do not edit: run `npm run generate`.
import * as $ from "../rules.ts";

const connection = /* @__PURE__ */ $.text(/^[A-Za-z0-9_-]{8,64}$/u);
const user = /* @__PURE__ */ $.text(/^[A-Za-z0-9_.~@-]{1,64}$/u);
const limits = /* @__PURE__ */ $.record({ frameBytes: /* @__PURE__ */ $.integer(1024, 16777216), subscriptions: /* @__PURE__ */ $.integer(1, 1000000), inFlight: /* @__PURE__ */ $.integer(1, 1000000), framesPerSecond: /* @__PURE__ */ $.integer(1, 1000000) });
const contractName = /* @__PURE__ */ $.text(/^[a-z][a-z0-9-]{0,63}$/u);
const contractVersion = /* @__PURE__ */ $.text(/^(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})$/u);
const contractHash = /* @__PURE__ */ $.text(/^[0-9a-f]{64}$/u);
const time = /* @__PURE__ */ $.integer(0, 9007199254740991);
const id = /* @__PURE__ */ $.integer(1, 2147483647);
const epoch = /* @__PURE__ */ $.text(/^[A-Za-z0-9._-]{1,48}$/u);
const offset = /* @__PURE__ */ $.integer(0, 9007199254740991);
const position = /* @__PURE__ */ $.record({ epoch, offset });
const channel = /* @__PURE__ */ $.text(/^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$/u, 200);
const code = /* @__PURE__ */ $.text(/^[a-z][a-z0-9_]{0,63}$/u);
const prose = /* @__PURE__ */ $.text(undefined, 500);
const durationMs = /* @__PURE__ */ $.integer(0, 86400000);
const pointer = /* @__PURE__ */ $.text(/^(?:\/(?:[^~/]|~0|~1)*)*$/u, 1000);
const verb = /* @__PURE__ */ $.choice("subscribe", "publish", "signal", "history", "members", "presence", "call");
const event = /* @__PURE__ */ $.text(/^[a-z][a-z0-9_.]{0,63}$/u);
const by = /* @__PURE__ */ $.record({ user, "connection?": connection });
const key = /* @__PURE__ */ $.text(/^[A-Za-z0-9_-]{8,64}$/u);
const data = /* @__PURE__ */ $.record({});
const version = /* @__PURE__ */ $.integer(0, 9007199254740991);
const member = /* @__PURE__ */ $.record({ user, "data?": data });
const cursor = /* @__PURE__ */ $.text(/^[A-Za-z0-9_.~@-]{1,200}$/u);

/** Answers `hello`, exactly once, before anything else: who the connection is and what the server offers. */
export const welcome: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("welcome"), connection, user, features: /* @__PURE__ */ $.list(/* @__PURE__ */ $.text(/^[a-z][a-z0-9-]{0,31}$/u), 0, 64, true), heartbeat: /* @__PURE__ */ $.record({ intervalMs: /* @__PURE__ */ $.integer(100, 3600000), graceMs: /* @__PURE__ */ $.integer(100, 3600000) }), limits, contract: /* @__PURE__ */ $.record({ name: contractName, version: contractVersion, hash: contractHash, match: /* @__PURE__ */ $.choice("exact", "older", "none") }), "tokenExpiresAt?": time, time });
/** Grants a request that has no reply frame of its own. */
export const ok: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("ok"), id, "position?": position, "duplicate?": /* @__PURE__ */ $.constant(true) });
/** Refuses a request, or explains the close that follows. */
export const error: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("error"), "id?": id, "channel?": channel, code, message: prose, retryable: $.flag, "afterMs?": durationMs, "at?": pointer, "issues?": /* @__PURE__ */ $.list(/* @__PURE__ */ $.record({ at: pointer, keyword: /* @__PURE__ */ $.text(/^[A-Za-z][A-Za-z0-9_]{0,63}$/u), message: prose }), 1, 8) });
/** Begins a subscription at the sync point `position`: messages `from` + 1 to `position.offset` follow, then live ones. */
export const subscribed: $.Rule = /* @__PURE__ */ $.all(/* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("subscribed"), "id?": id, channel, position, from: offset, recovery: /* @__PURE__ */ $.choice("fresh", "full", "gap"), "reason?": code, allowed: /* @__PURE__ */ $.list(verb, 0, 7, true), "occupancy?": /* @__PURE__ */ $.integer(1, 9007199254740991) }), /* @__PURE__ */ $.either(/* @__PURE__ */ $.record({ "recovery?": /* @__PURE__ */ $.constant("gap") }), /* @__PURE__ */ $.record({ reason: $.anything }), /* @__PURE__ */ $.record({ "reason?": $.never })));
/** The server ended a subscription. Nothing of the channel follows. */
export const unsubscribed: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("unsubscribed"), channel, code, message: prose, resubscribe: $.flag, "afterMs?": durationMs });
/** One item of a channel. The same bytes for every subscriber, live and replayed. */
export const message: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("message"), channel, offset: /* @__PURE__ */ $.integer(1, 9007199254740991), event, time, "by?": by, "key?": key, data, "deleted?": /* @__PURE__ */ $.constant(true) });
/** A signal. It has no offset, is never kept and may be dropped. Feature `signals`. */
export const signal: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("signal"), channel, event, time, "by?": by, data });
/** Answers `history`: kept messages, ascending and without holes. Feature `history`. */
export const page: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("page"), id, channel, epoch, first: /* @__PURE__ */ $.integer(1, 9007199254740991), head: offset, messages: /* @__PURE__ */ $.list(message, 0, 200), more: $.flag });
/** Answers `members`: who is in the channel at a version. Feature `presence`. */
export const members: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("members"), id, channel, version, total: /* @__PURE__ */ $.integer(0, 9007199254740991), members: /* @__PURE__ */ $.list(member, 0, 500), "cursor?": cursor });
/** A change of the member list, for those who subscribed with `presence: true`. Feature `presence`. */
export const presence: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("presence"), channel, version, action: /* @__PURE__ */ $.choice("join", "leave", "update", "count"), "member?": member, total: /* @__PURE__ */ $.integer(0, 9007199254740991) });
/** Answers `call`. Feature `calls`. */
export const result: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("result"), id, data });
/** Asks for `authenticate` with a new token. Feature `auth`. */
export const reauthenticate: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("reauthenticate"), inMs: durationMs });
/** The numbering of a channel goes on under another epoch, without a gap. Feature `recovery`. */
export const rebase: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("rebase"), channel, epoch, offset });
/** The server will end the connection; the client should move before that. */
export const drain: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("drain"), inMs: durationMs, "url?": /* @__PURE__ */ $.text(/^wss?:\/\//u, 500, 1) });
/** Asks for a `pong`. Constant bytes. */
export const ping: $.Rule = /* @__PURE__ */ $.record({ type: /* @__PURE__ */ $.constant("ping") });
