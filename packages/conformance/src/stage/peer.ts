import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { ClientFrame, Hello, Limits, Message, ServerFrame, Welcome } from "../generated/frames.ts";
import { HarnessFault, show, type Violation } from "../verdict.ts";
import type { Awaited, Ending } from "../wire/inbox.ts";
import { readFrame } from "../wire/read-frame.ts";
import { isReply } from "../wire/request.ts";
import type { Trace } from "../wire/trace.ts";
import { toContractAnswer } from "./client-contract.ts";
import { readClientText } from "./judge-client-text.ts";
import { Mailbox, type Alarm } from "./mailbox.ts";

/** What the connections of one case share. */
export interface PeerScope {
  readonly name: string;
  readonly trace: Trace;
  readonly alarm: Alarm;
  readonly deadlineMs: number;
  /** Called for each frame that was judged and found right. */
  readonly onJudged: () => void;
}

/** A frame of the client of one type. */
export type FrameOf<Type extends ClientFrame["type"]> = Extract<ClientFrame, { readonly type: Type }>;

/** What the suite offers where a case does not say otherwise. */
const USUAL_LIMITS: Limits = { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 1000 };

/** The suite's end of one connection of the client under test. Every frame that comes is judged. */
export class Peer {
  readonly name: string;
  /** The upgrade, as the client asked for it. */
  readonly request: IncomingMessage;
  /** Everything that the client sent, in order. */
  readonly frames: ClientFrame[] = [];
  /** When the connection was accepted, by the monotonic clock. */
  readonly acceptedAt: number = performance.now();
  /** Answers frames by itself, where a case has it do so. */
  answer: ((frame: ClientFrame) => void) | undefined;
  readonly #socket: WebSocket;
  readonly #scope: PeerScope;
  readonly #mail: Mailbox<ClientFrame>;
  readonly #endings: Mailbox<Ending>;
  readonly #open = new Set<number>();
  /** What `welcome` said, and what of it the client must have read by now. */
  #announced: Limits | undefined;
  #limits: Limits | undefined;
  #lastId = 0;
  #ending: Ending | undefined;

