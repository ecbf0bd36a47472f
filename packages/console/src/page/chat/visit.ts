import { ParlanceError, type Gap, type Issue, type Position, type Subscription } from "@parlance/sdk";
import { deliver, type Delivery as Delivering, type DeliveryState } from "@parlance/sdk/delivery";
import { onSignal, sendSignal } from "@parlance/sdk/signals";
import type { Store } from "../store.ts";
import { attendChannel } from "./attend.ts";
import type { ChatChannel } from "./channel-address.ts";
import { hasFeature, toReader, type ChatClient, type ChatLine } from "./chat-client.ts";
import type { Conversation, ConversationEvent, Delivery, Mark } from "./conversation.ts";
import { toFailureText } from "./failure-text.ts";
import { toReach } from "./reach.ts";
import { createScrollBack, toSaid, type ScrollBack } from "./scroll-back.ts";
import { isTypingDue } from "./typing.ts";

/** Somebody's stay in a channel, under a name. */
export interface Visit {
  readonly channel: ChatChannel;
  readonly name: string;
  say(text: string): void;
  /** Sends an own message that failed once more, under the same key, so that it cannot arrive twice. */
  retry(serial: number): void;
  /** Tells the others that something is being written, not more often than need be. */
  type(): void;
  /** Brings older messages, if there are any. */
  lookBack(): void;
  leave(): void;
}

/** How many of the newest messages somebody sees who enters. */
const HISTORY = 50;

/** Whether anything can be missing: in one epoch, a server that begins at or before our place repeats instead. */
function isLoss({ before, after }: Gap): boolean {
  return before.epoch !== after.epoch || after.offset > before.offset;
}

function describeGap({ reason, before, after }: Gap): string {
  if (before.epoch !== after.epoch)
    return "Some messages may be missing here: the server has begun a new record.";
  return `Some messages are missing here (${reason.replaceAll("_", " ")}).`;
}

function describeInvalid(offset: number, [issue]: readonly Issue[]): string {
  const rule = issue === undefined ? "" : `: ${issue.at} ${issue.message}`;
  return `Message ${offset} breaks the contract and is not shown${rule}.`;
}

function toDelivery(state: DeliveryState): Delivery {
  switch (state.status) {
    case "sending":
      return { status: "sending" };
    case "stored":
      return { status: "stored", offset: state.position.offset };
    case "failed":
      return { status: "failed", why: toFailureText(state.error), isFinal: false };
  }
}

/** Where the subscription of a visit stands. A client that was closed ends it; the next connection begins another. */
type Seat =
  | { readonly status: "entering" | "left" }
  | { readonly status: "in"; readonly subscription: Subscription }
  | { readonly status: "out"; readonly position: Position | undefined };

class ChannelVisit implements Visit {
  readonly channel: ChatChannel;
  readonly name: string;
  readonly #client: ChatClient;
  readonly #line: ChatLine;
  readonly #conversation: Store<Conversation, ConversationEvent>;
  readonly #departure = new AbortController();
  readonly #scrollBack: ScrollBack;
  readonly #deliveries = new Map<number, Delivering>();
  readonly #removals: readonly (() => void)[];
  #typedMs: number | undefined;
  #seat: Seat = { status: "entering" };

  constructor(
    client: ChatClient,
    conversation: Store<Conversation, ConversationEvent>,
    channel: ChatChannel,
    name: string,
  ) {
    this.channel = channel;
    this.name = name;
    this.#client = client;
    this.#line = client.channel(channel);
    this.#conversation = conversation;
    this.#scrollBack = createScrollBack(client, this.#line, conversation, this.#departure.signal);
    conversation.tell({ kind: "entered" });
    this.#removals = [
      this.#line.on("chat.said", (message) => conversation.tell(toSaid(client, message))),
      onSignal(this.#line, "chat.typing", ({ by }) => {
        if (by !== undefined && by.user !== toReader(client))
          conversation.tell({ kind: "typing", user: by.user, nowMs: Date.now() });
      }),
      client.on("gap", (gap) => this.#onGap(gap)),
      client.on("invalid", ({ message, issues }) => {
        this.#onUnreadable(message, describeInvalid(message.offset, issues));
      }),
      client.on("unknown", (message) => {
        const { offset, event } = message;
        this.#onUnreadable(message, `Message ${offset} is a ${event}, which this page does not know.`);
      }),
      client.on("state", ({ status }) => {
        if (status === "connected" && this.#seat.status === "out") void this.#enter(this.#seat.position);
      }),
    ];
    void this.#enter(undefined);
  }

