import { toBytes, type Batch, type Slice } from "./batch.ts";
import type { Flushable, FlushTurn } from "./flush-turn.ts";
import { toTextFrame } from "./text-frame.ts";
import type { Transport } from "./transport.ts";

/** Small pieces are copied together up to this size, since one write costs more than the copy. */
const COPY_UP_TO_BYTES = 16 * 1024;

/** What one connection is to be sent in this turn of the event loop: its own frames and slices of shared batches. */
export class Outbox implements Flushable {
  readonly #transport: Transport;
  readonly #turn: FlushTurn;
  readonly #maxQueuedBytes: number;
  readonly #onOverflow: () => void;
  #entries: (Buffer | Slice)[] = [];

  /** Above `maxQueuedBytes` of unsent data `onOverflow` is called, once for each turn in which it is so. */
  constructor(transport: Transport, turn: FlushTurn, maxQueuedBytes: number, onOverflow: () => void) {
    this.#transport = transport;
    this.#turn = turn;
    this.#maxQueuedBytes = maxQueuedBytes;
    this.#onOverflow = onOverflow;
  }

  /** Bytes that have left this outbox and not yet the machine. */
  get queuedBytes(): number {
    return this.#transport.queuedBytes;
  }

  /** Adds a frame of this connection's own. */
  send(text: string | Buffer): void {
    this.#add(toTextFrame(text));
  }

  /** Adds a whole WebSocket frame, which may be shared with other outboxes. */
  push(frame: Buffer): void {
    this.#add(frame);
  }

  /** Adds a slice of a batch: from now on, all that the batch will hold at the end of the turn. */
  follow(slice: Slice): void {
    this.#add(slice);
  }

  /** Ends the slice of a batch: what the batch gets from now on is not for this connection. */
  leave(batch: Batch): void {
    // The last slice of the batch is the open one; earlier ones were ended when their subscription was.
    const index = this.#entries.findLastIndex((entry) => !Buffer.isBuffer(entry) && entry.batch === batch);
    const slice = this.#entries[index];
    if (slice === undefined || Buffer.isBuffer(slice) || slice.toByte !== undefined) return;
    this.#entries[index] = { ...slice, toByte: batch.byteLength };
  }

  /** Writes everything now: at the end of a turn, or before a close. */
  flush(): void {
    const entries = this.#entries;
    if (entries.length === 0) return;
    this.#entries = [];
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) this.#write(first);
    else this.#writeAll(entries.map((entry) => (Buffer.isBuffer(entry) ? entry : toBytes(entry))));
    if (this.#transport.queuedBytes > this.#maxQueuedBytes) this.#onOverflow();
  }

  #add(entry: Buffer | Slice): void {
    if (this.#entries.length === 0) this.#turn.add(this);
    this.#entries.push(entry);
  }

  #write(entry: Buffer | Slice): void {
    const bytes = Buffer.isBuffer(entry) ? entry : toBytes(entry);
    if (bytes.length > 0) this.#transport.write(bytes);
  }

  #writeAll(chunks: readonly Buffer[]): void {
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (bytes <= COPY_UP_TO_BYTES) this.#transport.write(Buffer.concat(chunks, bytes));
    else this.#transport.writeAll(chunks.filter((chunk) => chunk.length > 0));
  }
}
