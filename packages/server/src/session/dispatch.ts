import type { Awaitable } from "../awaitable.ts";
import type { ClientFrame } from "../generated/frames.ts";
import type { Context } from "./context.ts";
import { handlePublish } from "./handlers/publish.ts";
import { handleSubscribe } from "./handlers/subscribe.ts";
import { handleUnsubscribe } from "./handlers/unsubscribe.ts";
import type { Lanes } from "./lanes.ts";
import type { Outcome } from "./outcome.ts";

/** A frame with an `id`. */
export type RequestFrame = Extract<ClientFrame, { readonly id: number }>;

/** Hands a request to the handler of its type, in the lane of its channel. `ping` is the session's own. */
export function dispatch(
  context: Context,
  frame: Exclude<RequestFrame, { type: "ping" }>,
  lanes: Lanes,
): Awaitable<Outcome> {
  switch (frame.type) {
    case "publish":
      return lanes.run(frame.channel, "shared", () => handlePublish(context, frame));
    case "subscribe":
      return lanes.run(frame.channel, "exclusive", () => handleSubscribe(context, frame));
    case "unsubscribe":
      return lanes.run(frame.channel, "exclusive", () => handleUnsubscribe(context, frame));
  }
}
