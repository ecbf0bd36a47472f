import type { Awaitable } from "../../awaitable.ts";
import { systemClock, type Clock } from "../../clock.ts";
import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";
import { silentLogger, type Logger } from "../../logger.ts";
import type {
  Appended,
  AppendRequest,
  Bucket,
  Changed,
  ContractMemory,
  Credential,
  Engine,
  EngineListener,
  LogPage,
  LogQuery,
  ReadLimit,
  Revocation,
  Rewrite,
  StoredMessage,
} from "../engine.ts";
import type { EventStore } from "../event-store.ts";
import { KeyMemory } from "../key-memory.ts";
import { PresenceMemory } from "../presence-memory.ts";
import { RateMemory } from "../rate-memory.ts";
import { SILENT_LISTENER } from "../silent-listener.ts";
import { AppendGroup, type Placed } from "./append-group.ts";
import { createContractMemory } from "./contract-memory.ts";
import { DiskChannels } from "./disk-channels.ts";
import { findLogGap, readPage, rewriteLog, trimLog } from "./disk-log.ts";
import { DiskRevocations } from "./disk-revocations.ts";
import { createEventStore } from "./event-store.ts";
import { Store, type ChannelRecord } from "./store.ts";
import { SWEEP_START, sweepSlice, type SweepCursor } from "./sweep.ts";
import { Sweeper } from "./sweeper.ts";
import { WriteQueue, type WaitingAppend } from "./write-queue.ts";

const KEY_WINDOW_MS = 10 * 60_000;

/** Where an LMDB engine keeps its data, and what it needs besides. */
export interface LmdbOptions {
  /** Folder for this engine alone; made when it is not there. */
  readonly folder: string;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Default: says nothing. */
  readonly logger?: Logger;
}

/** An engine whose data can be copied while it works. */
export interface LmdbEngine extends Engine {
  /** Copies everything that is committed into another folder, from which a server can start. */
  backup(folder: string): Promise<void>;
}

/**
 * Keeps messages, heads and keys on disk, in one transaction, so that they cannot disagree.
 *
 * Group commit: all appends of a turn, and those that come while the disk is busy, go in one transaction. Nothing
 * leaves, neither to the publisher nor to subscribers, before it is flushed (PROTOCOL [PUB-11]): a crash can lose only
 * what nobody was told, and no offset is used twice under one epoch. Durability is `disk` for every namespace with a
 * log, also where less was asked for; one without a log is in memory only, under an epoch of this run.
 *
 * Opens the folder at once. Throws an `Error` that names the folder when it cannot.
 */
export function createLmdbEngine(options: LmdbOptions): LmdbEngine {
  return new DiskEngine(options);
}

class DiskEngine implements LmdbEngine {
  readonly name = "lmdb";
  readonly durability = "disk";
  readonly keyWindowMs = KEY_WINDOW_MS;
  readonly contract: ContractMemory;
  readonly events: EventStore;
  readonly presence: PresenceMemory;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #channels: DiskChannels;
  readonly #queue: WriteQueue;
  readonly #sweeper: Sweeper;
  readonly #revocations: DiskRevocations;
  readonly #unstoredKeys: KeyMemory;
  readonly #rates: RateMemory;
  #listener: EngineListener = SILENT_LISTENER;
  #isHealthy = true;

