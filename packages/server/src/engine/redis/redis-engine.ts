import type { Awaitable } from "../../awaitable.ts";
import { systemClock, type Clock } from "../../clock.ts";
import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";
import { silentLogger, type Logger } from "../../logger.ts";
import { toRandomId } from "../../random-id.ts";
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
  Notice,
  ReadLimit,
  Revocation,
  Rewrite,
} from "../engine.ts";
import { AppendQueue } from "./append-queue.ts";
import { Attachments } from "./attachments.ts";
import { changeLog, trimLog } from "./change-log.ts";
import { KEY_WINDOW_MS } from "./channel-script.ts";
import { ChannelStore, findFault } from "./channel-store.ts";
import { createSharedContract, listLogs } from "./contract-memory.ts";
import { encodeSignal, Feed, type Said } from "./feed.ts";
import { findPrimary } from "./find-primary.ts";
import { Keys } from "./keys.ts";
import { TAKE } from "./node-scripts.ts";
import { Primary } from "./primary.ts";
import { describeAddress, parseRedisAddress, type RedisAddress } from "./redis-address.ts";
import { SharedPresence } from "./shared-presence.ts";
import { SharedRevocations } from "./shared-revocations.ts";
import { Upkeep } from "./upkeep.ts";

/** Where Redis is, and what the engine needs besides. */
export interface RedisOptions {
  /** `redis://…`, `rediss://…`, `redis+sentinel://…`; see ENGINES.md. */
  readonly url: string;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Default: says nothing. */
  readonly logger?: Logger;
}

/**
 * Shares channels among nodes by Redis 7 or Valkey: order, log and keys lie there, and what one node appends the others
 * hear by pub/sub. What a failover loses is told as a gap, never covered up (ENGINES.md).
 *
 * Throws an `Error` without secrets when the url is none. `start` rejects when Redis cannot be reached.
 */
export function createRedisEngine(options: RedisOptions): Engine {
  return new RedisEngine(options);
}

class RedisEngine implements Engine {
  readonly name = "redis";
  readonly durability = "memory";
  readonly keyWindowMs = KEY_WINDOW_MS;
  readonly isShared = true;
  readonly contract: ContractMemory;
  readonly presence: SharedPresence;
  readonly #address: RedisAddress;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #keys: Keys;
  readonly #nodeId = toRandomId(6);
  readonly #primary: Primary;
  readonly #store: ChannelStore;
  #lines = 0;
  #running: Running | undefined;
  #isStarted = false;

