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

/** What a member of a channel may say of itself: its check and, for the compiler alone, its type. */
export interface PresenceSpec<Data extends object = object> {
  readonly check: PayloadCheck;
  /** Carries the type of the data. No value has this member. */
  readonly "~data"?: Data;
}

/** A method: the checks of its parameters and its result and, for the compiler alone, their types. */
export interface MethodSpec<Params extends object = object, Result extends object = object> {
  readonly params: PayloadCheck;
  readonly result: PayloadCheck;
  /** Carries the types. No value has this member. */
  readonly "~types"?: { readonly params: Params; readonly result: Result };
}

/**
 * One namespace of a contract: its events by name, whether it also admits events that it does not name, and what its
 * members may say of themselves where they are known to each other.
 */
export interface NamespaceSpec<
  Events extends Readonly<Record<string, EventSpec>> = Readonly<Record<string, EventSpec>>,
  AnyEvent extends boolean = boolean,
  Presence extends PresenceSpec = PresenceSpec,
> {
  readonly events: Events;
  readonly anyEvent: AnyEvent;
  readonly presence?: Presence;
}

/** Which contract: its name, its version and its fingerprint. */
export interface ContractIdentity {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

/**
 * A contract as generated code states it. An application that uses one namespace may build a smaller one from the
 * generated identity, and what it leaves out shakes away:
 *
 *     createClient({ url, contract: { ...chatIdentity, namespaces: { room } } })
 */
export interface ContractSpec<
  Namespaces extends Readonly<Record<string, NamespaceSpec>> = Readonly<Record<string, NamespaceSpec>>,
  Methods extends Readonly<Record<string, MethodSpec>> = Readonly<Record<string, MethodSpec>>,
> extends ContractIdentity {
  readonly namespaces: Namespaces;
  readonly methods?: Methods;
}
