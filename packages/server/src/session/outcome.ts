import type { Closure, Refusal } from "../errors.ts";
import type { ServerFrame } from "../generated/frames.ts";

/** What comes of a frame. Handlers return it; the session performs it. */
export type Outcome =
  | { readonly kind: "reply"; readonly frame: ServerFrame }
  /** A reply whose text was built around stored bytes. */
  | { readonly kind: "text"; readonly text: string; readonly type: ServerFrame["type"] }
  /** Everything that had to be sent was sent at the sync point. */
  | { readonly kind: "done" }
  | Refusal
  | Closure;

/** Nothing is left to do. */
export const DONE: Outcome = { kind: "done" };

/** Answers with a frame. */
export function reply(frame: ServerFrame): Outcome {
  return { kind: "reply", frame };
}