  constructor({ url, clock = systemClock, logger = silentLogger }: RedisOptions) {
    this.#address = parseRedisAddress(url);
    this.#clock = clock;
    this.#logger = logger;
    this.#keys = new Keys(this.#address.prefix);
    this.#primary = new Primary(
      this.#address,
      () => findPrimary(this.#address),
      clock,
      `${this.#keys.nodes}:${this.#nodeId}`,
      {
        onUp: () => this.#onUp(),
        onDown: (reason) => this.#onDown(reason),
        onPublished: (name, bytes) => this.#running?.feed.onPublished(name, bytes),
      },
    );
    this.#store = new ChannelStore(
      this.#primary,
      this.#keys,
      () => `${this.#nodeId}${(this.#lines++).toString(36)}`,
      this.#flush,
    );
    this.presence = new SharedPresence(this.#primary, this.#keys, clock, this.#nodeId, {
      onChange: (channel, change) => this.#running?.listener.onPresence(channel, change),
      isAttached: (channel) => this.#running?.attachments.has(channel) === true,
      flush: this.#flush,
    });
    this.contract = createSharedContract(this.#primary, this.#keys);
  }

  async start(listener: EngineListener): Promise<void> {
    const { upkeep, revocations } = (this.#running = this.#assemble(listener));
    try {
      await this.#primary.start();
      await this.#primary.subscribe(this.#keys.nodes);
      await revocations.load();
      await this.presence.start();
      this.#isStarted = true;
    } catch (error) {
      this.#primary.stop();
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`redis: ${describeAddress(this.#address)} cannot be used: ${reason}`, { cause: error });
    }
    upkeep.start();
  }

  isReady(): boolean {
    return this.#primary.isUp;
  }

  append(request: AppendRequest): Awaitable<Appended> {
    if (this.#running === undefined) return { kind: "unavailable" };
    this.#running.upkeep.onAppended(request.channel);
    return this.#running.appends.append(request);
  }

  signal(channel: string, bytes: Buffer): void {
    this.#flush();
    this.#primary.ask("SPUBLISH", this.#keys.told(channel), encodeSignal(bytes)).catch(() => {});
  }

  async attach(channel: string): Promise<Position | undefined> {
    const told = this.#keys.told(channel);
    try {
      await this.#primary.subscribe(told);
      return await this.#running?.attachments.attach(channel);
    } catch {
      this.#primary.unsubscribe(told);
      return undefined;
    }
  }

  detach(channel: string): void {
    this.#running?.attachments.detach(channel);
    this.presence.forget(channel);
    this.#primary.unsubscribe(this.#keys.told(channel));
  }

  async read(channel: string, query: LogQuery, limit: ReadLimit): Promise<LogPage> {
    try {
      return await this.#store.readPage(channel, query, limit);
    } catch {
      return { kind: "unavailable" };
    }
  }

  async findGap(
    channel: string,
    after: Position,
    limit: ReadLimit,
  ): Promise<GapReason | "unavailable" | undefined> {
    try {
      const look = await this.#store.look(channel, "measure", after.offset, limit);
      await this.#running?.attachments.reach(channel, look);
      const reason = findFault(after, look.state, look.first - 1);
      return reason ?? (look.count < look.state.head - after.offset ? "too_many" : undefined);
    } catch {
      return "unavailable";
    }
  }

  async findLast(channel: string, count: number): Promise<number | undefined> {
    try {
      const look = await this.#store.look(channel);
      await this.#running?.attachments.reach(channel, look);
      return Math.max(look.state.head - count, look.first - 1);
    } catch {
      return undefined;
    }
  }

  trim(channel: string, upTo: Position): Promise<Changed> {
    return trimLog(this.#store, channel, upTo);
  }

  rewrite(channel: string, at: Position | undefined, rewrite: Rewrite): Promise<Changed> {
    return changeLog(this.#store, channel, at, rewrite);
  }

  async listKept(): Promise<Iterable<string> | undefined> {
    try {
      return await listLogs(this.#primary, this.#keys);
    } catch {
      return undefined;
    }
  }

  async take(buckets: readonly Bucket[]): Promise<number> {
    if (buckets.length === 0) return 0;
    const args = buckets.flatMap(({ perMinute, burst }) => [`${60_000 / perMinute}`, `${burst}`]);
    try {
      return Number(
        await this.#primary.run(
          TAKE,
          buckets.map(({ name }) => this.#keys.rate(name)),
          args,
        ),
      );
    } catch {
      return 0;
    }
  }

  async revoke(revocation: Revocation): Promise<boolean> {
    return (await this.#running?.revocations.revoke(revocation)) ?? false;
  }

  isRevoked(credential: Credential): boolean {
    return this.#running?.revocations.covers(credential) ?? false;
  }

  notify(notice: Notice): void {
    const said: Said = { by: this.#nodeId, notice };
    this.#primary.ask("SPUBLISH", this.#keys.nodes, JSON.stringify(said)).catch(() => {});
  }

  async stop(): Promise<void> {
    this.#running?.upkeep.stop();
    await this.presence.stop();
    this.#running?.appends.stop();
    this.#primary.stop();
    this.#running = undefined;
  }

  #assemble(listener: EngineListener): Running {
    const { presence } = this;
    const [primary, store, keys, clock, nodeId] = [
      this.#primary,
      this.#store,
      this.#keys,
      this.#clock,
      this.#nodeId,
    ];
    const attachments = new Attachments(store, clock, listener);
    const revocations = new SharedRevocations(primary, keys, nodeId, listener, () => clock.now());
    const upkeep = new Upkeep(clock, store, attachments, presence, () => primary.isUp);
    return {
      listener,
      attachments,
      appends: new AppendQueue(primary, store, keys, attachments, clock, nodeId),
      revocations,
      feed: new Feed(keys, nodeId, listener, attachments, presence, revocations),
      upkeep,
    };
  }

  readonly #flush = (): void => this.#running?.appends.flush();

  #onUp(): void {
    const running = this.#running;
    if (running === undefined || !this.#isStarted) return;
    this.#logger.info("redis: connected", { to: describeAddress(this.#address) });
    running.appends.onUp();
    this.presence.onUp();
    void running.revocations.load().catch(() => {});
    void running.upkeep.refill();
  }

  #onDown(reason: string): void {
    this.#logger.warn("redis: the connection was lost; trying again", {
      to: describeAddress(this.#address),
      reason,
    });
    this.#running?.appends.onDown();
  }
}

interface Running {
  readonly listener: EngineListener;
  readonly attachments: Attachments;
  readonly appends: AppendQueue;
  readonly revocations: SharedRevocations;
  readonly feed: Feed;
  readonly upkeep: Upkeep;
}
