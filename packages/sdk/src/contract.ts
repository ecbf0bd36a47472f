/** One broken rule: where in the data (JSON Pointer), which schema keyword, and in words. */
export type Issue = { readonly at: string; readonly keyword: string; readonly message: string };

/**
 * Whose eyes look at data: the `writer` is closed and judges before sending; the `reader` ignores members that it does
 * not know, so that a newer peer may add some.
 */
export type View = "writer" | "reader";

/**
 * Judges the data of one event; `undefined` means valid. `at` points into the data (`/text`). A check is pure, holds
 * no state between calls and never changes the data.
 */
export type PayloadCheck = (data: unknown, view: View) => readonly Issue[] | undefined;

/** What an event is: a `message` has an offset and an ack, a `signal` is ephemeral. */
export type EventKind = "message" | "signal";

/** One event of a contract: its kind, its check and, for the compiler alone, the type of its data. */
export interface EventSpec<Kind extends EventKind = EventKind, Data extends object = object> {
  readonly kind: Kind;
  readonly check: PayloadCheck;
  /** Carries the type of the data. No value has this member. */
  readonly "~data"?: Data;
}

/** One namespace of a contract: its events by name, and whether it also admits events that it does not name. */
export interface NamespaceSpec<
  Events extends Readonly<Record<string, EventSpec>> = Readonly<Record<string, EventSpec>>,
  AnyEvent extends boolean = boolean,
> {
  readonly events: Events;
  readonly anyEvent: AnyEvent;
}

/**
 * A contract as generated code states it. An application that uses one namespace may build a smaller one from the
 * generated identity, and what it leaves out shakes away:
 *
 *     createClient({ url, contract: { ...chatIdentity, namespaces: { room } } })
 */
export interface ContractSpec<
  Namespaces extends Readonly<Record<string, NamespaceSpec>> = Readonly<Record<string, NamespaceSpec>>,
> {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  readonly namespaces: Namespaces;
}
