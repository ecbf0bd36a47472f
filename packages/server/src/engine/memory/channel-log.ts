import type { ReadLimit, Retention, Rewrite, StoredMessage } from "../engine.ts";
import { Slab } from "./slab.ts";

/**
 * The newest messages of one channel, bounded by count and age. Offsets in it are contiguous.
 *
 * Messages lie one behind the other in slabs of memory, since an object for each would be moved about by the garbage
 * collector for as long as it is kept: with a full log that cost more than all else of a publish.
 */
export class ChannelLog {
  readonly #slabs: Slab[] = [];
  #capacity = 0;
  /** Offset of the oldest kept message; that of the next one when none is kept. */
  #first = 1;
  /** Offset of the next message. */
  #next = 1;

  /** How many messages are kept. */
  get size(): number {
    return this.#next - this.#first;
  }

  /** Bytes of memory that the messages lie in. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Drops the oldest slab, and with it the messages in it; false when there is only the newest one. */
  dropOldestSlab(): boolean {
    const [oldest] = this.#slabs;
    if (oldest === undefined || this.#slabs.length === 1) return false;
    this.#first = Math.max(this.#first, oldest.next);
    this.#dropSlabs();
    return true;
  }

  /** Drops all messages. */
  dropAll(): void {
    this.#first = this.#next;
    this.#dropSlabs();
  }

  /** Adds the newest message, drops what is beyond the retention, and returns the bytes of the message. */
  add(offset: number, text: string, nowMs: number, retention: Retention): Buffer {
    if (this.size === 0) this.#first = offset;
    this.#next = offset + 1;
    const bytes = this.#openSlab(offset, Buffer.byteLength(text)).add(text, nowMs);
    this.trim(nowMs, retention);
    return bytes;
  }

  /** Drops messages beyond the retention. Their memory goes with the slab, when the last one in it is dropped. */
  trim(nowMs: number, { size, ttlMs }: Retention): void {
    this.#first = Math.max(this.#first, this.#next - size);
    for (let slab = this.#dropSlabs(); slab !== undefined; slab = this.#dropSlabs()) {
      const kept = slab.findYounger(this.#first, nowMs - ttlMs);
      this.#first = kept;
      if (kept < slab.next) return;
    }
  }

  /** Drops messages up to an offset, that one included; returns how many there were. */
  dropUpTo(offset: number): number {
    const before = this.#first;
    this.#first = Math.min(this.#next, Math.max(before, offset + 1));
    this.#dropSlabs();
    return this.#first - before;
  }

  /** Gives kept messages other bytes, from one offset to another, both included; returns how many are other now. */
  rewrite(from: number, to: number, rewrite: Rewrite): number {
    let count = 0;
    const first = Math.max(from, this.#first);
    for (let index = this.#indexOf(first); index < this.#slabs.length; index++) {
      const slab = this.#slabs[index];
      const written = slab?.rewrite(first, to, rewrite);
      if (slab === undefined || written === undefined) continue;
      this.#slabs[index] = written.slab;
      this.#capacity += written.slab.capacity - slab.capacity;
      count += written.count;
    }
    return count;
  }

  /** Offset of the oldest kept message; one more than the head when none is. */
  firstOffset(head: number): number {
    return this.size === 0 ? head + 1 : this.#first;
  }

  /** Whether more than the limit is kept after an offset. */
  exceeds(offset: number, { messages, bytes }: ReadLimit): boolean {
    if (this.#next - 1 - offset > messages) return true;
    let sum = 0;
    for (let index = this.#indexOf(offset + 1); index < this.#slabs.length; index++)
      sum += this.#slabs[index]?.bytesFrom(offset + 1) ?? 0;
    return sum > bytes;
  }

  /** Kept messages from an offset on, ascending, up to the limit and at least one where there is one. */
  readFrom(offset: number, limit: ReadLimit): readonly StoredMessage[] {
    return this.#collect(offset, 1, limit);
  }

  /** The newest kept messages up to an offset, ascending, up to the limit and at least one where there is one. */
  readUpTo(offset: number, limit: ReadLimit): readonly StoredMessage[] {
    return this.#collect(offset, -1, limit).toReversed();
  }

  /** Where the next message goes: the newest slab if it has room. */
  #openSlab(offset: number, byteLength: number): Slab {
    const newest = this.#slabs.at(-1);
    if (newest?.hasRoomFor(byteLength) === true) return newest;
    const slab = new Slab(offset, byteLength, newest?.capacity ?? 0);
    this.#slabs.push(slab);
    this.#capacity += slab.capacity;
    return slab;
  }

  /** Drops slabs of which nothing is kept; returns the oldest other one, if anything is kept. */
  #dropSlabs(): Slab | undefined {
    while ((this.#slabs[0]?.next ?? Number.POSITIVE_INFINITY) <= this.#first)
      this.#capacity -= this.#slabs.shift()?.capacity ?? 0;
    return this.#slabs[0];
  }

  /** Index of the slab with an offset. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#slabs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#slabs[middle]?.next ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #collect(from: number, step: 1 | -1, limit: ReadLimit): StoredMessage[] {
    const page: StoredMessage[] = [];
    let left = limit.bytes;
    let index = this.#indexOf(from);
    for (let offset = from; this.#isKept(offset) && page.length < limit.messages; offset += step) {
      if (this.#slabs[index]?.holds(offset) === false) index += step;
      const bytes = this.#slabs[index]?.read(offset);
      if (bytes === undefined || (left < bytes.length && page.length > 0)) break;
      left -= bytes.length;
      page.push({ offset, bytes });
    }
    return page;
  }

  #isKept(offset: number): boolean {
    return offset >= this.#first && offset < this.#next;
  }
}
