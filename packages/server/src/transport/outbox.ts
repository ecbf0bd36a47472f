import { toBytes, type Batch, type Slice } from "./batch.ts";
import type { Flushable, FlushTurn } from "./flush-turn.ts";
import { SCRATCH_BYTES } from "./scratch.ts";
import { toAsciiFrame, toByteLength, toFrameLength, toTextFrame, writeTextFrame } from "./text-frame.ts";
import type { Transport } from "./transport.ts";

/** Frames of ASCII texts that follow one another, one character for each byte: mostly the answers of a turn. */
class AsciiFrames {
  bytes: string;

  constructor(frame: string) {
    this.bytes = frame;
  }
}

/**
 * Frames of one connection: ready ones, a text that is to become one, or the bytes of a text; or a part of what a channel
 * got in this turn.
 */
type Entry = AsciiFrames | string | Buffer | Slice;

function isSlice(entry: Entry): entry is Slice {
  return typeof entry === "object" && "batch" in entry;
}

function toLength(entry: Entry): number {
  if (entry instanceof AsciiFrames) return entry.bytes.length;
  return isSlice(entry) ? toBytes(entry).length : toFrameLength(toByteLength(entry));
}

/** The bytes of an entry by itself. */
function toChunk(entry: Entry): Buffer {
  if (entry instanceof AsciiFrames) return Buffer.from(entry.bytes, "latin1");
  return isSlice(entry) ? toBytes(entry) : toTextFrame(entry);
}

/** Writes an entry and returns where the next byte goes. */
function writeEntry(target: Buffer, at: number, entry: Entry): number {
  if (entry instanceof AsciiFrames) return at + target.write(entry.bytes, at, "latin1");
  return isSlice(entry) ? at + toBytes(entry).copy(target, at) : writeTextFrame(target, at, entry);
}

/** Where a copy would lie in memory until a slow network takes it, only little is copied; the rest goes out as it is. */
const MAX_OWN_BYTES = 16 * 1024;

/** Whose outbox it is. */
export interface OutboxOwner {
  /** More is unsent than may be. Called once for each turn in which it is so. */
  onOverflow(): void;
}

/** What one connection is to be sent in this turn of the event loop: its own frames and slices of shared batches. */
export class Outbox implements Flushable {
  readonly #transport: Transport;
  readonly #turn: FlushTurn;
  readonly #maxQueuedBytes: number;
  readonly #owner: OutboxOwner;
  /** The first entry of the turn. Mostly it is the only one, and costs no array. */
  #first: Entry | undefined;
  #rest: Entry[] | undefined;
  /** Whether the network has taken every write at once. TLS never does, and a slow reader does not for ever. */
  #isTakenAtOnce = true;

  /** Above `maxQueuedBytes` of unsent data the owner is told. */
  constructor(transport: Transport, turn: FlushTurn, maxQueuedBytes: number, owner: OutboxOwner) {
    this.#transport = transport;
    this.#turn = turn;
    this.#maxQueuedBytes = maxQueuedBytes;
    this.#owner = owner;
  }

  /** Bytes that have left this outbox and not yet the machine. */
  get queuedBytes(): number {
    return this.#transport.queuedBytes;
  }

  /** Adds a frame of this connection's own: its text, or the bytes of it, which may be shared and stay as they are. */
  send(text: string | Buffer): void {
    const frame = typeof text === "string" ? toAsciiFrame(text) : undefined;
    if (frame === undefined) return this.#add(text);
    const last = this.#rest === undefined ? this.#first : this.#rest.at(-1);
    if (last instanceof AsciiFrames) last.bytes += frame;
    else this.#add(new AsciiFrames(frame));
  }

  /** Adds a slice of a batch: from now on, all that the batch will hold at the end of the turn. */
  follow(slice: Slice): void {
    this.#add(slice);
  }

  /** Ends the slice of a batch: what the batch gets from now on is not for this connection. */
  leave(batch: Batch): void {
    // The last slice of the batch is the open one; earlier ones were ended when their subscription was.
    const rest = this.#rest ?? [];
    const index = rest.findLastIndex((entry) => isSlice(entry) && entry.batch === batch);
    const slice = index < 0 ? this.#first : rest[index];
    if (slice === undefined || !isSlice(slice) || slice.batch !== batch || slice.toByte !== undefined) return;
    const ended = { ...slice, toByte: batch.byteLength, toMessage: batch.messageCount };
    if (index < 0) this.#first = ended;
    else rest[index] = ended;
  }

  /** Writes everything now: at the end of a turn, or before a close. */
  flush(): void {
    const first = this.#first;
    if (first === undefined) return;
    const rest = this.#rest;
    this.#first = undefined;
    this.#rest = undefined;
    if (rest !== undefined) this.#writeAll([first, ...rest]);
    else if (!isSlice(first)) this.#writeAll([first]);
    else {
      const bytes = toBytes(first);
      this.#count(first, bytes.length);
      this.#write(bytes);
    }
    if (this.#transport.queuedBytes > this.#maxQueuedBytes) this.#owner.onOverflow();
  }

  #add(entry: Entry): void {
    if (this.#first !== undefined) {
      (this.#rest ??= []).push(entry);
      return;
    }
    this.#turn.add(this);
    this.#first = entry;
  }

  #count({ batch, fromMessage, toMessage }: Slice, bytes: number): void {
    const { bytesSent, framesSent } = this.#turn.tally;
    bytesSent[batch.kind] += bytes;
    framesSent[batch.kind] = (framesSent[batch.kind] ?? 0) + (toMessage ?? batch.messageCount) - fromMessage;
  }

  #write(bytes: Buffer): void {
    if (bytes.length > 0) this.#transport.write(bytes);
  }

  #writeAll(entries: readonly Entry[]): void {
    let length = 0;
    for (const entry of entries) {
      const bytes = toLength(entry);
      if (isSlice(entry)) this.#count(entry, bytes);
      else this.#turn.tally.bytesSent.other += bytes;
      length += bytes;
    }
    if (length > (this.#isTakenAtOnce ? SCRATCH_BYTES : MAX_OWN_BYTES)) {
      this.#transport.writeAll(entries.map(toChunk).filter((chunk) => chunk.length > 0));
    } else if (this.#isTakenAtOnce) this.#writeFromScratch(entries, length);
    else this.#write(copyTogether(entries, Buffer.allocUnsafe(length), length));
  }

  #writeFromScratch(entries: readonly Entry[], length: number): void {
    const { scratch } = this.#turn;
    this.#write(copyTogether(entries, scratch.buffer, length));
    if (this.#transport.queuedBytes === 0) return;
    scratch.leave();
    this.#isTakenAtOnce = false;
  }
}

function copyTogether(entries: readonly Entry[], target: Buffer, length: number): Buffer {
  let at = 0;
  for (const entry of entries) at = writeEntry(target, at, entry);
  return target.subarray(0, length);
}
