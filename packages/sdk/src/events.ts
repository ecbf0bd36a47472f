import type { CloseReason } from "./connection/close-reason.ts";
import type { ContractIdentity, Issue } from "./contract.ts";
import type { ParlanceError } from "./errors.ts";
import type { GapReason } from "./generated/codes.ts";
import type { Message as MessageFrame, Position, Welcome } from "./generated/frames.ts";

/** One item of a channel. */
export interface Message<Event extends string = string, Data extends object = object> {
  readonly channel: string;
  /** Number of the message in its channel: one more than the last. */
  readonly offset: number;
  readonly event: Event;
  /** When the server took it: milliseconds since 1970 by its clock. */
  readonly time: number;
  /** Who published it; absent when the server itself did. */
  readonly by?: { readonly user: string; readonly connection?: string };
  /** Names the publish. Public, so no proof of anything. */
  readonly key?: string;
  readonly data: Data;
  /** Whether this client published it. */
  readonly own: boolean;
}

/** The connection is up. */
export interface Connected {
  readonly status: "connected";
  readonly user: string;
  readonly connection: string;
  /** What the server keeps beyond the core. */
  readonly features: readonly string[];
  readonly contract: Welcome["contract"];
  readonly limits: Welcome["limits"];
}

/** Where a client stands. */
export type ClientState =
  /** Nothing was asked of it yet. */
  | { readonly status: "idle" }
  /** `attempt` is 1 for the first try. */
  | { readonly status: "connecting"; readonly attempt: number }
  | Connected
  /** It tries again by itself at `untilMs` (milliseconds since 1970). `attempt` is the number of that try. */
  | {
      readonly status: "waiting";
      readonly attempt: number;
      readonly untilMs: number;
      readonly reason: CloseReason;
    }
  /** It tries no more, by the application's wish or the server's advice. `connect()` starts anew. */
  | { readonly status: "closed"; readonly reason: CloseReason };

/** Messages may be missing between two positions: continuity could not be proved. */
export interface Gap {
  readonly channel: string;
  readonly reason: GapReason | (string & {});
  /** Where the application stood. */
  readonly before: Position;
  /** Where messages go on: the next one has the offset after this. */
  readonly after: Position;
}

/** A message whose data breaks the schema of its event. It has its place in the channel, but no listener got it. */
export interface InvalidMessage {
  readonly message: MessageFrame;
  /** Pointers into the data, such as `/text`. */
  readonly issues: readonly Issue[];
}

/** The server enforces another contract than the one this client was generated from. */
export interface ContractMismatch {
  readonly match: "older" | "none";
  readonly client: ContractIdentity;
  readonly server: ContractIdentity;
}

/** What a client tells, by the name of the event. */
export interface ClientEvents {
  readonly state: ClientState;
  /** A fault that belongs to no call. Without a listener it goes to the console. */
  readonly error: ParlanceError;
  readonly contract: ContractMismatch;
  /** Told before the messages that come after the gap (PROTOCOL [CLI-4]). */
  readonly gap: Gap;
  /** Without a listener it becomes an `error`. */
  readonly invalid: InvalidMessage;
  /** A message of an event that the contract does not name. Without a listener the first of each event becomes an `error`. */
  readonly unknown: MessageFrame;
}
