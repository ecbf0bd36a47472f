import type { Awaitable } from "../../awaitable.ts";
import { systemClock, type Cancel, type Clock } from "../../clock.ts";
import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";
import { silentLogger, type Logger } from "../../logger.ts";
import { ChannelTable } from "../channel-table.ts";
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
import { KeyMemory } from "../key-memory.ts";
import { findPositionFault } from "../position-fault.ts";
import { PresenceMemory } from "../presence-memory.ts";
import { RateMemory } from "../rate-memory.ts";
import { RevocationMemory } from "../revocation-memory.ts";
import { AppendGroup, type Placed } from "./append-group.ts";
import { createContractMemory } from "./contract-memory.ts";
import { Store, type ChannelRecord } from "./store.ts";
import { sweep } from "./sweep.ts";

const KEY_WINDOW_MS = 10 * 60_000;
/** How often messages and keys beyond their age are removed; until then they may still be read. */
const SWEEP_MS = 60_000;
/** Most appends in one transaction. */
const MAX_GROUP = 2000;
/** Channels that nobody listens to and whose state stays in memory. */
const MAX_IDLE_CHANNELS = 10_000;
const NOBODY: EngineListener = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};

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

interface Waiting {
  readonly request: AppendRequest;
  readonly settle: (result: Appended) => void;
}

/** A change to what is kept; it waits among the appends, so that all take effect in the order of the calls. */
interface WaitingChange {
  readonly change: () => Promise<void>;
}

function isChange(waiting: Waiting | WaitingChange): waiting is WaitingChange {
  return "change" in waiting;
}

/** A channel in memory. `record` is what is on disk and was told. */
interface DiskChannel {
  record: ChannelRecord;
  isStored: boolean;
  /** Appends that are not settled. */
  pendingCount: number;
  readonly head: number;
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
  readonly presence: PresenceMemory;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #channels: ChannelTable<DiskChannel>;
  readonly #unstoredKeys: KeyMemory;
  readonly #rates: RateMemory;
  readonly #revocations = new RevocationMemory();
  #listener: EngineListener = NOBODY;
  /** Channels with appends that are not settled: what is on disk of them may be ahead of what was told. */
  readonly #pending = new Map<string, DiskChannel>();
  #queue: (Waiting | WaitingChange)[] = [];
  #writing: Promise<void> | undefined;
  /** The last revocation that is being written. */
  #revoking: Promise<unknown> = Promise.resolve();
  #isSweepDue = false;
  #isHealthy = true;
  #cancelSweep: Cancel | undefined;

