import { isPromise, whenReady, type Awaitable } from "../awaitable.ts";
import { systemClock, type Clock } from "../clock.ts";
import { encode } from "../codec/encode.ts";
import type { Engine, EngineListener, StoredMessage } from "../engine/engine.ts";
import type { Position } from "../generated/frames.ts";
import { Tally } from "../tally.ts";
import { Batch } from "../transport/batch.ts";
import { Replay } from "./replay.ts";
import type { Subscriber, Subscription } from "./subscription.ts";
import { findStart, toJoined, UNAVAILABLE, type Joined, type JoinRequest, type Start } from "./sync-point.ts";

/** Signals are left out for a connection with more unsent bytes than this. */
const MAX_SIGNAL_QUEUE_BYTES = 256 * 1024;

/** Hears which channels have subscribers on this server. */
export interface HubObserver {
  /** A channel has its first subscriber. */
  onOccupied(channel: string): void;
  /** A channel has none any more. */
  onVacated(channel: string): void;
}

/** A channel with subscribers on this server. */
interface LocalChannel {
  readonly name: string;
  /** Undefined until the engine has told the head. */
  head: Position | undefined;
  /** How often its line was broken while it was attached. */
  breaks: number;
  /** Settles when the head is known; undefined from then on. */
  attaching: Promise<void> | undefined;
  /** Messages of this turn. */
  batch: Batch | undefined;
  /** Signals of this turn, apart from the messages since slow readers do not get them. */
  signals: Batch | undefined;
  readonly subscriptions: Map<Subscriber, Subscription>;
  /** Who waits for a sync point, besides what subscription there is until then. One token for each subscribe. */
  readonly joins: Map<Subscriber, Set<object>>;
}

/**
 * Knows which connections of this server receive which channel, and hands each message to all of them.
 *
 * A message is framed once; all subscribers share the Buffer into which a turn's messages are merged.
 */
export class Hub implements Pick<EngineListener, "onMessage" | "onRebased" | "onBroken" | "onSignal"> {
  readonly #engine: Engine;
  readonly #channels = new Map<string, LocalChannel>();
  readonly #replay: Replay;
  readonly #observer: HubObserver | undefined;

  constructor(
    engine: Engine,
    {
      observer,
      tally = new Tally(),
      clock = systemClock,
    }: {
      readonly observer?: HubObserver | undefined;
      readonly tally?: Tally;
      readonly clock?: Clock;
    } = {},
  ) {
    this.#engine = engine;
    this.#observer = observer;
    this.#replay = new Replay(engine, clock, tally);
  }

