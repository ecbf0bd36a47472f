import type { Channel, ContractChannel } from "../channel.ts";
import type { EventName, InputOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { Emitter } from "../emitter.ts";
import { toListenerError, type ParlanceError } from "../errors.ts";
import type { Gap, Message } from "../events.ts";
import { deliver, type Delivery } from "../features/delivery.ts";
import { readHistory } from "../features/history.ts";
import { toContractChannel } from "../internals.ts";
import { refuse } from "../refuse.ts";
import type { Subscription } from "../subscription.ts";
import { merge, toOutgoingItem, type AnySpace, type MessageItem, type Placed } from "./items.ts";

export type { AnySpace, MessageItem } from "./items.ts";

/** How to list the messages of a channel. */
export interface MessageListOptions {
  /** How many of the newest messages to begin with, 0 to 200, where the server keeps any. 50 by default. */
  readonly last?: number;
  /** Above so many messages the oldest leave the list; `loadOlder` brings them back. 1,000 by default. */
  readonly maxListed?: number;
}

/** What is known of the messages of a channel. A new object with each change. */
export interface MessageListState<Space extends NamespaceSpec = NamespaceSpec> {
  /** `loading` until the first messages are there; `ended` when the subscription is, by its `error` where there is one. */
  readonly status: "loading" | "live" | "ended";
  /** In the order of the channel; what is on its way stands at the end. */
  readonly items: readonly MessageItem<Space>[];
  /** Whether the server may have older ones. */
  readonly hasOlder: boolean;
  /** Why it ended, or why older messages could not be read. */
  readonly error: ParlanceError | undefined;
}

/** The messages of a channel as an application shows them: what was kept, what comes, and what it says itself. */
export interface MessageList<Space extends NamespaceSpec = NamespaceSpec> {
  readonly state: MessageListState<Space>;
  /** Calls a listener with each new state. The result removes it. */
  on(event: "change", listener: (state: MessageListState<Space>) => unknown): () => void;
  /**
   * Publishes, and lists the message at once. Throws a `ParlanceError` for data that breaks the contract; everything else
   * that goes wrong is told by the item.
   */
  send<Event extends EventName<Space, "message">>(event: Event, data: InputOf<Space, Event>): Delivery;
  /** Reads older messages into the list. Never rejects: what goes wrong is the `error` of the state. */
  loadOlder(count?: number): Promise<void>;
  /** Ends the list, and the subscription if nobody else holds it. */
  end(): void;
}

/** Codes that say: there are no older messages, and that is no fault. */
const NOTHING_KEPT: ReadonlySet<string> = new Set(["unsupported", "not_kept"]);

const EMPTY: MessageListState<AnySpace> = { status: "loading", items: [], hasOlder: false, error: undefined };

/** The state of a list that was not begun, such as on a server that renders pages. */
export function emptyMessageList<Space extends NamespaceSpec>(): MessageListState<Space> {
  return EMPTY;
}

/**
 * Lists the messages of a channel: subscribes, begins with the newest that are kept, and goes on with what comes. Own
 * messages are there at once, under a key that they keep. A gap is an item of its own. Throws a `TypeError` for an option
 * that cannot be.
 */
export function createMessageList<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  { last = 50, maxListed = 1000 }: MessageListOptions = {},
): MessageList<Space> {
  const known = toContractChannel("createMessageList", channel);
  if (!(Number.isInteger(last) && last >= 0 && last <= 200))
    refuse("createMessageList", "last", last, "must be a whole number from 0 to 200");
  if (!(Number.isInteger(maxListed) && maxListed >= last))
    refuse("createMessageList", "maxListed", maxListed, "must be a whole number, and not below last");
  return new ChannelMessageList(known, last, maxListed);
}

class ChannelMessageList implements MessageList<AnySpace> {
  readonly #channel: ContractChannel<NamespaceSpec>;
  readonly #events: Emitter<{ readonly change: MessageListState<AnySpace> }>;
  readonly #ending = new AbortController();
  readonly #outgoing = new Map<string, Delivery>();
  #state: MessageListState<AnySpace> = EMPTY;
  #maxListed: number;
  #placed: readonly Placed[] = [];
  #subscription: Subscription | undefined;
  /** How many gaps there were. */
  #stretch = 0;