  constructor(socket: WebSocket, request: IncomingMessage, scope: PeerScope) {
    this.name = scope.name;
    this.request = request;
    this.#socket = socket;
    this.#scope = scope;
    this.#mail = new Mailbox(scope.alarm, scope.deadlineMs);
    this.#endings = new Mailbox(scope.alarm, scope.deadlineMs);
    scope.trace.add(this.name, "-", "connected");
    socket.on("message", (data: Buffer, isBinary) => this.#onMessage(data, isBinary));
    socket.on("close", (code, reason) => this.#onClose({ code, reason: reason.toString() }));
    // What breaks WebSocket itself ends the connection; the wait that meets the end tells of it.
    socket.on("error", (fault) => scope.trace.add(this.name, "-", fault.message));
  }

  /** How the connection ended, if it did. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Requests that have no reply. */
  get open(): readonly ClientFrame[] {
    return this.frames.filter((frame) => "id" in frame && frame.id !== undefined && this.#open.has(frame.id));
  }

  /** Frames of a type that came so far. */
  received<Type extends ClientFrame["type"]>(type: Type): readonly FrameOf<Type>[] {
    return this.frames.filter((frame): frame is FrameOf<Type> => frame.type === type);
  }

  /** Waits for the next frame of a type; others stay unread. */
  async take<Type extends ClientFrame["type"]>(type: Type, awaited: Awaited): Promise<FrameOf<Type>> {
    return (await this.#mail.take((frame) => frame.type === type, awaited)) as FrameOf<Type>;
  }

  /** Waits for the end of the connection. */
  async ended(awaited: Awaited): Promise<Ending> {
    const ending = await this.#endings.take(() => true, awaited);
    this.#endings.put(ending);
    return ending;
  }

  /** Waits for `hello` and gives it. */
  hello(): Promise<Hello> {
    return this.take("hello", { requirement: "CLI-5", expected: "hello as the first frame" });
  }

  /** Waits for `hello` and answers with `welcome`. */
  async greet(changes: Partial<Welcome> = {}): Promise<Hello> {
    const hello = await this.hello();
    this.welcome(changes, hello);
    return hello;
  }

  /** Sends `welcome`. */
  welcome(changes: Partial<Welcome> = {}, hello?: Hello): void {
    const welcome: Welcome = {
      type: "welcome",
      connection: `connection-${this.name}`,
      user: "user-of-suite",
      features: ["recovery", "idempotency", "history", "signals", "calls", "auth"],
      heartbeat: { intervalMs: 30_000, graceMs: 10_000 },
      limits: USUAL_LIMITS,
      contract: toContractAnswer(hello?.contract?.hash),
      time: Date.now(),
      ...changes,
    };
    this.#announced = welcome.limits;
    this.send(welcome);
  }

  /** Sends frames that fit their schemas; any other is a fault of the suite. */
  send(...frames: readonly ServerFrame[]): void {
    for (const frame of frames) {
      const text = JSON.stringify(frame);
      const read = readFrame(text);
      if (!read.ok)
        throw new HarnessFault(`about to send a bad frame (${read.violation.expected}): ${show(text)}`);
      if (isReply(frame) && frame.id !== undefined) this.#open.delete(frame.id);
      this.sendText(text);
    }
  }

  /** Pings, and waits for the pong: the client has read everything that was sent before. */
  async settle(requirement = "HB-3"): Promise<void> {
    const { length } = this.received("pong");
    this.send({ type: "ping" });
    while (this.received("pong").length === length)
      await this.take("pong", { requirement, expected: "pong after ping" });
  }

  /** Sends any text. Nothing is noted of what it says. */
  sendText(text: string): void {
    this.#scope.trace.add(this.name, ">", text);
    this.#socket.send(text);
  }

  /** Sends bytes as a binary message, or as a text that need not be UTF-8. */
  sendBytes(bytes: Uint8Array, isBinary: boolean): void {
    this.#scope.trace.add(
      this.name,
      ">",
      `(${isBinary ? "binary" : "bytes"}) ${Buffer.from(bytes).toString("latin1")}`,
    );
    this.#socket.send(bytes, { binary: isBinary });
  }

  /** Sends a message of a channel in fragments of one byte each. */
  sendByteByByte(message: Message): void {
    const text = JSON.stringify(message);
    this.#scope.trace.add(this.name, ">", `(one byte in each fragment) ${text}`);
    const bytes = Buffer.from(text);
    for (let index = 0; index < bytes.length; index++) {
      const fin = index === bytes.length - 1;
      this.#socket.send(bytes.subarray(index, index + 1), { binary: false, fin });
    }
  }

  /** Closes the connection. */
  close(code: number, reason = ""): void {
    this.#scope.trace.add(this.name, "-", `the suite closes with ${code} ${reason}`.trim());
    this.#socket.close(code, reason);
  }

  /** Ends the connection as a broken cable does: without a close frame. */
  cut(): void {
    this.#scope.trace.add(this.name, "-", "the suite cuts the connection");
    this.#socket.terminate();
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (isBinary)
      return this.#violate({
        requirement: "FR-1",
        expected: "text messages only",
        actual: "a binary message",
      });
    const text = data.toString();
    this.#scope.trace.add(this.name, "<", text);
    const read = readClientText(text, this.#limits);
    if (!read.ok) return this.#violate(read.violation);
    const violation = this.#judgeOrder(read.frame);
    if (violation !== undefined) return this.#violate(violation);
    this.#scope.onJudged();
    // A pong shows that welcome was read: what came before it could not know the limits.
    if (read.frame.type === "pong") this.#limits = this.#announced;
    this.frames.push(read.frame);
    this.#mail.put(read.frame);
    this.answer?.(read.frame);
  }

  /** What is wrong with a frame that is right by itself. */
  #judgeOrder(frame: ClientFrame): Violation | undefined {
    const isFirst = this.frames.length === 0;
    if (isFirst !== (frame.type === "hello"))
      return { requirement: "CLI-5", expected: "hello first, and only once", actual: show(frame) };
    if (!("id" in frame) || frame.id === undefined) return undefined;
    if (frame.id <= this.#lastId)
      return { requirement: "CLI-6", expected: `an id above ${this.#lastId}`, actual: show(frame) };
    this.#lastId = frame.id;
    const most = this.#limits?.inFlight ?? Number.POSITIVE_INFINITY;
    if (this.#open.size >= most)
      return {
        requirement: "CLI-6",
        expected: `at most ${most} requests without a reply (limits.inFlight)`,
        actual: `one more: ${show(frame)}`,
      };
    this.#open.add(frame.id);
    return undefined;
  }

  #onClose(ending: Ending): void {
    const { code, reason } = ending;
    this.#scope.trace.add(this.name, "-", `closed with ${code}${reason === "" ? "" : ` ${reason}`}`);
    this.#ending = ending;
    this.#endings.put(ending);
  }

  #violate(violation: Violation): void {
    this.#scope.alarm.violate(violation);
  }
}
