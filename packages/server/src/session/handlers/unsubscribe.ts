import type { Unsubscribe } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";

/** Ends a subscription and tells where it ended (PROTOCOL, unsubscribe). */
export function handleUnsubscribe(
  { core, subscriber, subscriptions }: Context,
  { id, channel }: Unsubscribe,
): Outcome {
  subscriptions.delete(channel);
  const position = core.hub.unsubscribe(subscriber, channel);
  return reply({ type: "ok", id, ...(position !== undefined && { position }) });
}
