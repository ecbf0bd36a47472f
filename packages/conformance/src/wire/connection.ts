import { once } from "node:events";
import type { WebSocket } from "ws";
import { closeCodes } from "../generated/codes.ts";
import type { ClientFrame, ServerFrame, Welcome } from "../generated/frames.ts";
import { isObject } from "../schema/json-schema.ts";
import { HarnessFault, show, type Violation } from "../verdict.ts";
import { Inbox, type Ending, type Received } from "./inbox.ts";
import { Ledger } from "./ledger.ts";
import type { MessageBook } from "./message-book.ts";
import { findClientFault, readFrame } from "./read-frame.ts";
import { longestStallMs, watchStalls } from "./stalls.ts";
import type { Trace } from "./trace.ts";

/** What a connection shares with the others of its case. */
export interface ConnectionScope {
  readonly name: string;
  readonly trace: Trace;
  readonly book: MessageBook;
  readonly deadlineMs: number;
  /** Whether the client answers `ping` with `pong`, as [HB-3] wants it. */
  readonly answersPings: boolean;
  /** Called for each frame that was judged and found right. */
  readonly onJudged: () => void;
  /** Called for each frame that fits its schema, before it is judged by those before it. */
  readonly onFrame?: (frame: ServerFrame) => void;
}

/** Closes for a silence of the client. */
const FOR_SILENCE: ReadonlySet<number> = new Set([closeCodes.heartbeat_timeout, closeCodes.hello_timeout]);

/** From here on a silence may be the suite's own doing. */
const LONG_STALL_MS = 500;

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One WebSocket to the server under test: what is sent, what comes, how it ends. Every frame that comes is judged by its
 * closed schema and by those before it, and lies in an inbox until somebody takes it.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #scope: ConnectionScope;
  readonly #ledger: Ledger;
  readonly #channels = new Set<string>();
  readonly #openedAt = performance.now();
  #welcome: Welcome | undefined;
  #framesSent = 0;
  #lastId = 0;
  #isEnding = false;

  /** Frames that a case waits for. */
  protected readonly inbox: Inbox;
  /** Pings of the server: kept apart, since they come at any time and no case but one waits for them. */
  protected readonly pings: Inbox;
  /** Changes of members and what the server subscribes by itself: they too may come unasked. */
  protected readonly unasked: Inbox;

  constructor(socket: WebSocket, scope: ConnectionScope) {
    this.#socket = socket;
    this.#scope = scope;
    this.inbox = new Inbox(() => this.#patienceMs());
    this.pings = new Inbox(() => this.#patienceMs());
    this.unasked = new Inbox(() => this.#patienceMs());
    this.#ledger = new Ledger(scope.book);
    scope.trace.add(scope.name, "-", "connected");
    watchStalls();
    socket.on("message", (data: Buffer, isBinary) => this.#onMessage(data, isBinary));
    socket.on("close", (code, reason) => this.#onClose(code, reason.toString()));
    socket.on("error", (fault) => this.#onError(fault));
    socket.resume();
  }

  /** Whether somebody is told of every frame, besides what the case takes. */
  get isRecorded(): boolean {
    return this.#scope.onFrame !== undefined;
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

  /** How the connection ended, if it did. */
  get ending(): Ending | undefined {
    return this.inbox.ending;
  }

  /** The first rule that was found broken on this connection. */
  get violation(): Violation | undefined {
    return this.inbox.violation;
  }

  /** Whether frames can still be exchanged. */
  get isReady(): boolean {
    const isOpen = !this.#isEnding && this.inbox.ending === undefined;
    return isOpen && this.#ledger.stage === "ready" && this.#lastId < 2147483647;
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

  /** Sends a text as one message in several fragments, cut anywhere, with a control frame behind each where asked. */
  sendFragments(
    text: string,
    count: number,
    { withControl = false }: { readonly withControl?: boolean } = {},
  ): void {
    this.#note(text, false);
    const bytes = Buffer.from(text);
    const size = Math.ceil(bytes.length / count);
    for (let from = 0; from < bytes.length; from += size) {
      this.sendBytes(bytes.subarray(from, from + size), { isLast: from + size >= bytes.length });
      if (withControl) this.#socket.ping();
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

  /** Says that the connection is about to end, however it does: the server is being killed. */
  expectEnd(): void {
    this.#isEnding = true;
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

  /** Takes what a channel brings for the business of the case, though it did not ask for it. */
  protected follow(channel: string): void {
    this.#channels.add(channel);
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
    this.#scope.onFrame?.(read.frame);
    const violation = this.#ledger.received(read.frame, text);
    if (violation !== undefined) return this.#fail(violation);
    this.#scope.onJudged();
    if (read.frame.type === "welcome") this.#welcome = read.frame;
    this.#accept({ frame: read.frame, text });
  }

  #accept(received: Received): void {
    const { frame } = received;
    if (frame.type === "ping") {
      this.pings.add(received);
      if (this.#scope.answersPings) this.send({ type: "pong" });
      return;
    }
    // An announcement of the close is no news for the case: the close that follows is.
    if (frame.type === "error" && frame.id === undefined && frame.channel === undefined) return;
    if (frame.type === "drain" || frame.type === "reauthenticate" || frame.type === "rebase") return;
    const isOwnDoing = frame.type === "presence" || (frame.type === "subscribed" && frame.id === undefined);
    if (isOwnDoing) return this.unasked.add(received);
    // A server may subscribe a user by itself; what comes of that is judged, and no business of the case.
    const isForeign = "channel" in frame && frame.channel !== undefined && !this.#channels.has(frame.channel);
    if (!isForeign) this.inbox.add(received);
  }

  #fail(violation: Violation): void {
    this.inbox.fail(violation);
    this.pings.fail(violation);
    this.unasked.fail(violation);
  }

  #onClose(code: number, reason: string): void {
    this.#scope.trace.add(this.name, "-", `closed with ${code}${reason === "" ? "" : ` ${reason}`}`);
    const violation = this.#isEnding ? undefined : this.#ledger.closed(code, reason);
    // The wait for the end compares the code first: a wrong code is worth more than a wrong reason.
    const excuse = this.#findExcuse(code);
    for (const inbox of [this.inbox, this.pings, this.unasked]) inbox.end({ code, reason }, excuse);
    if (violation !== undefined) this.#fail(violation);
  }

  /** Why a close says nothing of the server: on a machine that is too busy, the suite is silent for too long. */
  #findExcuse(code: number): string | undefined {
    if (!FOR_SILENCE.has(code)) return undefined;
    const stallMs = Math.round(longestStallMs(this.#openedAt));
    if (stallMs < LONG_STALL_MS) return undefined;
    return `the machine kept the suite from its work for ${stallMs} ms, and the server closed with ${code} for the silence`;
  }

  #onError(fault: Error): void {
    // The WebSocket library refuses what RFC 6455 forbids, such as text that is not UTF-8.
    if (!this.#isEnding)
      this.#fail({ requirement: "FR-1", expected: "WebSocket messages by RFC 6455", actual: fault.message });
  }
}
