import type { Cancel, Clock } from "./clock.ts";

/** A deadline on the wheel. Its owner may move it as often as it likes; only the wheel reads it. */
export interface Deadline {
  /** When it is due, by `Clock.elapsed`. Moving it later costs nothing. */
  dueMs: number;
  /** Called once when it is due. */
  onDue(): void;
}

/**
 * Many deadlines on one timer, so that ten thousand connections cost one.
 *
 * A deadline fires at most one tick late. One that was moved later is put back when its old time comes; one that was
 * moved earlier must be removed and added anew.
 */
export class TimerWheel {
  readonly #clock: Clock;
  readonly #tickMs: number;
  readonly #buckets = new Map<number, Set<Deadline>>();
  readonly #bucketOf = new Map<Deadline, number>();
  #done: number;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, tickMs: number) {
    this.#clock = clock;
    this.#tickMs = tickMs;
    this.#done = Math.floor(clock.elapsed() / tickMs);
  }

  /** Puts a deadline on the wheel. */
  add(deadline: Deadline): void {
    // A wheel that stood still begins again now, instead of turning through all that it slept.
    if (this.#cancel === undefined) this.#done = Math.floor(this.#clock.elapsed() / this.#tickMs);
    // Rounded up, and never into a tick that has passed: late by less than a tick, early never.
    const bucket = Math.max(Math.ceil(deadline.dueMs / this.#tickMs), this.#done + 1);
    let members = this.#buckets.get(bucket);
    if (members === undefined) this.#buckets.set(bucket, (members = new Set()));
    members.add(deadline);
    this.#bucketOf.set(deadline, bucket);
    this.#cancel ??= this.#scheduleTick();
  }

  /** Takes a deadline off; does nothing when it is not on the wheel. */
  remove(deadline: Deadline): void {
    const bucket = this.#bucketOf.get(deadline);
    if (bucket === undefined) return;
    this.#bucketOf.delete(deadline);
    this.#buckets.get(bucket)?.delete(deadline);
  }

  /** Forgets all deadlines. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#buckets.clear();
    this.#bucketOf.clear();
  }

  /** Ends with the next bucket: a timer of a whole tick would drift, and its deadlines come two ticks late. */
  #scheduleTick(): Cancel {
    const delayMs = (this.#done + 1) * this.#tickMs - this.#clock.elapsed();
    return this.#clock.schedule(Math.max(delayMs, 0), () => this.#tick());
  }

  #tick(): void {
    const now = this.#clock.elapsed();
    const last = Math.floor(now / this.#tickMs);
    while (this.#done < last) this.#turn(++this.#done, now);
    if (this.#bucketOf.size === 0) this.stop();
    else this.#cancel = this.#scheduleTick();
  }

  #turn(bucket: number, now: number): void {
    const members = this.#buckets.get(bucket);
    if (members === undefined) return;
    this.#buckets.delete(bucket);
    for (const deadline of members) {
      // Removed a moment ago, by another of this bucket.
      if (this.#bucketOf.get(deadline) !== bucket) continue;
      this.#bucketOf.delete(deadline);
      if (deadline.dueMs > now) this.add(deadline);
      else deadline.onDue();
    }
  }
}
