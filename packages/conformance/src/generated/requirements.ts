// Generated from ../PROTOCOL.md. Do not edit: run `npm run generate`.
/** A rule of PROTOCOL.md. */
export interface Requirement {
  readonly id: string;
  /** Who keeps it: the server, the client, or both. */
  readonly side: "S" | "C" | "SC";
  readonly level: "MUST" | "SHOULD" | "MAY";
  readonly text: string;
}

/** All rules of PROTOCOL.md, in its order. */
export const requirements: readonly Requirement[] = [
  {
    "id": "HS-1",
    "side": "S",
    "level": "MUST",
    "text": "S MUST select `parlance.v1.json` when the client offers it, and MUST NOT complete an upgrade with a subprotocol that was not offered."
  },
  {
    "id": "HS-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST refuse an `Origin` that it does not allow with HTTP status 403, before upgrading."
  },
  {
    "id": "HS-10",
    "side": "S",
    "level": "MUST",
    "text": "S MUST NOT upgrade a request at its Parlance endpoint that does not offer `parlance.v1.json`; it answers with an HTTP status of 400 or above."
  },
  {
    "id": "FR-1",
    "side": "SC",
    "level": "MUST",
    "text": "Each frame MUST be one text message that holds one JSON object (RFC 8259) valid against the schema of its direction and `type`. The schemas are closed: a member that they do not name is a fault."
  },
  {
    "id": "FR-8",
    "side": "S",
    "level": "MUST",
    "text": "S MUST NOT emit duplicate member names, lone surrogates, or integers beyond ±(2^53 − 1)."
  },
  {
    "id": "FR-9",
    "side": "S",
    "level": "MUST",
    "text": "When a client frame repeats a member name, S MUST refuse it, or treat it as if only one of the values had been sent: that which was validated is that which is delivered."
  },
  {
    "id": "FR-11",
    "side": "SC",
    "level": "MUST",
    "text": "A client frame MUST NOT be nested deeper than 32 (the envelope itself is depth 1) nor hold more than 10 000 values (each object, array, string, number, boolean and null counts as one)."
  },
  {
    "id": "FR-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close the connection with 1003 on a binary message, 1007 on a text that is not UTF-8, and 1009 on a frame of more than `limits.frameBytes` bytes."
  },
  {
    "id": "FR-3",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4400 on a text that is not JSON or not an object, and on a missing or unknown `type`. An `error` with code `bad_frame` and without `id` MAY precede the close."
  },
  {
    "id": "FR-4",
    "side": "S",
    "level": "MUST",
    "text": "When a frame has a usable `id` and breaks its schema otherwise, S MUST answer `error` with that `id`, code `invalid_frame` and the place in `at`, and the connection MUST stay open. When it breaks its schema without a usable `id`, S MUST close with 4400."
  },
  {
    "id": "FR-5",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4400 on a frame beyond [FR-11], without crash and without stalling other connections for more than 100 ms."
  },
  {
    "id": "FR-6",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4401 on a usable `id` that is not greater than every earlier one of the connection, also when the frame breaks its schema otherwise: an answer could not be told from the earlier one. A refused frame with a usable `id` has used it."
  },
  {
    "id": "FR-7",
    "side": "S",
    "level": "MUST",
    "text": "Every request MUST get exactly one reply, its own or `error`, unless the connection closes."
  },
  {
    "id": "FR-10",
    "side": "S",
    "level": "MUST",
    "text": "S MUST refuse a member named `__proto__` at any depth, a number that overflows to infinity, an integer beyond ±(2^53 − 1) however it is written, and a lone surrogate in a string or member name: with `invalid_frame` where the frame has a usable `id`, with close 4400 where not. They MUST NOT be delivered in any form."
  },
  {
    "id": "HS-3",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4103 when no `hello` arrives within its limit (10 s by default, at most 15 s)."
  },
  {
    "id": "HS-4",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4401 when the first frame is well-formed but not `hello`, and on a second `hello`."
  },
  {
    "id": "HS-5",
    "side": "S",
    "level": "MUST",
    "text": "S MUST answer `hello` with exactly one `welcome`, before any other frame, or close. Only an `error` that announces the close MAY come instead. Before `welcome` there are no other answers: a frame that breaks its schema is closed with 4400 there, with or without a usable `id`."
  },
  {
    "id": "HS-6",
    "side": "S",
    "level": "MUST",
    "text": "S MUST keep every rule of each feature that it announces; `welcome` and `/v1/info` MUST agree."
  },
  {
    "id": "HS-7",
    "side": "S",
    "level": "MUST",
    "text": "S MUST accept frames that a client sends behind `hello` without waiting for `welcome`, and process them in order after it; or, when it refuses the `hello`, process none of them."
  },
  {
    "id": "HS-11",
    "side": "S",
    "level": "MUST",
    "text": "S MUST accept a `hello` of up to 16 KiB and MAY close with 4400 on a longer one."
  },
  {
    "id": "HS-8",
    "side": "S",
    "level": "MUST",
    "text": "`welcome.connection` MUST be unique among live connections. The same `hello.guest` secret MUST give the same `user` on every connection, another secret another `user`, and `user` MUST NOT reveal the secret."
  },
  {
    "id": "AU-2",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `auth`, S MUST send `reauthenticate` before a token ends, and MUST close with 4301 when no valid `authenticate` came within `windows.tokenGraceMs` of `/v1/info` after that."
  },
  {
    "id": "AU-3",
    "side": "S",
    "level": "MUST",
    "text": "S MUST answer `authenticate` with a token of another user, or an invalid one, with `invalid_token`, and MUST NOT change the session by it."
  },
  {
    "id": "AU-4",
    "side": "S",
    "level": "MUST",
    "text": "After an `authenticate` that grants less, S MUST send `unsubscribed` with code `forbidden` for every channel that may no longer be subscribed to, and deliver no later message there."
  },
  {
    "id": "AU-6",
    "side": "S",
    "level": "MUST",
    "text": "When a token is revoked, S MUST close the connections that live by it with 4303, and MUST refuse it from then on: a `hello` with close 4303, an `authenticate` with `invalid_token`."
  },
  {
    "id": "AU-5",
    "side": "SC",
    "level": "MUST",
    "text": "S MUST NOT accept, and C MUST NOT send, a reusable token in the URL."
  },
  {
    "id": "CLS-2",
    "side": "S",
    "level": "MUST",
    "text": "A server that shuts down in good order MUST send `drain` before it closes with 4200, and MUST answer every request that it has read before it closes."
  },
  {
    "id": "CLS-5",
    "side": "C",
    "level": "SHOULD",
    "text": "On `drain`, C SHOULD open its next connection at a random moment within `inMs`, subscribe there with its positions, and then close the old one with 4501. Requests stay legal on the old one until it is closed."
  },
  {
    "id": "HB-1",
    "side": "S",
    "level": "MUST",
    "text": "S MUST send `ping` so that no more than `heartbeat.intervalMs` + 10 % pass between two."
  },
  {
    "id": "HB-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST close with 4102 when nothing at all arrived for `intervalMs + graceMs`, up to 20 % late. It MUST NOT close with 4102 while the client sends a frame at least every `intervalMs`."
  },
  {
    "id": "HB-3",
    "side": "C",
    "level": "MUST",
    "text": "C MUST answer `ping` with `pong` within `graceMs`, and MUST give the connection up (4500) and reconnect when nothing arrived for `intervalMs + graceMs`."
  },
  {
    "id": "AU-1",
    "side": "S",
    "level": "MUST",
    "text": "On a missing credential where guests are not admitted, an expired, an invalid or a revoked token, S MUST close with 4300, 4301, 4302 or 4303. A server that cannot verify tokens closes with 4302 on any."
  },
  {
    "id": "SUB-8",
    "side": "S",
    "level": "MUST",
    "text": "A `subscribe` to a channel that the connection is already subscribed to MUST replace the subscription: the old one ends and the new one begins at the same sync point, and the rules below hold from the new `subscribed`."
  },
  {
    "id": "FR-12",
    "side": "S",
    "level": "MUST",
    "text": "The `ok` to a `ping` MUST follow the replies to all requests that the connection sent before it."
  },
  {
    "id": "ERR-1",
    "side": "S",
    "level": "MUST",
    "text": "`error` MUST carry `code` and `retryable`. When `retryable` is true, sending the same frame again (with a new `id`) MUST be safe."
  },
  {
    "id": "ERR-2",
    "side": "S",
    "level": "MUST",
    "text": "`at` MUST be a JSON Pointer into the frame that was sent and name the offending place: for a value, the value; for a missing member, the object that lacks it; for a member that is not allowed, the member."
  },
  {
    "id": "ERR-3",
    "side": "S",
    "level": "MUST",
    "text": "`error` MUST NOT contain payload values, tokens, stack traces or file paths. Names of members may appear in `at`."
  },
  {
    "id": "SUB-1",
    "side": "S",
    "level": "MUST",
    "text": "`subscribed` MUST precede every `message` of its channel. After the `ok` to `unsubscribe`, or after `unsubscribed`, none may follow until the next `subscribed`."
  },
  {
    "id": "SUB-2",
    "side": "S",
    "level": "MUST",
    "text": "Frames of one connection that name the same channel MUST take effect in the order in which they were sent, also when they were sent without waiting for replies."
  },
  {
    "id": "SUB-3",
    "side": "S",
    "level": "MUST",
    "text": "After `subscribed`, the messages of the channel MUST be exactly `from` + 1, `from` + 2, … with no hole, duplicate or change of order for as long as the subscription lasts."
  },
  {
    "id": "SUB-4",
    "side": "S",
    "level": "MUST",
    "text": "All subscribers MUST see the same message at the same offset of an epoch."
  },
  {
    "id": "SUB-5",
    "side": "S",
    "level": "MUST",
    "text": "The bytes of a `message` MUST be equal for all subscribers, replayed or live."
  },
  {
    "id": "SUB-6",
    "side": "S",
    "level": "MUST",
    "text": "With `last: n` and no `position`, S MUST replay the newest min(_n_, kept) messages; a server that keeps none replays none."
  },
  {
    "id": "SUB-7",
    "side": "S",
    "level": "MUST",
    "text": "`allowed` MUST be what the server grants: a verb in it is not answered `forbidden`, a verb outside it is."
  },
  {
    "id": "SUB-9",
    "side": "S",
    "level": "MUST",
    "text": "The `position` in the `ok` to `unsubscribe` MUST be that of the last message delivered to the subscription, or the sync point when none was."
  },
  {
    "id": "PUB-1",
    "side": "S",
    "level": "MUST",
    "text": "`ok.position` MUST be the position at which subscribers receive the message."
  },
  {
    "id": "PUB-2",
    "side": "S",
    "level": "MUST",
    "text": "Two publishes of one connection to one channel MUST be sequenced in the order sent."
  },
  {
    "id": "PUB-6",
    "side": "S",
    "level": "MUST",
    "text": "A refused publish MUST NOT reach anyone and MUST NOT use an offset."
  },
  {
    "id": "PUB-7",
    "side": "S",
    "level": "MUST",
    "text": "A publisher that is subscribed MUST receive its own message at its place in the line; the `key` of a publish MUST be in its `message`. The `ok` and the own `message` may come in either order."
  },
  {
    "id": "PUB-8",
    "side": "S",
    "level": "MUST",
    "text": "On data that breaks the schema of its event, S MUST answer `error invalid_payload` with `at` and `issues`, and keep the connection."
  },
  {
    "id": "PUB-9",
    "side": "S",
    "level": "MUST",
    "text": "`message.data` MUST equal the data that was published, as a JSON value, and `by.user` MUST be the publisher's. An application behind S may put other data in its place, which MUST fit the contract too."
  },
  {
    "id": "REC-1",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `recovery`: when everything after `position` is kept and not more than `windows.recoveryMessages` and `windows.recoveryBytes` of `/v1/info`, S MUST answer `full`, with `from` equal to `position.offset`, and every later message MUST follow once (possibly none)."
  },
  {
    "id": "REC-2",
    "side": "S",
    "level": "MUST",
    "text": "With a `position` of an epoch that is not the channel's (nor was, up to that offset, before a `rebase`), above the head, or before messages that are no longer kept, S MUST answer `gap` with a `reason`; no message up to the head follows, save those of `last`."
  },
  {
    "id": "REC-3",
    "side": "S",
    "level": "MUST",
    "text": "S MUST NOT answer `recovery: \"full\"` unless every message after the given position follows. With `full`, `from` MUST be the offset of the given position."
  },
  {
    "id": "REC-4",
    "side": "S",
    "level": "MUST",
    "text": "S MUST deliver messages that are published while a subscribe is in progress, once."
  },
  {
    "id": "REC-5",
    "side": "S",
    "level": "MUST",
    "text": "After `rebase`, S MUST answer a position of the new epoch with `full` as if the client had got it by messages."
  },
  {
    "id": "REC-6",
    "side": "S",
    "level": "MUST",
    "text": "A server that has lost the log of a channel MUST NOT answer an old position with `full`: the numbering begins again under another epoch."
  },
  {
    "id": "REC-7",
    "side": "S",
    "level": "MUST",
    "text": "A server that does not announce `recovery` MUST answer a `position` with `recovery: \"gap\"` and a `reason`."
  },
  {
    "id": "PUB-3",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `idempotency`: a repeated `key` inside the window MUST be answered with the first `position` and `duplicate: true`, and MUST add nothing."
  },
  {
    "id": "PUB-4",
    "side": "S",
    "level": "MUST",
    "text": "A repeated `key` with another event or other data MUST be answered with `key_reused`. S MAY take data whose members come in another order for other data."
  },
  {
    "id": "PUB-5",
    "side": "S",
    "level": "MUST",
    "text": "Keys MUST NOT collide across users or channels."
  },
  {
    "id": "HIS-1",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `history`: a page MUST hold at most `limit` messages, ascending and without holes, next to the position in its direction. It holds at least one where there is one."
  },
  {
    "id": "HIS-2",
    "side": "S",
    "level": "MUST",
    "text": "`more` MUST be false exactly when no kept message lies beyond the page in its direction."
  },
  {
    "id": "HIS-3",
    "side": "S",
    "level": "MUST",
    "text": "A `position` of another epoch, above the head, or next to messages that are no longer kept MUST be answered with `position_lost`."
  },
  {
    "id": "HIS-4",
    "side": "S",
    "level": "MUST",
    "text": "The messages of a page MUST be equal to those that subscribers got, save those that were deleted since ([DEL-1])."
  },
  {
    "id": "DEL-1",
    "side": "S",
    "level": "MUST",
    "text": "S MUST keep the offset of a message whose content was deleted, and MUST send it, alike to all who read it from then on, with `deleted: true`, `data: {}` and without `by` and `key`."
  },
  {
    "id": "DEL-2",
    "side": "C",
    "level": "MUST",
    "text": "C MUST take a `message` with `deleted` for its place in the line, and MUST NOT hand its data to the application as that of its event."
  },
  {
    "id": "SIG-1",
    "side": "S",
    "level": "MUST",
    "text": "A `signal` MUST NOT be kept, replayed or numbered, and MUST NOT move offsets."
  },
  {
    "id": "SIG-2",
    "side": "S",
    "level": "MUST",
    "text": "`publish` of a signal event, and `signal` of a message event, MUST be answered with `wrong_kind`."
  },
  {
    "id": "SIG-4",
    "side": "S",
    "level": "MUST",
    "text": "S MUST drop a `signal` without `id` that goes beyond its rate [LIM-5]: it is neither delivered nor answered."
  },
  {
    "id": "SIG-3",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `signals`: a `signal` MUST go to the subscribers of its channel, the sender included, and to nobody else. S MAY drop it for a connection that reads slowly."
  },
  {
    "id": "PRS-1",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `presence`: applying each `presence` of `version` _v_ + 1 to the list of version _v_ MUST give the list of version _v_ + 1. A `presence` whose version is more than one above the last means that S left some out; the client asks for `members` again."
  },
  {
    "id": "PRS-2",
    "side": "S",
    "level": "MUST",
    "text": "A user whose last subscribed connection ends with `unsubscribe` or with close 1000 MUST leave within 2 s; one whose connection ends otherwise MUST NOT leave before `windows.presenceGraceMs`."
  },
  {
    "id": "PRS-3",
    "side": "S",
    "level": "MUST",
    "text": "A user who returns within the grace MUST be told neither as leaving nor as joining."
  },
  {
    "id": "PRS-4",
    "side": "S",
    "level": "MUST",
    "text": "A second connection of a user MUST NOT be told as a join, nor its end as a leave."
  },
  {
    "id": "PRS-5",
    "side": "S",
    "level": "MUST",
    "text": "`presence` MUST go to watchers only."
  },
  {
    "id": "RPC-1",
    "side": "S",
    "level": "MUST",
    "text": "With the feature `calls`: S MUST answer parameters that break the contract with `invalid_payload`, and MUST NOT pass on a result that breaks it."
  },
  {
    "id": "RPC-2",
    "side": "S",
    "level": "MUST",
    "text": "When the time of a call is over, S MUST answer `deadline`, once, and nothing later for that `id`."
  },
  {
    "id": "INB-1",
    "side": "S",
    "level": "MUST",
    "text": "S MUST subscribe every connection to the inbox channels of its user, right behind `welcome`, with a `subscribed` without `id`. C may subscribe anew with its position."
  },
  {
    "id": "INB-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST answer `subscribe` and `history` on the inbox channel of another user with `forbidden`, whatever is granted."
  },
  {
    "id": "PUB-11",
    "side": "S",
    "level": "MUST",
    "text": "With durability `disk`, neither `ok` nor `message` MUST leave S before the flush; an acked message MUST survive a killed process and a lost page cache."
  },
  {
    "id": "PRM-1",
    "side": "S",
    "level": "MUST",
    "text": "S MUST refuse what is not granted with `forbidden`, alike for a channel that was used before and one that never was."
  },
  {
    "id": "PRM-2",
    "side": "S",
    "level": "MUST",
    "text": "In the pattern of a grant, `*` MUST match exactly one segment, and `**`, which stands only at the end, one or more."
  },
  {
    "id": "PRM-3",
    "side": "S",
    "level": "MUST",
    "text": "S MUST answer a channel whose namespace is not in the contract with `unknown_namespace`."
  },
  {
    "id": "LIM-1",
    "side": "S",
    "level": "MUST",
    "text": "Above `limits.subscriptions`, S MUST answer `subscribe` with `too_many_subscriptions`."
  },
  {
    "id": "LIM-4",
    "side": "S",
    "level": "MUST",
    "text": "Above `limits.framesPerSecond` or `limits.inFlight`, S MUST read more slowly, answer `rate_limited` with `afterMs`, or close with 4104. It MUST NOT lose a frame without a reply."
  },
  {
    "id": "LIM-5",
    "side": "S",
    "level": "MUST",
    "text": "Where the contract states a rate for a namespace (`rates`) or an event (`rate`), S MUST refuse what a user says beyond it with `rate_limited` and `afterMs`: more than `burst` at once, or more than `perMinute` in the long run, over all connections of the user and all channels of the namespace. It MUST NOT refuse by this rule what keeps to the rate, nor count what it refuses."
  },
  {
    "id": "LIM-3",
    "side": "S",
    "level": "MUST",
    "text": "S SHOULD close with 4405 after more than `windows.payloadErrorsPerMinute` answers `invalid_frame` or `invalid_payload` to one connection within a minute, and MUST NOT do so before."
  },
  {
    "id": "LIM-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST bound what it queues for a connection that does not read, by closing it (4101) or by reading no further from those who publish to it."
  },
  {
    "id": "CLS-1",
    "side": "S",
    "level": "MUST",
    "text": "Every close by S MUST carry a code of the table below. The reason of a code of 4000 and above MUST be at most 123 bytes and begin with the name of the code; that of a lower one MAY be empty."
  },
  {
    "id": "CLS-3",
    "side": "C",
    "level": "MUST",
    "text": "C MUST follow the advice of the code's hundred, for known and unknown codes."
  },
  {
    "id": "CLS-4",
    "side": "C",
    "level": "MUST",
    "text": "C MUST choose the pause before a reconnect at random between zero and a bound that grows with each failure."
  },
  {
    "id": "CON-1",
    "side": "S",
    "level": "MUST",
    "text": "`welcome.contract.match` MUST be `exact` when `hello.contract.hash` is that of the server's contract, `older` when it is another hash that the server accepts, and `none` otherwise."
  },
  {
    "id": "CON-3",
    "side": "S",
    "level": "MUST",
    "text": "S MAY be strict: then it MUST close with 4107 on a `hello` whose match would be `none`, also when it names no contract."
  },
  {
    "id": "CON-2",
    "side": "S",
    "level": "MUST",
    "text": "S MUST judge every payload by its own contract, whatever the client named."
  },
  {
    "id": "CON-4",
    "side": "S",
    "level": "MUST",
    "text": "Where the contract of S has `limits`, no member of `welcome.limits` MUST be greater than the one of that name there. S MAY allow less."
  },
  {
    "id": "CLI-1",
    "side": "C",
    "level": "MUST",
    "text": "C MUST ignore members, types and events from the server that it does not know."
  },
  {
    "id": "CLI-2",
    "side": "C",
    "level": "MUST",
    "text": "C MUST drop a `message` whose offset is not above the last one of the subscription, and MUST subscribe anew, with its position, when an offset is skipped."
  },
  {
    "id": "CLI-3",
    "side": "C",
    "level": "MUST",
    "text": "With the feature `idempotency`, C SHOULD send unacked publishes again after a reconnect, in order and with the same `key`, and MUST give them up before `windows.keyMs` is over."
  },
  {
    "id": "CLI-4",
    "side": "C",
    "level": "MUST",
    "text": "C MUST tell the application of `recovery: \"gap\"` before it hands over later messages."
  },
  {
    "id": "CLI-5",
    "side": "C",
    "level": "MUST",
    "text": "C MUST offer `parlance.v1.json`, MUST send `hello` as the first frame of a connection and only once, and, as a guest, MUST name the same `guest` secret on each of its connections."
  },
  {
    "id": "CLI-6",
    "side": "C",
    "level": "MUST",
    "text": "C MUST give each request of a connection a greater `id` than the one before. Once `welcome` has come, C MUST NOT send a request while `limits.inFlight` of them have no reply, nor a frame of more than `limits.frameBytes` bytes."
  },
  {
    "id": "CLI-7",
    "side": "C",
    "level": "MUST",
    "text": "C MUST NOT hand over anything of a frame that breaks its schema, and MUST go on: on the same connection or on another."
  },
  {
    "id": "CLI-8",
    "side": "C",
    "level": "MUST",
    "text": "After a reconnect, C MUST subscribe again to what the application is subscribed to. Its `position` MUST be that of the last message it handed over, or what `subscribed` or `rebase` made of it; an `ok` moves no position."
  },
  {
    "id": "CLI-9",
    "side": "C",
    "level": "MUST",
    "text": "Without the feature `idempotency`, C MUST NOT by itself send a publish again that a server may have taken."
  },
  {
    "id": "CLI-10",
    "side": "C",
    "level": "MUST",
    "text": "After `unsubscribed` with `resubscribe: false`, and after an `error` to `subscribe` with `retryable: false`, C MUST NOT by itself subscribe to that channel again."
  },
  {
    "id": "CLI-11",
    "side": "C",
    "level": "SHOULD",
    "text": "After `unsubscribed` with `resubscribe: true`, C SHOULD subscribe again, and not before `afterMs`."
  },
  {
    "id": "CLI-12",
    "side": "C",
    "level": "SHOULD",
    "text": "On `reauthenticate`, C SHOULD send `authenticate` with a new token, where it has a source of them."
  },
  {
    "id": "CLI-13",
    "side": "C",
    "level": "MUST",
    "text": "After `rebase`, C MUST NOT name a position of the new epoch whose offset is above that of `rebase`, unless a message under the new epoch brought it there."
  },
  {
    "id": "HS-9",
    "side": "S",
    "level": "SHOULD",
    "text": "S SHOULD answer `GET /v1/info` with a document of [`schema/info.schema.json`](schema/info.schema.json), and `GET /v1/contract` with its contract."
  }
];
