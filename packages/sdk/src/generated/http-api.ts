// Generated from openapi.yaml. Do not edit: run `npm run generate`.
/** Operations of the HTTP API, by name. */
export const OPERATIONS = {
  getInfo: { method: "GET", path: "/v1/info" },
  publishBatch: { method: "POST", path: "/v1/batch" },
  listChannels: { method: "GET", path: "/v1/channels" },
  publish: { method: "POST", path: "/v1/channels/{channel}/messages" },
  readHistory: { method: "GET", path: "/v1/channels/{channel}/messages" },
  trimChannel: { method: "DELETE", path: "/v1/channels/{channel}/messages" },
  deleteMessage: { method: "DELETE", path: "/v1/channels/{channel}/messages/{offset}" },
  sendSignal: { method: "POST", path: "/v1/channels/{channel}/signals" },
  listMembers: { method: "GET", path: "/v1/channels/{channel}/members" },
  disconnectUser: { method: "DELETE", path: "/v1/users/{user}/connections" },
  unsubscribeUser: { method: "DELETE", path: "/v1/users/{user}/subscriptions/{channel}" },
  eraseMessages: { method: "DELETE", path: "/v1/users/{user}/messages" },
  revokeTokens: { method: "DELETE", path: "/v1/users/{user}/tokens" },
  revokeToken: { method: "DELETE", path: "/v1/tokens/{tokenId}" },
  listConnections: { method: "GET", path: "/v1/connections" },
  tailFrames: { method: "GET", path: "/v1/tail" },
  readStats: { method: "GET", path: "/v1/stats" },
  issueTicket: { method: "POST", path: "/v1/tickets" },
} as const;

/** Name of an operation. */
export type OperationId = keyof typeof OPERATIONS;

