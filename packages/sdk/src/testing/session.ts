import { closeCodes } from "../generated/codes.ts";
import type { Hello, ServerFrame, Welcome } from "../generated/frames.ts";
import { listAllowed, type Identity } from "./access.ts";
import { toNamespaceName, type Core } from "./core.ts";
import type { Line, LineListener } from "./network.ts";
import { readFrame } from "./read-frame.ts";
import { answer, join, leave, type Outcome, type Requester, type RequestFrame } from "./requests.ts";
import {
  closeWith,
  isRefusal,
  refuse,
  toErrorFrame,
  toFarewell,
  type Closure,
  type Refusal,
} from "./verdict.ts";

/** Where a connection stands (PROTOCOL, Connection). */
type SessionState =
  | { readonly phase: "awaitingHello" }
  | { readonly phase: "ready"; readonly identity: Identity }
  | { readonly phase: "closed" };

const HELLO_MS = 10_000;
const TOKEN_GRACE_MS = 25_000;
/** Part of a token's life after which a new one is asked for. */
const ASK_AFTER = 0.8;
/** Answers within a minute that say: the client does not know the contract (PROTOCOL [LIM-3]). */
const MAX_ERRORS_PER_MINUTE = 60;
const COUNTED: ReadonlySet<string> = new Set(["invalid_frame", "invalid_payload"]);

/** The server's end of one connection. */
export class Session implements LineListener, Requester {
  readonly core: Core;
  readonly connection: string;
  readonly subscriptions: Set<string> = new Set();
  readonly calls: Set<AbortController> = new Set();
  readonly #line: Line;
  readonly #onEnded: () => void;
  #state: SessionState = { phase: "awaitingHello" };
  #lastId = 0;
  #heardMs: number;
  #errorsMs: readonly number[] = [];
  #cancelTimer: () => void;
  #cancelExpiry: () => void = () => undefined;

  constructor(core: Core, line: Line, onEnded: () => void) {
    this.core = core;
    this.connection = core.nextConnection();
    this.#line = line;
    this.#onEnded = onEnded;
    this.#heardMs = core.clock.now();
    this.#cancelTimer = core.clock.after(HELLO_MS, () => this.close(closeWith("hello_timeout")));
  }

  /** Whose connection this is; `undefined` before `welcome` and after the end. */
  get user(): string | undefined {
    return this.#state.phase === "ready" ? this.#state.identity.user : undefined;
  }

