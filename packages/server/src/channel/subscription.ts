import type { Outbox } from "../transport/outbox.ts";

/** Who receives a channel. One subscriber per connection. */
export interface Subscriber {
  readonly outbox: Outbox;
  /** The server can no longer keep this subscription contiguous; the client must be told and may come again. */
  onLost(channel: string): void;
}

/**
 * One subscriber's place in one channel.
 *
 * replaying: kept messages are being sent, live ones wait in the log.
 * live: every message goes out in the turn in which it came.
 */
export type Subscription =
  | { readonly phase: "replaying"; readonly subscriber: Subscriber; delivered: number }
  | { readonly phase: "live"; readonly subscriber: Subscriber };
