/**
 * The messages that a channel got in one turn of the event loop, merged into one Buffer that all its subscribers share.
 *
 * Open while the turn lasts; the first reading seals it.
 */
export class Batch {
  readonly #frames: Buffer[] = [];
  #byteLength = 0;
  #merged: Buffer | undefined;

  /** What a subscriber of the whole turn sends: shared by all of them. */
  readonly whole: Slice = { batch: this, fromByte: 0, toByte: undefined };

  /** Bytes so far. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** Whether the turn is over. */
  get isSealed(): boolean {
    return this.#merged !== undefined;
  }

  /** Adds a whole frame. The batch must be open. */
  push(frame: Buffer): void {
    this.#frames.push(frame);
    this.#byteLength += frame.length;
  }

  /** All frames as one Buffer. */
  merge(): Buffer {
    const [only] = this.#frames;
    this.#merged ??=
      this.#frames.length === 1 && only !== undefined ? only : Buffer.concat(this.#frames, this.#byteLength);
    return this.#merged;
  }
}

/** The part of a batch that belongs to one subscriber: one who came or went during the turn does not get all of it. */
export interface Slice {
  readonly batch: Batch;
  readonly fromByte: number;
  /** Undefined while the subscriber stays. */
  readonly toByte: number | undefined;
}

/** The bytes of a slice, without copying. */
export function toBytes({ batch, fromByte, toByte }: Slice): Buffer {
  const merged = batch.merge();
  return fromByte === 0 && toByte === undefined ? merged : merged.subarray(fromByte, toByte);
}
