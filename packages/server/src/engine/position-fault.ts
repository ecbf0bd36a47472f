import type { GapReason } from "../generated/codes.ts";
import type { Position } from "../generated/frames.ts";

/** Why a position cannot be read on from, with `oldest` the lowest offset from which it can. */
export function findPositionFault(position: Position, head: Position, oldest: number): GapReason | undefined {
  if (position.epoch !== head.epoch) return "unknown_epoch";
  if (position.offset > head.offset) return "ahead";
  return position.offset < oldest ? "trimmed" : undefined;
}
