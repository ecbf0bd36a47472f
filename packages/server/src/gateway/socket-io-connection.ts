import type { Socket } from "socket.io";
import { findGuardFault, MAX_DEPTH } from "../codec/guard.ts";
import { ForeignSession, type Answer, type ForeignWire, type Said } from "./foreign-session.ts";
import { readCredential, type Credential, type GatewayHost } from "./gateway.ts";

type Acknowledge = (answer: Answer) => void;

/** How events and arguments look in a namespace of Socket.IO. */
export interface Translation {
  readonly channel: string;
  /** What was emitted, as event and data. */
  read(
    name: string,
    args: readonly unknown[],
  ): { readonly event: string; readonly data: Record<string, unknown> };
  /** What was said, as an emit; the same object for all connections. */
  write(said: Said): Emit;
}

/** An emit that is ready to go. */
export interface Emit {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly byteLength: number;
}

/**
 * joining: the server has not let it in; what is said meanwhile waits. open: Socket.IO says that it is connected.
 * ended: nothing is sent any more.
 */
type State =
  | { readonly phase: "joining"; readonly early: Emit[]; readonly next: (error?: Error) => void }
  | { readonly phase: "open" }
  | { readonly phase: "ended" };

const NORMAL = 1000;
const ABNORMAL = 1006;

/** Emits that may wait for the rate before the connection is closed: Socket.IO cannot stop reading. */
const MAX_WAITING = 1000;

/** What a value holds that JSON cannot: bytes, or a number that overflowed while it was parsed. */
function findForeign(value: unknown, depth = 0): "bytes" | "overflow" | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return "overflow";
  // What is deeper is refused for its depth.
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return undefined;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return "bytes";
  for (const each of Array.isArray(value) ? value : Object.values(value)) {
    const found = findForeign(each, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** What a client says of itself: a header of the handshake, or what it gives as `auth` (clients from 3 on). */
function readHandshake({ request, handshake }: Socket): Credential {
  const { token, guest } = handshake.auth as { readonly token?: unknown; readonly guest?: unknown };
  return {
    ...readCredential(request),
    ...(isText(token) && { token }),
    ...(isText(guest) && { guest }),
  };
}

/** Close codes after which a client is not to come back by itself: it, or its rights, must change. */
function isFinal(code: number): boolean {
  return code < 4000 ? code !== 1001 : code >= 4400;
}

/** One Socket.IO client in one namespace, as a session of its own. */
export class SocketIoConnection implements ForeignWire {
  readonly remoteAddress: string;
  readonly #socket: Socket;
  readonly #session: ForeignSession;
  readonly #translation: Translation;
  #state: State;
  /** What Engine.IO still holds, and what it has handed to its transport with the last write. */
  #heldBytes = 0;
  #writtenBytes = 0;

  constructor(host: GatewayHost, socket: Socket, translation: Translation, next: (error?: Error) => void) {
    this.remoteAddress = host.addressOf(socket.request);
    this.#socket = socket;
    this.#translation = translation;
    this.#state = { phase: "joining", early: [], next };
    this.#session = new ForeignSession(host, this, translation.channel);
    socket.onAny((name: string, ...args: unknown[]) => this.#onEmit(name, args));
    socket.conn.on("drain", () => this.#onDrained());
    socket.on("disconnect", (reason) =>
      this.#onGone(reason === "client namespace disconnect" ? NORMAL : ABNORMAL),
    );
    // A client that goes before it was let in has no `disconnect`.
    socket.conn.once("close", () => this.#onGone());
  }

  get queuedBytes(): number {
    return this.#heldBytes + this.#writtenBytes;
  }

  enter(): void {
    this.#session.enter(readHandshake(this.#socket));
  }

  /** Socket.IO has told the client that it is connected. */
  onConnected(): void {
    if (this.#state.phase !== "joining") return;
    const { early } = this.#state;
    this.#state = { phase: "open" };
    for (const emit of early) this.#emit(emit);
  }

  onJoined(): void {
    if (this.#state.phase === "joining") this.#state.next();
  }

  onSaid(said: Said): void {
    const emit = this.#translation.write(said);
    if (this.#state.phase === "joining") this.#state.early.push(emit);
    else this.#emit(emit);
  }

  /** Engine.IO has a heartbeat of its own, and ends what is silent. */
  onPing(): void {
    this.#session.onLife();
  }

  /** Socket.IO cannot stop reading; `#onEmit` bounds what waits. */
  pause(): void {}

  resume(): void {}

  close(code: number, reason: string, why: Answer | undefined): void {
    const state = this.#state;
    if (state.phase === "ended") return;
    const error = why ?? { type: "error" as const, code: reason, message: reason, retryable: !isFinal(code) };
    if (state.phase === "joining") {
      this.#state = { phase: "ended" };
      state.next(Object.assign(new Error("code" in error ? error.code : reason), { data: error }));
    } else if (isFinal(code)) {
      this.#tell(error);
      // From this a client does not come back by itself.
      this.#socket.disconnect(true);
    } else {
      // From this it does.
      this.#socket.conn.close();
    }
    this.#onGone(code, reason);
  }

  destroy(): void {
    this.#socket.conn.close(true);
    this.#onGone();
  }

  #onEmit(name: string, given: readonly unknown[]): void {
    if (this.#state.phase === "ended") return;
    const last = given.at(-1);
    const acknowledge = typeof last === "function" ? (last as Acknowledge) : undefined;
    const args = acknowledge === undefined ? given : given.slice(0, -1);
    const foreign = findForeign(args);
    if (foreign === "bytes") return this.#session.onBinary();
    if (foreign === "overflow" || findGuardFault(args)?.kind === "size")
      return this.#session.refuse("bad_frame");
    if (this.#session.unansweredCount >= MAX_WAITING) return this.#session.refuse("rate_limited");
    const { event, data } = this.#translation.read(name, args);
    this.#session.say(event, data, (answer) => {
      if (acknowledge !== undefined) acknowledge(answer);
      else if (answer.type === "error") this.#tell(answer);
    });
  }

  #emit({ name, args, byteLength }: Emit): void {
    if (this.#state.phase !== "open") return;
    this.#heldBytes += byteLength;
    this.#socket.emit(name, ...args);
  }

  #tell(answer: Answer): void {
    if (this.#state.phase === "open") this.#socket.emit("error", answer);
  }

  #onDrained(): void {
    this.#writtenBytes = this.#heldBytes;
    this.#heldBytes = 0;
    this.#session.onDrained();
  }

  #onGone(code = ABNORMAL, reason = ""): void {
    this.#state = { phase: "ended" };
    this.#session.onClosed(code, reason);
  }
}
