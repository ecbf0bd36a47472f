/** A JSON Schema of the safe profile, as it stands in a contract. */
export type DataSchema = boolean | { readonly [keyword: string]: unknown };

/** What a grant can allow on a channel. */
export type Verb = "subscribe" | "publish" | "signal" | "history" | "members" | "presence" | "call";

/** What an ack promises: `best` means as much as the engine can. */
export type Durability = "memory" | "disk" | "replicated" | "best";

/** An event of a namespace: its kind and the schema of its payload. */
export interface EventDeclaration {
  readonly kind: "message" | "signal";
  readonly description?: string;
  readonly data: DataSchema;
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

/** Rules for all channels whose name begins with one namespace. */
export interface NamespaceDeclaration {
  readonly description?: string;
  readonly events: Readonly<Record<string, EventDeclaration>>;
  readonly anyEvent?: true;
  readonly log?: LogDeclaration;
  readonly presence?: boolean;
  readonly access?: AccessDeclaration;
}

/** An application's contract, as its JSON document has it (`contract.schema.json`). */
export interface Contract {
  readonly $schema?: string;
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly namespaces: Readonly<Record<string, NamespaceDeclaration>>;
  readonly $defs?: Readonly<Record<string, DataSchema>>;
}
