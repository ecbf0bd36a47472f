import type { Awaitable } from "../awaitable.ts";
import type { GapReason } from "../generated/codes.ts";
import type { Position } from "../generated/frames.ts";

/** How firmly a message is kept when it is acknowledged, weakest first. */
export type EngineDurability = "memory" | "disk" | "replicated";

/** How much of a channel is kept; undefined where nothing is. */
export interface Retention {
  readonly size: number;
  readonly ttlMs: number;
}

/** A message on its way into a channel: its text around the offset, which the engine gives. */
export interface AppendRequest {
  readonly channel: string;
  readonly retention: Retention | undefined;
  /** JSON text of the message up to its offset. */
  readonly before: string;
  /** JSON text of the message from behind its offset. */
  readonly behind: string;
}

/** What came of an append: its position, or that the store could not do it and nothing was changed. */
export type Appended =
  | { readonly kind: "appended"; readonly position: Position }
  | { readonly kind: "unavailable" };

/** A stored message: its offset and its bytes, exactly as they were and will be sent. */
export interface StoredMessage {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Part of a channel's log: contiguous and ascending, or the reason why it cannot be had. */
export type LogPage =
  | { readonly kind: "page"; readonly messages: readonly StoredMessage[] }
  | { readonly kind: "gap"; readonly reason: GapReason };

/** How much a read may return at most. At least one message is returned where there is one. */
export interface ReadLimit {
  readonly messages: number;
  readonly bytes: number;
}

/** Where an engine tells of messages. One listener per engine. */
export interface EngineListener {
  /**
   * A message was added to an attached channel. MUST be called once for each offset after the one that `attach`
   * returned, in order, and for the message of an `append` not after that append completes. MUST NOT be called before
   * `attach` has completed nor after `detach`.
   */
  onMessage(channel: string, message: StoredMessage): void;
}

/**
 * Gives messages their place in a channel and keeps them.
 *
 * Order: calls for one channel take effect in the order in which they were made, also when they complete later. A
 * method that can work at once SHOULD return its value and not a promise. No method throws or rejects for a reason
 * outside the program (disk full, network down): such faults are values.
 */
export interface Engine {
  /** Name for logs and `/v1/info`. */
  readonly name: string;
  /** The strongest durability that an append can have. */
  readonly durability: EngineDurability;
  /** Prepares for work. MUST be called once, before anything else. */
  start(listener: EngineListener): Awaitable<void>;
  /** Whether requests can be served now. */
  isReady(): boolean;
  /**
   * Adds a message. Atomic: it has the next offset, is kept as its retention says and is told to the listener; or
   * nothing happened.
   */
  append(request: AppendRequest): Awaitable<Appended>;
  /** Begins to tell of a channel and returns its head: everything after it will be told. */
  attach(channel: string): Awaitable<Position>;
  /** Stops telling of a channel. A channel that is neither attached nor kept may be forgotten with its epoch. */
  detach(channel: string): void;
  /** The messages after an offset, up to a limit. `gap` when the first of them is no longer kept. */
  readAfter(channel: string, after: Position, limit: ReadLimit): Awaitable<LogPage>;
  /** The offset after which the newest `count` kept messages begin. */
  findLast(channel: string, count: number): Awaitable<number>;
  /** Ends work; what was acknowledged is kept as firmly as promised. */
  stop(): Awaitable<void>;
}
