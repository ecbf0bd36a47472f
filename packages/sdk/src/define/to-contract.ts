import { sha256 } from "@noble/hashes/sha2.js";
import type {
  ContractSpec,
  EventSpec,
  MethodSpec,
  NamespaceSpec,
  PayloadCheck,
  PresenceSpec,
} from "../contract.ts";
import type {
  Contract,
  DataSchema,
  MethodDeclaration,
  NamespaceDeclaration,
} from "../generated/toolkit/contract.ts";
import { toWireText } from "../generated/toolkit/wire-contract.ts";
import { toPayloadCheck } from "../rules.ts";
import { createToRule } from "./to-rule.ts";

export type { Contract } from "../generated/toolkit/contract.ts";

/** The same data, for reading. */
type Fixed<Data> = Data extends object ? { readonly [Name in keyof Data]: Fixed<Data[Name]> } : Data;

/** The data that a schema of TypeBox describes; any object where the schema carries no type. */
type Described<Schema> = Schema extends { readonly static: infer Data extends object } ? Fixed<Data> : object;

type EventsOf<Space extends NamespaceDeclaration> = {
  readonly [Name in keyof Space["events"]]: EventSpec<
    Space["events"][Name]["kind"],
    Described<Space["events"][Name]["data"]>
  >;
};

type NamespaceOf<Space extends NamespaceDeclaration> = NamespaceSpec<
  EventsOf<Space>,
  Space extends { readonly anyEvent: true } ? true : false,
  PresenceSpec<Space extends { readonly presence: { readonly data: infer Data } } ? Described<Data> : object>
>;

type MethodsOf<Defined extends Contract> = {
  readonly [Name in keyof Defined["methods"]]: Defined["methods"][Name] extends MethodDeclaration
    ? MethodSpec<Described<Defined["methods"][Name]["params"]>, Described<Defined["methods"][Name]["result"]>>
    : never;
};

/** The contract of a client, with the types of what was defined. */
export type DefinedContract<Defined extends Contract> = ContractSpec<
  { readonly [Name in keyof Defined["namespaces"]]: NamespaceOf<Defined["namespaces"][Name]> },
  MethodsOf<Defined>
>;

/** Where presence is declared without a schema, members say nothing. */
const NOTHING: DataSchema = { type: "object", properties: {}, additionalProperties: false };

function mapMembers<Value, Mapped>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}

function toFingerprint(contract: Contract): string {
  const bytes = sha256(new TextEncoder().encode(toWireText(contract)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The contract for `createClient`, straight from what `defineContract` of `@parlance/schema/define` yields, without a
 * generation step: with the types of its TypeBox schemas and with the checks that generated code would have. It builds no
 * code from strings, so it works under a strict Content-Security-Policy.
 *
 * A document that was read from JSON has the same checks, and `object` for the type of its data. Throws a `TypeError` that
 * names the place of a schema that is outside the profile (`parlance check` says what to write instead). What this leaves
 * out is what only tools can do: it neither judges whether patterns are safe nor whether everything is bounded.
 */
export function toContract<const Defined extends Contract>(defined: Defined): DefinedContract<Defined> {
  const { name, version, namespaces, methods = {}, $defs = {} }: Contract = defined;
  const toRule = createToRule($defs);
  const toCheck = (at: string, schema: DataSchema): PayloadCheck => {
    try {
      return toPayloadCheck(toRule(schema));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new TypeError(`toContract: ${at}: ${reason}`, { cause });
    }
  };
  const contract: ContractSpec = {
    name,
    version,
    hash: toFingerprint(defined),
    namespaces: mapMembers(namespaces, ({ events, anyEvent = false, presence }, namespace) => ({
      events: mapMembers(events, ({ kind, data }, event) => ({
        kind,
        check: toCheck(`/namespaces/${namespace}/events/${event}/data`, data),
      })),
      anyEvent,
      ...(presence && {
        presence: { check: toCheck(`/namespaces/${namespace}/presence/data`, presence.data ?? NOTHING) },
      }),
    })),
    methods: mapMembers(methods, ({ params, result }, method) => ({
      params: toCheck(`/methods/${method}/params`, params),
      result: toCheck(`/methods/${method}/result`, result),
    })),
  };
  return contract as unknown as DefinedContract<Defined>;
}
