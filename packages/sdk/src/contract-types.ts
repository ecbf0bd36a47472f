import type { EventKind, EventSpec, NamespaceSpec } from "./contract.ts";

/** The namespaces of a contract by name. */
export type Namespaces = Readonly<Record<string, NamespaceSpec>>;

/** Names of channels in some namespaces: `room` or `room:kitchen`. */
export type ChannelName<Namespace extends string> = Namespace | `${Namespace}:${string}`;

/** The namespace of a channel name: the part before the first colon. */
export type NamespaceOf<Name extends string> = Name extends `${infer Namespace}:${string}` ? Namespace : Name;

/** Names of the events of one kind; any name where the namespace admits any. */
export type EventName<Space extends NamespaceSpec, Kind extends EventKind> =
  | {
      [Name in keyof Space["events"]]: Space["events"][Name] extends EventSpec<Kind> ? Name : never;
    }[keyof Space["events"] & string]
  | (Space["anyEvent"] extends true ? string & {} : never);

/** Data of an event as it arrives. */
export type DataOf<Space extends NamespaceSpec, Name> = Name extends keyof Space["events"]
  ? Space["events"][Name] extends EventSpec<EventKind, infer Data>
    ? Data
    : never
  : Readonly<Record<string, unknown>>;

/** Data of an event as a program may give it. */
export type InputOf<Space extends NamespaceSpec, Name> = Name extends keyof Space["events"]
  ? DataOf<Space, Name>
  : object;
