import type { Position } from "../../generated/frames.ts";
import { ChannelTable } from "../channel-table.ts";
import type { ChannelRecord, Store } from "./store.ts";

/** Channels that nobody listens to and whose state stays in memory. */
const MAX_IDLE_CHANNELS = 10_000;

/** A channel in memory. `record` is what is on disk and was told. */
export interface DiskChannel {
  record: ChannelRecord;
  /** Whether it was on disk when it was read, or has been written since. */
  isStored: boolean;
  /** Appends that are not settled. */
  pendingCount: number;
  readonly head: number;
}

/** The channels that are in use, with what is on disk of them. */
export class DiskChannels {
  readonly #store: Store;
  readonly #table: ChannelTable<DiskChannel>;
  /** Channels with appends that are not settled: what is on disk of them may be ahead of what was told. */
  readonly #pending = new Map<string, DiskChannel>();

  constructor(store: Store) {
    this.#store = store;
    this.#table = new ChannelTable(
      { load: (name, epoch) => this.#load(name, epoch), isReloadable: ({ isStored }) => isStored },
      MAX_IDLE_CHANNELS,
    );
  }

  /** A channel, whether or not it was ever used. */
  open(name: string): DiskChannel {
    return this.#table.open(name);
  }

  /** Keeps a channel in memory until it is detached; returns its head. */
  attach(name: string): Position {
    const { epoch, head } = this.#table.attach(name).record;
    return { epoch, offset: head };
  }

  detach(name: string): void {
    this.#table.detach(name);
  }

  isAttached(name: string): boolean {
    return this.#table.isAttached(name);
  }

  /** An append is under way. */
  begin(name: string, channel: DiskChannel): void {
    channel.pendingCount++;
    this.#pending.set(name, channel);
  }

  /** An append is settled. */
  settle(name: string): void {
    const channel = this.#pending.get(name);
    if (channel !== undefined && --channel.pendingCount === 0) this.#pending.delete(name);
  }

  /** What is on disk of a channel is other now, and no message was added. */
  update(name: string, record: ChannelRecord): void {
    const channel = this.#pending.get(name) ?? this.#table.peek(name);
    if (channel !== undefined) channel.record = record;
  }

  /** Whether a channel may be removed from the disk: nobody listens to it or says something in it. */
  mayRetire(name: string): boolean {
    if (this.#table.isAttached(name) || this.#pending.has(name)) return false;
    // Before it is removed: who comes right then goes on under the epoch that it had, or begins under another.
    this.#table.renewEpoch();
    return true;
  }

  /**
   * A channel as it can be read: up to what was told, and from what is still there. What a transaction trims is gone
   * from the disk a moment before it is known here.
   */
  current(name: string, isWriting: boolean): ChannelRecord {
    const { record, isStored } = this.open(name);
    if (!isStored || !isWriting) return record;
    const first = Math.max(record.first, this.#store.getChannel(name)?.first ?? record.first);
    return { ...record, first: Math.min(first, record.head + 1) };
  }

  #load(name: string, epoch: string): DiskChannel {
    const pending = this.#pending.get(name);
    if (pending !== undefined) return pending;
    const stored = this.#store.getChannel(name);
    return {
      record: stored ?? { epoch, head: 0, first: 1, ttlMs: 0 },
      isStored: stored !== undefined,
      pendingCount: 0,
      get head() {
        return this.record.head;
      },
    };
  }
}
