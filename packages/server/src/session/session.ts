import type { Identity } from "../auth/authenticator.ts";
import { isPromise, whenReady, type Awaitable } from "../awaitable.ts";
import type { Subscriber } from "../channel/subscription.ts";
import { decode } from "../codec/decode.ts";
import { encode, toFarewell } from "../codec/encode.ts";
import type { Credential } from "../engine/engine.ts";
import type { Departure } from "../engine/presence-store.ts";
import { closeWith, refuse, toCloseCode, type Closure, type Refusal } from "../errors.ts";
import type { CloseName } from "../generated/codes.ts";
import type { ClientFrame, Hello, ServerFrame } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import { count, MALFORMED } from "../tally.ts";
import { Outbox, type OutboxOwner } from "../transport/outbox.ts";
import type { Transport, TransportListener } from "../transport/transport.ts";
import type { Core } from "./core.ts";
import { joinInboxes } from "./handlers/subscribe.ts";
import { Heartbeat, type HeartbeatOwner } from "./heartbeat.ts";
import { identify, refuseRevoked } from "./identify.ts";
import { Intake, type IntakeOwner } from "./intake.ts";
import { matchContract } from "./match-contract.ts";
import { Runner, type RunnerOwner } from "./runner.ts";
import { SessionContext, type ContextOwner } from "./session-context.ts";
import { TokenExpiry, type ExpiryOwner } from "./token-expiry.ts";
import { toWelcome } from "./welcome.ts";

/** Where a connection stands (PROTOCOL, Connection). */
type SessionState =
  | { readonly phase: "awaitingHello" }
  | { readonly phase: "authenticating" }
  | { readonly phase: "ready"; readonly context: SessionContext }
  | { readonly phase: "closed" };

/** A connection as those see it who run the server. */
export interface ConnectionReport {
  readonly connection: string;
  /** Undefined before `welcome`. */
  readonly user?: string;
  readonly remoteAddress: string;
  /** In milliseconds since 1970. */
  readonly openedAt: number;
  /** held: it is not read from, since it sends too fast or awaits too many replies. */
  readonly state: SessionState["phase"] | "held";
  readonly subscriptions: number;
  /** Sent and not yet taken by the network. */
  readonly queuedBytes: number;
}

/** Who keeps the sessions of a server. */
export interface SessionOwner {
  onWelcomed(session: Session): void;
  onEnded(session: Session): void;
}

/**
 * One connection: takes texts from the transport, has them decoded and run, and ends with the connection, leaving
 * nothing behind. It is itself what its parts tell of: closures for each of them would weigh more than the parts.
 */
