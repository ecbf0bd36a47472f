import type { Identity } from "../auth/authenticator.ts";
import type { Subscriber } from "../channel/subscription.ts";
import type { ServerFrame } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import type { Core } from "./core.ts";

/** What a handler may see and touch of the connection whose frame it handles. */
export interface Context {
  readonly core: Core;
  readonly connection: ConnectionView;
  /** Changes with `authenticate`. */
  readonly identity: Identity;
  readonly subscriber: Subscriber;
  /** Channels that the connection is subscribed to, or is about to be. */
  readonly subscriptions: Set<string>;
  /** Calls under way; aborted when the connection ends. */
  readonly calls: Set<AbortController>;
  /** Channels whose subscribe waits for a verdict of the backend; one that is taken out meanwhile does not begin. */
  readonly asking: Set<string>;
  /** Whether the connection is over: what still waits must begin nothing that outlives it. */
  readonly isEnded: boolean;
  /** Sends a frame now, for what must leave at a sync point. */
  send(frame: ServerFrame): void;
  /** Goes on under a new identity of the same user: what it no longer grants ends (PROTOCOL [AU-4]). */
  renew(identity: Identity): void;
}
