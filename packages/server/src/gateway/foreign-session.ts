import { toNamespace } from "../channel/channel-name.ts";
import { closeWith } from "../errors.ts";
import type { CloseName } from "../generated/codes.ts";
import type { ClientFrame, ErrorFrame, Message, Ok, ServerFrame, ServerSignal } from "../generated/frames.ts";
import type { Session } from "../session/session.ts";
import { readTextFrames } from "../transport/text-frame.ts";
import type { Transport } from "../transport/transport.ts";
import type { Credential, GatewayHost } from "./gateway.ts";

/** Something that somebody else said in the channel. One object for all connections of this server. */
export type Said = Message | ServerSignal;

/** The wire of a client that does not speak our frames. */
export interface ForeignWire extends Pick<
  Transport,
  "remoteAddress" | "queuedBytes" | "destroy" | "pause" | "resume"
> {
  /** From now on the client hears the channel. Called again when a subscription had to begin anew. */
  onJoined(): void;
  onSaid(said: Said): void;
  /** The server wants a sign of life; `ForeignSession.onLife` gives it. */
  onPing(): void;
  /** The server ends the connection; `why` is there when it has more to say than the code. */
  close(code: number, reason: string, why: Answer | undefined): void;
}

/** All subscribers of a turn are handed the same bytes, so that they are read once. */
const known = new WeakMap<Buffer, readonly ServerFrame[]>();

function readFrames(bytes: Buffer): readonly ServerFrame[] {
  const read = known.get(bytes);
  if (read !== undefined) return read;
  const frames = readTextFrames(bytes).map((text) => JSON.parse(text) as ServerFrame);
  known.set(bytes, frames);
  return frames;
}

/** What came of something that the client said. */
export type Answer = Omit<Ok, "id"> | Omit<ErrorFrame, "id">;

/** The number is ours, and the client never gave it. */
function toAnswer(frame: Ok | ErrorFrame): Answer {
  const { id: _id, ...answer } = frame;
  return answer;
}

/**
 * A session whose client does not speak our frames: says for it what our own clients would say, and tells it what it
 * can understand. It is subscribed to one channel and never hears itself.
 */
export class ForeignSession implements Transport {
  readonly #wire: ForeignWire;
  readonly #session: Session;
  readonly #channel: string;
  /** Kind of each event that the contract declares for the channel. */
  readonly #kinds: Readonly<Record<string, { readonly kind: "message" | "signal" }>>;
  #connection: string | undefined;
  #lastId = 0;
  #joinId = 0;
  readonly #asked = new Map<number, (answer: Answer) => void>();
  #why: Answer | undefined;
  #isEnded = false;

  constructor(host: GatewayHost, wire: ForeignWire, channel: string) {
    this.#wire = wire;
    this.#channel = channel;
    this.#kinds = host.contract.namespace(toNamespace(channel))?.declaration.events ?? {};
    this.#session = host.begin(this);
  }

  get remoteAddress(): string {
    return this.#wire.remoteAddress;
  }

  get queuedBytes(): number {
    return this.#wire.queuedBytes;
  }

  /** How much of what the client said has no answer yet. */
  get unansweredCount(): number {
    return this.#asked.size;
  }

  /** Enters: what the client says from now on is heard when it has been let in. */
  enter(credential: Credential): void {
    this.#send({ type: "hello", ...credential });
    this.#join();
  }

  /** The client says something; `onAnswer` is told once what came of it, unless the connection ends before. */
  say(event: string, data: Record<string, unknown>, onAnswer: (answer: Answer) => void): void {
    const id = ++this.#lastId;
    this.#asked.set(id, onAnswer);
    const isSignal = Object.hasOwn(this.#kinds, event) && this.#kinds[event]?.kind === "signal";
    this.#send({ type: isSignal ? "signal" : "publish", id, channel: this.#channel, event, data });
  }

  /** The client answered `onPing`. */
  onLife(): void {
    this.#send({ type: "pong" });
  }

  /** Something arrived that no frame can carry. */
  onBinary(): void {
    this.#session.onBinary();
  }

  /** All that was written has been taken by the network. */
  onDrained(): void {
    this.#session.onDrained();
  }

  /** The client is gone. */
  onClosed(code: number, reason: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#session.onClosed(code, reason);
  }

  /** Ends the session for a reason of the gateway's. */
  refuse(name: CloseName): void {
    this.#session.close(closeWith(name));
  }

  write(bytes: Buffer): void {
    for (const frame of readFrames(bytes)) this.#perform(frame);
  }

  writeAll(chunks: readonly Buffer[]): void {
    for (const chunk of chunks) this.write(chunk);
  }

  close(code: number, reason: string): void {
    this.#wire.close(code, reason, this.#why);
  }

  destroy(): void {
    this.#wire.destroy();
  }

  pause(): void {
    this.#wire.pause();
  }

  resume(): void {
    this.#wire.resume();
  }

  #send(frame: ClientFrame): void {
    if (!this.#isEnded) this.#session.onText(JSON.stringify(frame));
  }

  #perform(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#connection = frame.connection;
        return;
      case "message":
      case "signal":
        // An inbox is subscribed for every connection; only the channel of the gateway is translated.
        if (frame.channel === this.#channel && frame.by?.connection !== this.#connection)
          this.#wire.onSaid(frame);
        return;
      case "subscribed":
        if (frame.channel === this.#channel) this.#wire.onJoined();
        return;
      case "unsubscribed":
        if (frame.channel === this.#channel) this.#onLost(frame.resubscribe);
        return;
      case "ok":
        return this.#answer(frame.id, frame);
      case "error":
        return this.#onError(frame);
      case "ping":
        return this.#wire.onPing();
      default:
      // What the client could not understand, and loses nothing by not knowing.
    }
  }

  #join(): void {
    this.#joinId = ++this.#lastId;
    this.#send({ type: "subscribe", id: this.#joinId, channel: this.#channel });
  }

  #onLost(mayReturn: boolean): void {
    if (mayReturn) this.#join();
    else this.refuse("policy_violation");
  }

  #answer(id: number, frame: Ok | ErrorFrame): void {
    const onAnswer = this.#asked.get(id);
    this.#asked.delete(id);
    onAnswer?.(toAnswer(frame));
  }

  #onError(frame: ErrorFrame): void {
    if (frame.id !== undefined && frame.id !== this.#joinId) return this.#answer(frame.id, frame);
    // Without an id it explains the close that follows.
    this.#why = toAnswer(frame);
    // Who may not hear the channel has no business here.
    if (frame.id !== undefined) this.refuse("policy_violation");
  }
}
