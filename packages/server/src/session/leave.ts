import type { Departure } from "../engine/presence-store.ts";
import type { Position } from "../generated/frames.ts";
import type { Context } from "./context.ts";

/** Ends a subscription wherever it is known; returns the last position delivered, undefined when there was none. */
export function leave(
  { core, connection, subscriber, subscriptions }: Context,
  channel: string,
  departure: Departure,
): Position | undefined {
  subscriptions.delete(channel);
  core.presence.exit(channel, connection.user, subscriber, departure);
  return core.hub.unsubscribe(subscriber, channel);
}