  constructor({ folder, clock = systemClock, logger = silentLogger }: LmdbOptions) {
    this.#store = new Store(folder);
    this.contract = createContractMemory(this.#store, (error) => this.#onFailed(error));
    this.events = createEventStore(this.#store, (error) => this.#onFailed(error));
    this.#clock = clock;
    this.#logger = logger;
    this.#channels = new DiskChannels(this.#store);
    this.#queue = new WriteQueue((appends) => this.#writeGroup(appends));
    this.#sweeper = new Sweeper(clock, this.#queue, (cursor) => this.#sweepSlice(cursor));
    this.#revocations = new DiskRevocations(this.#store);
    this.#unstoredKeys = new KeyMemory(clock, KEY_WINDOW_MS);
    this.#rates = new RateMemory(clock);
    this.presence = new PresenceMemory(clock, (name, change) => {
      if (this.#channels.isAttached(name)) this.#listener.onPresence(name, change);
    });
  }

  start(listener: EngineListener): void {
    this.#listener = listener;
    this.#sweeper.start();
  }

  isReady(): boolean {
    return this.#isHealthy;
  }

  append(request: AppendRequest): Awaitable<Appended> {
    // A channel that kept something once goes on under its epoch, which is on disk: so must its head be.
    const channel = this.#channels.open(request.channel);
    if (request.retention === undefined && !channel.isStored) return this.#appendUnstored(request);
    this.#channels.begin(request.channel, channel);
    return this.#queue.append(request);
  }

  signal(name: string, bytes: Buffer): void {
    if (this.#channels.isAttached(name)) this.#listener.onSignal(name, bytes);
  }

  attach(name: string): Position {
    return this.#channels.attach(name);
  }

  detach(name: string): void {
    this.#channels.detach(name);
  }

  read(name: string, query: LogQuery, limit: ReadLimit): LogPage {
    return readPage(this.#store, name, this.#current(name), query, limit);
  }

  findGap(name: string, after: Position, limit: ReadLimit): GapReason | undefined {
    return findLogGap(this.#store, name, this.#current(name), after, limit);
  }

  findLast(name: string, count: number): number {
    const { head, first } = this.#current(name);
    return Math.max(head - count, first - 1);
  }

  trim(name: string, upTo: Position): Promise<Changed> {
    return this.#change(async () => {
      const channel = this.#channels.open(name);
      const { changed, record } = await trimLog(this.#store, name, channel.record, upTo);
      this.#channels.update(name, record);
      return changed;
    });
  }

  rewrite(name: string, at: Position | undefined, rewrite: Rewrite): Promise<Changed> {
    return this.#change(() => rewriteLog(this.#store, name, this.#channels.open(name).record, at, rewrite));
  }

  *listKept(): Iterable<string> {
    for (const { channel, record } of this.#store.listChannels())
      if (record.first <= record.head) yield channel;
  }

  take(buckets: readonly Bucket[]): number {
    return this.#rates.take(buckets);
  }

  async revoke(revocation: Revocation): Promise<boolean> {
    try {
      await this.#revocations.add(revocation);
    } catch (error) {
      this.#onFailed(error);
      return false;
    }
    this.#listener.onRevoked(revocation);
    return true;
  }

  isRevoked(credential: Credential): boolean {
    return this.#revocations.covers(credential, this.#clock.now());
  }

  /** There is no other node. */
  notify(): void {}

  backup(folder: string): Promise<void> {
    return this.#store.backup(folder);
  }

  async stop(): Promise<void> {
    this.#sweeper.stop();
    this.presence.stop();
    await Promise.all([this.#queue.settled(), this.#revocations.settled()]);
    this.#listener = SILENT_LISTENER;
    await this.#store.close();
  }

  #current(name: string): ChannelRecord {
    return this.#channels.current(name, this.#queue.isWriting);
  }

  #appendUnstored({ channel: name, before, behind, idempotency }: AppendRequest): Appended {
    const repeat = idempotency && this.#unstoredKeys.find(name, idempotency);
    if (repeat !== undefined) return repeat;
    const channel = this.#channels.open(name);
    const offset = channel.record.head + 1;
    channel.record = { ...channel.record, head: offset, first: offset + 1 };
    const position = { epoch: channel.record.epoch, offset };
    if (idempotency !== undefined) this.#unstoredKeys.remember(name, idempotency, position);
    this.#tell(name, { offset, bytes: Buffer.from(before + offset + behind) });
    return { kind: "appended", position };
  }

  /** Has a change made in its turn. What it throws is a fault of the disk. */
  #change(make: () => Promise<Changed>): Promise<Changed> {
    return this.#queue.run(async () => {
      try {
        const changed = await make();
        this.#isHealthy = true;
        return changed;
      } catch (error) {
        this.#onFailed(error);
        return { kind: "unavailable" };
      }
    });
  }

  async #writeGroup(waiting: readonly WaitingAppend[]): Promise<void> {
    let records: ReadonlyMap<string, ChannelRecord> = new Map();
    let placed: readonly Placed[] = [];
    const committed = {
      record: (name: string) => this.#channels.open(name).record,
      key: this.#store.getKey.bind(this.#store),
    };
    try {
      await this.#store.commit((transaction) => {
        const group = new AppendGroup(committed, transaction, this.#clock.now(), KEY_WINDOW_MS);
        placed = waiting.map(({ request }) => group.place(request));
        group.finish();
        ({ records } = group);
      });
    } catch (error) {
      this.#onFailed(error);
      for (const each of waiting) this.#settle(each, { kind: "unavailable" });
      return;
    }
    this.#isHealthy = true;
    this.#deliver(waiting, placed, records);
  }

  #deliver(
    waiting: readonly WaitingAppend[],
    placed: readonly Placed[],
    records: ReadonlyMap<string, ChannelRecord>,
  ): void {
    for (const [index, { channel: name, result, message }] of placed.entries()) {
      if (message !== undefined) {
        const channel = this.#channels.open(name);
        // The head moves with what is told, so that whoever asks in between begins at the right place.
        channel.record = { ...(records.get(name) ?? channel.record), head: message.offset };
        channel.isStored = true;
        this.#tell(name, message);
      }
      const waited = waiting[index];
      if (waited !== undefined) this.#settle(waited, result);
    }
  }

  #settle({ request, settle }: WaitingAppend, result: Appended): void {
    this.#channels.settle(request.channel);
    settle(result);
  }

  #tell(name: string, message: StoredMessage): void {
    if (this.#channels.isAttached(name)) this.#listener.onMessage(name, message);
  }

  #onFailed(error: unknown): void {
    this.#isHealthy = false;
    const reason = error instanceof Error ? error.message : String(error);
    this.#logger.error("the log could not be written", { engine: this.name, error: reason });
  }

  /** Where to go on; nowhere after a fault, until the next sweep. */
  async #sweepSlice(cursor: SweepCursor): Promise<SweepCursor | undefined> {
    const nowMs = this.#clock.now();
    try {
      // After a fault there is always something to write, which shows whether the disk can be written again.
      if (!this.#isHealthy) await this.#store.probe();
      if (cursor === SWEEP_START) await this.#revocations.expire(nowMs);
      const { updated, next } = await sweepSlice(this.#store, cursor, {
        nowMs,
        keyWindowMs: KEY_WINDOW_MS,
        mayRetire: (name) => this.#channels.mayRetire(name),
      });
      for (const [name, record] of updated) this.#channels.update(name, record);
      this.#isHealthy = true;
      return next;
    } catch (error) {
      this.#onFailed(error);
      return undefined;
    }
  }
}
