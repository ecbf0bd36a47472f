import type { EventKind, EventSpec, MethodSpec, NamespaceSpec, PresenceSpec } from "./contract.ts";
import type { Message } from "./events.ts";

/** The namespaces of a contract by name. */
export type Namespaces = Readonly<Record<string, NamespaceSpec>>;

/** The methods of a contract by name. */
export type Methods = Readonly<Record<string, MethodSpec>>;

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

/** What members of a channel may say of themselves. */
export type MemberDataOf<Space extends NamespaceSpec> =
  Space extends NamespaceSpec<Space["events"], boolean, PresenceSpec<infer Data>> ? Data : never;

/** Parameters of a method. */
export type ParamsOf<Method extends MethodSpec> = Method extends MethodSpec<infer Params> ? Params : never;

/** Result of a method. */
export type ResultOf<Method extends MethodSpec> =
  Method extends MethodSpec<object, infer Result> ? Result : never;

/** Every message of a namespace, told apart by `event`. */
export type MessageOf<Space extends NamespaceSpec> =
  EventName<Space, "message"> extends infer Event
    ? Event extends string
      ? Message<Event, DataOf<Space, Event>>
      : never
    : never;
