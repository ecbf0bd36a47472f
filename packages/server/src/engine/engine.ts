import type { Awaitable } from "../awaitable.ts";
import type { GapReason } from "../generated/codes.ts";
import type { Position } from "../generated/frames.ts";
import type { EventStore } from "./event-store.ts";
import type { PresenceChange, PresenceStore } from "./presence-store.ts";

/** How firmly a message is kept when it is acknowledged, weakest first. */
export type EngineDurability = "memory" | "disk" | "replicated";

/** How much of a channel is kept; undefined where nothing is. */
export interface Retention {
  readonly size: number;
  readonly ttlMs: number;
}

/** What makes a publish repeatable: one key of one user in one channel stands for one message (PROTOCOL [PUB-3]). */
export interface IdempotencyKey {
  /** Whose key it is; keys of others never collide with it (PROTOCOL [PUB-5]). */
  readonly user: string;
  readonly key: string;
  /** Tells one payload from another; equal for equal event and data. */
  readonly digest: string;
}

/** A message on its way into a channel: its text around the offset, which the engine gives. */
export interface AppendRequest {
  readonly channel: string;
  readonly retention: Retention | undefined;
  /** JSON text of the message up to its offset. */
  readonly before: string;
  /** JSON text of the message from behind its offset. */
  readonly behind: string;
  /** Undefined where a repeat is to be added again. */
  readonly idempotency: IdempotencyKey | undefined;
}

/**
 * What came of an append. appended: it is the message at `position`. duplicate: an earlier one with this key is, and
 * nothing was added. keyReused: the key stands for another payload. unavailable: the store could not do it, and nothing
 * was changed.
 */
export type Appended =
  | { readonly kind: "appended"; readonly position: Position }
  | { readonly kind: "duplicate"; readonly position: Position }
  | { readonly kind: "keyReused" }
  | { readonly kind: "unavailable" };

