import { isPromise, type Awaitable } from "../awaitable.ts";
import { toErrorFrame, type Answered } from "../codec/encode.ts";
import { closeWith, type Closure, type Refusal } from "../errors.ts";
import { errorCodes } from "../generated/codes.ts";
import type { ServerFrame } from "../generated/frames.ts";
import { count } from "../tally.ts";
import type { Context } from "./context.ts";
import type { Core } from "./core.ts";
import { dispatch, type RequestFrame } from "./dispatch.ts";
import { ErrorBudget } from "./error-budget.ts";
import { Lanes } from "./lanes.ts";
import type { Outcome } from "./outcome.ts";
import { Requests } from "./requests.ts";

/** What the runner needs of its session. */
export interface RunnerOwner {
  send(frame: ServerFrame): void;
  sendText(text: string, type: ServerFrame["type"]): void;
  close(closure: Closure): void;
  /** As many requests await their reply as may: read no further. */
  onBusy(): void;
  /** There is room again. */
  onFree(): void;
  /** A handler failed: tell those who care, and make of it what the client may know. */
  toBug(bug: unknown): Refusal;
}

const ID_USED: Closure = closeWith("protocol_violation", "id is not greater than every earlier one");

/** Runs the requests of one connection and performs what comes of them: each gets exactly one reply (PROTOCOL [FR-7]). */
export class Runner {
  readonly #core: Core;
  readonly #owner: RunnerOwner;
  readonly #requests = new Requests();
  readonly #lanes = new Lanes();
  readonly #budget: ErrorBudget;
  #onIdle: (() => void) | undefined;

  constructor(core: Core, owner: RunnerOwner) {
    this.#core = core;
    this.#owner = owner;
    this.#budget = new ErrorBudget(core.clock, core.policy.payloadErrorsPerMinute);
  }

  /** Answers a frame that broke its schema. */
  refuse(id: number, refusal: Refusal): void {
    if (this.#requests.useId(id)) this.#perform({ id }, refusal);
    else this.#owner.close(ID_USED);
  }

  /** Runs a frame that fits its schema. */
  run(context: Context, frame: RequestFrame): void {
    if (frame.id !== undefined && !this.#requests.useId(frame.id)) return this.#owner.close(ID_USED);
    if (frame.type === "ping") return this.#fence(frame.id);
    const answered = toAnswered(frame);
    const outcome = this.#attempt(context, frame);
    if (!isPromise(outcome)) return this.#perform(answered, outcome);
    const end = this.#begin(frame);
    this.#holdWhenBusy();
    const settle = (late: Outcome): void => {
      this.#perform(answered, late);
      end();
      this.#releaseWhenFree();
    };
    void outcome.then(settle, (bug: unknown) => settle(this.#owner.toBug(bug)));
  }

  /** Calls back once nothing awaits a reply: at once when that is so. */
  whenIdle(callback: () => void): void {
    if (this.#requests.pendingCount === 0) callback();
    else this.#onIdle = callback;
  }

  #fence(id: number): void {
    this.#requests.fence(id, () => this.#owner.send({ type: "ok", id }));
    this.#holdWhenBusy();
  }

  #begin({ id, type }: RequestFrame): () => void {
    if (id === undefined || type === "call") {
      this.#requests.beginCall();
      return () => this.#requests.endCall();
    }
    this.#requests.begin(id);
    return () => this.#requests.end(id);
  }

  #holdWhenBusy(): void {
    if (this.#requests.pendingCount >= this.#core.policy.limits.inFlight) this.#owner.onBusy();
  }

  #releaseWhenFree(): void {
    const { pendingCount } = this.#requests;
    if (pendingCount < this.#core.policy.limits.inFlight) this.#owner.onFree();
    if (pendingCount === 0) this.#onIdle?.();
  }

  #attempt(context: Context, frame: Exclude<RequestFrame, { type: "ping" }>): Awaitable<Outcome> {
    try {
      return dispatch(context, frame, this.#lanes);
    } catch (bug) {
      return this.#owner.toBug(bug);
    }
  }

  #perform(answered: Answered, outcome: Outcome): void {
    switch (outcome.kind) {
      case "reply":
        return this.#owner.send(outcome.frame);
      case "text":
        return this.#owner.sendText(outcome.text, outcome.type);
      case "done":
        return;
      case "closure":
        return this.#owner.close(outcome);
      case "refusal":
        count(this.#core.tally.refusals, outcome.code);
        this.#owner.send(toErrorFrame(answered, outcome, errorCodes[outcome.code].retryable));
        if (this.#budget.isSpentBy(outcome.code)) this.#owner.close(closeWith("too_many_errors"));
    }
  }
}

/** A signal without `id` is known by its channel. */
function toAnswered(frame: RequestFrame): Answered {
  return frame.type === "signal" && frame.id === undefined
    ? { channel: frame.channel }
    : { id: frame.id ?? 0 };
}