  say(text: string): void {
    const serial = this.#conversation.state.nextSerial;
    const { name } = this;
    this.#typedMs = undefined;
    const delivering = this.#deliver(text);
    const isBegun = "key" in delivering;
    const key = isBegun ? delivering.key : undefined;
    this.#conversation.tell({ kind: "sending", text, name, timeMs: Date.now(), key });
    if (!isBegun) return this.#conversation.tell({ kind: "delivery", serial, delivery: delivering });
    this.#deliveries.set(serial, delivering);
    delivering.on("state", (state) => this.#onDelivery(serial, state));
  }

  retry(serial: number): void {
    this.#deliveries.get(serial)?.retry();
  }

  type(): void {
    const nowMs = Date.now();
    if (this.#seat.status !== "in" || !hasFeature(this.#client, "signals")) return;
    if (!isTypingDue(this.#typedMs, nowMs)) return;
    this.#typedMs = nowMs;
    sendSignal(this.#line, "chat.typing", {});
  }

  lookBack(): void {
    this.#scrollBack.read();
  }

  leave(): void {
    this.#seat = { status: "left" };
    for (const remove of this.#removals) remove();
    this.#departure.abort();
  }

  async #enter(position: Position | undefined): Promise<void> {
    this.#seat = { status: "entering" };
    const { signal } = this.#departure;
    try {
      const subscription = await this.#line.subscribe({
        last: HISTORY,
        // A server without members takes no notice.
        presence: true,
        signal,
        ...(position && { position }),
      });
      this.#seat = { status: "in", subscription };
      subscription.on("ended", ({ error }) => this.#onEnded(error));
      if (position === undefined) this.#openReach(subscription);
      // Who may not see the members does without them.
      attendChannel(this.#client, this.#line, this.#conversation, { name: this.name, signal }).catch(
        () => undefined,
      );
    } catch (error) {
      this.#onEnded(error);
    }
  }

  /** What has been said before lies before the first message that the subscription brings. */
  #openReach({ position }: Subscription): void {
    if (position === undefined || !hasFeature(this.#client, "history")) return;
    const before = { epoch: position.epoch, offset: position.offset + 1 };
    this.#conversation.tell({ kind: "reach", reach: toReach(before) });
  }

  /** What breaks the contract never leaves. */
  #deliver(text: string): Delivering | Delivery {
    try {
      return deliver(this.#line, "chat.said", { text, name: this.name });
    } catch (error) {
      return { status: "failed", why: toFailureText(error), isFinal: true };
    }
  }

  #onDelivery(serial: number, state: DeliveryState): void {
    if (state.status === "stored") this.#deliveries.delete(serial);
    this.#conversation.tell({ kind: "delivery", serial, delivery: toDelivery(state) });
  }

  #onUnreadable(
    { channel, offset }: { readonly channel: string; readonly offset: number },
    text: string,
  ): void {
    if (channel !== this.channel || this.#scrollBack.takeMark(offset, "unreadable", text)) return;
    this.#note(channel, "unreadable", text);
  }

  #onGap(gap: Gap): void {
    if (isLoss(gap)) this.#note(gap.channel, "gap", describeGap(gap));
  }

  #onEnded(error: unknown): void {
    if (this.#departure.signal.aborted) return;
    const isClosed = error instanceof ParlanceError && error.code === "closed";
    if (!isClosed)
      this.#note(this.channel, "ended", `Nothing more comes from this channel: ${toFailureText(error)}.`);
    const position = this.#seat.status === "in" ? this.#seat.subscription.position : undefined;
    this.#seat = isClosed ? { status: "out", position } : { status: "left" };
  }

  #note(channel: string, kind: Mark["kind"], text: string): void {
    if (channel === this.channel) this.#conversation.tell({ kind, text });
  }
}

/** Enters a channel: its newest messages and whatever follows go into the conversation, until the visit is left. */
export function enterChannel(
  client: ChatClient,
  conversation: Store<Conversation, ConversationEvent>,
  channel: ChatChannel,
  name: string,
): Visit {
  return new ChannelVisit(client, conversation, channel, name);
}
