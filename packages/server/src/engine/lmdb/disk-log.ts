import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";
import type { Changed, LogPage, LogQuery, ReadLimit, Rewrite, StoredMessage } from "../engine.ts";
import { findPositionFault } from "../position-fault.ts";
import type { ChannelRecord, Store } from "./store.ts";

/** Reads kept messages as far as `record` tells of them, as `Engine.read` promises. */
export function readPage(
  store: Store,
  channel: string,
  { epoch, head, first }: ChannelRecord,
  { direction, position }: LogQuery,
  limit: ReadLimit,
): LogPage {
  // Backward from the very beginning nothing is missing, since nothing was there.
  const oldest = direction === "forward" || first === 1 ? first - 1 : first;
  const reason = position && findPositionFault(position, { epoch, offset: head }, oldest);
  if (reason !== undefined) return { kind: "gap", reason };
  const messages =
    direction === "forward"
      ? readForward(store, channel, position?.offset ?? first - 1, head, limit)
      : readBackward(store, channel, position?.offset ?? head + 1, first, limit);
  const outermost = messages.at(direction === "forward" ? -1 : 0)?.offset;
  const more = outermost !== undefined && (direction === "forward" ? outermost < head : outermost > first);
  return { kind: "page", messages, first, head: { epoch, offset: head }, more };
}

/** Why what came after a position cannot be replayed, as `Engine.findGap` promises. */
export function findLogGap(
  store: Store,
  channel: string,
  { epoch, head, first }: ChannelRecord,
  after: Position,
  limit: ReadLimit,
): GapReason | undefined {
  const reason = findPositionFault(after, { epoch, offset: head }, first - 1);
  if (reason !== undefined) return reason;
  const missed = head - after.offset;
  if (missed > limit.messages) return "too_many";
  return readForward(store, channel, after.offset, head, limit).length < missed ? "too_many" : undefined;
}

/** Removes messages up to a position, as `Engine.trim` promises; rejects when nothing was changed. */
export async function trimLog(
  store: Store,
  channel: string,
  record: ChannelRecord,
  upTo: Position,
): Promise<{ readonly changed: Changed; readonly record: ChannelRecord }> {
  const { epoch, head, first } = record;
  const reason = findPositionFault(upTo, { epoch, offset: head }, 0);
  if (reason !== undefined) return { changed: { kind: "gap", reason }, record };
  const count = Math.max(0, upTo.offset + 1 - first);
  if (count === 0) return { changed: { kind: "changed", count }, record };
  const trimmed = { ...record, first: first + count };
  await store.commit((transaction) => {
    for (let offset = first; offset <= upTo.offset; offset++) transaction.removeMessage(channel, offset);
    transaction.putChannel(channel, trimmed);
  });
  return { changed: { kind: "changed", count }, record: trimmed };
}

/** Gives messages other bytes, as `Engine.rewrite` promises; rejects when nothing was changed. */
export async function rewriteLog(
  store: Store,
  channel: string,
  { epoch, head, first }: ChannelRecord,
  at: Position | undefined,
  rewrite: Rewrite,
): Promise<Changed> {
  const reason = at && findPositionFault(at, { epoch, offset: head }, first);
  if (reason !== undefined) return { kind: "gap", reason };
  let count = 0;
  await store.commit((transaction) => {
    for (const message of store.listMessages(channel, at?.offset ?? first, at?.offset ?? head)) {
      const bytes = rewrite(message);
      if (bytes === undefined) continue;
      transaction.putMessage(channel, { offset: message.offset, bytes }, message.addedMs);
      count++;
    }
  });
  return { kind: "changed", count };
}

function readForward(
  store: Store,
  channel: string,
  after: number,
  head: number,
  limit: ReadLimit,
): readonly StoredMessage[] {
  return after >= head ? [] : store.readMessages(channel, after + 1, head, limit);
}

function readBackward(
  store: Store,
  channel: string,
  before: number,
  first: number,
  limit: ReadLimit,
): readonly StoredMessage[] {
  return before <= first ? [] : store.readMessages(channel, before - 1, first, limit).toReversed();
}
