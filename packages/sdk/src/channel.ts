import type { DataOf, EventName, InputOf } from "./contract-types.ts";
import type { EventKind, EventSpec, NamespaceSpec } from "./contract.ts";
import { Emitter } from "./emitter.ts";
import { ParlanceError, toListenerError } from "./errors.ts";
import type { Message } from "./events.ts";
import { Feed } from "./feed.ts";
import type { Message as MessageFrame, Position } from "./generated/frames.ts";
import type { Link } from "./link.ts";
import { toValidData } from "./payload.ts";
import { refuse } from "./refuse.ts";
import { FeedSubscription, type SubscribeOptions, type Subscription } from "./subscription.ts";

/** How to publish. */
export interface PublishOptions {
  /** Gives up waiting when it is aborted. What was sent by then may still be published. */
  readonly signal?: AbortSignal;
}

/** A channel, as its namespace in the contract types it. */
export interface Channel<Space extends NamespaceSpec = NamespaceSpec> {
  readonly name: string;
  /**
   * Hands each message of an event to a listener, in the order of the channel, each once. Add listeners before
   * subscribing, so that none of the first messages is missed. The result removes the listener.
   */
  on<Event extends EventName<Space, "message">>(
    event: Event,
    listener: (message: Message<Event, DataOf<Space, Event>>) => unknown,
  ): () => void;
  /**
   * Subscribes, and resolves when the server has granted it. Connects when need be. Several parts of a program may
   * subscribe to one channel: the server hears of one subscription, which lasts as long as anybody holds it.
   */
  subscribe(options?: SubscribeOptions): Promise<Subscription>;
  /**
   * Publishes, and resolves with the position of the message when the server has taken it (PROTOCOL [PUB-1]). Connects
   * when need be, waits through reconnects, needs no subscription. Rejects with a `ParlanceError`; data that breaks the
   * schema of the event never leaves.
   */
  publish<Event extends EventName<Space, "message">>(
    event: Event,
    data: InputOf<Space, Event>,
    options?: PublishOptions,
  ): Promise<Position>;
}

type Listeners = Readonly<Record<string, Message>>;

/** Under which the listeners of all messages stand; no event can have this name. */
const EVERY = "";

function assertSubscribeOptions({ last, position, echo }: SubscribeOptions): void {
  if (last !== undefined && !(Number.isInteger(last) && last >= 0 && last <= 500)) {
    refuse("subscribe", "last", last, "must be an integer from 0 to 500");
  }
  if (
    position !== undefined &&
    !(typeof position.epoch === "string" && Number.isSafeInteger(position.offset))
  ) {
    refuse("subscribe", "position", position, "must be { epoch, offset }");
  }
  if (echo !== undefined && typeof echo !== "boolean") {
    refuse("subscribe", "echo", echo, "must be true or false");
  }
}

/** Publishes to and hands out the messages of one channel of one client. */
export class ContractChannel<Space extends NamespaceSpec> implements Channel<Space> {
  readonly name: string;
  readonly space: NamespaceSpec;
  readonly link: Link;
  readonly #listeners: Emitter<Listeners>;
  #feed: Feed | undefined;

  constructor(name: string, space: Space, link: Link) {
    this.name = name;
    this.space = space;
    this.link = link;
    this.#listeners = new Emitter((cause) => link.announcer.error(toListenerError(name, cause)));
  }

  /** The subscription, for as long as it has not ended. */
  get feed(): Feed | undefined {
    return this.#feed?.state.status === "ended" ? undefined : this.#feed;
  }

  on<Event extends EventName<Space, "message">>(
    event: Event,
    listener: (message: Message<Event, DataOf<Space, Event>>) => unknown,
  ): () => void {
    return this.#listeners.on(event, listener as unknown as (message: Message) => unknown);
  }

  /** Hands each message to a listener, whatever its event. */
  onEvery(listener: (message: Message) => unknown): () => void {
    return this.#listeners.on(EVERY, listener);
  }

  async subscribe(options: SubscribeOptions = {}): Promise<Subscription> {
    assertSubscribeOptions(options);
    const { last, position, presence, signal } = options;
    signal?.throwIfAborted();
    this.link.wake();
    const present = this.feed;
    const { echo = present?.options.echo ?? true } = options;
    if (present && present.options.echo !== echo) {
      refuse("subscribe", "echo", echo, `${this.name} is already subscribed with ${!echo}`);
    }
    const feed = present ?? new Feed(this.link, this.name, { last, position, echo, presence });
    this.#feed = feed;
    const { beginning } = new FeedSubscription(feed, this.link, signal);
    if (feed !== present) feed.ask();
    return beginning;
  }

  async publish<Event extends EventName<Space, "message">>(
    event: Event,
    data: InputOf<Space, Event>,
    { signal }: PublishOptions = {},
  ): Promise<Position> {
    signal?.throwIfAborted();
    const valid = this.toValid("message", event, data);
    this.link.wake();
    return this.link.publish({ channel: this.name, event, data: valid, signal });
  }

  /** Hands a message to the listeners of its event, if it is the next one and all is well with it. */
  receive(frame: MessageFrame): void {
    const feed = this.feed;
    const position = feed?.take(frame.offset);
    if (feed === undefined || position === undefined) return;
    const own = this.link.claim(frame, position);
    if (own && !feed.options.echo) return;
    const message = this.toMessage(frame, own);
    if (message === undefined) return;
    this.#listeners.emit(frame.event, message);
    this.#listeners.emit(EVERY, message);
  }

  /** The message as the application gets it; what is wrong with it, or unknown, is told instead. */
  toMessage(frame: MessageFrame, own: boolean): Message | undefined {
    // It has its place and nothing more (PROTOCOL [DEL-2]).
    if (frame.deleted) return undefined;
    const { announcer, settings } = this.link;
    const spec = this.find("message", frame.event);
    const issues = settings.checksReceived ? spec?.check(frame.data, "reader") : undefined;
    if (issues) announcer.invalid({ message: frame, issues });
    else if (spec === undefined && !this.space.anyEvent) announcer.unknown(frame);
    else {
      const { type: _, ...message } = frame;
      return { ...message, own };
    }
    return undefined;
  }

  /** The data as it will be on the wire, so that what was found valid is what is sent. */
  toValid(kind: EventKind, event: string, data: unknown): object {
    const spec = this.find(kind, event);
    if (spec === undefined && !this.space.anyEvent) {
      throw new ParlanceError(
        "unknown_event",
        `the contract has no ${kind} event "${event}" for ${this.name}`,
        { channel: this.name, at: "/event" },
      );
    }
    return toValidData(event, data, spec?.check, this.name);
  }

  /** What the contract says of an event, if it is of that kind. */
  find(kind: EventKind, event: string): EventSpec | undefined {
    const spec = Object.hasOwn(this.space.events, event) ? this.space.events[event] : undefined;
    return spec?.kind === kind ? spec : undefined;
  }
}
