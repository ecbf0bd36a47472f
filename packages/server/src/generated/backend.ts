// Generated from {backend.schema.json,webhook.schema.json}. Do not edit: run `npm run generate`.
interface components {
    schemas: {
        /** @description May this user connect? Asked when the credential has been accepted, before `welcome`. Answered with a verdict. */
        readonly ConnectQuestion: {
            /** @constant */
            readonly ask: "connect";
            /** @description Identity of one live connection. */
            readonly connection: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
            /** @description Whether the user has no token. */
            readonly guest: boolean;
            /** @description Where the connection comes from; that of the proxy where there is one. */
            readonly remoteAddress: string;
        };
        /** @description May this connection read the channel? Asked at each subscribe, and where history or members are read without a subscription. Answered with a verdict. */
        readonly SubscribeQuestion: {
            /** @constant */
            readonly ask: "subscribe";
            /** @description Identity of one live connection. */
            readonly connection: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
        };
        /** @description May this message be stored, and as it is? Its data fits the contract. Answered with a publish verdict. */
        readonly PublishQuestion: {
            /** @constant */
            readonly ask: "publish";
            /** @description Identity of one live connection. */
            readonly connection: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
            /** @description Name of an event that the contract declares. */
            readonly event: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data: Record<string, unknown>;
            /** @description Random name of one publish. A repeat with the same key adds nothing. */
            readonly key?: string;
        };
        /** @description What is the result of this call? Its params fit the contract. Answered with a call verdict. */
        readonly CallQuestion: {
            /** @constant */
            readonly ask: "call";
            /** @description Identity of one live connection. */
            readonly connection: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
            /** @description Name of a method that the contract declares. */
            readonly method: string;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel?: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data: Record<string, unknown>;
        };
        /** @description Yes or no. `message` is told to the client with a no. */
        readonly Verdict: {
            readonly allow: boolean;
            /** @description One sentence for a developer. Holds no payload values and no secrets. */
            readonly message?: string;
        };
        /** @description Yes or no. With a yes, `data` takes the place of what the client sent; it must fit the contract. */
        readonly PublishVerdict: {
            readonly allow: boolean;
            /** @description One sentence for a developer. Holds no payload values and no secrets. */
            readonly message?: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data?: Record<string, unknown>;
        };
        /** @description Yes, with the result in `data`, which must fit the contract; or no: the caller gets `call_failed`. */
        readonly CallVerdict: {
            readonly allow: boolean;
            /** @description One sentence for a developer. Holds no payload values and no secrets. */
            readonly message?: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data?: Record<string, unknown>;
        };
        /** @description Events in the order in which they happened on this server, of which each may come again. */
        readonly WebhookBatch: {
            readonly events: readonly ({
                /** @enum {unknown} */
                readonly type: "channel.occupied" | "channel.vacated";
                /** @description Names the event: the same when it is told again. */
                readonly id: string;
                /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
                readonly server: string;
                /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
                readonly time: number;
                /** @description A namespace, then up to five segments, each after a colon. */
                readonly channel: string;
            } | {
                /** @enum {unknown} */
                readonly type: "member.joined" | "member.left";
                /** @description Names the event: the same when it is told again. */
                readonly id: string;
                /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
                readonly server: string;
                /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
                readonly time: number;
                /** @description A namespace, then up to five segments, each after a colon. */
                readonly channel: string;
                /** @description Identity of a user, fit to be a segment of a channel name. */
                readonly user: string;
            } | {
                /** @constant */
                readonly type: "message.published";
                /** @description Names the event: the same when it is told again. */
                readonly id: string;
                /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
                readonly server: string;
                /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
                readonly time: number;
                /** @description A namespace, then up to five segments, each after a colon. */
                readonly channel: string;
                /** @description A place in the history of a channel: everything up to and including this offset. */
                readonly position: {
                    /** @description Names one unbroken numbering of a channel. Opaque to clients. */
                    readonly epoch: string;
                    /** @description Number of a message within its channel and epoch. The first is 1; 0 stands before it. */
                    readonly offset: number;
                };
                /** @description Name of an event that the contract declares. */
                readonly event: string;
                /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
                readonly data: Record<string, unknown>;
                /** @description Who published a message. Absent when the server itself did. */
                readonly by?: {
                    /** @description Identity of a user, fit to be a segment of a channel name. */
                    readonly user: string;
                    /** @description Identity of one live connection. */
                    readonly connection?: string;
                };
                /** @description W3C Trace Context of the publish, where the server traces publishes. */
                readonly traceparent?: string;
            })[];
            /** @description How many events were lost before the first of these. Absent when none was. */
            readonly dropped?: number;
        };
        /** @description Something that has happened. */
        readonly WebhookEvent: {
            /** @enum {unknown} */
            readonly type: "channel.occupied" | "channel.vacated";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
        } | {
            /** @enum {unknown} */
            readonly type: "member.joined" | "member.left";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
        } | {
            /** @constant */
            readonly type: "message.published";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
            /** @description A place in the history of a channel: everything up to and including this offset. */
            readonly position: {
                /** @description Names one unbroken numbering of a channel. Opaque to clients. */
                readonly epoch: string;
                /** @description Number of a message within its channel and epoch. The first is 1; 0 stands before it. */
                readonly offset: number;
            };
            /** @description Name of an event that the contract declares. */
            readonly event: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data: Record<string, unknown>;
            /** @description Who published a message. Absent when the server itself did. */
            readonly by?: {
                /** @description Identity of a user, fit to be a segment of a channel name. */
                readonly user: string;
                /** @description Identity of one live connection. */
                readonly connection?: string;
            };
            /** @description W3C Trace Context of the publish, where the server traces publishes. */
            readonly traceparent?: string;
        };
        /** @description Names the event: the same when it is told again. */
        readonly WebhookEventId: string;
        /** @description The first connection to this server has subscribed to a channel, or the last one is gone. */
        readonly ChannelEvent: {
            /** @enum {unknown} */
            readonly type: "channel.occupied" | "channel.vacated";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
        };
        /** @description A user has become a member of a channel with presence by a connection to this server, or has none there any more and the grace is over. */
        readonly MemberEvent: {
            /** @enum {unknown} */
            readonly type: "member.joined" | "member.left";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
            /** @description Identity of a user, fit to be a segment of a channel name. */
            readonly user: string;
        };
        /** @description A message was accepted by this server. Only of the namespaces that ask for it. */
        readonly MessageEvent: {
            /** @constant */
            readonly type: "message.published";
            /** @description Names the event: the same when it is told again. */
            readonly id: string;
            /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
            readonly server: string;
            /** @description Milliseconds since 1970-01-01T00:00:00Z by the clock of the server. */
            readonly time: number;
            /** @description A namespace, then up to five segments, each after a colon. */
            readonly channel: string;
            /** @description A place in the history of a channel: everything up to and including this offset. */
            readonly position: {
                /** @description Names one unbroken numbering of a channel. Opaque to clients. */
                readonly epoch: string;
                /** @description Number of a message within its channel and epoch. The first is 1; 0 stands before it. */
                readonly offset: number;
            };
            /** @description Name of an event that the contract declares. */
            readonly event: string;
            /** @description The payload of an event. Always an object, so that it can grow; the contract decides what is in it. */
            readonly data: Record<string, unknown>;
            /** @description Who published a message. Absent when the server itself did. */
            readonly by?: {
                /** @description Identity of a user, fit to be a segment of a channel name. */
                readonly user: string;
                /** @description Identity of one live connection. */
                readonly connection?: string;
            };
            /** @description W3C Trace Context of the publish, where the server traces publishes. */
            readonly traceparent?: string;
        };
        /** @description Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
        readonly WebhookServerId: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}

/** May this user connect? Asked when the credential has been accepted, before `welcome`. Answered with a verdict. */
export type ConnectQuestion = components["schemas"]["ConnectQuestion"];
/** May this connection read the channel? Asked at each subscribe, and where history or members are read without a subscription. Answered with a verdict. */
export type SubscribeQuestion = components["schemas"]["SubscribeQuestion"];
/** May this message be stored, and as it is? Its data fits the contract. Answered with a publish verdict. */
export type PublishQuestion = components["schemas"]["PublishQuestion"];
/** What is the result of this call? Its params fit the contract. Answered with a call verdict. */
export type CallQuestion = components["schemas"]["CallQuestion"];
/** Yes or no. `message` is told to the client with a no. */
export type Verdict = components["schemas"]["Verdict"];
/** Yes or no. With a yes, `data` takes the place of what the client sent; it must fit the contract. */
export type PublishVerdict = components["schemas"]["PublishVerdict"];
/** Yes, with the result in `data`, which must fit the contract; or no: the caller gets `call_failed`. */
export type CallVerdict = components["schemas"]["CallVerdict"];
/** Events in the order in which they happened on this server, of which each may come again. */
export type WebhookBatch = components["schemas"]["WebhookBatch"];
/** Something that has happened. */
export type WebhookEvent = components["schemas"]["WebhookEvent"];
/** Names the event: the same when it is told again. */
export type WebhookEventId = components["schemas"]["WebhookEventId"];
/** The first connection to this server has subscribed to a channel, or the last one is gone. */
export type ChannelEvent = components["schemas"]["ChannelEvent"];
/** A user has become a member of a channel with presence by a connection to this server, or has none there any more and the grace is over. */
export type MemberEvent = components["schemas"]["MemberEvent"];
/** A message was accepted by this server. Only of the namespaces that ask for it. */
export type MessageEvent = components["schemas"]["MessageEvent"];
/** Names the process that saw it, which is new with each start: what an earlier one said of who is there is void. */
export type WebhookServerId = components["schemas"]["WebhookServerId"];
