import type { Clock } from "../clock.ts";
import type { Deadline, TimerWheel } from "../timer-wheel.ts";

/** Part of a token's remaining life after which a new one is asked for. */
const ASK_AFTER = 0.8;

/** What the end of a token means for its connection. */
export interface ExpiryOwner {
  /** A new token is needed within this time. */
  onTokenAsked(inMs: number): void;
  /** No new token came in time. */
  onTokenExpired(): void;
}

/** Asks for a new token in time, and ends the connection when none comes (PROTOCOL [AU-2]). */
export class TokenExpiry implements Deadline {
  readonly #clock: Clock;
  readonly #wheel: TimerWheel;
  readonly #graceMs: number;
  readonly #owner: ExpiryOwner;
  #phase: "fresh" | "asked" = "fresh";
  #endsMs = 0;
  dueMs = 0;

  constructor(clock: Clock, wheel: TimerWheel, graceMs: number, owner: ExpiryOwner) {
    this.#clock = clock;
    this.#wheel = wheel;
    this.#graceMs = graceMs;
    this.#owner = owner;
  }

  /** A token is in force until `expiresAtMs` (since 1970); undefined when there is none. */
  begin(expiresAtMs: number | undefined): void {
    this.stop();
    if (expiresAtMs === undefined) return;
    const leftMs = Math.max(0, expiresAtMs - this.#clock.now());
    this.#phase = "fresh";
    this.#endsMs = this.#clock.elapsed() + leftMs;
    this.#wait(this.#clock.elapsed() + leftMs * ASK_AFTER);
  }

  /** Forgets the token. */
  stop(): void {
    this.#wheel.remove(this);
  }

  onDue(): void {
    if (this.#phase === "asked") return this.#owner.onTokenExpired();
    this.#phase = "asked";
    this.#owner.onTokenAsked(Math.max(0, Math.round(this.#endsMs - this.#clock.elapsed())));
    this.#wait(this.#endsMs + this.#graceMs);
  }

  #wait(dueMs: number): void {
    this.dueMs = dueMs;
    this.#wheel.add(this);
  }
}
