import type { Clock } from "../../clock.ts";
import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";
import { ChannelTable } from "../channel-table.ts";
import type {
  Appended,
  AppendRequest,
  Bucket,
  Changed,
  Credential,
  Engine,
  EngineListener,
  LogPage,
  LogQuery,
  ReadLimit,
  Retention,
  Revocation,
  Rewrite,
} from "../engine.ts";
import { KeyMemory } from "../key-memory.ts";
import { findPositionFault } from "../position-fault.ts";
import { PresenceMemory } from "../presence-memory.ts";
import { RateMemory } from "../rate-memory.ts";
import { RevocationMemory } from "../revocation-memory.ts";
import { SILENT_LISTENER } from "../silent-listener.ts";
import { ChannelLog } from "./channel-log.ts";

/** Channels that nobody listens to; beyond this the one unused for longest is forgotten. */
const MAX_IDLE_CHANNELS = 100_000;

/** Bytes of kept messages where nobody says otherwise. */
const MAX_BYTES = 256 * 1024 * 1024;
/** How much of the bound is free again when there was no room: so much is looked for at a time. */
const FREED_PART = 0.1;

/** Announced in `/v1/info`; clients give up earlier. */
const KEY_WINDOW_MS = 10 * 60_000;

interface MemoryChannel {
  readonly epoch: string;
  head: number;
  retention: Retention | undefined;
  readonly log: ChannelLog;
}

/** What a memory engine needs, and how much it may keep. */
export interface MemoryOptions {
  readonly clock: Clock;
  /** Default: 100,000. */
  readonly maxIdleChannels?: number;
  /** Bytes that kept messages may take, rounded up to slabs. Default: 256 MiB. */
  readonly maxBytes?: number;
}

/**
 * Keeps everything in the memory of the process, at once and without promises. A restart is a new epoch. When kept
 * messages take more than `maxBytes`, those of channels that nobody listens to are dropped, the one unused for longest
 * first, then the oldest of the channel that grows, then those of others: as if their time were over.
 */
export function createMemoryEngine(options: MemoryOptions): Engine {
  return new MemoryEngine(options);
}

class MemoryEngine implements Engine {
  readonly name = "memory";
  readonly durability = "memory";
  readonly keyWindowMs = KEY_WINDOW_MS;
  readonly presence: PresenceMemory;
  readonly #clock: Clock;
  readonly #channels: ChannelTable<MemoryChannel>;
  readonly #keys: KeyMemory;
  readonly #rates: RateMemory;
  readonly #revocations = new RevocationMemory();
  readonly #maxBytes: number;
  /** Memory of all logs. */
  #bytes = 0;
  #listener: EngineListener = SILENT_LISTENER;

