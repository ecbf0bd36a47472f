import type { BatchKind } from "../tally.ts";
import { toFrameLength, writeTextFrame } from "./text-frame.ts";

/**
 * The messages that a channel got in one turn of the event loop, framed into one Buffer that all its subscribers share.
 *
 * Open while the turn lasts; the first reading seals it.
 */
export class Batch {
  readonly kind: BatchKind;
  readonly #messages: Buffer[] = [];
  #byteLength = 0;
  #merged: Buffer | undefined;

  /** What a subscriber of the whole turn sends: shared by all of them. */
  readonly whole: Slice = {
    batch: this,
    fromByte: 0,
    fromMessage: 0,
    toByte: undefined,
    toMessage: undefined,
  };

  constructor(kind: BatchKind = "message") {
    this.kind = kind;
  }

  /** What a subscriber sends who comes now: all that the batch will get from here on. */
  get rest(): Slice {
    return {
      batch: this,
      fromByte: this.#byteLength,
      fromMessage: this.#messages.length,
      toByte: undefined,
      toMessage: undefined,
    };
  }

  /** Messages so far. */
  get messageCount(): number {
    return this.#messages.length;
  }

  /** Bytes so far, as frames. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** Whether the turn is over. */
  get isSealed(): boolean {
    return this.#merged !== undefined;
  }

  /** Adds the bytes of a message, which become a frame of the batch. The batch must be open. */
  push(message: Buffer): void {
    this.#messages.push(message);
    this.#byteLength += toFrameLength(message.length);
  }

  /** All frames as one Buffer: the one place where the bytes of a message are copied for its subscribers. */
  merge(): Buffer {
    this.#merged ??= this.#write();
    return this.#merged;
  }

  #write(): Buffer {
    const merged = Buffer.allocUnsafe(this.#byteLength);
    let at = 0;
    for (const message of this.#messages) at = writeTextFrame(merged, at, message);
    return merged;
  }
}

/** The part of a batch that belongs to one subscriber: one who came or went during the turn does not get all of it. */
export interface Slice {
  readonly batch: Batch;
  readonly fromByte: number;
  /** Messages of the batch before this part. */
  readonly fromMessage: number;
  /** Undefined while the subscriber stays. */
  readonly toByte: number | undefined;
  readonly toMessage: number | undefined;
}

/** The bytes of a slice, without copying. */
export function toBytes({ batch, fromByte, toByte }: Pick<Slice, "batch" | "fromByte" | "toByte">): Buffer {
  const merged = batch.merge();
  return fromByte === 0 && toByte === undefined ? merged : merged.subarray(fromByte, toByte);
}