export interface paths {
    readonly "/v1/info": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Features, limits and contract of the server. */
        readonly get: operations["getInfo"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Publishes up to 100 messages.
         * @description Each is judged and published by itself, in order; the result of each stands at its place. Scope `publish`.
         */
        readonly post: operations["publishBatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/channels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Channels that have a subscriber on this server, with their occupancy.
         * @description In the order of their names. Scope `read`.
         */
        readonly get: operations["listChannels"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/channels/{channel}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads a page of kept messages.
         * @description `epoch` and `offset` together are the position at which the page begins, exclusive. Without them it begins at
         *     the head, or with `direction=forward` at the oldest kept message. Scope `read`.
         */
        readonly get: operations["readHistory"];
        readonly put?: never;
        /**
         * Publishes a message.
         * @description With a `key` it can be repeated safely: the same key with the same event and data adds nothing a second time.
         *     Scope `publish`.
         */
        readonly post: operations["publish"];
        /**
         * Removes the messages of a channel up to a position, that one included.
         * @description Who recovers from before it is told of a gap. Scope `moderate`.
         */
        readonly delete: operations["trimChannel"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/channels/{channel}/messages/{offset}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
                readonly offset: number;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Takes the content and the author out of a kept message.
         * @description It keeps its offset, as a message with `deleted`, so that no reader finds a hole. Deleting again changes nothing.
         *     Scope `moderate`.
         */
        readonly delete: operations["deleteMessage"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/channels/{channel}/signals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sends a signal to the subscribers of a channel.
         * @description Scope `publish`.
         */
        readonly post: operations["sendSignal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/channels/{channel}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        /**
         * Who is in a channel of a namespace with presence.
         * @description Scope `read`.
         */
        readonly get: operations["listMembers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{user}/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Ends the connections of a user to this server.
         * @description Tokens stay valid. With `reason=forbidden` clients do not come back by themselves. Scope `users`.
         */
        readonly delete: operations["disconnectUser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{user}/subscriptions/{channel}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Ends the subscriptions of a user to a channel.
         * @description They may subscribe again as far as they are allowed to. Scope `users`.
         */
        readonly delete: operations["unsubscribeUser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{user}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Takes the content and the author out of every kept message of a user.
         * @description In all channels, or in one. The messages keep their offsets, as those that were deleted do. Scope `moderate`.
         */
        readonly delete: operations["eraseMessages"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/users/{user}/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Refuses the tokens of a user that were issued before a moment.
         * @description Connections that live by one are closed with 4303. Scope `users`.
         */
        readonly delete: operations["revokeTokens"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tokens/{tokenId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The claim `jti` of the token. */
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Refuses one token.
         * @description A connection that lives by it is closed with 4303. Scope `users`.
         */
        readonly delete: operations["revokeToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Connections to this server, with their state.
         * @description In the order in which they came. Scope `inspect`, of a key for all channels.
         */
        readonly get: operations["listConnections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The frames of all connections to this server, as they pass.
         * @description Lines of JSON until the client goes or the server stops: who sent what kind of frame to which channel, and what
         *     was refused and why. What was said is not among it, nor a token. At most 8 may watch; a further one gets no line.
         *     Scope `inspect`, of a key for all channels.
         */
        readonly get: operations["tailFrames"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What the server does and has done, in numbers.
         * @description The same numbers as its metrics, under the same names, whether or not those are switched on. Scope `inspect`, of
         *     a key for all channels.
         */
        readonly get: operations["readStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issues a ticket that lets a user connect once.
         * @description A client gives it where it would give a token, or, to a gateway, as `ticket` in the address. Scope `tickets`.
         */
        readonly post: operations["issueTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly PublishRequest: {
            /**
             * @description Name of an event that the contract declares.
             * @example chat.said
             * @example message
             */
            readonly event: string;
            /**
             * @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it.
             * @example {
             *       "text": "Hello"
             *     }
             */
            readonly data: Record<string, unknown>;
            /**
             * @description Random name of one publish. A repeat with the same key adds nothing.
             * @example pZ3xW9qLk2Jd0aTb
             */
            readonly key?: string;
            /**
             * @description Who is named as the author. Without it, nobody.
             * @example guest-8h2Kd0Qz
             * @example alice
             */
            readonly user?: string;
        };
        readonly SignalRequest: {
            /**
             * @description Name of an event that the contract declares.
             * @example chat.said
             * @example message
             */
            readonly event: string;
            /**
             * @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it.
             * @example {
             *       "text": "Hello"
             *     }
             */
            readonly data: Record<string, unknown>;
            /**
             * @description Identity of a user, fit to be a segment of a channel name.
             * @example guest-8h2Kd0Qz
             * @example alice
             */
            readonly user?: string;
        };
        readonly BatchRequest: {
            readonly messages: readonly {
                /**
                 * @description A namespace, then up to five segments, each after a colon.
                 * @example lobby
                 * @example room:kitchen
                 * @example order:eu:1234
                 */
                readonly channel: string;
                /**
                 * @description Name of an event that the contract declares.
                 * @example chat.said
                 * @example message
                 */
                readonly event: string;
                /**
                 * @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it.
                 * @example {
                 *       "text": "Hello"
                 *     }
                 */
                readonly data: Record<string, unknown>;
                /**
                 * @description Random name of one publish. A repeat with the same key adds nothing.
                 * @example pZ3xW9qLk2Jd0aTb
                 */
                readonly key?: string;
                /**
                 * @description Identity of a user, fit to be a segment of a channel name.
                 * @example guest-8h2Kd0Qz
                 * @example alice
                 */
                readonly user?: string;
            }[];
        };
        readonly TicketRequest: {
            /**
             * @description Identity of a user, fit to be a segment of a channel name.
             * @example guest-8h2Kd0Qz
             * @example alice
             */
            readonly user: string;
            /** @description What the user may do, besides what the contract opens to everybody. */
            readonly grants?: readonly components["schemas"]["Grant"][];
            /**
             * @description For how long it can be used.
             * @default 30000
             */
            readonly ttlMs?: number;
        };
        readonly Grant: {
            /** @description A pattern of channels. `*` is one segment, `**` at the end one or more. */
            readonly channel: string;
            readonly verbs: readonly ("subscribe" | "publish" | "signal" | "history" | "members" | "presence" | "call")[];
        };
        readonly Published: {
            /**
             * @description A place in the history of a channel: everything up to and including this offset.
             * @example {
             *       "epoch": "x7Gq2LmP.0",
             *       "offset": 17
             *     }
             */
            readonly position: {
                /**
                 * @description Names one unbroken numbering of a channel. Opaque to clients.
                 * @example x7Gq2LmP.0
                 */
                readonly epoch: string;
                /**
                 * @description Number of a message within its channel and epoch. The first is 1; 0 stands before it.
                 * @example 0
                 * @example 17
                 */
                readonly offset: number;
            };
            /**
             * @description There where an earlier publish with the same key had put it there.
             * @constant
             */
            readonly duplicate?: true;
        };
        readonly BatchResult: {
            readonly results: readonly (components["schemas"]["Published"] | components["schemas"]["Problem"])[];
        };
        readonly HistoryPage: {
            /**
             * @description Names one unbroken numbering of a channel. Opaque to clients.
             * @example x7Gq2LmP.0
             */
            readonly epoch: string;
            /** @description Offset of the oldest kept message; one more than the head when none is kept. */
            readonly first: number;
            /** @description Offset of the newest message. */
            readonly head: number;
            /** @description Whether there are kept messages beyond the page in its direction. */
            readonly more: boolean;
            readonly messages: readonly {
                /** @constant */
                readonly type: "message";
                /**
                 * @description A namespace, then up to five segments, each after a colon.
                 * @example lobby
                 * @example room:kitchen
                 * @example order:eu:1234
                 */
                readonly channel: string;
                /** @description One more than that of the message before it. */
                readonly offset: number;
                /**
                 * @description Name of an event that the contract declares.
                 * @example chat.said
                 * @example message
                 */
                readonly event: string;
                /**
                 * @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.
                 * @example 1795392000000
                 */
                readonly time: number;
                /**
                 * @description Who published a message. Absent when the server itself did.
                 * @example {
                 *       "user": "alice",
                 *       "connection": "c4nZ0qPq1xYt"
                 *     }
                 */
                readonly by?: {
                    /**
                     * @description Identity of a user, fit to be a segment of a channel name.
                     * @example guest-8h2Kd0Qz
                     * @example alice
                     */
                    readonly user: string;
                    /**
                     * @description Identity of one live connection.
                     * @example c4nZ0qPq1xYt
                     */
                    readonly connection?: string;
                };
                /**
                 * @description Random name of one publish. A repeat with the same key adds nothing.
                 * @example pZ3xW9qLk2Jd0aTb
                 */
                readonly key?: string;
                /**
                 * @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it.
                 * @example {
                 *       "text": "Hello"
                 *     }
                 */
                readonly data: Record<string, unknown>;
                /**
                 * @description There where the content was taken out: data is empty then, and by and key are gone.
                 * @constant
                 */
                readonly deleted?: true;
            }[];
        };
        readonly MemberList: {
            readonly version: number;
            readonly total: number;
            readonly members: readonly {
                /**
                 * @description Identity of a user, fit to be a segment of a channel name.
                 * @example guest-8h2Kd0Qz
                 * @example alice
                 */
                readonly user: string;
                /**
                 * @description What the user says of themself, as the contract allows.
                 * @example {
                 *       "text": "Hello"
                 *     }
                 */
                readonly data?: Record<string, unknown>;
            }[];
            /**
             * @description Where a list that was cut goes on. Opaque to clients.
             * @example alice
             */
            readonly cursor?: string;
        };
        readonly ChannelList: {
            readonly channels: readonly {
                /**
                 * @description A namespace, then up to five segments, each after a colon.
                 * @example lobby
                 * @example room:kitchen
                 * @example order:eu:1234
                 */
                readonly channel: string;
                /** @description Connections that are subscribed. */
                readonly subscribers: number;
            }[];
            /** @description Whether the list goes on behind the last of these. */
            readonly more: boolean;
        };
        readonly ConnectionList: {
            readonly connections: readonly {
                readonly connection: string;
                /**
                 * @description Absent before `welcome`.
                 * @example guest-8h2Kd0Qz
                 * @example alice
                 */
                readonly user?: string;
                readonly remoteAddress: string;
                /**
                 * @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.
                 * @example 1795392000000
                 */
                readonly openedAt: number;
                /**
                 * @description held: not read from, since it sends too fast or awaits too many replies.
                 * @enum {string}
                 */
                readonly state: "awaitingHello" | "authenticating" | "ready" | "held" | "closed";
                readonly subscriptions: number;
                /** @description Sent and not yet taken by the network. */
                readonly queuedBytes: number;
            }[];
            /** @description How many there are in all. */
            readonly total: number;
        };
        readonly Stats: {
            /** @description Numbers of this moment, by name. */
            readonly gauges: {
                readonly [key: string]: number;
            };
            /** @description Numbers that only grow, by name; some by a label, such as a code. */
            readonly counters: {
                readonly [key: string]: number | {
                    readonly [key: string]: number;
                };
            };
            readonly process: {
                readonly uptimeMs: number;
                /** @description Time of processors that it has used. */
                readonly cpuMs: number;
                readonly rssBytes: number;
                readonly heapBytes: number;
            };
        };
        readonly TailLine: {
            /**
             * @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.
             * @example 1795392000000
             */
            readonly at: number;
            readonly connection: string;
            /**
             * @description Identity of a user, fit to be a segment of a channel name.
             * @example guest-8h2Kd0Qz
             * @example alice
             */
            readonly user?: string;
            /** @enum {string} */
            readonly direction: "in" | "refused";
            /** @description Type of the frame; `close` where the connection was closed. */
            readonly type?: string;
            readonly id?: number;
            /**
             * @description A namespace, then up to five segments, each after a colon.
             * @example lobby
             * @example room:kitchen
             * @example order:eu:1234
             */
            readonly channel?: string;
            /**
             * @description Name of an event that the contract declares.
             * @example chat.said
             * @example message
             */
            readonly event?: string;
            /** @description Length of the text, in UTF-16 units. */
            readonly length?: number;
            /**
             * @description Machine-readable name from codes.json. The set is open: a client treats an unknown code by its other members.
             * @example invalid_payload
             */
            readonly code?: string;
            readonly message?: string;
            /** @description JSON Pointer to what was wrong. */
            readonly pointer?: string;
            readonly issues?: readonly {
                readonly at: string;
                readonly keyword: string;
                readonly message: string;
            }[];
            /** @description Lines that were left out before this one. */
            readonly skipped?: number;
        };
        readonly Ended: {
            readonly count: number;
        };
        readonly Removed: {
            /** @description Messages that are gone now and were there before. */
            readonly count: number;
        };
        readonly Ticket: {
            readonly ticket: string;
            /**
             * @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server.
             * @example 1795392000000
             */
            readonly expiresAt: number;
        };
        /** @description Problem details (RFC 9457). */
        readonly Problem: {
            readonly title: string;
            readonly status: number;
            /**
             * @description A code of the protocol, or of HTTP itself, such as `unauthorized`.
             * @example invalid_payload
             */
            readonly code: string;
            /** @description Whether the same request may be sent again, safely. */
            readonly retryable: boolean;
            /** @description JSON Pointer to the place in the body, or to `/path/…` and `/query/…`. */
            readonly at?: string;
            /** @description How long to wait before another try, in milliseconds. */
            readonly afterMs?: number;
            readonly issues?: readonly {
                readonly at: string;
                readonly keyword: string;
                readonly message: string;
            }[];
        };
    };
    responses: {
        /** @description It was refused, and why. */
        readonly Refused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done now; the same request may be sent again. */
        readonly Unavailable: {
            headers: {
                /** @description Seconds to wait. */
                readonly "Retry-After"?: number;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        readonly Channel: string;
        readonly User: string;
        /** @description The numbering in which the offset is meant. */
        readonly Epoch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getInfo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What a tool must know before it connects. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly server: {
                            readonly name: string;
                            readonly version: string;
                        };
                        readonly subprotocols: readonly string[];
                        /** @description Path of the WebSocket endpoint. */
                        readonly endpoint: string;
                        readonly features: readonly string[];
                        /** @description What one connection may use. */
                        readonly limits: {
                            /** @description Greatest length of a client frame in bytes of UTF-8. */
                            readonly frameBytes: number;
                            /** @description Channels that the connection may be subscribed to at one time. */
                            readonly subscriptions: number;
                            /** @description Requests that may await their reply at one time. The server reads no further while there are more. */
                            readonly inFlight: number;
                            /** @description Sustained rate of client frames. The server reads more slowly above it. */
                            readonly framesPerSecond: number;
                        };
                        readonly heartbeat: {
                            /**
                             * @description A span of time in milliseconds, at most a day.
                             * @example 25000
                             */
                            readonly intervalMs: number;
                            /**
                             * @description A span of time in milliseconds, at most a day.
                             * @example 25000
                             */
                            readonly graceMs: number;
                        };
                        /** @description Spans of time and counts that the server keeps to. */
                        readonly windows: {
                            /**
                             * @description Within which hello must arrive.
                             * @example 25000
                             */
                            readonly helloMs: number;
                            /**
                             * @description For which an idempotency key is remembered.
                             * @example 25000
                             */
                            readonly keyMs?: number;
                            readonly payloadErrorsPerMinute: number;
                            /** @description Most messages that one subscribe replays. */
                            readonly recoveryMessages?: number;
                            /** @description Most bytes that one subscribe replays. */
                            readonly recoveryBytes?: number;
                            /**
                             * @description For how long a member stays after an unclean end.
                             * @example 25000
                             */
                            readonly presenceGraceMs?: number;
                            /**
                             * @description For how long a connection outlives its token.
                             * @example 25000
                             */
                            readonly tokenGraceMs?: number;
                            /** @description Members above which a channel only tells their number. */
                            readonly presenceMembers?: number;
                        };
                        readonly contract: {
                            /**
                             * @description Name of an application contract.
                             * @example chat
                             */
                            readonly name: string;
                            /**
                             * @description Version of a contract: three numbers.
                             * @example 1.0.0
                             */
                            readonly version: string;
                            /**
                             * @description Fingerprint of a contract: SHA-256, in lower-case hexadecimal, over the canonical JSON (RFC 8785) of its wire-relevant part.
                             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                             */
                            readonly hash: string;
                        };
                    };
                };
            };
            readonly 405: components["responses"]["Refused"];
        };
    };
    readonly publishBatch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BatchRequest"];
            };
        };
        readonly responses: {
            /** @description One result for each message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BatchResult"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 413: components["responses"]["Refused"];
            readonly 415: components["responses"]["Refused"];
        };
    };
    readonly listChannels: {
        readonly parameters: {
            readonly query?: {
                /** @description What their names begin with. */
                readonly prefix?: string;
                /** @description Name behind which the list begins; that of the last channel of the page before. */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A part of the list. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChannelList"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly readHistory: {
        readonly parameters: {
            readonly query?: {
                readonly direction?: "forward" | "backward";
                readonly epoch?: string;
                readonly offset?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Messages in ascending order. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HistoryPage"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 409: components["responses"]["Refused"];
            readonly 410: components["responses"]["Refused"];
        };
    };
    readonly publish: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PublishRequest"];
            };
        };
        readonly responses: {
            /** @description It has its place, and every subscriber gets it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Published"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 409: components["responses"]["Refused"];
            readonly 413: components["responses"]["Refused"];
            readonly 415: components["responses"]["Refused"];
            readonly 422: components["responses"]["Refused"];
            readonly 429: components["responses"]["Unavailable"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly trimChannel: {
        readonly parameters: {
            readonly query: {
                /** @description The numbering in which the offset is meant. */
                readonly epoch: components["parameters"]["Epoch"];
                /** @description The newest message to be removed. */
                readonly offset: number;
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description They are gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Removed"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 409: components["responses"]["Refused"];
            readonly 410: components["responses"]["Refused"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteMessage: {
        readonly parameters: {
            readonly query: {
                /** @description The numbering in which the offset is meant. */
                readonly epoch: components["parameters"]["Epoch"];
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
                readonly offset: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Removed"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 409: components["responses"]["Refused"];
            readonly 410: components["responses"]["Refused"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly sendSignal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignalRequest"];
            };
        };
        readonly responses: {
            /** @description It is on its way. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 413: components["responses"]["Refused"];
            readonly 415: components["responses"]["Refused"];
            readonly 422: components["responses"]["Refused"];
            readonly 429: components["responses"]["Unavailable"];
        };
    };
    readonly listMembers: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description Where a list that was cut goes on. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Members at one version of the list. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberList"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 404: components["responses"]["Refused"];
            readonly 409: components["responses"]["Refused"];
        };
    };
    readonly disconnectUser: {
        readonly parameters: {
            readonly query?: {
                readonly reason?: "token_revoked" | "forbidden";
            };
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many there were. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ended"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly unsubscribeUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
                readonly channel: components["parameters"]["Channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many there were. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ended"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly eraseMessages: {
        readonly parameters: {
            readonly query?: {
                readonly channel?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many there were. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Removed"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly revokeTokens: {
        readonly parameters: {
            readonly query?: {
                /** @description Milliseconds since 1970, not later than now. Without it, now. */
                readonly issuedBefore?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly user: components["parameters"]["User"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description They are refused from now on. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly revokeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The claim `jti` of the token. */
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is refused from now on. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listConnections: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those of this user. */
                readonly user?: string;
                /** @description How many to pass over. */
                readonly skip?: number;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A part of the list. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionList"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly tailFrames: {
        readonly parameters: {
            readonly query?: {
                readonly channel?: string;
                readonly user?: string;
                /** @description in: frames of clients. refused: what was answered by an error or a close. Without it, both. */
                readonly direction?: "in" | "refused";
                /** @description Lines per second; what is beyond is left out, and counted in `skipped` of the next line. */
                readonly perSecond?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One line for each frame. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": components["schemas"]["TailLine"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly readStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The numbers of this moment. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Stats"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
        };
    };
    readonly issueTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TicketRequest"];
            };
        };
        readonly responses: {
            /** @description The ticket, which is shown only here. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 401: components["responses"]["Refused"];
            readonly 403: components["responses"]["Refused"];
            readonly 413: components["responses"]["Refused"];
            readonly 415: components["responses"]["Refused"];
        };
    };
}
