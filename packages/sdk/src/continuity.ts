import type { Position, Subscribed } from "./generated/frames.ts";

/** Where a subscription stands between what it has seen and what the wire brings next. */
export interface Cursor {
  readonly epoch: string;
  /** Offset of the last message that this subscription brought; the next has the one after it (PROTOCOL [SUB-3]). */
  readonly wire: number;
  /** Offset up to which the application has everything; what a replay repeats of it is dropped. */
  readonly seen: number;
}

/** What a message is to a subscription. */
export type Arrival = "next" | "repeat" | "hole";

/** The cursor at the beginning of a subscription; `before` is where the application stood. */
export function openCursor(before: Position | undefined, { position, from }: Subscribed): Cursor {
  const { epoch, offset: head } = position;
  // A position above the head is of messages that the channel has lost: their offsets are used again.
  const isKnown = before?.epoch === epoch && before.offset <= head;
  return { epoch, wire: from, seen: isKnown ? Math.max(from, before.offset) : from };
}

/** The position up to which the application has everything. */
export function toPosition({ epoch, wire, seen }: Cursor): Position {
  return { epoch, offset: Math.max(wire, seen) };
}

/** Judges the offset of a message: the one awaited, one that is known, or one behind a hole (PROTOCOL [CLI-2]). */
export function toArrival({ wire, seen }: Cursor, offset: number): Arrival {
  if (offset > wire + 1) return "hole";
  return offset > wire && offset > seen ? "next" : "repeat";
}

/** The cursor after a message that is not behind a hole. */
export function advance(cursor: Cursor, offset: number): Cursor {
  return { ...cursor, wire: Math.max(cursor.wire, offset) };
}
