import type { Retention, StoredMessage, ReadLimit } from "../engine.ts";

interface Kept extends StoredMessage {
  readonly addedMs: number;
}

/** The newest messages of one channel, bounded by count and age. Offsets in it are contiguous. */
export class ChannelLog {
  #kept: Kept[] = [];
  /** Index of the oldest kept message; those before it await compaction. */
  #start = 0;

  /** How many messages are kept. */
  get size(): number {
    return this.#kept.length - this.#start;
  }

  /** Adds the newest message and drops what is beyond the retention. */
  add(message: StoredMessage, nowMs: number, retention: Retention): void {
    this.#kept.push({ ...message, addedMs: nowMs });
    this.trim(nowMs, retention);
  }

  /** Drops messages beyond the retention. */
  trim(nowMs: number, { size, ttlMs }: Retention): void {
    let start = Math.max(this.#start, this.#kept.length - size);
    const oldest = nowMs - ttlMs;
    while ((this.#kept[start]?.addedMs ?? Number.POSITIVE_INFINITY) < oldest) start++;
    this.#start = start;
    // Compacted once half of it is dead, so that a drop costs constant time on average.
    if (start > 64 && start * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(start);
      this.#start = 0;
    }
  }

  /** Offset of the oldest kept message; one more than the head when none is. */
  firstOffset(head: number): number {
    return this.#kept[this.#start]?.offset ?? head + 1;
  }

  /** Whether more than the limit is kept after an offset. */
  exceeds(offset: number, { messages, bytes }: ReadLimit): boolean {
    const first = this.#indexOf(offset + 1);
    if (this.#kept.length - first > messages) return true;
    let sum = 0;
    for (let index = first; index < this.#kept.length; index++) sum += this.#kept[index]?.bytes.length ?? 0;
    return sum > bytes;
  }

  /** Kept messages from an offset on, ascending, up to the limit and at least one where there is one. */
  readFrom(offset: number, limit: ReadLimit): readonly StoredMessage[] {
    return this.#collect(this.#indexOf(offset), 1, limit);
  }

  /** The newest kept messages up to an offset, ascending, up to the limit and at least one where there is one. */
  readUpTo(offset: number, limit: ReadLimit): readonly StoredMessage[] {
    return this.#collect(this.#indexOf(offset), -1, limit).toReversed();
  }

  #indexOf(offset: number): number {
    const oldest = this.#kept[this.#start];
    return oldest === undefined ? this.#kept.length : this.#start + (offset - oldest.offset);
  }

  #collect(from: number, step: 1 | -1, limit: ReadLimit): StoredMessage[] {
    const page: StoredMessage[] = [];
    let left = limit.bytes;
    for (let index = from; index >= this.#start && page.length < limit.messages; index += step) {
      const message = this.#kept[index];
      if (message === undefined || (left < message.bytes.length && page.length > 0)) break;
      left -= message.bytes.length;
      page.push(message);
    }
    return page;
  }
}