  /** The channels that have a subscriber here, and how many each has. */
  *list(): Iterable<{ readonly channel: string; readonly subscribers: number }> {
    for (const { name, subscriptions } of this.#channels.values())
      if (subscriptions.size > 0) yield { channel: name, subscribers: subscriptions.size };
  }

  /** Subscriptions of all channels. */
  get subscriptionCount(): number {
    let count = 0;
    for (const { subscriptions } of this.#channels.values()) count += subscriptions.size;
    return count;
  }

  /** Channels that have a subscriber here. */
  get channelCount(): number {
    return this.#channels.size;
  }

  /** Subscribers of a channel. */
  countSubscribers(channel: string): number {
    return this.#channels.get(channel)?.subscriptions.size ?? 0;
  }

  /**
   * Makes a connection a subscriber. `announce` is called at the sync point, before anything of the channel is sent;
   * it is not called when the subscriber has left meanwhile. A subscription that exists is replaced (PROTOCOL [SUB-8]).
   * False when the store could not be reached: then everything is as before.
   */
  subscribe(
    subscriber: Subscriber,
    name: string,
    request: JoinRequest,
    announce: (joined: Joined) => void,
  ): Awaitable<boolean> {
    const channel = this.#open(name);
    const token = {};
    const join = (): Awaitable<boolean> =>
      whenReady(
        channel.head === undefined ? UNAVAILABLE : findStart(this.#engine, channel, request),
        (start: Start) => this.#begin(channel, subscriber, token, start, announce),
      );
    // Until the sync point an existing subscription goes on.
    const tokens = channel.joins.get(subscriber) ?? new Set();
    channel.joins.set(subscriber, tokens.add(token));
    return channel.attaching === undefined ? join() : channel.attaching.then(join);
  }

  /** Ends a subscription, and one that is about to begin; returns the last position delivered, if there was one. */
  unsubscribe(subscriber: Subscriber, name: string): Position | undefined {
    this.#channels.get(name)?.joins.delete(subscriber);
    return this.end(subscriber, name);
  }

  /** Ends a subscription, and not one that is about to take its place. */
  end(subscriber: Subscriber, name: string): Position | undefined {
    const channel = this.#channels.get(name);
    if (channel === undefined) return undefined;
    const subscription = channel.subscriptions.get(subscriber);
    const delivered = subscription && this.#leave(channel, subscription);
    const isVacated = channel.subscriptions.delete(subscriber) && channel.subscriptions.size === 0;
    if (isVacated) this.#observer?.onVacated(name);
    if (channel.subscriptions.size === 0 && channel.joins.size === 0) this.#drop(channel);
    return delivered;
  }

  /** Whether there is a subscription, or one is about to begin. */
  isSubscribed(subscriber: Subscriber, name: string): boolean {
    return (
      this.#channels.get(name)?.subscriptions.has(subscriber) === true || this.isJoining(subscriber, name)
    );
  }

  /** Whether a subscription is about to begin. */
  isJoining(subscriber: Subscriber, name: string): boolean {
    return this.#channels.get(name)?.joins.has(subscriber) === true;
  }

  /** The transport of a subscriber has taken everything: replays that waited for it go on. */
  onDrained(subscriber: Subscriber): void {
    this.#replay.onDrained(subscriber);
  }

  /** PROTOCOL [SUB-3]: the engine tells each offset once, in order. */
  onMessage(name: string, { offset, bytes }: StoredMessage): void {
    const channel = this.#channels.get(name);
    if (channel?.head === undefined) return;
    channel.head = { epoch: channel.head.epoch, offset };
    this.#openBatch(channel)?.push(bytes);
  }

  /** PROTOCOL [REC-5]: told behind what was delivered before. Those that replay have less than all of it, which is as good. */
  onRebased(name: string, head: Position): void {
    const channel = this.#channels.get(name);
    if (channel?.head === undefined) return;
    channel.head = head;
    const bytes = Buffer.from(encode({ type: "rebase", channel: name, ...head }));
    this.#openBatch(channel)?.push(bytes);
    for (const { phase, subscriber } of channel.subscriptions.values())
      if (phase === "replaying") subscriber.outbox.send(bytes);
  }

  /** Who was told the line up to here is told that it does not go on. */
  onBroken(name: string, head: Position): void {
    const channel = this.#channels.get(name);
    if (channel?.head === undefined) return;
    channel.head = head;
    channel.breaks++;
    for (const subscriber of channel.subscriptions.keys()) subscriber.onLost(name);
  }

  /** PROTOCOL [SIG-3]: to everybody who reads fast enough. */
  onSignal(name: string, bytes: Buffer): void {
    const channel = this.#channels.get(name);
    if (channel === undefined) return;
    if (channel.signals === undefined || channel.signals.isSealed) {
      channel.signals = undefined;
      for (const subscriber of channel.subscriptions.keys()) {
        if (subscriber.outbox.queuedBytes > MAX_SIGNAL_QUEUE_BYTES) continue;
        channel.signals ??= new Batch("signal");
        subscriber.outbox.follow(channel.signals.whole);
      }
    }
    channel.signals?.push(bytes);
  }

  /** Undefined when nobody is live: a batch that no outbox follows would never be sealed, and grow. */
  #openBatch(channel: LocalChannel): Batch | undefined {
    if (channel.batch !== undefined && !channel.batch.isSealed) return channel.batch;
    channel.batch = undefined;
    for (const { phase, subscriber } of channel.subscriptions.values()) {
      if (phase !== "live") continue;
      channel.batch ??= new Batch();
      subscriber.outbox.follow(channel.batch.whole);
    }
    return channel.batch;
  }

  #open(name: string): LocalChannel {
    const known = this.#channels.get(name);
    if (known !== undefined) return known;
    const channel: LocalChannel = {
      name,
      head: undefined,
      breaks: 0,
      attaching: undefined,
      batch: undefined,
      signals: undefined,
      subscriptions: new Map(),
      joins: new Map(),
    };
    const attached = whenReady(this.#engine.attach(name), (head) => {
      channel.head = head;
      channel.attaching = undefined;
      // The next who comes asks anew.
      if (head === undefined && this.#channels.get(name) === channel) this.#channels.delete(name);
    });
    if (isPromise(attached)) {
      channel.attaching = attached.catch((bug: unknown) => {
        // The next who comes asks anew.
        if (this.#channels.get(name) === channel) this.#channels.delete(name);
        throw bug;
      });
    }
    // Behind the attach: a channel without a head would answer nobody.
    if (isPromise(attached) || channel.head !== undefined) this.#channels.set(name, channel);
    return channel;
  }

  #drop(channel: LocalChannel): void {
    if (this.#channels.get(channel.name) !== channel) return;
    this.#channels.delete(channel.name);
    this.#engine.detach(channel.name);
  }

  /** The sync point: the head is read, told, and from here on the subscriber belongs to the channel. */
  #begin(
    channel: LocalChannel,
    subscriber: Subscriber,
    token: object,
    start: Start,
    announce: (joined: Joined) => void,
  ): boolean {
    const { head } = channel;
    const tokens = channel.joins.get(subscriber);
    if (tokens?.delete(token) !== true) return true;
    if (tokens.size === 0) channel.joins.delete(subscriber);
    if (start.kind === "unavailable" || head === undefined) {
      if (channel.subscriptions.size === 0 && channel.joins.size === 0) this.#drop(channel);
      return false;
    }
    const current = channel.subscriptions.get(subscriber);
    if (current !== undefined) this.#leave(channel, current);
    if (channel.subscriptions.size === 0) this.#observer?.onOccupied(channel.name);
    const joined = toJoined(head, channel.breaks, start);
    announce(joined);
    const { from } = joined;
    const subscription: Subscription = { phase: "replaying", subscriber, delivered: from };
    channel.subscriptions.set(subscriber, subscription);
    followRest(channel.signals, subscriber);
    this.#replay.begin(
      subscription,
      channel.name,
      () => channel.head ?? head,
      () => this.#goLive(channel, subscription),
    );
    return true;
  }

  #goLive(channel: LocalChannel, replaying: Subscription): void {
    const { subscriber } = replaying;
    if (channel.subscriptions.get(subscriber) !== replaying) return;
    channel.subscriptions.set(subscriber, { phase: "live", subscriber });
    followRest(channel.batch, subscriber);
  }

  #leave({ head, batch, signals }: LocalChannel, subscription: Subscription): Position | undefined {
    switch (subscription.phase) {
      case "replaying":
        leaveOpen(signals, subscription.subscriber);
        this.#replay.end(subscription);
        return head && { epoch: head.epoch, offset: subscription.delivered };
      case "live":
        for (const open of [batch, signals]) leaveOpen(open, subscription.subscriber);
        return head;
    }
  }
}

/** Adds what a batch will get from now on to what a subscriber is sent. */
function followRest(batch: Batch | undefined, { outbox }: Subscriber): void {
  if (batch !== undefined && !batch.isSealed) outbox.follow(batch.rest);
}

/** Ends a subscriber's part of a batch, if the turn of the batch is not over. */
function leaveOpen(batch: Batch | undefined, { outbox }: Subscriber): void {
  if (batch !== undefined && !batch.isSealed) outbox.leave(batch);
}
