/** Name of a span. */
export type SpanName = "publish" | "engine append" | "fan-out";

/** The spans of a publish, by name, with what each is. */
export const SPANS: Readonly<Record<SpanName, string>> = {
  publish: "From a frame, a request of the HTTP API or a call of the program until it is answered",
  "engine append":
    "Below `publish`: until the engine has given the message its place, as firmly as it promises",
  "fan-out":
    "Below `publish`: from the moment at which the engine told of the message until it was handed to the network, for all subscribers of this node",
};

/** Name of an attribute of a span. */
export type SpanAttribute =
  | "parlance.namespace"
  | "parlance.event"
  | "parlance.source"
  | "parlance.outcome"
  | "parlance.engine"
  | "parlance.subscribers";

/** The attributes that spans have, with what each says. Never a payload, a token, a user or the name of a channel. */
export const SPAN_ATTRIBUTES: Readonly<Record<SpanAttribute, string>> = {
  "parlance.namespace": "namespace of the channel",
  "parlance.event": "name of the event, where the contract declares it",
  "parlance.source": "who spoke: `connection`, or `program`, which the HTTP API is too",
  "parlance.outcome": "what came of it: `published`, `duplicate`, or the code of the refusal",
  "parlance.engine": "name of the engine",
  "parlance.subscribers": "subscribers of the channel on this node",
};

/** Attributes of a span; no other may be set. */
export type SpanAttributes = { readonly [Name in SpanAttribute]?: string | number };
