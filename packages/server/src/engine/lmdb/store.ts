import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { open, type Database, type RootDatabase } from "lmdb";
import type { Position } from "../../generated/frames.ts";
import type { IdempotencyKey, KeptContract, ReadLimit, Revocation, StoredMessage } from "../engine.ts";
import type { KeptEvent } from "../event-store.ts";
import { toRevocationName } from "../revocation-memory.ts";
import { lockData } from "./data-lock.ts";

/** What the folder holds; another number is another layout. */
const FORMAT = 1;
const FILE = "log.mdb";
/** What stands behind the first page header of every file that LMDB has written. */
const MAGIC = Buffer.from([0xde, 0xc0, 0xef, 0xbe]);
const MAGIC_AT = 24;
/** Bytes before the message: when it was added, in milliseconds since 1970. */
const TIME_BYTES = 8;

/** What is kept of a channel besides its messages. */
export interface ChannelRecord {
  readonly epoch: string;
  readonly head: number;
  /** Offset of the oldest kept message; one more than the head when none is. */
  readonly first: number;
  readonly ttlMs: number;
  /** Since when no message is kept, in milliseconds since 1970; noted by the sweep that finds it so. */
  readonly emptiedMs?: number;
}

/** What is kept of a key. */
export interface KeyRecord {
  readonly digest: string;
  readonly position: Position;
  readonly addedMs: number;
}

/** A key whose window is over, as the tables name it. */
export interface ExpiredKey {
  readonly addedMs: number;
  readonly name: string;
}

/** Writes of one transaction. */
export interface Transaction {
  putMessage(channel: string, message: StoredMessage, addedMs: number): void;
  removeMessage(channel: string, offset: number): void;
  putChannel(channel: string, record: ChannelRecord): void;
  removeChannel(channel: string): void;
  putKey(channel: string, key: IdempotencyKey, record: KeyRecord): void;
  removeKey(expired: ExpiredKey): void;
  putRevocation(revocation: Revocation): void;
  removeRevocation(revocation: Revocation): void;
}

/** The tables of a data folder. Reads see what is committed; a commit is on disk when it is reported. */
export class Store {
  readonly #root: RootDatabase<unknown, string>;
  readonly #messages: Database<Buffer, [string, number]>;
  readonly #channels: Database<ChannelRecord, string>;
  readonly #keys: Database<KeyRecord, string>;
  /** Keys in the order of their age. */
  readonly #keyAges: Database<boolean, [number, string]>;
  readonly #revocations: Database<Revocation, string>;
  /** Events that are still to be told, by their place. */
  readonly #events: Database<Omit<KeptEvent, "place">, number>;
  readonly #unlock: () => void;

  /** Opens a folder, which is made when it is not there. Throws when another process has it or its format is another. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#unlock = lockData(folder);
    try {
      assertLog(join(folder, FILE));
      // Without overlapping sync a commit is reported when it has been flushed, and not before (PROTOCOL [PUB-11]).
      // Batching by turn is off, since its own promise is heard by nobody when the disk is full.
      this.#root = open({
        path: join(folder, FILE),
        overlappingSync: false,
        eventTurnBatching: false,
        maxDbs: 8,
        encoding: "json",
      });
      this.#messages = this.#root.openDB({ name: "messages", encoding: "binary" });
      this.#channels = this.#root.openDB({ name: "channels", encoding: "json" });
      this.#keys = this.#root.openDB({ name: "keys", encoding: "json" });
      this.#keyAges = this.#root.openDB({ name: "keyAges", encoding: "json" });
      this.#revocations = this.#root.openDB({ name: "revocations", encoding: "json" });
      this.#events = this.#root.openDB({ name: "events", encoding: "json" });
      const format = this.#root.get("format");
      if (format === undefined) this.#root.putSync("format", FORMAT);
      else assertFormat(folder, format);
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  /** What is kept of a channel. */
  getChannel(channel: string): ChannelRecord | undefined {
    return this.#channels.get(channel);
  }

