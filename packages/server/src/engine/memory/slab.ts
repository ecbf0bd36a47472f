import type { Rewrite } from "../engine.ts";

const SMALLEST_BYTES = 1024;
const LARGEST_BYTES = 64 * 1024;

/** A stretch of messages, one behind the other in one memory. What is in it stays as it is. */
export class Slab {
  /** Offset of the message that would come next. */
  next: number;
  readonly #first: number;
  readonly #memory: Buffer;
  /** Where each message ends. */
  readonly #ends: number[] = [];
  readonly #addedMs: number[] = [];

  /** Begins with the message of an offset. Each slab of a channel is twice as large as the one before, up to 64 KiB. */
  constructor(first: number, byteLength: number, previousCapacity: number) {
    this.#first = first;
    this.next = first;
    const grown = Math.min(Math.max(previousCapacity * 2, SMALLEST_BYTES), LARGEST_BYTES);
    this.#memory = Buffer.allocUnsafeSlow(Math.max(grown, byteLength));
  }

  /** Bytes that it can hold. */
  get capacity(): number {
    return this.#memory.length;
  }

  /** Whether a message of so many bytes fits behind the others. */
  hasRoomFor(byteLength: number): boolean {
    return this.#end + byteLength <= this.#memory.length;
  }

  /** Writes the next message, for which there must be room, and returns its bytes. */
  add(text: string, nowMs: number): Buffer {
    const start = this.#end;
    const end = start + this.#memory.write(text, start);
    this.#ends.push(end);
    this.#addedMs.push(nowMs);
    this.next++;
    return this.#memory.subarray(start, end);
  }

  /** Whether the message of an offset is in it. */
  holds(offset: number): boolean {
    return offset >= this.#first && offset < this.next;
  }

  /** The bytes of a message; undefined when it is not in it. */
  read(offset: number): Buffer | undefined {
    const index = offset - this.#first;
    const end = this.#ends[index];
    return end === undefined ? undefined : this.#memory.subarray(this.#startOf(index), end);
  }

  /**
   * The same messages in a memory of their own, those between two offsets with other bytes; undefined when none has. What
   * was handed out before stays as it is.
   */
  rewrite(
    from: number,
    to: number,
    rewrite: Rewrite,
  ): { readonly slab: Slab; readonly count: number } | undefined {
    let count = 0;
    const all = this.#ends.map((end, index) => {
      const bytes = this.#memory.subarray(this.#startOf(index), end);
      const offset = this.#first + index;
      const other = offset < from || offset > to ? undefined : rewrite({ offset, bytes });
      if (other !== undefined) count++;
      return other ?? bytes;
    });
    if (count === 0) return undefined;
    const byteLength = all.reduce((sum, bytes) => sum + bytes.length, 0);
    const slab = new Slab(this.#first, Math.max(byteLength, this.capacity), 0);
    for (const [index, bytes] of all.entries()) slab.#copy(bytes, this.#addedMs[index] ?? 0);
    return { slab, count };
  }

  #copy(bytes: Buffer, addedMs: number): void {
    const start = this.#end;
    bytes.copy(this.#memory, start);
    this.#ends.push(start + bytes.length);
    this.#addedMs.push(addedMs);
    this.next++;
  }

  /** Bytes of its messages from an offset on. */
  bytesFrom(offset: number): number {
    return this.#end - this.#startOf(Math.max(0, offset - this.#first));
  }

  /** The first offset from `offset` on that was added at `oldestMs` or later; `next` when none was. */
  findYounger(offset: number, oldestMs: number): number {
    let index = offset - this.#first;
    while ((this.#addedMs[index] ?? Number.POSITIVE_INFINITY) < oldestMs) index++;
    return this.#first + index;
  }

  get #end(): number {
    return this.#ends.at(-1) ?? 0;
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] ?? this.#end);
  }
}