export class Session
  implements
    TransportListener,
    Subscriber,
    IntakeOwner,
    OutboxOwner,
    HeartbeatOwner,
    ExpiryOwner,
    RunnerOwner,
    ContextOwner
{
  readonly outbox: Outbox;
  readonly #core: Core;
  readonly #transport: Transport;
  readonly connection: string;
  readonly #openedAtMs: number;
  readonly #owner: SessionOwner;
  readonly #intake: Intake;
  readonly #heartbeat: Heartbeat;
  readonly #expiry: TokenExpiry;
  readonly #runner: Runner;
  #state: SessionState = { phase: "awaitingHello" };
  /** Outlives the state, since the end is told after it. */
  #welcomed: ConnectionView | undefined;

  constructor(core: Core, transport: Transport, connection: string, owner: SessionOwner) {
    const { policy, clock, turn, wheel } = core;
    this.#core = core;
    this.#transport = transport;
    this.connection = connection;
    this.#openedAtMs = clock.now();
    this.#owner = owner;
    this.outbox = new Outbox(transport, turn, policy.maxQueuedBytes, this);
    this.#intake = new Intake(clock, transport, policy.rate, this);
    this.#heartbeat = new Heartbeat(clock, wheel, policy, this);
    this.#expiry = new TokenExpiry(clock, wheel, policy.tokenGraceMs, this);
    this.#runner = new Runner(core, this);
  }

  /** Whose connection this is; undefined before `welcome`. */
  get user(): string | undefined {
    return this.#welcomed?.user;
  }

  get credential(): Credential | undefined {
    if (this.#state.phase !== "ready") return undefined;
    const { user, tokenId, issuedAtMs } = this.#state.context.identity;
    return { user, tokenId, issuedAtMs };
  }

  /** What it is about, for those who run the server. */
  describe(): ConnectionReport {
    const { remoteAddress } = this.#transport;
    const context = this.#state.phase === "ready" ? this.#state.context : undefined;
    return {
      connection: this.connection,
      ...(this.user !== undefined && { user: this.user }),
      remoteAddress,
      openedAt: this.#openedAtMs,
      state: this.#intake.isHeld && this.#state.phase === "ready" ? "held" : this.#state.phase,
      subscriptions: context?.subscriptions.size ?? 0,
      queuedBytes: this.outbox.queuedBytes,
    };
  }

  onText(text: string): void {
    this.#heartbeat.onLife();
    this.#intake.accept(text);
  }

  onBinary(): void {
    this.close(closeWith("unsupported_data"));
  }

  onDrained(): void {
    if (this.#state.phase === "ready") this.#core.hub.onDrained(this);
  }

  onClosed(code: number, reason: string): void {
    count(this.#core.tally.closes, String(code));
    this.#core.logger.debug("connection ended", { connection: this.connection, code });
    this.#end(code === 1000 ? "left" : "lost");
    this.#owner.onEnded(this);
    if (this.#welcomed !== undefined) this.#core.hooks.onClose?.(this.#welcomed, code, reason);
  }

  onLost(channel: string): void {
    if (this.#state.phase !== "ready") return;
    const { connection, subscriptions } = this.#state.context;
    this.#core.hub.end(this, channel);
    this.#core.presence.exit(channel, connection.user, this, "lost");
    // A subscribe that is under way brings it back.
    if (!this.#core.hub.isJoining(this, channel)) subscriptions.delete(channel);
    const message = "the line cannot go on without a hole; subscribe again with your position";
    this.send({ type: "unsubscribed", channel, code: "not_available", message, resubscribe: true });
  }

  /** Ends the connection for a reason of the server's; does nothing when it has ended. */
  close(closure: Closure): void {
    if (this.#state.phase === "closed") return;
    if (this.#core.tail.isWatched) this.#core.tail.onClosed(this, closure);
    const farewell = toFarewell(closure);
    if (farewell !== undefined) this.sendText(encode(farewell), "error");
    this.#end("lost");
    this.outbox.flush();
    this.#core.logger.debug("connection closed by server", {
      connection: this.connection,
      close: closure.name,
    });
    this.#transport.close(toCloseCode(closure.name), closure.name);
  }

  expel(channel: string): boolean {
    if (this.#state.phase !== "ready") return false;
    return this.#state.context.expel(channel, "the server ended this subscription");
  }

  /** Asks the client to move, and closes within `inMs`; not before every request that was read is answered ([CLS-2]). */
  drain(inMs: number): void {
    if (this.#state.phase === "ready") this.send({ type: "drain", inMs });
    else this.close(closeWith("draining"));
  }

  /** Closes a drained connection as soon as its requests are answered. */
  finish(): void {
    this.#intake.finish();
    this.#runner.whenIdle(() => this.close(closeWith("draining")));
  }

  /** Cuts the connection without a word. */
  destroy(): void {
    this.#transport.destroy();
  }

  onTaken(text: string): void {
    const decoded = decode(text);
    if (this.#core.tail.isWatched) this.#core.tail.onDecoded(this, decoded, text.length);
    switch (decoded.kind) {
      case "fatal":
        this.#countMalformed(text);
        return this.close(decoded.closure);
      case "refused":
        this.#countMalformed(text);
        return this.#refuseFrame(decoded.id, decoded.refusal);
      case "frame":
        count(this.#core.tally.framesReceived, decoded.frame.type);
        count(this.#core.tally.bytesReceived, decoded.frame.type, Buffer.byteLength(text));
        return this.#route(decoded.frame, text.length);
    }
  }

  onOverflow(): void {
    this.#core.tally.slowConsumers++;
    this.close(closeWith("slow_consumer"));
  }

  get isReading(): boolean {
    return !this.#intake.isHeld;
  }

  onPing(ping: string): void {
    count(this.#core.tally.framesSent, "ping");
    this.outbox.send(ping);
  }

  onSilent(name: CloseName): void {
    this.close(closeWith(name));
  }

  onTokenAsked(inMs: number): void {
    this.send({ type: "reauthenticate", inMs });
  }

  onTokenExpired(): void {
    this.close(closeWith("token_expired"));
  }

  onBusy(): void {
    this.#intake.hold("requests");
  }

  onFree(): void {
    this.#intake.release("requests");
  }

  onRenewed(identity: Identity): void {
    this.#expiry.begin(identity.expiresAtMs);
  }

  send(frame: ServerFrame): void {
    if (frame.type === "error" && this.#core.tail.isWatched) this.#core.tail.onRefused(this, frame);
    this.sendText(encode(frame), frame.type);
  }

  sendText(text: string, type: ServerFrame["type"]): void {
    if (this.#state.phase === "closed") return;
    count(this.#core.tally.framesSent, type);
    this.outbox.send(text);
  }

  /** A bug of ours: told to the log and the hook, never to the client (PROTOCOL [ERR-3]). */
  toBug(bug: unknown): Refusal {
    this.#core.logger.error("a handler failed", {
      connection: this.connection,
      error: bug instanceof Error ? bug.message : String(bug),
    });
    this.#core.hooks.onError?.(bug, this.#welcomed);
    return refuse("internal_error");
  }

  #countMalformed(text: string): void {
    count(this.#core.tally.framesReceived, MALFORMED);
    count(this.#core.tally.bytesReceived, MALFORMED, Buffer.byteLength(text));
  }

  #refuseFrame(id: number, refusal: Refusal): void {
    // Before `welcome` there are no answers (PROTOCOL [HS-5]).
    if (this.#state.phase === "ready") this.#runner.refuse(id, refusal);
    else this.close(closeWith("bad_frame", refusal.message, refusal.issues));
  }

  #route(frame: ClientFrame, length: number): void {
    const state = this.#state;
    if (frame.type === "hello") return this.#hello(frame, length);
    if (state.phase !== "ready")
      return this.close(closeWith("protocol_violation", "the first frame must be hello"));
    if (frame.type !== "pong") this.#runner.run(state.context, frame);
  }

  #hello(frame: Hello, length: number): void {
    if (this.#state.phase !== "awaitingHello")
      return this.close(closeWith("protocol_violation", "hello was sent before"));
    if (length > this.#core.policy.helloBytes) return this.close(closeWith("bad_frame", "hello is too long"));
    this.#state = { phase: "authenticating" };
    const decided = this.#authenticate(frame);
    if (decided === undefined) return;
    if (!isPromise(decided)) return this.#admit(frame, decided);
    this.#heartbeat.onHello();
    // What is pipelined behind hello waits (PROTOCOL [HS-7]).
    this.#intake.hold("authenticating");
    decided.then(
      (identity) => {
        this.#admit(frame, identity);
        this.#intake.release("authenticating");
      },
      (bug: unknown) => this.#fail(bug),
    );
  }

  /** Undefined when the authenticator failed, and the connection has been closed for it. */
  #authenticate(hello: Hello): Awaitable<Identity | Closure> | undefined {
    try {
      return whenReady(identify(this.#core, hello), (decided) =>
        "kind" in decided ? decided : this.#ask(decided),
      );
    } catch (bug) {
      this.#fail(bug);
      return undefined;
    }
  }

  /** The backend has the last word on who is let in. */
  #ask(identity: Identity): Awaitable<Identity | Closure> {
    const { questions } = this.#core;
    if (questions === undefined) return identity;
    const { user, isGuest } = identity;
    const { remoteAddress } = this.#transport;
    const refused = questions.connect({ connection: this.connection, user, isGuest, remoteAddress });
    // Revoked while the backend was asked, it would be let in: no session was there yet to be ended (PROTOCOL [AU-6]).
    return whenReady(refused, (closure) => closure ?? refuseRevoked(this.#core, identity));
  }

  #admit(hello: Hello, decided: Identity | Closure): void {
    if (this.#state.phase !== "authenticating") return;
    if ("kind" in decided) return this.close(decided);
    // After the token: to whom the contract is a secret, the refusal must not tell of it.
    if (this.#core.contractPolicy.isStrict && matchContract(this.#core, hello) === "none")
      return this.close(closeWith("contract_mismatch"));
    if (!this.#core.users.enter(decided.user, this)) return this.close(closeWith("connection_limit"));
    const connection: ConnectionView = {
      connection: this.connection,
      user: decided.user,
      remoteAddress: this.#transport.remoteAddress,
    };
    const context = new SessionContext(this.#core, connection, this, decided, this);
    this.#state = { phase: "ready", context };
    this.#welcomed = connection;
    this.#core.tally.welcomes++;
    this.#owner.onWelcomed(this);
    this.#heartbeat.begin();
    this.#expiry.begin(decided.expiresAtMs);
    this.#core.logger.debug("connection welcomed", { connection: this.connection });
    this.send(toWelcome(this.#core, connection, decided, hello));
    joinInboxes(context);
    this.#core.hooks.onOpen?.(connection);
  }

  #fail(bug: unknown): void {
    this.toBug(bug);
    this.close(closeWith("internal_error"));
  }

  /** Leaves everything that knows of this connection; the transport is ended by the caller. */
  #end(departure: Departure): void {
    const state = this.#state;
    this.#state = { phase: "closed" };
    this.#heartbeat.stop();
    this.#expiry.stop();
    this.#intake.stop();
    if (state.phase !== "ready") return;
    this.#core.users.exit(state.context.connection.user, this);
    state.context.end(departure);
  }
}