  /** The channels that have kept something, in the order of their names: all, or from one on. */
  *listChannels(from?: string): Iterable<{ readonly channel: string; readonly record: ChannelRecord }> {
    const range = from === undefined ? {} : { start: from };
    for (const { key, value } of this.#channels.getRange(range)) yield { channel: key, record: value };
  }

  /** What a key stands for. */
  getKey(channel: string, key: IdempotencyKey): KeyRecord | undefined {
    return this.#keys.get(toKeyName(channel, key));
  }

  /** Keys that were added before a time, the oldest first. */
  listKeysBefore(timeMs: number, limit: number): readonly ExpiredKey[] {
    const range = { start: [0, ""] as [number, string], end: [timeMs, ""] as [number, string], limit };
    return Array.from(this.#keyAges.getKeys(range), ([addedMs, name]) => ({ addedMs, name }));
  }

  /** The contract that was written last. */
  getContract(): KeptContract | undefined {
    return this.#root.get("contract") as KeptContract | undefined;
  }

  /** Writes the contract; resolves when it is on disk. */
  async putContract(contract: KeptContract): Promise<void> {
    try {
      await this.#root.put("contract", contract);
    } catch (error) {
      throw await toCause(error);
    }
  }

  /** Empties channels, messages and keys, and writes the contract, in one transaction that is on disk at the return. */
  clear(contract: KeptContract): void {
    this.#root.transactionSync(() => {
      for (const table of [this.#messages, this.#channels, this.#keys, this.#keyAges]) table.clearSync();
      this.#root.putSync("contract", contract);
    });
  }

  /** All revocations that are kept. */
  *listRevocations(): Iterable<Revocation> {
    for (const { value } of this.#revocations.getRange()) yield value;
  }

  /** The events that are still to be told. */
  *listEvents(): Iterable<KeptEvent> {
    for (const { key, value } of this.#events.getRange()) yield { place: key, ...value };
  }

  /** Keeps an event; resolves when it is on disk. */
  async putEvent({ place, text, dropped }: KeptEvent): Promise<void> {
    try {
      await this.#events.put(place, { text, dropped });
    } catch (error) {
      throw await toCause(error);
    }
  }

  /** Forgets the events up to a place, that one included; resolves when that is on disk. */
  async removeEvents(upTo: number): Promise<void> {
    try {
      await this.#root.batch(() => {
        for (const place of this.#events.getKeys({ end: upTo + 1 })) void this.#events.remove(place);
      });
    } catch (error) {
      throw await toCause(error);
    }
  }

  /** Messages from one offset to another, both included: ascending, or descending when `to` is less than `from`. */
  readMessages(channel: string, from: number, to: number, { messages, bytes }: ReadLimit): StoredMessage[] {
    const page: StoredMessage[] = [];
    const reverse = to < from;
    // The end of a range is exclusive.
    const range = {
      start: [channel, from] as [string, number],
      end: [channel, to + (reverse ? -1 : 1)] as [string, number],
      reverse,
      limit: messages,
    };
    let left = bytes;
    for (const { key, value } of this.#messages.getRange(range)) {
      const message = { offset: key[1], bytes: value.subarray(TIME_BYTES) };
      if (left < message.bytes.length && page.length > 0) break;
      left -= message.bytes.length;
      page.push(message);
    }
    return page;
  }

  /** Messages from one offset to another, both included, with the time at which each was added. */
  *listMessages(
    channel: string,
    from: number,
    to: number,
  ): Iterable<StoredMessage & { readonly addedMs: number }> {
    const range = { start: [channel, from] as [string, number], end: [channel, to + 1] as [string, number] };
    for (const { key, value } of this.#messages.getRange(range))
      yield { offset: key[1], bytes: value.subarray(TIME_BYTES), addedMs: value.readDoubleBE(0) };
  }

  /** When a kept message was added. */
  getAddedMs(channel: string, offset: number): number | undefined {
    return this.#messages.get([channel, offset])?.readDoubleBE(0);
  }

  /** Writes everything or nothing; resolves when it is on disk, rejects when nothing was written. */
  async commit(write: (transaction: Transaction) => void): Promise<void> {
    const transaction: Transaction = {
      putMessage: (channel, { offset, bytes }, addedMs) => {
        const value = Buffer.allocUnsafe(TIME_BYTES + bytes.length);
        value.writeDoubleBE(addedMs, 0);
        bytes.copy(value, TIME_BYTES);
        void this.#messages.put([channel, offset], value);
      },
      removeMessage: (channel, offset) => void this.#messages.remove([channel, offset]),
      putChannel: (channel, record) => void this.#channels.put(channel, record),
      removeChannel: (channel) => void this.#channels.remove(channel),
      putKey: (channel, key, record) => {
        const name = toKeyName(channel, key);
        void this.#keys.put(name, record);
        void this.#keyAges.put([record.addedMs, name], true);
      },
      removeKey: ({ addedMs, name }) => {
        void this.#keyAges.remove([addedMs, name]);
        // Used anew since then, it stands for another message.
        if (this.#keys.get(name)?.addedMs === addedMs) void this.#keys.remove(name);
      },
      putRevocation: (revocation) => void this.#revocations.put(toRevocationName(revocation), revocation),
      removeRevocation: (revocation) => void this.#revocations.remove(toRevocationName(revocation)),
    };
    try {
      // The promise of the batch is that of all writes in it.
      await this.#root.batch(() => write(transaction));
    } catch (error) {
      throw await toCause(error);
    }
  }

  /** Writes what changes nothing; rejects when nothing can be written. */
  async probe(): Promise<void> {
    await this.#root.put("format", FORMAT);
  }

  /** Copies the data into another folder while it is in use. */
  async backup(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await this.#root.backup(join(folder, FILE), true);
  }

  /** Ends work and gives the folder back. */
  async close(): Promise<void> {
    await this.#root.close();
    this.#unlock();
  }
}

/** LMDB would end the process on a file that is not its own. */
function assertLog(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const start = Buffer.alloc(MAGIC_AT + MAGIC.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  if (!start.subarray(MAGIC_AT).equals(MAGIC))
    throw new Error(`data: ${file} is not a log; move it away, or choose another folder`);
}

function assertFormat(folder: string, format: unknown): void {
  if (format === FORMAT) return;
  throw new Error(
    `data: ${folder} has format ${JSON.stringify(format)}, and this server reads ${FORMAT}; use the server that wrote it, or another folder`,
  );
}

/** No part can contain a line break, so no two triples have the same name. */
function toKeyName(channel: string, { user, key }: IdempotencyKey): string {
  return `${channel}\n${user}\n${key}`;
}

/** The reason behind a failed write, which lmdb keeps in a promise of its own. */
async function toCause(reason: unknown): Promise<unknown> {
  if (!(reason instanceof Error && "commitError" in reason)) return reason;
  return Promise.resolve(reason.commitError).then(
    () => reason,
    (cause: unknown) => cause,
  );
}
