import type { Clock } from "../clock.ts";

/** How a breaker behaves. */
export interface BreakerPolicy {
  /** Failures in a row after which it opens. */
  readonly failures: number;
  /** For how long it stays open before one attempt is let through. */
  readonly openMs: number;
}

type State =
  | { readonly phase: "closed"; readonly failures: number }
  | { readonly phase: "open"; readonly untilMs: number }
  /** One attempt is under way, and decides. */
  | { readonly phase: "trying" };

/** Leaves alone for a while what has failed several times in a row. */
export class Breaker {
  readonly #clock: Clock;
  readonly #policy: BreakerPolicy;
  #state: State = { phase: "closed", failures: 0 };

  constructor(clock: Clock, policy: BreakerPolicy) {
    this.#clock = clock;
    this.#policy = policy;
  }

  /** Asks for an attempt: 0 when it may be made, else after how many milliseconds another may. */
  enter(): number {
    const state = this.#state;
    switch (state.phase) {
      case "closed":
        return 0;
      case "trying":
        return this.#policy.openMs;
      case "open": {
        const leftMs = state.untilMs - this.#clock.elapsed();
        if (leftMs > 0) return leftMs;
        this.#state = { phase: "trying" };
        return 0;
      }
    }
  }

  /** An attempt went well. */
  succeed(): void {
    this.#state = { phase: "closed", failures: 0 };
  }

  /** An attempt was given up without a result. */
  abandon(): void {
    // The next one decides instead.
    if (this.#state.phase === "trying") this.#state = { phase: "open", untilMs: this.#clock.elapsed() };
  }

  /** An attempt failed. True when that opened it. */
  fail(): boolean {
    const state = this.#state;
    // Those that were under way when it opened say nothing new.
    if (state.phase === "open") return false;
    const failures = state.phase === "closed" ? state.failures + 1 : this.#policy.failures;
    if (failures < this.#policy.failures) {
      this.#state = { phase: "closed", failures };
      return false;
    }
    this.#state = { phase: "open", untilMs: this.#clock.elapsed() + this.#policy.openMs };
    return true;
  }
}