  constructor(channel: ContractChannel<NamespaceSpec>, last: number, maxListed: number) {
    const { link, name } = channel;
    this.#channel = channel;
    this.#maxListed = maxListed;
    this.#events = new Emitter((cause) => link.announcer.error(toListenerError(name, cause)));
    const unlisten = channel.onEvery((message) => this.#receive(message));
    this.#ending.signal.addEventListener("abort", unlisten);
    this.#begin(last).catch((error: unknown) => this.#stop(error as ParlanceError));
  }

  get state(): MessageListState<AnySpace> {
    return this.#state;
  }

  on(event: "change", listener: (state: MessageListState<AnySpace>) => unknown): () => void {
    return this.#events.on(event, listener);
  }

  send(event: string, data: object): Delivery {
    const delivery = deliver(this.#channel as unknown as Channel<AnySpace>, event, data);
    this.#outgoing.set(delivery.key, delivery);
    delivery.on("state", (state) => {
      // What has come back by the subscription already needs no place at the end.
      if (state.status === "stored" && this.#isPast(state.position.offset))
        this.#outgoing.delete(delivery.key);
      this.#change({});
    });
    this.#change({});
    return delivery;
  }

  async loadOlder(count = 50): Promise<void> {
    const { signal } = this.#ending;
    const { position } = this.#subscription ?? {};
    const first = this.#placed.find(({ item }) => item.status === "stored");
    // Before a gap the numbering may be another, of which nothing can be read any more.
    if (!this.#state.hasOlder || position === undefined || (first && first.stretch < this.#stretch))
      return this.#change({ hasOlder: false });
    const from = first && { position: { epoch: position.epoch, offset: first.offset } };
    try {
      const page = await readHistory(this.#channel as unknown as Channel<AnySpace>, {
        ...from,
        limit: count,
        signal,
      });
      // What was asked for stays, also in a list that is full.
      this.#maxListed += page.messages.length;
      this.#take(page.messages);
      this.#change({ hasOlder: page.next !== undefined, error: undefined });
    } catch (cause) {
      if (signal.aborted) return;
      const error = cause as ParlanceError;
      this.#change({ hasOlder: false, error: NOTHING_KEPT.has(error.code) ? undefined : error });
    }
  }

  end(): void {
    this.#ending.abort();
  }

  async #begin(last: number): Promise<void> {
    const { signal } = this.#ending;
    // Whoever joins a subscription gets no earlier messages by it.
    const isJoining = this.#channel.feed !== undefined;
    const subscription = await this.#channel.subscribe({ last, signal });
    this.#subscription = subscription;
    subscription.on("gap", (gap) => this.#onGap(gap));
    subscription.on("ended", ({ error }) => this.#stop(error));
    if (subscription.state.status === "ended") return this.#stop(subscription.state.error);
    const { offset = 0 } = subscription.position ?? {};
    this.#change({ hasOlder: offset > 0 });
    if (isJoining && last > 0 && offset > 0) await this.loadOlder(last);
    if (!signal.aborted) this.#change({ status: "live" });
  }

  #receive(message: Message): void {
    this.#take([message]);
    this.#change({});
  }

  #onGap(gap: Gap): void {
    this.#stretch += 1;
    const key = `gap-${this.#stretch}`;
    // Before every offset of its stretch.
    const placed: Placed = { item: { status: "gap", key, gap }, stretch: this.#stretch, offset: -1 };
    this.#placed = [...this.#placed, placed];
    this.#change({});
  }

  #take(messages: readonly Message[]): void {
    const stretch = this.#stretch;
    const found = messages.map((message): Placed => {
      const { own, offset } = message;
      if (own && message.key !== undefined) this.#outgoing.delete(message.key);
      const key = own && message.key !== undefined ? message.key : `${stretch}/${offset}`;
      return {
        item: { status: "stored", key, message },
        stretch,
        offset,
      };
    });
    this.#placed = merge(this.#placed, found);
  }

  #isPast(offset: number): boolean {
    return this.#placed.some((each) => each.stretch === this.#stretch && each.offset === offset);
  }

  #stop(error: ParlanceError | undefined): void {
    if (this.#ending.signal.aborted) return;
    this.#ending.abort();
    this.#change({ status: "ended", error });
  }

  #change(change: Partial<MessageListState<AnySpace>>): void {
    const outgoing = [...this.#outgoing.values()].map((delivery) =>
      toOutgoingItem(delivery, delivery.state, {
        retry: () => delivery.retry(),
        dismiss: () => {
          this.#outgoing.delete(delivery.key);
          this.#change({});
        },
      }),
    );
    const excess = this.#placed.length - this.#maxListed;
    if (excess > 0) this.#placed = this.#placed.slice(excess);
    this.#state = {
      ...this.#state,
      ...(excess > 0 && { hasOlder: true }),
      ...change,
      items: [...this.#placed.map(({ item }) => item), ...outgoing],
    };
    this.#events.emit("change", this.#state);
  }
}
