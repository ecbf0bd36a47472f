import { once } from "node:events";
import type { WebSocket } from "ws";
import { closeCodes, type CloseName } from "../generated/codes.ts";
import type {
  ClientFrame,
  Message,
  ServerFrame,
  ServerPresence,
  Subscribed,
  Welcome,
} from "../generated/frames.ts";
import { isObject } from "../schema/json-schema.ts";
import { HarnessFault, show, violate, ViolationError, type Violation } from "../verdict.ts";
import { Inbox, type Awaited, type Ending, type Received } from "./inbox.ts";
import { Ledger } from "./ledger.ts";
import type { MessageBook } from "./message-book.ts";
import { findClientFault, readFrame } from "./read-frame.ts";
import { isReply, type Reply, type Request } from "./request.ts";
import type { Trace } from "./trace.ts";

/** What a connection shares with the others of its case. */
export interface ClientScope {
  readonly name: string;
  readonly trace: Trace;
  readonly book: MessageBook;
  readonly deadlineMs: number;
  /** Whether the client answers `ping` with `pong`, as [HB-3] wants it. */
  readonly answersPings: boolean;
  /** Called for each frame that was judged and found right. */
  readonly onJudged: () => void;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One WebSocket to the server under test, driven frame by frame. Every frame that comes is judged by its closed schema
 * and by those before it, and whatever the case does not take is a fault at the next fence.
 */
export class Client {
  readonly #socket: WebSocket;
  readonly #scope: ClientScope;
  readonly #inbox: Inbox;
  readonly #ledger: Ledger;
  readonly #channels = new Set<string>();
  /** Pings of the server: kept apart, since they come at any time and no case but one waits for them. */
  readonly #pings: Inbox;
  /** Changes of members and what the server subscribes by itself: they too may come unasked. */
  readonly #unasked: Inbox;
  #welcome: Welcome | undefined;
  readonly #openedAt = performance.now();
  #framesSent = 0;
  #lastId = 0;
  #isEnding = false;

