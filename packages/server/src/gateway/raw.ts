import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { toTextFrame } from "../transport/text-frame.ts";
import type { Transport, TransportListener } from "../transport/transport.ts";
import { ForeignSession, type Answer, type ForeignWire, type Said } from "./foreign-session.ts";
import { toGatewayNamespace } from "./gateway-namespace.ts";
import { readCredential, type Gateway, type GatewayHost, type OpenGateway } from "./gateway.ts";

/** Where texts go and come from. */
export interface RawOptions {
  /** The one channel of all raw clients. Default: `lobby`. */
  readonly channel?: string;
  /** The event that a text is, with `{ text }` as its data. Default: `message`. */
  readonly event?: string;
}

/** Where raw clients connect, besides `/` without our subprotocol. */
const RAW_PATH = "/raw";
const POLICY_VIOLATION = 1008;
const PING_FRAME = Buffer.from([0x89, 0]);

/** A text frame for all raw clients, written once. */
const frames = new WeakMap<Said, Buffer>();

/** What a raw client reads: the text, or what was said as JSON where it is no text. */
function toText({ data }: Said): string {
  const { text, args } = data as { readonly text?: unknown; readonly args?: unknown };
  return typeof text === "string" ? text : JSON.stringify(args ?? data);
}

function toFrame(said: Said): Buffer {
  const written = frames.get(said);
  if (written !== undefined) return written;
  const frame = toTextFrame(toText(said));
  frames.set(said, frame);
  return frame;
}

function toCode(answer: Answer | undefined): string | undefined {
  return answer?.type === "error" ? answer.code : undefined;
}

/** One raw client: a WebSocket that speaks texts. */
class RawConnection implements ForeignWire, TransportListener {
  readonly #transport: Transport;
  readonly #session: ForeignSession;
  readonly #event: string;
  /** Why a text was refused: the reason of the close. */
  #refusal: string | undefined;

  constructor(host: GatewayHost, transport: Transport, { channel, event }: Required<RawOptions>) {
    this.#transport = transport;
    this.#event = event;
    this.#session = new ForeignSession(host, this, channel);
  }

  get remoteAddress(): string {
    return this.#transport.remoteAddress;
  }

  get queuedBytes(): number {
    return this.#transport.queuedBytes;
  }

  enter(request: IncomingMessage): void {
    this.#session.enter(readCredential(request));
  }

  onText(text: string): void {
    this.#session.say(this.#event, { text }, (answer) => this.#onAnswer(answer));
  }

  onBinary(): void {
    this.#session.onBinary();
  }

  onPong(): void {
    this.#session.onLife();
  }

  onDrained(): void {
    this.#session.onDrained();
  }

  onClosed(code: number, reason: string): void {
    this.#session.onClosed(code, reason);
  }

  onJoined(): void {}

  onSaid(said: Said): void {
    if (this.#refusal === undefined) this.#transport.write(toFrame(said));
  }

  onPing(): void {
    this.#transport.write(PING_FRAME);
  }

  close(code: number, reason: string, why: Answer | undefined): void {
    this.#transport.close(
      code,
      code === POLICY_VIOLATION ? (this.#refusal ?? toCode(why) ?? reason) : reason,
    );
  }

  destroy(): void {
    this.#transport.destroy();
  }

  pause(): void {
    this.#transport.pause();
  }

  resume(): void {
    this.#transport.resume();
  }

  #onAnswer(answer: Answer): void {
    if (answer.type !== "error" || this.#refusal !== undefined) return;
    this.#refusal = answer.code;
    this.#session.refuse("policy_violation");
  }
}

/**
 * The gateway for bare WebSocket clients, the way of the tutorials: a text goes to every other client of the channel,
 * and nothing comes back to its sender. A text that the contract refuses closes with 1008 and the code as reason.
 */
export function createRawGateway({ channel = "lobby", event = "message" }: RawOptions = {}): Gateway {
  return { name: "raw", open: (host) => open(host, { channel, event }) };
}

function open(host: GatewayHost, options: Required<RawOptions>): OpenGateway {
  const { name, declaration, events } = toGatewayNamespace("raw", host, options.channel);
  if (declaration.anyEvent !== true && !events.has(options.event))
    throw new TypeError(`gateway raw: event: the contract declares no ${options.event} in ${name}`);
  const door = host.createDoor();
  return {
    takes: (path, isForeign) => path === RAW_PATH || (path === "/" && isForeign),
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      door.accept(request, socket, head, (transport) => {
        const connection = new RawConnection(host, transport, options);
        connection.enter(request);
        return connection;
      });
    },
    handleRequest: () => false,
    close: () => {},
  };
}
