import type {
  ClientFrame,
  ErrorFrame,
  Ok,
  Page,
  Result,
  ServerFrame,
  ServerMembers,
  Subscribed,
} from "../generated/frames.ts";

/** A frame that answers a request. */
export type Reply = Ok | ErrorFrame | Subscribed | Page | ServerMembers | Result;

const REPLIES: ReadonlySet<ServerFrame["type"]> = new Set<Reply["type"]>([
  "ok",
  "error",
  "subscribed",
  "page",
  "members",
  "result",
]);

type WithoutId<F> = F extends { readonly id?: number } ? Omit<F, "id"> : never;

/** A request as a case writes it: the client numbers it. */
export type Request = WithoutId<ClientFrame>;

/** Whether a frame can answer a request. */
export function isReply(frame: ServerFrame): frame is Reply {
  return REPLIES.has(frame.type);
}
