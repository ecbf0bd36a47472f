import type { Unsubscribe } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { leave } from "../leave.ts";
import { reply, type Outcome } from "../outcome.ts";

/** Ends a subscription and tells where it ended (PROTOCOL, unsubscribe). */
export function handleUnsubscribe(context: Context, { id, channel }: Unsubscribe): Outcome {
  const position = leave(context, channel, "left");
  return reply({ type: "ok", id, ...(position !== undefined && { position }) });
}
