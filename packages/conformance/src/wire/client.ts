import { closeCodes, type CloseName } from "../generated/codes.ts";
import type {
  Message,
  ServerFrame,
  ServerPresence,
  Subscribed,
  Unsubscribed,
  Welcome,
} from "../generated/frames.ts";
import { CouldNotRun, show, violate, ViolationError } from "../verdict.ts";
import { Connection } from "./connection.ts";
import type { Awaited, Ending, Received } from "./inbox.ts";
import { isReply, type Reply, type Request } from "./request.ts";

/**
 * What a subscription brings: a message; or its end, where the server must stop a replay because messages were trimmed
 * under it (PROTOCOL, Recovery). A history judges them as they come.
 */
type Delivery = Message | Unsubscribed;

function isDelivery(frame: ServerFrame): frame is Delivery {
  return (
    frame.type === "message" ||
    (frame.type === "unsubscribed" && frame.code === "not_available" && frame.resubscribe)
  );
}

/**
 * A connection that a case drives: it sends requests and waits for what must come. Whatever the case does not take is a
 * fault at the next fence.
 */
export class Client extends Connection {
  #isAbandoned = false;

  /** Waits for the next `ping` of the server. */
  async pinged(awaited: Awaited): Promise<void> {
    await this.pings.take((frame) => frame.type === "ping", awaited);
  }

  /** Waits for the next change of the members of a channel. */
  async change(channel: string, awaited: Awaited): Promise<ServerPresence> {
    const isWanted = (frame: ServerFrame): frame is ServerPresence =>
      frame.type === "presence" && frame.channel === channel;
    return (await this.unasked.take(isWanted, awaited)).frame;
  }

  /** Waits for a subscription that the server makes by itself; from there on the case must take what the channel brings. */
  async joined(channel: string, awaited: Awaited): Promise<Subscribed> {
    const isWanted = (frame: ServerFrame): frame is Subscribed =>
      frame.type === "subscribed" && frame.channel === channel;
    const { frame } = await this.unasked.take(isWanted, awaited);
    this.follow(channel);
    return frame;
  }

  /** Leaves what deliveries came so far out of account; what they owe was judged as they came. */
  forgetDeliveries(): void {
    this.inbox.drop(isDelivery);
  }

  /** Leaves the changes that came so far out of account. */
  forgetChanges(): void {
    this.unasked.drop((frame) => frame.type === "presence");
  }

  /** Demands that no change of the members of a channel lies unread. */
  demandNoChange(requirement: string, expected: string): void {
    const change = this.unasked.unread.find(({ frame }) => frame.type === "presence");
    if (change !== undefined) violate(requirement, expected, `${show(change.text)} at ${this.name}`);
  }

  /** Waits for `welcome`. */
  async welcomed(): Promise<Welcome> {
    const isWelcome = (frame: ServerFrame): frame is Welcome => frame.type === "welcome";
    const { frame } = await this.inbox.take(isWelcome, {
      requirement: "HS-5",
      expected: "welcome after hello",
    });
    return frame;
  }

  /** Sends a request without waiting; gives its id. */
  post(request: Request): number {
    const id = this.nextId();
    this.send({ ...request, id });
    return id;
  }

  /** Waits for the reply to a request. */
  async reply(id: number, awaited: Partial<Awaited> = {}): Promise<Reply> {
    const isWanted = (frame: ServerFrame): frame is Reply => isReply(frame) && frame.id === id;
    const wanted = { requirement: "FR-7", expected: `a reply to request ${id}`, ...awaited };
    return (await this.inbox.take(isWanted, wanted)).frame;
  }

  /** Sends a request and waits for its reply. */
  request(request: Request): Promise<Reply> {
    return this.reply(this.post(request));
  }

  /** Waits for the next message of a channel. */
  async message(channel: string, requirement = "SUB-3"): Promise<Received<Message>> {
    const isWanted = (frame: ServerFrame): frame is Message =>
      frame.type === "message" && frame.channel === channel;
    return this.inbox.take(isWanted, { requirement, expected: `a message of ${channel} at ${this.name}` });
  }

