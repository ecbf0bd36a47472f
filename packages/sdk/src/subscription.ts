import { createDeferred, type Deferred } from "./deferred.ts";
import { Emitter } from "./emitter.ts";
import { ParlanceError, toListenerError } from "./errors.ts";
import type { Gap } from "./events.ts";
import type { Feed, FeedHolder } from "./feed.ts";
import type { Position, Subscribed, Verb } from "./generated/frames.ts";
import type { Link } from "./link.ts";

/** How to subscribe. What begins the subscription counts for all who join it. */
export interface SubscribeOptions {
  /** How many of the newest messages to hand over first, 0 to 500, where the server keeps any. */
  readonly last?: number;
  /** Where the application stands, from an earlier run: what came later follows, or a gap is told. */
  readonly position?: Position;
  /** Whether messages that this client published are handed to its listeners. By default they are. */
  readonly echo?: boolean;
  /** Whether the server is asked for changes of the members, as `watchMembers` does. By default it is not. */
  readonly presence?: boolean;
  /** Ends the subscription, or the attempt, when it is aborted. */
  readonly signal?: AbortSignal;
}

/** Where a subscription stands. */
export type SubscriptionState =
  | { readonly status: "subscribing" }
  /** `recovery` says whether anything was lost on the way here. */
  | {
      readonly status: "subscribed";
      readonly recovery: Subscribed["recovery"];
      readonly allowed: readonly Verb[];
    }
  /** Without `error` the application ended it. */
  | { readonly status: "ended"; readonly error: ParlanceError | undefined };

/** What a subscription tells, by the name of the event. */
export interface SubscriptionEvents {
  /** It begins, or begins again after a reconnect. The first time is also what `subscribe` resolves with. */
  readonly subscribed: Extract<SubscriptionState, { status: "subscribed" }>;
  /** Messages may be missing; told before the later ones (PROTOCOL [CLI-4]). */
  readonly gap: Gap;
  readonly ended: Extract<SubscriptionState, { status: "ended" }>;
}

/** One part of a program that wants the messages of a channel. Lasts through reconnects until it is ended. */
export interface Subscription {
  readonly channel: string;
  readonly state: SubscriptionState;
  /** Up to where the application has everything; fit to be stored and given to a later `subscribe`. */
  readonly position: Position | undefined;
  /** Adds a listener. The result removes it. */
  on<Name extends keyof SubscriptionEvents>(
    event: Name,
    listener: (value: SubscriptionEvents[Name]) => unknown,
  ): () => void;
  /** Ends this subscription. The channel falls silent with this call when nobody else is subscribed to it. */
  unsubscribe(): void;
}

const SUBSCRIBING: SubscriptionState = { status: "subscribing" };

/** A holder of a feed, as the application sees it. */
export class FeedSubscription implements Subscription, FeedHolder {
  readonly channel: string;
  readonly #feed: Feed;
  readonly #link: Link;
  readonly #events: Emitter<SubscriptionEvents>;
  readonly #beginning: Deferred<Subscription> = createDeferred();
  readonly #signal: AbortSignal | undefined;
  #state: SubscriptionState = SUBSCRIBING;

  constructor(feed: Feed, link: Link, signal: AbortSignal | undefined) {
    this.channel = feed.channel;
    this.#feed = feed;
    this.#link = link;
    this.#events = new Emitter((cause) => link.announcer.error(toListenerError(feed.channel, cause)));
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onAbort);
    feed.hold(this);
  }

  /** Resolves when the subscription begins for the first time, rejects when it ends before. */
  get beginning(): Promise<Subscription> {
    return this.#beginning.promise;
  }

  get state(): SubscriptionState {
    // A feed that has to ask again does so without a word to its holders.
    return this.#state.status === "subscribed" && this.#feed.state.status !== "subscribed"
      ? SUBSCRIBING
      : this.#state;
  }

  get position(): Position | undefined {
    return this.#feed.position;
  }

  on<Name extends keyof SubscriptionEvents>(
    event: Name,
    listener: (value: SubscriptionEvents[Name]) => unknown,
  ): () => void {
    return this.#events.on(event, listener);
  }

  unsubscribe(): void {
    if (this.#state.status !== "ended") this.#feed.release(this);
  }

  onSubscribed({ recovery, allowed }: Subscribed): void {
    if (this.#state.status === "ended") return;
    const state = { status: "subscribed", recovery, allowed } as const;
    this.#state = state;
    this.#beginning.resolve(this);
    this.#events.emit("subscribed", state);
  }

  onGap(gap: Gap): void {
    this.#events.emit("gap", gap);
  }

  onEnded(error: ParlanceError | undefined): void {
    const wasPending = this.#state === SUBSCRIBING;
    const state = { status: "ended", error } as const;
    this.#state = state;
    this.#signal?.removeEventListener("abort", this.#onAbort);
    this.#beginning.reject(
      error ??
        this.#signal?.reason ??
        new ParlanceError("closed", "unsubscribed before the answer", { channel: this.channel }),
    );
    const isHeard = this.#events.emit("ended", state);
    // A client that closes tells so itself.
    if (error !== undefined && error.code !== "closed" && !isHeard && !wasPending)
      this.#link.announcer.error(error);
  }

  readonly #onAbort = (): void => this.unsubscribe();
}