  constructor({ folder, clock = systemClock, logger = silentLogger }: LmdbOptions) {
    this.#store = new Store(folder);
    this.contract = createContractMemory(this.#store, (error) => this.#onFailed(error));
    this.#clock = clock;
    this.#logger = logger;
    this.#unstoredKeys = new KeyMemory(clock, KEY_WINDOW_MS);
    this.#rates = new RateMemory(clock);
    this.presence = new PresenceMemory(clock, (name, change) => {
      if (this.#channels.isAttached(name)) this.#listener.onPresence(name, change);
    });
    for (const revocation of this.#store.listRevocations()) this.#revocations.add(revocation);
    this.#channels = new ChannelTable(
      { load: (name, epoch) => this.#load(name, epoch), isReloadable: ({ isStored }) => isStored },
      MAX_IDLE_CHANNELS,
    );
  }

  start(listener: EngineListener): void {
    this.#listener = listener;
    this.#planSweep();
  }

  isReady(): boolean {
    return this.#isHealthy;
  }

  append(request: AppendRequest): Awaitable<Appended> {
    // A channel that kept something once goes on under its epoch, which is on disk: so must its head be.
    const channel = this.#channels.open(request.channel);
    if (request.retention === undefined && !channel.isStored) return this.#appendUnstored(request);
    channel.pendingCount++;
    this.#pending.set(request.channel, channel);
    return new Promise((settle) => {
      this.#queue.push({ request, settle });
      this.#write();
    });
  }

  signal(name: string, bytes: Buffer): void {
    if (this.#channels.isAttached(name)) this.#listener.onSignal(name, bytes);
  }

  attach(name: string): Position {
    const { epoch, head } = this.#channels.attach(name).record;
    return { epoch, offset: head };
  }

  detach(name: string): void {
    this.#channels.detach(name);
  }

  read(name: string, { direction, position }: LogQuery, limit: ReadLimit): LogPage {
    const record = this.#current(name);
    const { epoch, head, first } = record;
    // Backward from the very beginning nothing is missing, since nothing was there.
    const oldest = direction === "forward" || first === 1 ? first - 1 : first;
    const reason = position && findPositionFault(position, { epoch, offset: head }, oldest);
    if (reason !== undefined) return { kind: "gap", reason };
    const messages =
      direction === "forward"
        ? this.#readForward(name, record, position?.offset ?? first - 1, limit)
        : this.#readBackward(name, record, position?.offset ?? head + 1, limit);
    const outermost = messages.at(direction === "forward" ? -1 : 0)?.offset;
    const more = outermost !== undefined && (direction === "forward" ? outermost < head : outermost > first);
    return { kind: "page", messages, first, head: { epoch, offset: head }, more };
  }

  findGap(name: string, after: Position, limit: ReadLimit): GapReason | undefined {
    const record = this.#current(name);
    const { epoch, head, first } = record;
    const reason = findPositionFault(after, { epoch, offset: head }, first - 1);
    if (reason !== undefined) return reason;
    const missed = head - after.offset;
    if (missed > limit.messages) return "too_many";
    return this.#readForward(name, record, after.offset, limit).length < missed ? "too_many" : undefined;
  }

  findLast(name: string, count: number): number {
    const { head, first } = this.#current(name);
    return Math.max(head - count, first - 1);
  }

  trim(name: string, upTo: Position): Promise<Changed> {
    return this.#change(async () => {
      const channel = this.#channels.open(name);
      const { epoch, head, first } = channel.record;
      const reason = findPositionFault(upTo, { epoch, offset: head }, 0);
      if (reason !== undefined) return { kind: "gap", reason };
      const count = Math.max(0, upTo.offset + 1 - first);
      if (count === 0 || !channel.isStored) return { kind: "changed", count: 0 };
      const record = { ...channel.record, first: first + count };
      await this.#store.commit((transaction) => {
        for (let offset = first; offset <= upTo.offset; offset++) transaction.removeMessage(name, offset);
        transaction.putChannel(name, record);
      });
      this.#channels.open(name).record = record;
      return { kind: "changed", count };
    });
  }

