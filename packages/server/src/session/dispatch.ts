import type { Awaitable } from "../awaitable.ts";
import type { ClientFrame } from "../generated/frames.ts";
import type { Context } from "./context.ts";
import { handleAuthenticate } from "./handlers/authenticate.ts";
import { handleCall } from "./handlers/call.ts";
import { handleHistory } from "./handlers/history.ts";
import { handleMembers } from "./handlers/members.ts";
import { handlePresence } from "./handlers/presence.ts";
import { handlePublish } from "./handlers/publish.ts";
import { handleSignal } from "./handlers/signal.ts";
import { handleSubscribe } from "./handlers/subscribe.ts";
import { handleUnsubscribe } from "./handlers/unsubscribe.ts";
import type { LaneMode, Lanes } from "./lanes.ts";
import type { Outcome } from "./outcome.ts";

/** A frame that asks for something: a request, or a signal. */
export type RequestFrame = Exclude<ClientFrame, { readonly type: "hello" | "pong" }>;

/** The lane of tokens: the newest that was sent is the one in force, however long each takes. No channel has this name. */
const OF_NO_CHANNEL = "";

/** Hands a frame to the handler of its type, in the lane of its channel. `ping` is the session's own. */
export function dispatch(
  context: Context,
  frame: Exclude<RequestFrame, { type: "ping" }>,
  lanes: Lanes,
): Awaitable<Outcome> {
  switch (frame.type) {
    case "publish":
      return lanes.run(frame.channel, toPublishMode(context, frame.channel), handlePublish, context, frame);
    case "subscribe":
      return lanes.run(frame.channel, "exclusive", handleSubscribe, context, frame);
    case "unsubscribe":
      return lanes.run(frame.channel, "exclusive", handleUnsubscribe, context, frame);
    case "signal":
      return lanes.run(frame.channel, "shared", handleSignal, context, frame);
    case "history":
      return lanes.run(frame.channel, "exclusive", handleHistory, context, frame);
    case "members":
      return lanes.run(frame.channel, "exclusive", handleMembers, context, frame);
    case "presence":
      return lanes.run(frame.channel, "exclusive", handlePresence, context, frame);
    case "authenticate":
      return lanes.run(OF_NO_CHANNEL, "exclusive", handleAuthenticate, context, frame);
    case "call":
      return handleCall(context, frame);
  }
}

/** Verdicts come when they come: what waits for one keeps its place by letting nothing pass (PROTOCOL [PUB-2]). */
function toPublishMode({ core }: Context, channel: string): LaneMode {
  return core.questions?.asksPublish(channel) === true ? "exclusive" : "shared";
}
