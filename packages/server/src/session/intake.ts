import type { Cancel, Clock } from "../clock.ts";
import type { Transport } from "../transport/transport.ts";

/**
 * Why texts are held back. finishing: nothing more is read, and what had been is handled at once. stopped: what comes
 * is dropped. Both are for ever.
 */
export type Hold = "none" | "authenticating" | "requests" | "rate" | "finishing" | "stopped";

/** Why texts may be held back until that is over. */
export type PassingHold = Exclude<Hold, "none" | "finishing" | "stopped">;

/** Who takes the texts. */
export interface IntakeOwner {
  /** One text, in its turn. */
  onTaken(text: string): void;
}

/** How fast frames are taken: `perSecond` sustained, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
  /** Frames that are free at the beginning, so that a client which returns can take up all its channels at once. */
  readonly credit: number;
}

/**
 * Takes texts in order, no faster than the rate, and holds them back while they cannot be served: it stops the
 * transport from reading and keeps the little that had been read (PROTOCOL [LIM-4]). Nothing is ever dropped.
 */
export class Intake {
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #rate: Rate;
  readonly #owner: IntakeOwner;
  /** What had been read when a hold began; undefined while nothing waits. */
  #waiting: string[] | undefined;
  #hold: Hold = "none";
  #tokens: number;
  #refilledMs: number;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, transport: Transport, rate: Rate, owner: IntakeOwner) {
    this.#clock = clock;
    this.#transport = transport;
    this.#rate = rate;
    this.#owner = owner;
    this.#tokens = rate.burst + rate.credit;
    this.#refilledMs = clock.elapsed();
  }

  /** Whether nothing is being read now, so that silence says nothing about the peer. */
  get isHeld(): boolean {
    return this.#hold !== "none";
  }

  /** Takes a text: handles it now, or when those before it have been. */
  accept(text: string): void {
    if (this.#hold === "finishing" || (this.#hold === "none" && this.#takeToken())) this.#owner.onTaken(text);
    else if (this.#hold !== "stopped") (this.#waiting ??= []).push(text);
  }

  /** Holds back what comes from now on. */
  hold(reason: PassingHold): void {
    if (this.#hold === "stopped" || this.#hold === "finishing") return;
    if (this.#hold === "none") this.#transport.pause();
    this.#hold = reason;
  }

  /** Goes on, if `reason` is what texts were held back for. */
  release(reason: PassingHold): void {
    if (this.#hold !== reason) return;
    this.#hold = "none";
    const waiting = this.#waiting ?? [];
    while (waiting.length > 0 && this.#mayGoOn() && this.#takeToken())
      this.#owner.onTaken(waiting.shift() ?? "");
    if (this.#mayGoOn()) this.#transport.resume();
  }

  /** Reads no further, and handles what had been read, no matter how fast it came (PROTOCOL [CLS-2]). */
  finish(): void {
    if (this.#hold === "stopped") return;
    this.#transport.pause();
    this.#cancel?.();
    this.#hold = "finishing";
    for (const text of this.#waiting?.splice(0) ?? []) this.#owner.onTaken(text);
  }

  /** Takes nothing any more. */
  stop(): void {
    this.#hold = "stopped";
    if (this.#waiting !== undefined) this.#waiting.length = 0;
    this.#cancel?.();
  }

  /** Handling a text may have put a hold on; the compiler cannot know. */
  #mayGoOn(): boolean {
    return this.#hold === "none";
  }

  #takeToken(): boolean {
    const now = this.#clock.elapsed();
    const { perSecond, burst } = this.#rate;
    const refill = ((now - this.#refilledMs) / 1000) * perSecond;
    // What is left of the credit stands above the burst, and is not filled up again.
    this.#tokens = Math.max(this.#tokens, Math.min(burst, this.#tokens + refill));
    this.#refilledMs = now;
    if (this.#tokens >= 1) {
      this.#tokens--;
      return true;
    }
    this.hold("rate");
    this.#cancel = this.#clock.schedule(((1 - this.#tokens) / perSecond) * 1000 + 1, () =>
      this.release("rate"),
    );
    return false;
  }
}