  constructor(socket: WebSocket, scope: ClientScope) {
    this.#socket = socket;
    this.#scope = scope;
    this.#inbox = new Inbox(() => this.#patienceMs());
    this.#pings = new Inbox(() => this.#patienceMs());
    this.#unasked = new Inbox(() => this.#patienceMs());
    this.#ledger = new Ledger(scope.book);
    scope.trace.add(scope.name, "-", "connected");
    socket.on("message", (data: Buffer, isBinary) => this.#onMessage(data, isBinary));
    socket.on("close", (code, reason) => this.#onClose(code, reason.toString()));
    socket.on("error", (fault) => this.#onError(fault));
    socket.resume();
  }

  /** Name of the connection in traces. */
  get name(): string {
    return this.#scope.name;
  }

  /** The welcome of this connection; there is one after `welcomed`. */
  get welcome(): Welcome {
    if (this.#welcome === undefined) throw new HarnessFault(`${this.name} has not been welcomed`);
    return this.#welcome;
  }

  /** Waits for the next `ping` of the server. */
  async pinged(awaited: Awaited): Promise<void> {
    await this.#pings.take((frame) => frame.type === "ping", awaited);
  }

  /** Waits for the next change of the members of a channel. */
  async change(channel: string, awaited: Awaited): Promise<ServerPresence> {
    const isWanted = (frame: ServerFrame): frame is ServerPresence =>
      frame.type === "presence" && frame.channel === channel;
    return (await this.#unasked.take(isWanted, awaited)).frame;
  }

  /** Waits for a subscription that the server makes by itself; from there on the case must take what the channel brings. */
  async joined(channel: string, awaited: Awaited): Promise<Subscribed> {
    const isWanted = (frame: ServerFrame): frame is Subscribed =>
      frame.type === "subscribed" && frame.channel === channel;
    const { frame } = await this.#unasked.take(isWanted, awaited);
    this.#channels.add(channel);
    return frame;
  }

  /** Leaves the changes that came so far out of account. */
  forgetChanges(): void {
    this.#unasked.drop((frame) => frame.type === "presence");
  }

  /** Demands that no change of the members of a channel lies unread. */
  demandNoChange(requirement: string, expected: string): void {
    const change = this.#unasked.unread.find(({ frame }) => frame.type === "presence");
    if (change !== undefined) violate(requirement, expected, `${show(change.text)} at ${this.name}`);
  }

  /** How the connection ended, if it did. */
  get ending(): Ending | undefined {
    return this.#inbox.ending;
  }

  /** The first rule that was found broken on this connection. */
  get violation(): Violation | undefined {
    return this.#inbox.violation;
  }

  /** Whether frames can still be exchanged. */
  get isReady(): boolean {
    return this.#ledger.stage === "ready" && this.#inbox.ending === undefined && this.#lastId < 2147483647;
  }

  /** The next unused id. */
  nextId(): number {
    return ++this.#lastId;
  }

  /** Sends a frame that fits its schema; anything else is a fault of the suite and throws `HarnessFault`. */
  send(frame: ClientFrame): void {
    const fault = findClientFault(frame);
    if (fault !== undefined)
      throw new HarnessFault(`about to send a bad frame (${fault.at} ${fault.message}): ${show(frame)}`);
    this.sendText(JSON.stringify(frame));
  }

  /** Sends any text as one message. `isAmbiguous`: it can be read in more than one way, such as with a name twice. */
  sendText(text: string, { isAmbiguous = false }: { isAmbiguous?: boolean } = {}): void {
    this.#note(text, isAmbiguous);
    this.#scope.trace.add(this.name, ">", text);
    this.#framesSent++;
    this.#socket.send(text);
  }

  /** Sends a text as one message in several fragments, cut anywhere. */
  sendFragments(text: string, count: number): void {
    this.#note(text, false);
    const bytes = Buffer.from(text);
    const size = Math.ceil(bytes.length / count);
    for (let from = 0; from < bytes.length; from += size) {
      this.sendBytes(bytes.subarray(from, from + size), { isLast: from + size >= bytes.length });
    }
  }

  /** Sends bytes as one message or as one fragment of it. Nothing is noted of what they say. */
  sendBytes(
    bytes: Uint8Array,
    { isBinary = false, isLast = true }: { isBinary?: boolean; isLast?: boolean } = {},
  ): void {
    const kind = isBinary ? "binary" : isLast ? "bytes" : "fragment";
    this.#scope.trace.add(this.name, ">", `(${kind}) ${Buffer.from(bytes).toString("latin1")}`);
    this.#socket.send(bytes, { binary: isBinary, fin: isLast });
  }

  /** Waits for `welcome`. */
  async welcomed(): Promise<Welcome> {
    const isWelcome = (frame: ServerFrame): frame is Welcome => frame.type === "welcome";
    const { frame } = await this.#inbox.take(isWelcome, {
      requirement: "HS-5",
      expected: "welcome after hello",
    });
    this.#welcome = frame;
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
    return (await this.#inbox.take(isWanted, wanted)).frame;
  }

  /** Sends a request and waits for its reply. */
  request(request: Request): Promise<Reply> {
    return this.reply(this.post(request));
  }

  /** Waits for the next message of a channel. */
  async message(channel: string, requirement = "SUB-3"): Promise<Received<Message>> {
    const isWanted = (frame: ServerFrame): frame is Message =>
      frame.type === "message" && frame.channel === channel;
    return this.#inbox.take(isWanted, { requirement, expected: `a message of ${channel} at ${this.name}` });
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
    return (await this.#inbox.take(isWanted, awaited)).frame;
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

  /** Demands that every frame that came was taken by the case. */
  demandNothingUnread(requirement: string, expected: string): void {
    const unread = this.#inbox.firstUnread;
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
      violate(requirement, expected, `close ${ending.code} ${JSON.stringify(ending.reason)}`);
    }
    return ending;
  }

  /** Waits for the end. A frame that may not come is, here, the wrong answer to what the end was awaited for. */
  async #ended(awaited: Awaited): Promise<Ending> {
    try {
      return await this.#inbox.ended(awaited);
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
    const found = await this.#inbox.takeOrEnding(isWanted, awaited);
    return "frame" in found ? found.frame : found;
  }

  /** Whether the server closes by itself: asked with one more ping, which a server that closes does not answer. */
  async isEndedSoon(): Promise<boolean> {
    const found = await this.replyOrEnding(this.post({ type: "ping" }), "FR-7");
    return !("type" in found);
  }

  /** Cuts the connection without a close frame. */
  cut(): void {
    this.#isEnding = true;
    this.#socket.terminate();
  }

  /** Closes with 1000, as a client does that is done, and waits a moment for the answer. */
  async end(): Promise<void> {
    this.#isEnding = true;
    if (this.#socket.readyState === this.#socket.CLOSED) return;
    const isClosed = once(this.#socket, "close", { signal: AbortSignal.timeout(this.#scope.deadlineMs) });
    this.#socket.close(1000);
    await isClosed.catch(() => this.#socket.terminate());
  }

  /**
   * The deadline of the run and, above the rate that the server announced, the time it may take to read what was sent:
   * to read slowly is its right (PROTOCOL [LIM-4]).
   */
  #patienceMs(): number {
    const framesPerSecond = this.#welcome?.limits.framesPerSecond ?? Number.POSITIVE_INFINITY;
    const readAfterMs = (this.#framesSent / framesPerSecond) * 1_000;
    return this.#scope.deadlineMs + Math.max(0, readAfterMs - (performance.now() - this.#openedAt));
  }

  /** Keeps account of what a text asks for. */
  #note(text: string, isAmbiguous: boolean): void {
    const value = parseOrUndefined(text);
    if (!isObject(value)) return;
    const { id, channel } = value;
    if (typeof channel === "string") this.#channels.add(channel);
    if (typeof id === "number" && Number.isSafeInteger(id)) this.#lastId = Math.max(this.#lastId, id);
    this.#ledger.sent(value, isAmbiguous);
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (isBinary)
      return this.#fail({ requirement: "FR-1", expected: "text messages only", actual: "a binary message" });
    const text = data.toString();
    this.#scope.trace.add(this.name, "<", text);
    const read = readFrame(text);
    if (!read.ok) return this.#fail(read.violation);
    const violation = this.#ledger.received(read.frame, text);
    if (violation !== undefined) return this.#fail(violation);
    this.#scope.onJudged();
    this.#accept({ frame: read.frame, text });
  }

  #accept(received: Received): void {
    const { frame } = received;
    if (frame.type === "ping") {
      this.#pings.add(received);
      if (this.#scope.answersPings) this.send({ type: "pong" });
      return;
    }
    // An announcement of the close is no news for the case: the close that follows is.
    if (frame.type === "error" && frame.id === undefined && frame.channel === undefined) return;
    if (frame.type === "drain" || frame.type === "reauthenticate" || frame.type === "rebase") return;
    const isOwnDoing = frame.type === "presence" || (frame.type === "subscribed" && frame.id === undefined);
    if (isOwnDoing) return this.#unasked.add(received);
    // A server may subscribe a user by itself; what comes of that is judged, and no business of the case.
    const isForeign = "channel" in frame && frame.channel !== undefined && !this.#channels.has(frame.channel);
    if (!isForeign) this.#inbox.add(received);
  }

  #fail(violation: Violation): void {
    this.#inbox.fail(violation);
    this.#pings.fail(violation);
    this.#unasked.fail(violation);
  }

  #onClose(code: number, reason: string): void {
    this.#scope.trace.add(this.name, "-", `closed with ${code}${reason === "" ? "" : ` ${reason}`}`);
    const violation = this.#isEnding ? undefined : this.#ledger.closed(code, reason);
    // The wait for the end compares the code first: a wrong code is worth more than a wrong reason.
    this.#inbox.end({ code, reason });
    this.#pings.end({ code, reason });
    this.#unasked.end({ code, reason });
    if (violation !== undefined) this.#fail(violation);
  }

  #onError(fault: Error): void {
    // The WebSocket library refuses what RFC 6455 forbids, such as text that is not UTF-8.
    if (!this.#isEnding)
      this.#fail({ requirement: "FR-1", expected: "WebSocket messages by RFC 6455", actual: fault.message });
  }
}