  constructor({ clock, maxIdleChannels = MAX_IDLE_CHANNELS, maxBytes = MAX_BYTES }: MemoryOptions) {
    this.#maxBytes = maxBytes;
    this.#clock = clock;
    this.#keys = new KeyMemory(clock, KEY_WINDOW_MS);
    this.#rates = new RateMemory(clock);
    this.presence = new PresenceMemory(clock, (name, change) => {
      if (this.#channels.isAttached(name)) this.#listener.onPresence(name, change);
    });
    this.#channels = new ChannelTable<MemoryChannel>(
      {
        load: (_, epoch) => ({ epoch, head: 0, retention: undefined, log: new ChannelLog() }),
        isReloadable: () => false,
        onForgotten: ({ log }) => (this.#bytes -= log.capacity),
      },
      maxIdleChannels,
    );
  }

  start(listener: EngineListener): void {
    this.#listener = listener;
  }

  isReady(): boolean {
    return true;
  }

  append({ channel: name, retention, before, behind, idempotency }: AppendRequest): Appended {
    const repeat = idempotency && this.#keys.find(name, idempotency);
    if (repeat !== undefined) return repeat;
    const channel = this.#channels.open(name);
    const offset = ++channel.head;
    const text = before + offset + behind;
    channel.retention = retention;
    const bytes = retention === undefined ? Buffer.from(text) : this.#keep(channel, offset, text, retention);
    const position = { epoch: channel.epoch, offset };
    if (idempotency !== undefined) this.#keys.remember(name, idempotency, position);
    if (this.#channels.isAttached(name)) this.#listener.onMessage(name, { offset, bytes });
    return { kind: "appended", position };
  }

  signal(name: string, bytes: Buffer): void {
    if (this.#channels.isAttached(name)) this.#listener.onSignal(name, bytes);
  }

  attach(name: string): Position {
    const { epoch, head } = this.#channels.attach(name);
    return { epoch, offset: head };
  }

  detach(name: string): void {
    this.#channels.detach(name);
  }

  read(name: string, { direction, position }: LogQuery, limit: ReadLimit): LogPage {
    const { epoch, head, log } = this.#trimmed(name);
    const first = log.firstOffset(head);
    // Backward from the very beginning nothing is missing, since nothing was there.
    const oldest = direction === "forward" || first === 1 ? first - 1 : first;
    const reason = position && findPositionFault(position, { epoch, offset: head }, oldest);
    if (reason !== undefined) return { kind: "gap", reason };
    const messages =
      direction === "forward"
        ? log.readFrom(position === undefined ? first : position.offset + 1, limit)
        : log.readUpTo(position === undefined ? head : position.offset - 1, limit);
    const outermost = messages.at(direction === "forward" ? -1 : 0)?.offset;
    const more = outermost !== undefined && (direction === "forward" ? outermost < head : outermost > first);
    return { kind: "page", messages, first, head: { epoch, offset: head }, more };
  }

  findGap(name: string, after: Position, limit: ReadLimit): GapReason | undefined {
    const { epoch, head, log } = this.#trimmed(name);
    const reason = findPositionFault(after, { epoch, offset: head }, log.firstOffset(head) - 1);
    return reason ?? (log.exceeds(after.offset, limit) ? "too_many" : undefined);
  }

  findLast(name: string, count: number): number {
    const { head, log } = this.#trimmed(name);
    return head - Math.min(count, log.size);
  }

  trim(name: string, upTo: Position): Changed {
    const { epoch, head, log } = this.#trimmed(name);
    const reason = findPositionFault(upTo, { epoch, offset: head }, 0);
    if (reason !== undefined) return { kind: "gap", reason };
    const count = this.#count(log, () => log.dropUpTo(upTo.offset));
    return { kind: "changed", count };
  }

  rewrite(name: string, at: Position | undefined, rewrite: Rewrite): Changed {
    const { epoch, head, log } = this.#trimmed(name);
    const first = log.firstOffset(head);
    const reason = at && findPositionFault(at, { epoch, offset: head }, first);
    if (reason !== undefined) return { kind: "gap", reason };
    const count = this.#count(log, () => log.rewrite(at?.offset ?? first, at?.offset ?? head, rewrite));
    return { kind: "changed", count };
  }

  *listKept(): Iterable<string> {
    for (const [name, { log }] of this.#channels.entries()) if (log.size > 0) yield name;
  }

  take(buckets: readonly Bucket[]): number {
    return this.#rates.take(buckets);
  }

  revoke(revocation: Revocation): boolean {
    this.#revocations.expire(this.#clock.now());
    this.#revocations.add(revocation);
    this.#listener.onRevoked(revocation);
    return true;
  }

  isRevoked(credential: Credential): boolean {
    return this.#revocations.covers(credential, this.#clock.now());
  }

  /** There is no other node. */
  notify(): void {}

  stop(): void {
    this.presence.stop();
    this.#listener = SILENT_LISTENER;
  }

  /** A channel without what is beyond its retention by now. */
  #trimmed(name: string): MemoryChannel {
    const channel = this.#channels.open(name);
    const { retention, log } = channel;
    if (retention !== undefined) this.#count(log, () => log.trim(this.#clock.elapsed(), retention));
    return channel;
  }

  #keep({ log }: MemoryChannel, offset: number, text: string, retention: Retention): Buffer {
    const before = log.capacity;
    const bytes = log.add(offset, text, this.#clock.elapsed(), retention);
    this.#bytes += log.capacity - before;
    if (this.#bytes > this.#maxBytes) this.#makeRoom(log);
    return bytes;
  }

  /** Does something to a log that may change how much memory it takes. */
  #count<Value>(log: ChannelLog, change: () => Value): Value {
    const before = log.capacity;
    const value = change();
    this.#bytes += log.capacity - before;
    return value;
  }

  #makeRoom(grown: ChannelLog): void {
    const enough = this.#maxBytes * (1 - FREED_PART);
    this.#dropOthers(this.#channels.idle(), grown, enough);
    this.#count(grown, () => {
      const others = this.#bytes - grown.capacity;
      while (others + grown.capacity > enough && grown.dropOldestSlab());
    });
    if (this.#bytes <= this.#maxBytes) return;
    const all = Array.from(this.#channels.entries(), ([, channel]) => channel);
    this.#dropOthers(all, grown, enough);
  }

  #dropOthers(channels: Iterable<MemoryChannel>, grown: ChannelLog, enough: number): void {
    for (const { log } of channels) {
      if (this.#bytes <= enough) return;
      if (log !== grown) this.#count(log, () => log.dropAll());
    }
  }
}
