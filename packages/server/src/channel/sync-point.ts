import { whenReady, type Awaitable } from "../awaitable.ts";
import type { Engine, ReadLimit } from "../engine/engine.ts";
import type { GapReason } from "../generated/codes.ts";
import type { Position } from "../generated/frames.ts";

/** What a subscriber asked for besides the channel. */
export interface JoinRequest {
  readonly position: Position | undefined;
  readonly last: number;
  /** How much may be replayed to close the gap behind `position`. */
  readonly recoveryLimit: ReadLimit;
}

/** The sync point of a subscription, as `subscribed` tells it. */
export interface Joined {
  readonly position: Position;
  readonly from: number;
  readonly recovery: "fresh" | "full" | "gap";
  readonly reason?: GapReason;
}

/**
 * Where a subscription begins. position: right behind what the client has. last: behind `first`, so that the newest
 * `last` messages follow. head: with what comes. `reason` is there when a position was given and cannot be honoured.
 */
export type Start =
  | { readonly kind: "unavailable" }
  | {
      readonly kind: "position";
      readonly position: Position;
      /** How often the channel was broken by then. */
      readonly breaks: number;
    }
  | {
      readonly kind: "last";
      readonly last: number;
      readonly first: number;
      readonly reason: GapReason | undefined;
    }
  | { readonly kind: "head"; readonly reason: GapReason | undefined };

/** The store could not be reached. */
export const UNAVAILABLE: Start = { kind: "unavailable" };

/** A channel by now: how often its line was broken may be more each time one looks. */
interface JoinedChannel {
  readonly name: string;
  readonly breaks: number;
}

/** Asks the engine where to begin. By the time of the sync point the head may have moved on. */
export function findStart(
  engine: Engine,
  channel: JoinedChannel,
  { position, last, recoveryLimit }: JoinRequest,
): Awaitable<Start> {
  const findLast = (reason: GapReason | undefined): Awaitable<Start> => {
    // What was acknowledged on another node by now belongs to the head.
    if (last === 0 && engine.isShared !== true) return { kind: "head", reason };
    return whenReady(engine.findLast(channel.name, last), (first): Start => {
      if (first === undefined) return UNAVAILABLE;
      return last === 0 ? { kind: "head", reason } : { kind: "last", last, first, reason };
    });
  };
  if (position === undefined) return findLast(undefined);
  return whenReady(engine.findGap(channel.name, position, recoveryLimit), (reason) => {
    if (reason === "unavailable") return UNAVAILABLE;
    if (reason !== undefined) return findLast(reason);
    return { kind: "position", position, breaks: channel.breaks };
  });
}

/** The sync point of a start, told by the head by now, which may be another than the engine had when it was asked. */
export function toJoined(
  head: Position,
  breaks: number,
  start: Exclude<Start, { kind: "unavailable" }>,
): Joined {
  if (start.kind === "position") {
    // Broken since the engine answered: then there is no continuity to promise.
    if (start.breaks !== breaks)
      return { position: head, from: head.offset, recovery: "gap", reason: "unknown_epoch" };
    return { position: head, from: Math.min(start.position.offset, head.offset), recovery: "full" };
  }
  const newest = start.kind === "last" ? Math.max(head.offset - start.last, start.first) : head.offset;
  const from = Math.min(newest, head.offset);
  if (start.reason === undefined) return { position: head, from, recovery: "fresh" };
  return { position: head, from, recovery: "gap", reason: start.reason };
}
