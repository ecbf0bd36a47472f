import type { Identity } from "../auth/authenticator.ts";
import { isPromise, type Awaitable } from "../awaitable.ts";
import type { Subscriber } from "../channel/subscription.ts";
import { decode } from "../codec/decode.ts";
import { encode, toErrorFrame, toFarewell } from "../codec/encode.ts";
import { closeWith, refuse, toCloseCode, type Closure, type Refusal } from "../errors.ts";
import { errorCodes } from "../generated/codes.ts";
import type { ClientFrame, Hello, ServerFrame } from "../generated/frames.ts";
import type { ConnectionView } from "../hooks.ts";
import { Outbox } from "../transport/outbox.ts";
import type { Transport, TransportListener } from "../transport/transport.ts";
import type { Context } from "./context.ts";
import type { Core } from "./core.ts";
import { dispatch, type RequestFrame } from "./dispatch.ts";
import { ErrorBudget } from "./error-budget.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Intake } from "./intake.ts";
import { Lanes } from "./lanes.ts";
import type { Outcome } from "./outcome.ts";
import { Requests } from "./requests.ts";
import { toWelcome } from "./welcome.ts";

/** Where a connection stands (PROTOCOL, Connection). */
type SessionState =
  | { readonly phase: "awaitingHello" }
  | { readonly phase: "authenticating" }
  | { readonly phase: "ready"; readonly context: Context }
  | { readonly phase: "closed" };

/**
 * One connection: takes texts from the transport, has them decoded and handled, and performs what comes of it.
 * It ends with the connection and leaves nothing behind.
 */
export class Session implements TransportListener, Subscriber {
  readonly outbox: Outbox;
  readonly #core: Core;
  readonly #transport: Transport;
  readonly #connection: string;
  readonly #onEnded: (session: Session) => void;
  readonly #intake: Intake;
  readonly #heartbeat: Heartbeat;
  readonly #requests = new Requests();
  readonly #lanes = new Lanes();
  readonly #budget: ErrorBudget;
  #state: SessionState = { phase: "awaitingHello" };
  /** Outlives the state, since the end is told after it. */
  #welcomed: ConnectionView | undefined;

