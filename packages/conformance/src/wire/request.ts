import type {
  ErrorFrame,
  Ok,
  Publish,
  ServerFrame,
  Subscribe,
  Subscribed,
  Unsubscribe,
} from "../generated/frames.ts";

/** A frame that answers a request. */
export type Reply = Ok | ErrorFrame | Subscribed;

/** A request as a case writes it: the client numbers it. */
export type Request =
  | Omit<Subscribe, "id">
  | Omit<Unsubscribe, "id">
  | Omit<Publish, "id">
  | { readonly type: "ping" };

/** Whether a frame can answer a request. */
export function isReply(frame: ServerFrame): frame is Reply {
  return frame.type === "ok" || frame.type === "error" || frame.type === "subscribed";
}
