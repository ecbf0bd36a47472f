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

  /** Messages after an offset, up to the limit; undefined when the first of them is not kept. */
  readAfter(offset: number, { messages, bytes }: ReadLimit): readonly StoredMessage[] | undefined {
    const oldest = this.#kept[this.#start];
    if (oldest === undefined || offset + 1 < oldest.offset) return undefined;
    const first = this.#start + (offset + 1 - oldest.offset);
    const page: StoredMessage[] = [];
    let left = bytes;
    for (let index = first; index < this.#kept.length && page.length < messages; index++) {
      const message = this.#kept[index];
      if (message === undefined || (left < message.bytes.length && page.length > 0)) break;
      left -= message.bytes.length;
      page.push(message);
    }
    return page;
  }
}
