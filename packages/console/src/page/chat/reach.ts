import type { Position } from "@parlance/sdk";

/** How far back the shown messages reach, and what lies before them. `before` is where to read on, exclusive. */
export type Reach =
  /** The server has no history, or nothing has been heard yet. */
  | { readonly status: "unknown" }
  | { readonly status: "more"; readonly before: Position }
  | { readonly status: "loading"; readonly before: Position }
  | { readonly status: "failed"; readonly before: Position; readonly why: string }
  /** Nothing older is kept; `isWhole` when nothing older was ever said. */
  | { readonly status: "beginning"; readonly epoch: string; readonly isWhole: boolean };

/** The reach of messages before which there are those before a position. */
export function toReach(before: Position): Reach {
  if (before.offset > 1) return { status: "more", before };
  return { status: "beginning", epoch: before.epoch, isWhole: true };
}

/** The reach after older messages were forgotten again, so that those from an offset on are left. */
export function toShortenedReach(reach: Reach, offset: number | undefined): Reach {
  if (reach.status === "unknown" || reach.status === "loading" || offset === undefined) return reach;
  const epoch = reach.status === "beginning" ? reach.epoch : reach.before.epoch;
  return { status: "more", before: { epoch, offset } };
}
