import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Position } from "../../generated/frames.ts";
import type {
  Appended,
  AppendRequest,
  Engine,
  EngineListener,
  LogPage,
  ReadLimit,
  Retention,
  StoredMessage,
} from "../engine.ts";
import { ChannelLog } from "./channel-log.ts";

/** Channels that nobody listens to and that keep something; beyond this the one unused for longest is forgotten. */
const MAX_IDLE_CHANNELS = 100_000;

interface MemoryChannel {
  readonly epoch: string;
  head: number;
  isAttached: boolean;
  retention: Retention | undefined;
  readonly log: ChannelLog;
}

const NOBODY: EngineListener = { onMessage: () => {} };

/**
 * Keeps everything in the memory of the process, at once and without promises. A restart is a new epoch.
 *
 * A forgotten channel takes its epoch with it: later channels have another one, so no offset is used twice.
 */
export function createMemoryEngine(options: {
  readonly clock: Clock;
  readonly maxIdleChannels?: number;
}): Engine {
  return new MemoryEngine(options.clock, options.maxIdleChannels ?? MAX_IDLE_CHANNELS);
}

class MemoryEngine implements Engine {
  readonly name = "memory";
  readonly durability = "memory";
  readonly #clock: Clock;
  readonly #maxIdle: number;
  readonly #stream: string = randomBytes(9).toString("base64url");
  readonly #channels = new Map<string, MemoryChannel>();
  /** Channels that are not attached, the one unused for longest first. */
  readonly #idle = new Set<string>();
  #listener: EngineListener = NOBODY;
  #forgotten = 0;

  constructor(clock: Clock, maxIdle: number) {
    this.#clock = clock;
    this.#maxIdle = maxIdle;
  }

  start(listener: EngineListener): void {
    this.#listener = listener;
  }

  isReady(): boolean {
    return true;
  }

  append({ channel: name, retention, before, behind }: AppendRequest): Appended {
    const channel = this.#open(name);
    const offset = ++channel.head;
    const message: StoredMessage = { offset, bytes: Buffer.from(before + offset + behind) };
    channel.retention = retention;
    if (retention !== undefined) channel.log.add(message, this.#clock.elapsed(), retention);
    if (channel.isAttached) this.#listener.onMessage(name, message);
    else this.#touchIdle(name);
    return { kind: "appended", position: { epoch: channel.epoch, offset } };
  }

  attach(name: string): Position {
    const channel = this.#open(name);
    channel.isAttached = true;
    this.#idle.delete(name);
    return { epoch: channel.epoch, offset: channel.head };
  }

  detach(name: string): void {
    const channel = this.#channels.get(name);
    if (channel === undefined) return;
    channel.isAttached = false;
    // Nothing was ever said here: as good as a channel that never was.
    if (channel.head === 0) this.#forget(name, channel);
    else this.#touchIdle(name);
  }

  readAfter(name: string, { epoch, offset }: Position, limit: ReadLimit): LogPage {
    const channel = this.#channels.get(name);
    if (channel === undefined || channel.epoch !== epoch) return { kind: "gap", reason: "unknown_epoch" };
    if (offset > channel.head) return { kind: "gap", reason: "ahead" };
    if (offset === channel.head) return { kind: "page", messages: [] };
    if (channel.retention !== undefined) channel.log.trim(this.#clock.elapsed(), channel.retention);
    const messages = channel.log.readAfter(offset, limit);
    return messages === undefined ? { kind: "gap", reason: "trimmed" } : { kind: "page", messages };
  }

  findLast(name: string, count: number): number {
    const channel = this.#channels.get(name);
    if (channel === undefined) return 0;
    if (channel.retention !== undefined) channel.log.trim(this.#clock.elapsed(), channel.retention);
    return channel.head - Math.min(count, channel.log.size);
  }

  stop(): void {
    this.#listener = NOBODY;
  }

  #open(name: string): MemoryChannel {
    const known = this.#channels.get(name);
    if (known !== undefined) return known;
    const channel: MemoryChannel = {
      epoch: `${this.#stream}.${this.#forgotten}`,
      head: 0,
      isAttached: false,
      retention: undefined,
      log: new ChannelLog(),
    };
    this.#channels.set(name, channel);
    return channel;
  }

  #touchIdle(name: string): void {
    this.#idle.delete(name);
    this.#idle.add(name);
    if (this.#idle.size <= this.#maxIdle) return;
    for (const oldest of this.#idle) {
      const channel = this.#channels.get(oldest);
      if (channel !== undefined) this.#forget(oldest, channel);
      break;
    }
  }

  #forget(name: string, channel: MemoryChannel): void {
    this.#channels.delete(name);
    this.#idle.delete(name);
    if (channel.head > 0) this.#forgotten++;
  }
}
