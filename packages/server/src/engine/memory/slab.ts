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
