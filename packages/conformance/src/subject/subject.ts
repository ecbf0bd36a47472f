import type { Verb, Welcome } from "../generated/frames.ts";
import type { Schema } from "../schema/json-schema.ts";
import type { Contract } from "./contract.ts";

/** What `GET /v1/info` tells (`schema/info.schema.json`). */
export interface ServerInfo {
  readonly server: { readonly name: string; readonly version: string };
  readonly subprotocols: readonly string[];
  readonly endpoint: string;
  readonly features: readonly string[];
  readonly limits: Welcome["limits"];
  readonly heartbeat: Welcome["heartbeat"];
  readonly windows: {
    readonly helloMs: number;
    readonly payloadErrorsPerMinute: number;
    readonly recoveryMessages?: number;
    readonly presenceGraceMs?: number;
  };
  readonly contract: Omit<Welcome["contract"], "match">;
}

/** A document that the server may offer over HTTP: what it says, or why the suite has none. */
export type Document<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** Where the suite can talk: an event of a namespace, and what it may do there. */
export interface Place {
  readonly namespace: string;
  readonly event: string;
  readonly schema: Schema;
  /** Whether the event is not declared: the namespace allows any event with any object. */
  readonly isOpen: boolean;
  /** Whether the contract says that messages of the namespace are kept. */
  readonly isLogged: boolean;
}

/** What the connection may do in a namespace, as `subscribed.allowed` said. */
export interface Granted {
  readonly namespace: string;
  /** Undefined when even the subscribe was refused. */
  readonly allowed: readonly Verb[] | undefined;
}

/** The server under test, as far as it let itself be known. */
export interface Subject {
  readonly url: string;
  readonly info: Document<ServerInfo>;
  /** The contract by which payloads are made: that of a file, or else the published one. */
  readonly contract: Document<Contract>;
  /** What `GET /v1/contract` answers. */
  readonly published: Document<Contract>;
  readonly welcome: Welcome;
  readonly granted: readonly Granted[];
  /** Where messages can be published and received, declared events first. */
  readonly places: readonly Place[];
  /** Where signals can be sent and received. */
  readonly signals: readonly Place[];
}

/** How many refusals a connection may cause in a minute when the server does not say. */
const CAUTIOUS_ERRORS = 20;

/** How many payload errors a minute a connection may cause (PROTOCOL [LIM-3]). */
export function payloadErrorsPerMinute({ info }: Subject): number {
  return info.ok ? info.value.windows.payloadErrorsPerMinute : CAUTIOUS_ERRORS;
}

/** Whether the server announces a feature. */
export function hasFeature({ welcome }: Subject, feature: string): boolean {
  return welcome.features.includes(feature);
}

/** Whether the contract promises that acked messages of a namespace outlive a crash (PROTOCOL [PUB-11]). */
export function isDurable({ contract }: Subject, namespace: string): boolean {
  const durability = contract.ok ? contract.value.namespaces[namespace]?.log?.durability : undefined;
  return durability === "disk" || durability === "replicated";
}

/** Namespaces of which each user has a channel that the server subscribes them to. */
export function listInboxes({ contract }: Subject): readonly string[] {
  if (!contract.ok) return [];
  return Object.entries(contract.value.namespaces)
    .filter(([, { inbox }]) => inbox === true)
    .map(([namespace]) => namespace);
}

/** Why the cases of a feature do not apply; undefined when the server announces it. */
export function whyWithout(feature: string): (subject: Subject) => string | undefined {
  return (subject) => (hasFeature(subject, feature) ? undefined : `the server does not announce ${feature}`);
}

/** The address of a document beside the WebSocket endpoint. */
export function toHttpUrl(url: string, path: string): string {
  const target = new URL(path, url);
  target.protocol = target.protocol === "wss:" ? "https:" : "http:";
  return target.href;
}
