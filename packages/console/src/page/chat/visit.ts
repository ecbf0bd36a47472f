import {
  ParlanceError,
  type Channel,
  type Client,
  type Gap,
  type Issue,
  type Message,
  type Position,
  type Subscription,
} from "@parlance/sdk";
import type { ChatSaid, room } from "@parlance/sdk/chat";
import type { Store } from "../store.ts";
import type { ChatChannel } from "./channel-address.ts";
import type { Conversation, ConversationEvent, Mark } from "./conversation.ts";
import { toFailureText } from "./failure-text.ts";

/** The client of the chat: it knows the one namespace that it uses, and the others shake away. */
export type ChatClient = Client<{ readonly room: typeof room }>;

/** Somebody's stay in a channel, under a name. */
export interface Visit {
  readonly channel: ChatChannel;
  readonly name: string;
  say(text: string): void;
  /** Sends an own message that failed once more, as a new one. */
  retry(serial: number): void;
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

/** Where the subscription of a visit stands. A client that was closed ends it; the next connection begins another. */
type Seat =
  | { readonly status: "entering" | "left" }
  | { readonly status: "in"; readonly subscription: Subscription }
  | { readonly status: "out"; readonly position: Position | undefined };

class ChannelVisit implements Visit {
  readonly channel: ChatChannel;
  readonly name: string;
  readonly #client: ChatClient;
  readonly #line: Channel<typeof room>;
  readonly #conversation: Store<Conversation, ConversationEvent>;
  readonly #departure = new AbortController();
  readonly #removals: readonly (() => void)[];
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
    conversation.tell({ kind: "entered" });
    this.#removals = [
      this.#line.on("chat.said", (message) => this.#onSaid(message)),
      client.on("gap", (gap) => this.#onGap(gap)),
      client.on("invalid", ({ message, issues }) => {
        this.#note(message.channel, "unreadable", describeInvalid(message.offset, issues));
      }),
      client.on("unknown", ({ channel: from, offset, event }) => {
        this.#note(from, "unreadable", `Message ${offset} is a ${event}, which this page does not know.`);
      }),
      client.on("state", ({ status }) => {
        if (status === "connected" && this.#seat.status === "out") void this.#enter(this.#seat.position);
      }),
    ];
    void this.#enter(undefined);
  }

  say(text: string): void {
    const serial = this.#conversation.state.nextSerial;
    this.#conversation.tell({ kind: "sending", text, name: this.name, timeMs: Date.now() });
    void this.#send(serial, text);
  }

  retry(serial: number): void {
    const failed = this.#conversation.state.outgoing.find((message) => message.serial === serial);
    if (failed === undefined) return;
    this.#conversation.tell({ kind: "discarded", serial });
    this.say(failed.text);
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
        signal,
        ...(position && { position }),
      });
      this.#seat = { status: "in", subscription };
      subscription.on("ended", ({ error }) => this.#onEnded(error));
    } catch (error) {
      this.#onEnded(error);
    }
  }

  async #send(serial: number, text: string): Promise<void> {
    try {
      const { offset } = await this.#line.publish("chat.said", { text, name: this.name });
      this.#conversation.tell({ kind: "stored", serial, offset });
    } catch (error) {
      this.#conversation.tell({ kind: "failed", serial, why: toFailureText(error) });
    }
  }

  #onSaid({ data, offset, time, by, own }: Message<"chat.said", ChatSaid>): void {
    const { state } = this.#client;
    // Messages of an earlier life of this window are our own as well.
    const isOwn = own || (state.status === "connected" && by?.user === state.user);
    const speaker = { user: by?.user, name: data.name ?? by?.user ?? "The server" };
    this.#conversation.tell({ kind: "said", offset, timeMs: time, speaker, text: data.text, isOwn });
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