  /** Waits for the next delivery of a channel, whichever kind. */
  async delivery(channel: string): Promise<void> {
    const isWanted = (frame: ServerFrame): frame is Delivery =>
      isDelivery(frame) && frame.channel === channel;
    const expected = `a message of ${channel} at ${this.name}`;
    await this.inbox.take(isWanted, { requirement: "SUB-3", expected });
  }

  /** Waits for the next frame of a type on a channel. */
  async next<T extends "signal" | "error">(
    type: T,
    channel: string,
    awaited: Awaited,
  ): Promise<Extract<ServerFrame, { readonly type: T }>> {
    type Wanted = Extract<ServerFrame, { readonly type: T }>;
    const isWanted = (frame: ServerFrame): frame is Wanted =>
      frame.type === type && "channel" in frame && frame.channel === channel;
    return (await this.inbox.take(isWanted, awaited)).frame;
  }

  /** Waits for the next few messages of a channel. */
  async messages(channel: string, count: number, requirement = "SUB-3"): Promise<readonly Message[]> {
    const found: Message[] = [];
    while (found.length < count) found.push((await this.message(channel, requirement)).frame);
    return found;
  }

  /** Pings, waits for the `ok`, and demands that nothing lies unread: what had to come before it has come. */
  async fence(requirement = "FR-7", expected = "nothing more"): Promise<void> {
    const reply = await this.request({ type: "ping" });
    if (reply.type !== "ok") violate("FR-12", "ok to ping", show(reply));
    this.demandNothingUnread(requirement, expected);
  }

  /** Leaves whatever came, and still comes, out of account: the connection ends with replies in flight. */
  abandon(): void {
    this.#isAbandoned = true;
  }

  /** Demands that every frame that came was taken by the case. */
  demandNothingUnread(requirement: string, expected: string): void {
    if (this.#isAbandoned) return;
    // A history judges every message, also those of a replay that comes behind the answer to a ping.
    if (this.isRecorded) this.forgetDeliveries();
    const unread = this.inbox.firstUnread;
    if (unread !== undefined) violate(requirement, expected, `${show(unread.text)} at ${this.name}`);
  }

  /** Waits until the server closes with one of the codes; an `error` without id may announce it. */
  async closed(requirement: string, names: readonly CloseName[], withinMs?: number): Promise<Ending> {
    const expected = `close ${names.map((name) => `${closeCodes[name]} ${name}`).join(" or ")}`;
    const ending = await this.#ended({
      requirement,
      expected,
      ...(withinMs === undefined ? {} : { withinMs }),
    });
    if (!names.some((name) => closeCodes[name] === ending.code)) {
      if (this.inbox.excuse !== undefined) throw new CouldNotRun(this.inbox.excuse);
      violate(requirement, expected, `close ${ending.code} ${JSON.stringify(ending.reason)}`);
    }
    return ending;
  }

  /** Waits for the end. A frame that may not come is, here, the wrong answer to what the end was awaited for. */
  async #ended(awaited: Awaited): Promise<Ending> {
    try {
      return await this.inbox.ended(awaited);
    } catch (fault) {
      if (!(fault instanceof ViolationError) || this.violation === undefined) throw fault;
      return violate(awaited.requirement, awaited.expected, this.violation.actual);
    }
  }

  /** Waits for whatever comes first: the reply to a request, or the end of the connection. */
  async replyOrEnding(id: number, requirement: string, withinMs?: number): Promise<Reply | Ending> {
    const isWanted = (frame: ServerFrame): frame is Reply => isReply(frame) && frame.id === id;
    const awaited = {
      requirement,
      expected: `a reply to ${id}, or a close`,
      ...(withinMs === undefined ? {} : { withinMs }),
    };
    const found = await this.inbox.takeOrEnding(isWanted, awaited);
    return "frame" in found ? found.frame : found;
  }

  /** Whether the server closes by itself: asked with one more ping, which a server that closes does not answer. */
  async isEndedSoon(): Promise<boolean> {
    const found = await this.replyOrEnding(this.post({ type: "ping" }), "FR-7");
    return !("type" in found);
  }
}