  rewrite(name: string, at: Position | undefined, rewrite: Rewrite): Promise<Changed> {
    return this.#change(async () => {
      const { epoch, head, first } = this.#channels.open(name).record;
      const reason = at && findPositionFault(at, { epoch, offset: head }, first);
      if (reason !== undefined) return { kind: "gap", reason };
      let count = 0;
      await this.#store.commit((transaction) => {
        for (const message of this.#store.listMessages(name, at?.offset ?? first, at?.offset ?? head)) {
          const bytes = rewrite(message);
          if (bytes === undefined) continue;
          transaction.putMessage(name, { offset: message.offset, bytes }, message.addedMs);
          count++;
        }
      });
      return { kind: "changed", count };
    });
  }

  *listKept(): Iterable<string> {
    for (const { channel, record } of this.#store.listChannels())
      if (record.first <= record.head) yield channel;
  }

  take(buckets: readonly Bucket[]): number {
    return this.#rates.take(buckets);
  }

  revoke(revocation: Revocation): Promise<boolean> {
    const revoked = this.#revoking.then(() => this.#revoke(revocation));
    this.#revoking = revoked;
    return revoked;
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
    this.#cancelSweep?.();
    this.presence.stop();
    await Promise.all([this.#writing, this.#revoking]);
    this.#listener = NOBODY;
    await this.#store.close();
  }

  /** One after the other, each joined to what is on disk. */
  async #revoke(revocation: Revocation): Promise<boolean> {
    const joined = this.#revocations.preview(revocation);
    try {
      await this.#store.commit((transaction) => transaction.putRevocation(joined));
    } catch (error) {
      this.#onFailed(error);
      return false;
    }
    this.#revocations.add(joined);
    this.#listener.onRevoked(revocation);
    return true;
  }

  async #forgetRevocations(): Promise<void> {
    const ended = this.#revocations.expire(this.#clock.now());
    if (ended.length === 0) return;
    await this.#store.commit((transaction) => {
      for (const revocation of ended) transaction.removeRevocation(revocation);
    });
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

  /**
   * A channel as it can be read: up to what was told, and from what is still there. What a transaction trims is gone
   * from the disk a moment before it is known here.
   */
  #current(name: string): ChannelRecord {
    const { record, isStored } = this.#channels.open(name);
    if (!isStored || this.#writing === undefined) return record;
    const first = Math.max(record.first, this.#store.getChannel(name)?.first ?? record.first);
    return { ...record, first: Math.min(first, record.head + 1) };
  }

  #readForward(
    name: string,
    { head }: ChannelRecord,
    after: number,
    limit: ReadLimit,
  ): readonly StoredMessage[] {
    return after >= head ? [] : this.#store.readMessages(name, after + 1, head, limit);
  }

  #readBackward(
    name: string,
    { first }: ChannelRecord,
    before: number,
    limit: ReadLimit,
  ): readonly StoredMessage[] {
    return before <= first ? [] : this.#store.readMessages(name, before - 1, first, limit).toReversed();
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

  #write(): void {
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    // The rest of this turn's input joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0 || this.#isSweepDue) {
      await this.#writeNext();
      if (this.#isSweepDue) await this.#sweep();
    }
    // In the same step as the last look at the queue: an append in between would wait for ever.
    this.#writing = undefined;
  }

  /** The next change, or the appends before it. */
  async #writeNext(): Promise<void> {
    const [first] = this.#queue;
    if (first === undefined) return;
    if (isChange(first)) {
      this.#queue.shift();
      return first.change();
    }
    const change = this.#queue.findIndex(isChange);
    const count = Math.min(MAX_GROUP, change === -1 ? this.#queue.length : change);
    const appends = this.#queue.splice(0, count);
    await this.#writeGroup(appends.filter((each): each is Waiting => !isChange(each)));
  }

  /** Has a change made in its turn. What it throws is a fault of the disk. */
  #change(make: () => Promise<Changed>): Promise<Changed> {
    return new Promise((settle) => {
      const change = async (): Promise<void> => {
        try {
          settle(await make());
          this.#isHealthy = true;
        } catch (error) {
          this.#onFailed(error);
          settle({ kind: "unavailable" });
        }
      };
      this.#queue.push({ change });
      this.#write();
    });
  }

  async #writeGroup(waiting: readonly Waiting[]): Promise<void> {
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
    waiting: readonly Waiting[],
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

  #settle({ request, settle }: Waiting, result: Appended): void {
    const channel = this.#pending.get(request.channel);
    if (channel !== undefined && --channel.pendingCount === 0) this.#pending.delete(request.channel);
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

  #planSweep(): void {
    this.#cancelSweep = this.#clock.schedule(SWEEP_MS, () => {
      this.#isSweepDue = true;
      this.#write();
      this.#planSweep();
    });
  }

  async #sweep(): Promise<void> {
    this.#isSweepDue = false;
    try {
      // After a fault there is always something to write, which shows whether the disk can be written again.
      if (!this.#isHealthy) await this.#store.probe();
      const { trimmed, isDone } = await sweep(this.#store, this.#clock.now(), KEY_WINDOW_MS);
      for (const [name, record] of trimmed) {
        const channel = this.#channels.peek(name);
        if (channel !== undefined) channel.record = record;
      }
      await this.#forgetRevocations();
      this.#isHealthy = true;
      if (!isDone) this.#isSweepDue = true;
    } catch (error) {
      this.#onFailed(error);
    }
  }
}