/** A stored message: its offset and its bytes, exactly as they were and will be sent. */
export interface StoredMessage {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Which part of a log to read. The position is exclusive; without one, forward starts at the oldest kept message. */
export interface LogQuery {
  readonly direction: "forward" | "backward";
  readonly position: Position | undefined;
}

/** Part of a channel's log: contiguous and ascending, or the reason why it cannot be had. */
export type LogPage =
  | {
      readonly kind: "page";
      readonly messages: readonly StoredMessage[];
      /** Offset of the oldest kept message; one more than the head when none is. */
      readonly first: number;
      readonly head: Position;
      /** Whether there are kept messages beyond the page in its direction. */
      readonly more: boolean;
    }
  | { readonly kind: "gap"; readonly reason: GapReason }
  /** The store cannot be reached. */
  | { readonly kind: "unavailable" };

/** How much a read may return at most. At least one message is returned where there is one. */
export interface ReadLimit {
  readonly messages: number;
  readonly bytes: number;
}

/**
 * What came of a change to what is kept. changed: so many messages are other now than before. gap: the position is of
 * another epoch, above the head, or of a message that is no longer kept. unavailable: nothing was changed.
 */
export type Changed =
  | { readonly kind: "changed"; readonly count: number }
  | { readonly kind: "gap"; readonly reason: GapReason }
  | { readonly kind: "unavailable" };

/** The bytes that a kept message is to have; undefined where it stays as it is. */
export type Rewrite = (message: StoredMessage) => Buffer | undefined;

/** How often something may happen: `burst` at once, `perMinute` in the long run. */
export interface Rate {
  readonly perMinute: number;
  readonly burst: number;
}

/** Something whose rate is bounded, for all nodes together; the name says what, and for whom. */
export interface Bucket extends Rate {
  readonly name: string;
}

/** What is known of a credential: unknown is when it was issued, or which token it is, where the authenticator is silent. */
export interface Credential {
  readonly user: string;
  readonly tokenId: string | undefined;
  readonly issuedAtMs: number | undefined;
}

/**
 * Which tokens are refused from now on. user: all of a user that were issued before a moment, and those of which nobody
 * knows when. token: the one of that id. Kept until `untilMs`, when the last of these tokens has ended; all times are
 * milliseconds since 1970.
 */
export type Revocation =
  | {
      readonly kind: "user";
      readonly user: string;
      readonly issuedBeforeMs: number;
      readonly untilMs: number;
    }
  | { readonly kind: "token"; readonly tokenId: string; readonly untilMs: number };

/** What one node has done to a user, and every other is to do as well. */
export type Notice =
  | { readonly kind: "disconnect"; readonly user: string; readonly reason: "token_revoked" | "forbidden" }
  | { readonly kind: "unsubscribe"; readonly user: string; readonly channel: string };

/** Where an engine tells of messages, and of what other nodes decided. One listener per engine. */
export interface EngineListener {
  /**
   * A message was added to an attached channel. MUST be called once for each offset after the one that `attach`
   * returned, in order, and for the message of an `append` not after that append completes. MUST NOT be called before
   * `attach` has completed nor after `detach`.
   */
  onMessage(channel: string, message: StoredMessage): void;
  /**
   * The numbering of an attached channel goes on under another epoch: what was told is also `{head.epoch, n}`, for every
   * offset up to that of `head`, which was told last (PROTOCOL [REC-5]).
   */
  onRebased(channel: string, head: Position): void;
  /**
   * An attached channel cannot be told without a hole: messages were lost that were told, or before they could be. What
   * is told next has the offset after `head`.
   */
  onBroken(channel: string, head: Position): void;
  /** A signal was sent in an attached channel. In no order with messages. */
  onSignal(channel: string, bytes: Buffer): void;
  /**
   * Who is in an attached channel has changed, on this node or another. MUST be called in the order of the versions, at
   * most once for each, and not before `attach` has completed nor after `detach`. Some MAY be missing: the jump tells
   * watchers so, and where the newest may be among them, a later one MUST follow within a minute (an `update` that
   * changes nothing will do).
   */
  onPresence(channel: string, change: PresenceChange): void;
  /** Tokens were revoked, on this node or another. MUST be called once for each `revoke`, before that completes here. */
  onRevoked(revocation: Revocation): void;
  /** Another node has done something that this one is to do too. */
  onNotice(notice: Notice): void;
}

/** A contract as it is remembered: its document, and its fingerprint at the time. */
export interface KeptContract {
  readonly document: unknown;
  readonly hash: string;
}

/**
 * What a store remembers of the contract under which its messages were kept. Called between `start` and the first use of
 * a channel. Faults of the store are values here too: false, and nothing was changed.
 */
export interface ContractMemory {
  /** What was written last; undefined in a store that is new, or older than this. */
  read(): Awaitable<KeptContract | undefined>;
  /** Remembers another contract in place of the last one. What is kept stays. As firm as an append. */
  write(contract: KeptContract): Awaitable<boolean>;
  /**
   * Drops all messages and keys of all channels and remembers the contract: all or nothing, and as firm as an append.
   * Every channel begins a new epoch; revocations stay.
   */
  restart(contract: KeptContract): Awaitable<boolean>;
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
  /** Whether other nodes append as well. Then a head is asked for at each subscribe; without it, it is known. */
  readonly isShared?: boolean;
  /** For how long a key is remembered, in milliseconds. */
  readonly keyWindowMs: number;
  /** Whether requests can be served now. */
  isReady(): boolean;
  /**
   * Adds a message. Atomic: it has the next offset, is kept as its retention says, its key is remembered for
   * `keyWindowMs` at least, and it is told to the listener; or nothing happened.
   */
  append(request: AppendRequest): Awaitable<Appended>;
  /** Tells the listeners of an attached channel, on every node, of a signal. Kept nowhere; may be lost. */
  signal(channel: string, bytes: Buffer): void;
  /**
   * Begins to tell of a channel and returns its head: everything after it will be told. Undefined when the store cannot be
   * reached; then nothing is told, and it is as if it had not been called.
   */
  attach(channel: string): Awaitable<Position | undefined>;
  /** Stops telling of a channel. A channel that is neither attached nor kept may be forgotten with its epoch. */
  detach(channel: string): void;
  /**
   * Reads a part of the log. `gap` when the position is of another epoch, above the head, or next to messages that are
   * no longer kept. A page is consistent in itself: everything in it was there at one moment.
   */
  read(channel: string, query: LogQuery, limit: ReadLimit): Awaitable<LogPage>;
  /**
   * Whether everything after a position, up to the head, is kept and within a limit: the reason why not, or undefined.
   * MUST NOT return undefined unless it is certain (PROTOCOL [REC-3]). Of an attached channel, everything up to a head
   * that an `append` anywhere was answered with before the call is told before this completes.
   */
  findGap(
    channel: string,
    after: Position,
    limit: ReadLimit,
  ): Awaitable<GapReason | "unavailable" | undefined>;
  /**
   * The offset after which the newest `count` kept messages begin; the head for 0. Undefined when the store cannot be
   * reached. Tells first what `findGap` would.
   */
  findLast(channel: string, count: number): Awaitable<number | undefined>;
  /**
   * Removes the kept messages up to a position, that one included, as age would have. Their offsets are not used again.
   * Completes when it is as firm as an append.
   */
  trim(channel: string, upTo: Position): Awaitable<Changed>;
  /**
   * Gives kept messages other bytes: the one at a position, or every one of the channel where `at` is undefined. Offset
   * and age stay, so that a reader finds no hole; nobody is told. All or nothing, and as firm as an append.
   */
  rewrite(channel: string, at: Position | undefined, rewrite: Rewrite): Awaitable<Changed>;
  /** The channels that keep messages, each once, in no order. Undefined when the store cannot be reached. */
  listKept(): Awaitable<Iterable<string> | undefined>;
  /**
   * Remembers the contract, so that no message is replayed under one that would refuse it. Left out by an engine whose
   * messages end with the process, or that does not look after this: then nothing is compared.
   */
  readonly contract?: ContractMemory;
  /** Keeps webhook events until they are told. Left out by an engine that does not: then a restart loses them. */
  readonly events?: EventStore;
  /**
   * Takes one from each of several buckets, or from none: 0 when they were taken, else after how many milliseconds it
   * may be tried again. Atomic over all buckets; calls are served in order, and all nodes draw from the same ones. MUST
   * NOT grant more than `burst` at once nor `perMinute` in the long run, except that a crash or a lost store may fill
   * the buckets. A store that cannot be reached grants: rates are no safeguard of what is kept.
   */
  take(buckets: readonly Bucket[]): Awaitable<number>;
  /** Who is in which channel, over all nodes. */
  readonly presence: PresenceStore;
  /**
   * Refuses tokens from now on, on every node. Atomic; kept until `untilMs` as firmly as `durability` says, also when it
   * is of no use any more. A later one of the same user with an earlier `issuedBeforeMs` MUST NOT weaken what is there.
   * false: the store could not do it, and nothing was changed.
   */
  revoke(revocation: Revocation): Awaitable<boolean>;
  /**
   * Whether a token is refused. MUST NOT complete with false once the listener was told of a revocation that it falls
   * under. Answers also when the store cannot be reached, from what this node knows: an engine across a network keeps a
   * copy.
   */
  isRevoked(credential: Credential): Awaitable<boolean>;
  /** Tells the listeners of all other nodes. May be lost; in no order with anything else. */
  notify(notice: Notice): void;
  /**
   * Ends work; what was acknowledged is kept as firmly as promised. Who is still held by this node was lost with it, and
   * has the grace to come back elsewhere.
   */
  stop(): Awaitable<void>;
}
