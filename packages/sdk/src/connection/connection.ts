import type { Clock } from "../clock.ts";
import { decode, type Lexicon } from "../decode.ts";
import { ParlanceError } from "../errors.ts";
import { ownCodes } from "../generated/close-advice.ts";
import type { ErrorFrame, Hello, ServerFrame, Welcome } from "../generated/frames.ts";
import type { Socket, Transport } from "../transport/transport.ts";
import { createHeartbeat, type Heartbeat } from "./heartbeat.ts";
import {
  next,
  type ConnectionEvent,
  type ConnectionPolicy,
  type ConnectionState,
  type Effect,
} from "./machine.ts";

/** Major version of the protocol and encoding of its frames. */
const SUBPROTOCOL = "parlance.v1.json";

/** A frame that is no business of the connection itself. */
export type SessionFrame = Exclude<ServerFrame, Welcome | { readonly type: "ping" }>;

/** What a connection needs to open sockets. */
export interface ConnectionOptions {
  readonly url: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly policy: ConnectionPolicy;
  /** Makes the `hello` of an attempt. */
  readonly prepare: () => Promise<Hello>;
  /** The frames that are understood. */
  readonly lexicon: Lexicon;
}

/** What a connection tells, whoever wants to know. Handlers MUST NOT throw. */
export interface ConnectionHandlers {
  onState(state: ConnectionState): void;
  /** `hello` was sent: requests may follow it (PROTOCOL [HS-7]). */
  onGreeted(): void;
  onAdmitted(welcome: Welcome): void;
  onFrame(frame: SessionFrame): void;
  /** A frame of the server broke its schema; `id` is that of the request it answers. */
  onMalformed(error: ParlanceError, id: number | undefined): void;
  /** The session ended: no reply comes any more. */
  onSessionEnded(): void;
}

/** Performs what the machine decides: the only place with sockets and timers. */
export class Connection {
  readonly options: ConnectionOptions;
  /** Who is told. */
  handlers: Partial<ConnectionHandlers> = {};
  readonly #events: ConnectionEvent[] = [];
  #state: ConnectionState = { status: "idle" };
  #socket: Socket | undefined;
  #preparing: Promise<Hello> | undefined;
  #hello: Hello | undefined;
  #heartbeat: Heartbeat | undefined;
  #clearTimer: (() => void) | undefined;
  /** The `error` without `id` that explains the close to come. */
  #explanation: ErrorFrame | undefined;

  constructor(options: ConnectionOptions) {
    this.options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  connect(): void {
    this.#tell({ type: "connect" });
  }

  /** Ends the connection for good, with the code and reason that say why. */
  close(code: number = ownCodes.normal, message = "the application closed the client"): void {
    this.#tell({ type: "close", code, message });
  }

  /** Gives up a connection that seems dead; another is tried. */
  giveUp(): void {
    this.#tell({ type: "fellSilent" });
  }

  /** Sends a frame of the session. */
  send(text: string): void {
    this.#socket?.send(text);
  }

  /** Runs each event to its end before the next: effects and handlers may cause events themselves. */
  #tell(event: ConnectionEvent): void {
    if (this.#events.push(event) > 1) return;
    for (let each: ConnectionEvent | undefined = event; each; each = this.#events[0]) {
      this.#take(each);
      this.#events.shift();
    }
  }

  #take(event: ConnectionEvent): void {
    const { clock, random, policy } = this.options;
    const { state, effects } = next(this.#state, event, { nowMs: clock.now(), jitter: random() }, policy);
    const isChanged = state !== this.#state;
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (isChanged) this.handlers.onState?.(state);
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case "prepare":
        return this.#prepare();
      case "openSocket":
        return this.#openSocket();
      case "closeSocket":
        this.#socket?.close(effect.code, effect.message);
        this.#socket = undefined;
        return;
      case "greet":
        this.send(JSON.stringify(this.#hello));
        return this.handlers.onGreeted?.();
      case "admit":
        return this.handlers.onAdmitted?.(effect.welcome);
      case "endSession":
        return this.handlers.onSessionEnded?.();
      case "setTimer":
        this.#clearTimer = this.options.clock.after(effect.afterMs, () => this.#tell({ type: "elapsed" }));
        return;
      case "clearTimer":
        return this.#clearTimer?.();
      case "watchSilence":
        this.#heartbeat = createHeartbeat(this.options.clock, effect.silenceMs, () => this.giveUp());
        return;
      case "unwatchSilence":
        return this.#heartbeat?.stop();
    }
  }

  #prepare(): void {
    const preparing = this.options.prepare();
    this.#preparing = preparing;
    // What comes late from an attempt that was given up is of no use to the present one.
    const ifPresent = (run: () => void): void => {
      if (this.#preparing === preparing) run();
    };
    preparing.then(
      (hello) => ifPresent(() => this.#begin(hello)),
      (cause: unknown) => ifPresent(() => this.#lose(ownCodes.abnormal, String(cause))),
    );
  }

  #begin(hello: Hello): void {
    this.#hello = hello;
    this.#tell({ type: "prepared" });
  }

  #openSocket(): void {
    const { url, transport } = this.options;
    this.#explanation = undefined;
    // A socket that was given up may go on talking; only the present one is listened to.
    const ifPresent = (socket: Socket, run: () => void): void => {
      if (this.#socket === socket) run();
    };
    try {
      const socket: Socket = transport(url, SUBPROTOCOL, {
        onOpen: () => ifPresent(socket, () => this.#tell({ type: "opened" })),
        onData: (data) => ifPresent(socket, () => this.#receive(data)),
        onClose: (code, reason) => ifPresent(socket, () => this.#lose(code, reason)),
      });
      this.#socket = socket;
    } catch (cause) {
      this.#lose(ownCodes.abnormal, String(cause));
    }
  }

  #lose(code: number, reason: string): void {
    this.#socket = undefined;
    const explanation = this.#explanation;
    this.#tell({
      type: "lost",
      code,
      message: explanation?.message ?? reason,
      afterMs: explanation?.afterMs,
    });
  }

  #receive(data: unknown): void {
    this.#heartbeat?.beat();
    const decoded = decode(data, this.options.lexicon);
    if (decoded.status === "valid") this.#route(decoded.frame);
    else if (decoded.status === "malformed") {
      const { type, id, issue } = decoded;
      const error = new ParlanceError(
        "bad_server_frame",
        `the server sent "${type}": ${issue.at} ${issue.message}`,
        { issues: [issue] },
      );
      this.handlers.onMalformed?.(error, id);
    }
  }

  #route(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        return this.#tell({ type: "welcomed", welcome: frame });
      case "ping":
        return this.send('{"type":"pong"}');
      case "error":
        // The fault of a signal has no id either, but a channel.
        if (frame.id !== undefined || frame.channel !== undefined) return this.handlers.onFrame?.(frame);
        this.#explanation = frame;
        return;
      default:
        return this.handlers.onFrame?.(frame);
    }
  }
}