  constructor(core: Core, transport: Transport, connection: string, onEnded: (session: Session) => void) {
    const { policy, clock, turn, wheel } = core;
    this.#core = core;
    this.#transport = transport;
    this.#connection = connection;
    this.#onEnded = onEnded;
    this.outbox = new Outbox(transport, turn, policy.maxQueuedBytes, () =>
      this.close(closeWith("slow_consumer")),
    );
    const rate = { perSecond: policy.limits.framesPerSecond, burst: policy.frameBurst };
    this.#intake = new Intake(clock, transport, rate, (text) => this.#receive(text));
    this.#budget = new ErrorBudget(clock, policy.payloadErrorsPerMinute);
    this.#heartbeat = new Heartbeat(clock, wheel, policy, {
      isReading: () => !this.#intake.isHeld,
      onPing: (ping) => this.outbox.send(ping),
      onExpired: (name) => this.close(closeWith(name)),
    });
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
    this.#end();
    this.#onEnded(this);
    if (this.#welcomed !== undefined) this.#core.hooks.onClose?.(this.#welcomed, code, reason);
  }

  onLost(channel: string): void {
    if (this.#state.phase !== "ready") return;
    this.#state.context.subscriptions.delete(channel);
    this.#core.hub.unsubscribe(this, channel);
    const message = "messages were trimmed while they were being replayed";
    this.#send({ type: "unsubscribed", channel, code: "not_available", message, resubscribe: true });
  }

  /** Ends the connection for a reason of the server's; does nothing when it has ended. */
  close(closure: Closure): void {
    if (this.#state.phase === "closed") return;
    const farewell = toFarewell(closure);
    if (farewell !== undefined) this.#send(farewell);
    this.#end();
    this.outbox.flush();
    this.#core.logger.debug("connection closed by server", {
      connection: this.#connection,
      close: closure.name,
    });
    this.#transport.close(toCloseCode(closure.name), closure.name);
  }

  /** Cuts the connection without a word. */
  destroy(): void {
    this.#transport.destroy();
  }

  #receive(text: string): void {
    const decoded = decode(text);
    switch (decoded.kind) {
      case "fatal":
        return this.close(decoded.closure);
      case "refused":
        return this.#refuseFrame(decoded.id, decoded.refusal);
      case "frame":
        return this.#route(decoded.frame, text.length);
    }
  }

  #refuseFrame(id: number, refusal: Refusal): void {
    // Before `welcome` there are no answers (PROTOCOL [HS-5]).
    if (this.#state.phase !== "ready")
      return this.close(closeWith("bad_frame", refusal.message, refusal.issues));
    if (this.#requests.useId(id)) this.#perform(id, refusal);
    else this.close(closeWith("protocol_violation", "id is not greater than every earlier one"));
  }

  #route(frame: ClientFrame, length: number): void {
    const state = this.#state;
    if (frame.type === "hello") return this.#hello(frame, length);
    if (state.phase !== "ready")
      return this.close(closeWith("protocol_violation", "the first frame must be hello"));
    if (frame.type === "pong") return;
    if (!this.#requests.useId(frame.id))
      return this.close(closeWith("protocol_violation", "id is not greater than every earlier one"));
    this.#serve(state.context, frame);
  }

  #hello(frame: Hello, length: number): void {
    if (this.#state.phase !== "awaitingHello")
      return this.close(closeWith("protocol_violation", "hello was sent before"));
    if (length > this.#core.policy.helloBytes) return this.close(closeWith("bad_frame", "hello is too long"));
    this.#state = { phase: "authenticating" };
    const decided = this.#authenticate(frame);
    if (decided === undefined) return;
    if (!isPromise(decided)) return this.#admit(frame, decided);
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
      return this.#core.authenticator.authenticate(hello);
    } catch (bug) {
      this.#fail(bug);
      return undefined;
    }
  }

  #admit(hello: Hello, decided: Identity | Closure): void {
    if (this.#state.phase !== "authenticating") return;
    if ("kind" in decided) return this.close(decided);
    const connection: ConnectionView = {
      connection: this.#connection,
      user: decided.user,
      remoteAddress: this.#transport.remoteAddress,
    };
    const context: Context = {
      core: this.#core,
      connection,
      identity: decided,
      subscriber: this,
      subscriptions: new Set(),
      send: (frame) => this.#send(frame),
    };
    this.#state = { phase: "ready", context };
    this.#welcomed = connection;
    this.#heartbeat.begin();
    this.#send(toWelcome(this.#core, connection, hello));
    this.#core.hooks.onOpen?.(connection);
  }

  #serve(context: Context, frame: RequestFrame): void {
    const { id } = frame;
    if (frame.type === "ping") {
      this.#requests.fence(id, () => this.#send({ type: "ok", id }));
      return this.#holdWhenBusy();
    }
    const outcome = this.#attempt(() => dispatch(context, frame, this.#lanes));
    if (!isPromise(outcome)) return this.#perform(id, outcome);
    this.#requests.begin(id);
    this.#holdWhenBusy();
    void outcome.then(
      (late) => this.#settle(id, late),
      (bug: unknown) => this.#settle(id, this.#toBug(bug)),
    );
  }

  #holdWhenBusy(): void {
    if (this.#requests.pendingCount >= this.#core.policy.limits.inFlight) this.#intake.hold("requests");
  }

  #settle(id: number, outcome: Outcome): void {
    this.#perform(id, outcome);
    this.#requests.end(id);
    if (this.#requests.pendingCount < this.#core.policy.limits.inFlight) this.#intake.release("requests");
  }

  #attempt(handle: () => Awaitable<Outcome>): Awaitable<Outcome> {
    try {
      return handle();
    } catch (bug) {
      return this.#toBug(bug);
    }
  }

  #perform(id: number, outcome: Outcome): void {
    if (this.#state.phase === "closed") return;
    switch (outcome.kind) {
      case "reply":
        return this.#send(outcome.frame);
      case "done":
        return;
      case "closure":
        return this.close(outcome);
      case "refusal":
        this.#send(toErrorFrame(id, outcome, errorCodes[outcome.code].retryable));
        if (this.#budget.isSpentBy(outcome.code)) this.close(closeWith("too_many_errors"));
    }
  }

  #send(frame: ServerFrame): void {
    if (this.#state.phase !== "closed") this.outbox.send(encode(frame));
  }

  /** A bug of ours: told to the log and the hook, never to the client (PROTOCOL [ERR-3]). */
  #toBug(bug: unknown): Outcome {
    this.#core.logger.error("a handler failed", {
      connection: this.#connection,
      error: bug instanceof Error ? bug.message : String(bug),
    });
    this.#core.hooks.onError?.(bug, this.#welcomed);
    return refuse("internal_error");
  }

  #fail(bug: unknown): void {
    this.#toBug(bug);
    this.close(closeWith("internal_error"));
  }

  /** Leaves everything that knows of this connection; the transport is ended by the caller. */
  #end(): void {
    const state = this.#state;
    this.#state = { phase: "closed" };
    this.#heartbeat.stop();
    this.#intake.stop();
    if (state.phase !== "ready") return;
    for (const channel of state.context.subscriptions) this.#core.hub.unsubscribe(this, channel);
    state.context.subscriptions.clear();
  }
}
