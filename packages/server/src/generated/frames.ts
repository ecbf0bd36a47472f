// Generated from {client,server}. Do not edit: run `npm run generate`.
interface components {
    schemas: {
        /** @description Number of a request, chosen by the client, strictly increasing on a connection. */
        readonly RequestId: number;
        /** @description A namespace, then up to five segments, each after a colon. */
        readonly ChannelName: string;
        /** @description Name of an event that the contract declares. */
        readonly EventName: string;
        /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
        readonly Data: Record<string, unknown>;
        /** @description Names one unbroken numbering of a channel. Opaque to clients. */
        readonly Epoch: string;
        /** @description Number of a message within its channel and epoch. The first is 1; 0 stands before it. */
        readonly Offset: number;
        /** @description A place in the history of a channel: everything up to and including this offset. */
        readonly Position: {
            readonly epoch: components["schemas"]["Epoch"];
            readonly offset: components["schemas"]["Offset"];
        };
        /** @description Random name of one publish. A repeat with the same key adds nothing. */
        readonly IdempotencyKey: string;
        /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
        readonly Time: number;
        /** @description A span of time in milliseconds, at most a day. */
        readonly DurationMs: number;
        /** @description Identity of a user, fit to be a segment of a channel name. */
        readonly UserId: string;
        /** @description Identity of one live connection. */
        readonly ConnectionId: string;
        /** @description Who published a message. Absent when the server itself did. */
        readonly Author: {
            readonly user: components["schemas"]["UserId"];
            readonly connection?: components["schemas"]["ConnectionId"];
        };
        /** @description Machine-readable name from codes.json. The set is open: a client treats an unknown code by its other members. */
        readonly Code: string;
        /** @description One sentence for a developer. Holds no payload values and no secrets. */
        readonly Prose: string;
        /** @description JSON Pointer (RFC 6901) into the frame that was sent. */
        readonly JsonPointer: string;
        /**
         * @description Something that a grant can allow on a channel.
         * @enum {string}
         */
        readonly Verb: "subscribe" | "publish" | "signal" | "history" | "members" | "presence" | "call";
        /** @description Name of an application contract. */
        readonly ContractName: string;
        /** @description Version of a contract: three numbers. */
        readonly ContractVersion: string;
        /** @description Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part. */
        readonly ContractHash: string;
        /** @description What one connection may use. */
        readonly Limits: {
            /** @description Greatest length of a client frame in bytes of UTF-8. */
            readonly frameBytes: number;
            /** @description Channels that the connection may be subscribed to at one time. */
            readonly subscriptions: number;
            /** @description Requests that may await their reply at one time. The server reads no further while there are more. */
            readonly inFlight: number;
            /** @description Sustained rate of client frames. The server reads more slowly above it. */
            readonly framesPerSecond: number;
        };
        /** @description Name of a method that the contract declares. */
        readonly MethodName: string;
        /** @description Where a list that was cut goes on. Opaque to clients. */
        readonly Cursor: string;
        /** @description Number of a state of the member list: each change adds one. */
        readonly PresenceVersion: number;
        /** @description A user who is subscribed to a channel, on however many connections. */
        readonly Member: {
            readonly user: components["schemas"]["UserId"];
            /** @description What the user says of themself, as the contract allows. */
            readonly data?: components["schemas"]["Data"];
        };
        /** @description First frame of a connection, sent once: who the client is and which contract it was built for. */
        readonly Hello: {
            /** @constant */
            readonly type: "hello";
            /** @description Credential of a user, usually a short-lived JWT. Wins over `guest`. */
            readonly token?: string;
            /** @description Secret of at least 128 bits that a client without a token makes and keeps. The same secret is the same user. */
            readonly guest?: string;
            /** @description The contract that the client was generated from. */
            readonly contract?: {
                readonly name: components["schemas"]["ContractName"];
                readonly version: components["schemas"]["ContractVersion"];
                readonly hash: components["schemas"]["ContractHash"];
            };
            /** @description The client library, for the logs of the server. */
            readonly sdk?: {
                readonly name: string;
                readonly version: string;
            };
        };
        /** @description Asks to receive the messages of a channel, optionally from a position or with the last few. */
        readonly Subscribe: {
            /** @constant */
            readonly type: "subscribe";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            /** @description Where the client stands. The server answers `full` and sends what came later, or `gap`. */
            readonly position?: components["schemas"]["Position"];
            /** @description How many of the newest messages to send first. Not heeded when continuity from `position` is `full`. */
            readonly last?: number;
            /** @description Asks for presence changes of the channel. Heeded by servers with the feature `presence`. */
            readonly presence?: boolean;
        };
        /** @description Ends a subscription. The `ok` carries the last position delivered; nothing of the channel follows it. */
        readonly Unsubscribe: {
            /** @constant */
            readonly type: "unsubscribe";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
        };
        /** @description Adds a message to a channel. The `ok` carries the position at which every subscriber receives it. */
        readonly Publish: {
            /** @constant */
            readonly type: "publish";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly event: components["schemas"]["EventName"];
            readonly data: components["schemas"]["Data"];
            readonly key?: components["schemas"]["IdempotencyKey"];
        };
        /** @description Sends a signal to the subscribers of a channel. Feature `signals`. */
        readonly ClientSignal: {
            /** @constant */
            readonly type: "signal";
            /** @description Asks for an `ok`; without it only faults are answered. */
            readonly id?: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly event: components["schemas"]["EventName"];
            readonly data: components["schemas"]["Data"];
        };
        /** @description Reads kept messages of a channel. Feature `history`. */
        readonly History: {
            /** @constant */
            readonly type: "history";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            /**
             * @description forward: what came after the position; backward: what came before it.
             * @enum {string}
             */
            readonly direction: "forward" | "backward";
            /** @description Exclusive. Without it, forward starts at the oldest kept message and backward at the head. */
            readonly position?: components["schemas"]["Position"];
            /** @description Greatest number of messages in the page. */
            readonly limit: number;
        };
        /** @description Asks who is in a channel. Feature `presence`. */
        readonly ClientMembers: {
            /** @constant */
            readonly type: "members";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly limit?: number;
            /** @description From the reply before, for the rest of its list. */
            readonly cursor?: components["schemas"]["Cursor"];
        };
        /** @description Says something of oneself to the other members of a channel. Feature `presence`. */
        readonly ClientPresence: {
            /** @constant */
            readonly type: "presence";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly data: components["schemas"]["Data"];
        };
        /** @description Calls a method of the application behind the server. Feature `calls`. */
        readonly Call: {
            /** @constant */
            readonly type: "call";
            readonly id: components["schemas"]["RequestId"];
            readonly method: components["schemas"]["MethodName"];
            /** @description Parameters. */
            readonly data: components["schemas"]["Data"];
            /** @description The channel that the call is about; it needs the verb `call` there. */
            readonly channel?: components["schemas"]["ChannelName"];
            /** @description How long the client waits; the server may wait less. */
            readonly timeoutMs?: number;
        };
        /** @description Brings a new token of the same user. Feature `auth`. */
        readonly Authenticate: {
            /** @constant */
            readonly type: "authenticate";
            readonly id: components["schemas"]["RequestId"];
            readonly token: string;
        };
        /** @description A fence: its `ok` follows the replies to all earlier requests of the connection. */
        readonly ClientPing: {
            /** @constant */
            readonly type: "ping";
            readonly id: components["schemas"]["RequestId"];
        };
        /** @description Answers the `ping` of the server. */
        readonly Pong: {
            /** @constant */
            readonly type: "pong";
        };
        /** @description Answers `hello`, exactly once, before anything else: who the connection is and what the server offers. */
        readonly Welcome: {
            /** @constant */
            readonly type: "welcome";
            readonly connection: components["schemas"]["ConnectionId"];
            readonly user: components["schemas"]["UserId"];
            /** @description What the server keeps beyond the core. A client asks for nothing that is not listed. */
            readonly features: readonly string[];
            /** @description The server pings at least every `intervalMs` + 10 %; either side gives up after `intervalMs` + `graceMs` of silence. */
            readonly heartbeat: {
                readonly intervalMs: number;
                readonly graceMs: number;
            };
            readonly limits: components["schemas"]["Limits"];
            /** @description The contract that the server enforces, and how the client's relates to it. */
            readonly contract: {
                readonly name: components["schemas"]["ContractName"];
                readonly version: components["schemas"]["ContractVersion"];
                readonly hash: components["schemas"]["ContractHash"];
                /**
                 * @description exact: the same hash; older: a hash that the server still accepts; none: neither, or the client named no contract.
                 * @enum {unknown}
                 */
                readonly match: "exact" | "older" | "none";
            };
            /** @description When the token of the connection expires. */
            readonly tokenExpiresAt?: components["schemas"]["Time"];
            readonly time: components["schemas"]["Time"];
        };
        /** @description Grants a request that has no reply frame of its own. */
        readonly Ok: {
            /** @constant */
            readonly type: "ok";
            readonly id: components["schemas"]["RequestId"];
            /** @description For a publish, the position of its message; for an unsubscribe, the last position delivered. */
            readonly position?: components["schemas"]["Position"];
            /**
             * @description The publish repeated an earlier one: `position` is that of the first, and nothing was added.
             * @constant
             */
            readonly duplicate?: true;
        };
        /** @description Refuses a request, or explains the close that follows. */
        readonly ErrorFrame: {
            /** @constant */
            readonly type: "error";
            readonly id?: components["schemas"]["RequestId"];
            readonly channel?: components["schemas"]["ChannelName"];
            readonly code: components["schemas"]["Code"];
            readonly message: components["schemas"]["Prose"];
            /** @description Whether the same frame, sent again unchanged, is safe and may succeed. */
            readonly retryable: boolean;
            /** @description How long to wait before a retry. */
            readonly afterMs?: components["schemas"]["DurationMs"];
            /** @description The first place in the sent frame that breaks a rule. */
            readonly at?: components["schemas"]["JsonPointer"];
            /** @description Each broken rule: where, which schema keyword, and in words. */
            readonly issues?: readonly {
                readonly at: components["schemas"]["JsonPointer"];
                readonly keyword: string;
                readonly message: components["schemas"]["Prose"];
            }[];
        };
        /** @description Begins a subscription at the sync point `position`: messages `from` + 1 to `position.offset` follow, then live ones. */
        readonly Subscribed: {
            /** @constant */
            readonly type: "subscribed";
            readonly id?: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            /** @description The head of the channel at the sync point. */
            readonly position: components["schemas"]["Position"];
            /** @description The first message that follows has the offset after this one. Equal to `position.offset` when none is replayed. */
            readonly from: components["schemas"]["Offset"];
            /**
             * @description fresh: no position was given; full: everything after it follows; gap: continuity is lost and the client is told why.
             * @enum {unknown}
             */
            readonly recovery: "fresh" | "full" | "gap";
            /** @description Why there is a gap. */
            readonly reason?: components["schemas"]["Code"];
            /** @description What the connection may do on the channel. */
            readonly allowed: readonly components["schemas"]["Verb"][];
            /** @description Connections subscribed to the channel, this one included, where the server counts them. */
            readonly occupancy?: number;
        };
        /** @description The server ended a subscription. Nothing of the channel follows. */
        readonly Unsubscribed: {
            /** @constant */
            readonly type: "unsubscribed";
            readonly channel: components["schemas"]["ChannelName"];
            readonly code: components["schemas"]["Code"];
            readonly message: components["schemas"]["Prose"];
            /** @description Whether the client should subscribe again, with its position. */
            readonly resubscribe: boolean;
            readonly afterMs?: components["schemas"]["DurationMs"];
        };
        /** @description One item of a channel. The same bytes for every subscriber, live and replayed. */
        readonly Message: {
            /** @constant */
            readonly type: "message";
            readonly channel: components["schemas"]["ChannelName"];
            /** @description One more than that of the message before it. */
            readonly offset: number;
            readonly event: components["schemas"]["EventName"];
            readonly time: components["schemas"]["Time"];
            readonly by?: components["schemas"]["Author"];
            readonly key?: components["schemas"]["IdempotencyKey"];
            readonly data: components["schemas"]["Data"];
            /**
             * @description There where the content was taken out: data is empty then, and by and key are gone.
             * @constant
             */
            readonly deleted?: true;
        };
        /** @description A signal. It has no offset, is never kept and may be dropped. Feature `signals`. */
        readonly ServerSignal: {
            /** @constant */
            readonly type: "signal";
            readonly channel: components["schemas"]["ChannelName"];
            readonly event: components["schemas"]["EventName"];
            readonly time: components["schemas"]["Time"];
            readonly by?: components["schemas"]["Author"];
            readonly data: components["schemas"]["Data"];
        };
        /** @description Answers `history`: kept messages, ascending and without holes. Feature `history`. */
        readonly Page: {
            /** @constant */
            readonly type: "page";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly epoch: components["schemas"]["Epoch"];
            /** @description Offset of the oldest kept message; one more than the head when none is kept. */
            readonly first: number;
            /** @description Offset of the newest message. */
            readonly head: components["schemas"]["Offset"];
            readonly messages: readonly components["schemas"]["Message"][];
            /** @description Whether there are kept messages beyond the page in its direction. */
            readonly more: boolean;
        };
        /** @description Answers `members`: who is in the channel at a version. Feature `presence`. */
        readonly ServerMembers: {
            /** @constant */
            readonly type: "members";
            readonly id: components["schemas"]["RequestId"];
            readonly channel: components["schemas"]["ChannelName"];
            readonly version: components["schemas"]["PresenceVersion"];
            /** @description Number of members, also where the list is cut. */
            readonly total: number;
            readonly members: readonly components["schemas"]["Member"][];
            /** @description Where the list goes on; absent when it is whole. */
            readonly cursor?: components["schemas"]["Cursor"];
        };
        /** @description A change of the member list, for those who subscribed with `presence: true`. Feature `presence`. */
        readonly ServerPresence: {
            /** @constant */
            readonly type: "presence";
            readonly channel: components["schemas"]["ChannelName"];
            readonly version: components["schemas"]["PresenceVersion"];
            /**
             * @description join and update carry the member, leave its user; count only says how many there are.
             * @enum {string}
             */
            readonly action: "join" | "leave" | "update" | "count";
            readonly member?: components["schemas"]["Member"];
            /** @description Number of members after the change. */
            readonly total: number;
        };
        /** @description Answers `call`. Feature `calls`. */
        readonly Result: {
            /** @constant */
            readonly type: "result";
            readonly id: components["schemas"]["RequestId"];
            readonly data: components["schemas"]["Data"];
        };
        /** @description Asks for `authenticate` with a new token. Feature `auth`. */
        readonly Reauthenticate: {
            /** @constant */
            readonly type: "reauthenticate";
            /** @description When the present token ends. */
            readonly inMs: components["schemas"]["DurationMs"];
        };
        /** @description The numbering of a channel goes on under another epoch, without a gap. Feature `recovery`. */
        readonly Rebase: {
            /** @constant */
            readonly type: "rebase";
            readonly channel: components["schemas"]["ChannelName"];
            readonly epoch: components["schemas"]["Epoch"];
            /** @description The last offset that both epochs share. */
            readonly offset: components["schemas"]["Offset"];
        };
        /** @description The server will end the connection; the client should move before that. */
        readonly Drain: {
            /** @constant */
            readonly type: "drain";
            /** @description When the connection will be closed with 4200. */
            readonly inMs: components["schemas"]["DurationMs"];
            /** @description Where to connect instead; without it, to the same address. */
            readonly url?: string;
        };
        /** @description Asks for a `pong`. Constant bytes. */
        readonly ServerPing: {
            /** @constant */
            readonly type: "ping";
        };
        /** @description Any frame that a client may send. */
        readonly ClientFrame: components["schemas"]["Hello"] | components["schemas"]["Subscribe"] | components["schemas"]["Unsubscribe"] | components["schemas"]["Publish"] | components["schemas"]["ClientSignal"] | components["schemas"]["History"] | components["schemas"]["ClientMembers"] | components["schemas"]["ClientPresence"] | components["schemas"]["Call"] | components["schemas"]["Authenticate"] | components["schemas"]["ClientPing"] | components["schemas"]["Pong"];
        /** @description Any frame that a server may send. */
        readonly ServerFrame: components["schemas"]["Welcome"] | components["schemas"]["Ok"] | components["schemas"]["ErrorFrame"] | components["schemas"]["Subscribed"] | components["schemas"]["Unsubscribed"] | components["schemas"]["Message"] | components["schemas"]["ServerSignal"] | components["schemas"]["Page"] | components["schemas"]["ServerMembers"] | components["schemas"]["ServerPresence"] | components["schemas"]["Result"] | components["schemas"]["Reauthenticate"] | components["schemas"]["Rebase"] | components["schemas"]["Drain"] | components["schemas"]["ServerPing"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}

/** Number of a request, chosen by the client, strictly increasing on a connection. */
export type RequestId = components["schemas"]["RequestId"];
/** A namespace, then up to five segments, each after a colon. */
export type ChannelName = components["schemas"]["ChannelName"];
/** Name of an event that the contract declares. */
export type EventName = components["schemas"]["EventName"];
/** The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
export type Data = components["schemas"]["Data"];
/** Names one unbroken numbering of a channel. Opaque to clients. */
export type Epoch = components["schemas"]["Epoch"];
/** Number of a message within its channel and epoch. The first is 1; 0 stands before it. */
export type Offset = components["schemas"]["Offset"];
/** A place in the history of a channel: everything up to and including this offset. */
export type Position = components["schemas"]["Position"];
/** Random name of one publish. A repeat with the same key adds nothing. */
export type IdempotencyKey = components["schemas"]["IdempotencyKey"];
/** Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
export type Time = components["schemas"]["Time"];
/** A span of time in milliseconds, at most a day. */
export type DurationMs = components["schemas"]["DurationMs"];
/** Identity of a user, fit to be a segment of a channel name. */
export type UserId = components["schemas"]["UserId"];
/** Identity of one live connection. */
export type ConnectionId = components["schemas"]["ConnectionId"];
/** Who published a message. Absent when the server itself did. */
export type Author = components["schemas"]["Author"];
/** Machine-readable name from codes.json. The set is open: a client treats an unknown code by its other members. */
export type Code = components["schemas"]["Code"];
/** One sentence for a developer. Holds no payload values and no secrets. */
export type Prose = components["schemas"]["Prose"];
/** JSON Pointer (RFC 6901) into the frame that was sent. */
export type JsonPointer = components["schemas"]["JsonPointer"];
/** Something that a grant can allow on a channel. */
export type Verb = components["schemas"]["Verb"];
/** Name of an application contract. */
export type ContractName = components["schemas"]["ContractName"];
/** Version of a contract: three numbers. */
export type ContractVersion = components["schemas"]["ContractVersion"];
/** Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part. */
export type ContractHash = components["schemas"]["ContractHash"];
/** What one connection may use. */
export type Limits = components["schemas"]["Limits"];
/** Name of a method that the contract declares. */
export type MethodName = components["schemas"]["MethodName"];
/** Where a list that was cut goes on. Opaque to clients. */
export type Cursor = components["schemas"]["Cursor"];
/** Number of a state of the member list: each change adds one. */
export type PresenceVersion = components["schemas"]["PresenceVersion"];
/** A user who is subscribed to a channel, on however many connections. */
export type Member = components["schemas"]["Member"];
/** First frame of a connection, sent once: who the client is and which contract it was built for. */
export type Hello = components["schemas"]["Hello"];
/** Asks to receive the messages of a channel, optionally from a position or with the last few. */
export type Subscribe = components["schemas"]["Subscribe"];
/** Ends a subscription. The `ok` carries the last position delivered; nothing of the channel follows it. */
export type Unsubscribe = components["schemas"]["Unsubscribe"];
/** Adds a message to a channel. The `ok` carries the position at which every subscriber receives it. */
export type Publish = components["schemas"]["Publish"];
/** Sends a signal to the subscribers of a channel. Feature `signals`. */
export type ClientSignal = components["schemas"]["ClientSignal"];
/** Reads kept messages of a channel. Feature `history`. */
export type History = components["schemas"]["History"];
/** Asks who is in a channel. Feature `presence`. */
export type ClientMembers = components["schemas"]["ClientMembers"];
/** Says something of oneself to the other members of a channel. Feature `presence`. */
export type ClientPresence = components["schemas"]["ClientPresence"];
/** Calls a method of the application behind the server. Feature `calls`. */
export type Call = components["schemas"]["Call"];
/** Brings a new token of the same user. Feature `auth`. */
export type Authenticate = components["schemas"]["Authenticate"];
/** A fence: its `ok` follows the replies to all earlier requests of the connection. */
export type ClientPing = components["schemas"]["ClientPing"];
/** Answers the `ping` of the server. */
export type Pong = components["schemas"]["Pong"];
/** Answers `hello`, exactly once, before anything else: who the connection is and what the server offers. */
export type Welcome = components["schemas"]["Welcome"];
/** Grants a request that has no reply frame of its own. */
export type Ok = components["schemas"]["Ok"];
/** Refuses a request, or explains the close that follows. */
export type ErrorFrame = components["schemas"]["ErrorFrame"];
/** Begins a subscription at the sync point `position`: messages `from` + 1 to `position.offset` follow, then live ones. */
export type Subscribed = components["schemas"]["Subscribed"];
/** The server ended a subscription. Nothing of the channel follows. */
export type Unsubscribed = components["schemas"]["Unsubscribed"];
/** One item of a channel. The same bytes for every subscriber, live and replayed. */
export type Message = components["schemas"]["Message"];
/** A signal. It has no offset, is never kept and may be dropped. Feature `signals`. */
export type ServerSignal = components["schemas"]["ServerSignal"];
/** Answers `history`: kept messages, ascending and without holes. Feature `history`. */
export type Page = components["schemas"]["Page"];
/** Answers `members`: who is in the channel at a version. Feature `presence`. */
export type ServerMembers = components["schemas"]["ServerMembers"];
/** A change of the member list, for those who subscribed with `presence: true`. Feature `presence`. */
export type ServerPresence = components["schemas"]["ServerPresence"];
/** Answers `call`. Feature `calls`. */
export type Result = components["schemas"]["Result"];
/** Asks for `authenticate` with a new token. Feature `auth`. */
export type Reauthenticate = components["schemas"]["Reauthenticate"];
/** The numbering of a channel goes on under another epoch, without a gap. Feature `recovery`. */
export type Rebase = components["schemas"]["Rebase"];
/** The server will end the connection; the client should move before that. */
export type Drain = components["schemas"]["Drain"];
/** Asks for a `pong`. Constant bytes. */
export type ServerPing = components["schemas"]["ServerPing"];
/** Any frame that a client may send. */
export type ClientFrame = components["schemas"]["ClientFrame"];
/** Any frame that a server may send. */
export type ServerFrame = components["schemas"]["ServerFrame"];
