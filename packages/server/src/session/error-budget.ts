import type { Clock } from "../clock.ts";
import type { ErrorCode } from "../generated/codes.ts";

const WINDOW_MS = 60_000;

/** Answers that say: the client does not know the contract or the protocol. */
const COUNTED: ReadonlySet<ErrorCode> = new Set(["invalid_frame", "invalid_payload"]);

/** How often a client may be wrong within a minute (PROTOCOL [LIM-3]). */
export class ErrorBudget {
  readonly #clock: Clock;
  readonly #perMinute: number;
  #since: number;
  #count = 0;

  constructor(clock: Clock, perMinute: number) {
    this.#clock = clock;
    this.#perMinute = perMinute;
    this.#since = clock.elapsed();
  }

  /** Counts an answer; true when the budget is exceeded with it. Never too early, at most a window late. */
  isSpentBy(code: ErrorCode): boolean {
    if (!COUNTED.has(code)) return false;
    const now = this.#clock.elapsed();
    if (now - this.#since >= WINDOW_MS) {
      this.#since = now;
      this.#count = 0;
    }
    return ++this.#count > this.#perMinute;
  }
}