  get identity(): Identity {
    if (this.#state.phase !== "ready") throw new Error("a connection has no user before its welcome");
    return this.#state.identity;
  }

  onText(text: string): void {
    this.#heardMs = this.core.clock.now();
    if (new TextEncoder().encode(text).length > this.core.limits.frameBytes)
      return this.close(closeWith("too_large"));
    const read = readFrame(text);
    switch (read.kind) {
      case "fatal":
        return this.close(read.closure);
      case "refused":
        return this.#refuseFrame(read.id, read.refusal);
      case "frame":
        if (read.frame.type === "hello") return this.#hello(read.frame);
        if (this.#state.phase !== "ready")
          return this.close(closeWith("protocol_violation", "the first frame must be hello"));
        if (read.frame.type !== "pong") this.#run(read.frame);
    }
  }

  onClosed(code: number): void {
    this.#end(code === closeCodes.normal ? "left" : "lost");
  }

  send(frame: ServerFrame): void {
    if (this.#state.phase !== "closed") this.#line.send(JSON.stringify(frame));
  }

  cut(): void {
    this.#line.cut();
  }

  /** Ends the connection for a reason of the server's. */
  close({ name, ...closure }: Closure): void {
    this.closeWithCode(closeCodes[name], name, { name, ...closure });
  }

  /** Ends the connection with any code. */
  closeWithCode(code: number, reason: string, closure?: Closure): void {
    if (this.#state.phase === "closed") return;
    const farewell = closure && toFarewell(closure);
    if (farewell) this.send(farewell);
    this.#end("lost");
    this.#line.close(code, reason);
  }

  renew(token: string): Refusal | undefined {
    const decided = this.core.access.admit({ token });
    if ("kind" in decided) return refuse("invalid_token", decided.message);
    if (decided.user !== this.user) return refuse("invalid_token", "the token is of another user");
    this.#state = { phase: "ready", identity: decided };
    this.#watchToken(decided.expiresInMs);
    for (const channel of this.subscriptions) {
      const namespace = this.core.enforcer.namespaces.get(toNamespaceName(channel));
      if (namespace && listAllowed(decided, namespace, channel).includes("subscribe")) continue;
      leave(this, channel, "left");
      const message = "the new token does not grant this channel";
      this.send({ type: "unsubscribed", channel, code: "forbidden", message, resubscribe: false });
    }
    return undefined;
  }

  #hello(frame: Hello): void {
    if (this.#state.phase !== "awaitingHello")
      return this.close(closeWith("protocol_violation", "hello was sent before"));
    const identity = this.core.access.admit(frame);
    if ("kind" in identity) return this.close(identity);
    const match = this.#toMatch(frame);
    if (match !== "exact" && this.core.isStrict) return this.close(closeWith("contract_mismatch"));
    this.#state = { phase: "ready", identity };
    this.#cancelTimer();
    this.#beat();
    this.#watchToken(identity.expiresInMs);
    this.send(this.#toWelcome(identity, match));
    for (const namespace of this.core.enforcer.namespaces.values())
      if (namespace.declaration.inbox === true)
        join(this, namespace, { channel: `${namespace.name}:${identity.user}` });
  }

  #toMatch({ contract }: Hello): Welcome["contract"]["match"] {
    if (contract?.hash === this.core.enforcer.hash) return "exact";
    return this.core.accepted.has(contract?.hash ?? "") ? "older" : "none";
  }

  #toWelcome({ user, expiresInMs }: Identity, match: Welcome["contract"]["match"]): Welcome {
    const { enforcer, features, heartbeat, limits, clock } = this.core;
    const { name, version } = enforcer.document;
    const time = clock.now();
    return {
      type: "welcome",
      connection: this.connection,
      user,
      features: [...features],
      heartbeat,
      limits,
      contract: { name, version, hash: enforcer.hash, match },
      ...(expiresInMs !== undefined && { tokenExpiresAt: time + expiresInMs }),
      time,
    };
  }

  #refuseFrame(id: number, refusal: Refusal): void {
    // Before `welcome` there are no answers (PROTOCOL [HS-5]).
    if (this.#state.phase !== "ready")
      return this.close(closeWith("bad_frame", refusal.message, refusal.issues));
    if (this.#useId(id)) this.#tell({ id }, refusal);
  }

  #run(frame: RequestFrame): void {
    if (frame.id !== undefined && !this.#useId(frame.id)) return;
    const answered = frame.type === "signal" && frame.id === undefined ? { channel: frame.channel } : frame;
    const outcome = answer(this, frame);
    if (outcome instanceof Promise) void outcome.then((late) => this.#tell(answered, late));
    else this.#tell(answered, outcome);
  }

  #useId(id: number): boolean {
    if (id > this.#lastId) {
      this.#lastId = id;
      return true;
    }
    this.close(closeWith("protocol_violation", "id is not greater than every earlier one"));
    return false;
  }

  #tell({ id, channel }: { readonly id?: number; readonly channel?: string }, outcome: Outcome): void {
    if (outcome === undefined) return;
    if (!isRefusal(outcome)) return this.send(outcome);
    this.send(toErrorFrame(id === undefined ? { channel: channel ?? "" } : { id }, outcome));
    if (!COUNTED.has(outcome.code)) return;
    const now = this.core.clock.now();
    this.#errorsMs = [...this.#errorsMs.filter((atMs) => atMs > now - 60_000), now];
    if (this.#errorsMs.length > MAX_ERRORS_PER_MINUTE) this.close(closeWith("too_many_errors"));
  }

  /** Pings, and watches for silence (PROTOCOL [HB-1], [HB-2]). */
  #beat(): void {
    const { clock, heartbeat } = this.core;
    this.#cancelTimer = clock.after(heartbeat.intervalMs, () => {
      if (clock.now() - this.#heardMs >= heartbeat.intervalMs + heartbeat.graceMs)
        return this.close(closeWith("heartbeat_timeout"));
      this.send({ type: "ping" });
      this.#beat();
    });
  }

  /** Asks for a new token in time, and ends the connection when none comes (PROTOCOL [AU-2]). */
  #watchToken(expiresInMs: number | undefined): void {
    this.#cancelExpiry();
    if (expiresInMs === undefined) return;
    const { clock } = this.core;
    const askAfterMs = Math.round(expiresInMs * ASK_AFTER);
    this.#cancelExpiry = clock.after(askAfterMs, () => {
      const inMs = expiresInMs - askAfterMs;
      this.send({ type: "reauthenticate", inMs });
      this.#cancelExpiry = clock.after(inMs + TOKEN_GRACE_MS, () => this.close(closeWith("token_expired")));
    });
  }

  #end(departure: "left" | "lost"): void {
    const { phase } = this.#state;
    if (phase === "closed") return;
    if (phase === "ready") for (const channel of this.subscriptions) leave(this, channel, departure);
    this.#state = { phase: "closed" };
    this.#cancelTimer();
    this.#cancelExpiry();
    for (const call of this.calls) call.abort();
    this.#onEnded();
  }
}
