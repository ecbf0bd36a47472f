import type { Position } from "../../generated/frames.ts";
import type { Appended, AppendRequest, IdempotencyKey, Retention, StoredMessage } from "../engine.ts";
import type { ChannelRecord, KeyRecord, Transaction } from "./store.ts";

/** What one append of a group came to, if the group is committed. */
export interface Placed {
  readonly channel: string;
  readonly result: Appended;
  /** Undefined when nothing was added. */
  readonly message: StoredMessage | undefined;
}

/** What a group is built on: the committed state. */
export interface Committed {
  record(channel: string): ChannelRecord;
  key(channel: string, key: IdempotencyKey): KeyRecord | undefined;
}

/** Gives the appends of one transaction their places, in order, and writes what follows from that. */
export class AppendGroup {
  readonly #committed: Committed;
  readonly #transaction: Transaction;
  readonly #nowMs: number;
  readonly #keyWindowMs: number;
  /** Channels and keys as this group leaves them. */
  readonly records: Map<string, ChannelRecord> = new Map<string, ChannelRecord>();
  readonly #keys = new Map<string, KeyRecord>();

  constructor(committed: Committed, transaction: Transaction, nowMs: number, keyWindowMs: number) {
    this.#committed = committed;
    this.#transaction = transaction;
    this.#nowMs = nowMs;
    this.#keyWindowMs = keyWindowMs;
  }

  /** Places one append behind those placed before. */
  place({ channel, retention, before, behind, idempotency }: AppendRequest): Placed {
    const repeat = idempotency && this.#findRepeat(channel, idempotency);
    if (repeat !== undefined) return { channel, result: repeat, message: undefined };
    const record = this.records.get(channel) ?? this.#committed.record(channel);
    const offset = record.head + 1;
    const message = { offset, bytes: Buffer.from(before + offset + behind) };
    const position = { epoch: record.epoch, offset };
    this.#transaction.putMessage(channel, message, this.#nowMs);
    this.records.set(channel, this.#trim(channel, { ...record, head: offset }, retention));
    if (idempotency !== undefined) this.#remember(channel, idempotency, position);
    return { channel, result: { kind: "appended", position }, message };
  }

  /** Writes the state of the channels. To be called once, when all is placed. */
  finish(): void {
    for (const [channel, record] of this.records) this.#transaction.putChannel(channel, record);
  }

  #findRepeat(channel: string, idempotency: IdempotencyKey): Appended | undefined {
    const known = this.#keys.get(toName(channel, idempotency)) ?? this.#committed.key(channel, idempotency);
    if (known === undefined || known.addedMs < this.#nowMs - this.#keyWindowMs) return undefined;
    return known.digest === idempotency.digest
      ? { kind: "duplicate", position: known.position }
      : { kind: "keyReused" };
  }

  #remember(channel: string, idempotency: IdempotencyKey, position: Position): void {
    const record: KeyRecord = { digest: idempotency.digest, position, addedMs: this.#nowMs };
    this.#keys.set(toName(channel, idempotency), record);
    this.#transaction.putKey(channel, idempotency, record);
  }

  #trim(channel: string, record: ChannelRecord, retention: Retention | undefined): ChannelRecord {
    const { size = 0, ttlMs = 0 } = retention ?? {};
    const { epoch, head } = record;
    let { first } = record;
    while (head - first + 1 > size) this.#transaction.removeMessage(channel, first++);
    return { epoch, head, first, ttlMs };
  }
}

function toName(channel: string, { user, key }: IdempotencyKey): string {
  return `${channel}\n${user}\n${key}`;
}
