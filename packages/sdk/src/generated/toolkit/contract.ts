// Generated from schema/toolkit/contract.ts. Do not edit: run `npm run generate`.
/** A JSON Schema of the safe profile, as it stands in a contract. */
export type DataSchema = boolean | { readonly [keyword: string]: unknown };

/** What a grant can allow on a channel. */
export type Verb = "subscribe" | "publish" | "signal" | "history" | "members" | "presence" | "call";

/** What an ack promises: `best` means as much as the engine can. */
export type Durability = "memory" | "disk" | "replicated" | "best";

/** How often a user may say something: `burst` at once, `perMinute` in the long run. */
export interface RateDeclaration {
  readonly perMinute: number;
  readonly burst: number;
}

/** Rates of a namespace, over all its channels and events; what is absent is not bounded. */
export interface RatesDeclaration {
  readonly publish?: RateDeclaration;
  readonly signal?: RateDeclaration;
}

/** An event of a namespace: its kind and the schema of its payload. */
export interface EventDeclaration {
  readonly kind: "message" | "signal";
  readonly description?: string;
  readonly data: DataSchema;
  /** How often a user may say it, besides the rates of the namespace. */
  readonly rate?: RateDeclaration;
  readonly examples?: readonly object[];
}

/** How much of a channel is kept: at most `size` messages, none older than `ttlMs`. */
export interface LogDeclaration {
  readonly size: number;
  readonly ttlMs: number;
  readonly durability: Durability;
}

/** What may be done without a grant, by users without and with a token. */
export interface AccessDeclaration {
  readonly guest?: readonly Verb[];
  readonly user?: readonly Verb[];
}

/** That members are known to each other, and what they may say of themselves. */
export interface PresenceDeclaration {
  readonly data?: DataSchema;
}

/** A question that the application behind the server answers. */
export interface MethodDeclaration {
  readonly description?: string;
  readonly params: DataSchema;
  readonly result: DataSchema;
  readonly access?: "guest" | "user";
  readonly timeoutMs?: number;
}

/** Rules for all channels whose name begins with one namespace. */
export interface NamespaceDeclaration {
  readonly description?: string;
  readonly events: Readonly<Record<string, EventDeclaration>>;
  readonly anyEvent?: true;
  readonly log?: LogDeclaration;
  readonly rates?: RatesDeclaration;
  readonly presence?: PresenceDeclaration;
  readonly inbox?: true;
  readonly access?: AccessDeclaration;
}

/** The most that a connection may do, whatever the settings of a server; what is absent is up to the server. */
export interface LimitsDeclaration {
  /** Longest frame, and so the largest payload. */
  readonly frameBytes?: number;
  /** Channels at a time. */
  readonly subscriptions?: number;
  /** Requests without a reply at a time. */
  readonly inFlight?: number;
  /** Frames of a client in the long run. */
  readonly framesPerSecond?: number;
}

/** An application's contract, as its JSON document has it (`contract.schema.json`). */
export interface Contract {
  readonly $schema?: string;
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly namespaces: Readonly<Record<string, NamespaceDeclaration>>;
  readonly methods?: Readonly<Record<string, MethodDeclaration>>;
  readonly limits?: LimitsDeclaration;
  readonly $defs?: Readonly<Record<string, DataSchema>>;
}
