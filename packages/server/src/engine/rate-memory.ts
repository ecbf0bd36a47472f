import type { Clock } from "../clock.ts";
import type { Bucket } from "./engine.ts";

/** Buckets above which the full ones are looked for and forgotten. */
const FEW = 10_000;

/**
 * Rates in memory. Of each bucket only the moment is kept at which it is full again, which is all that its rate needs
 * (the generic cell rate algorithm); a bucket that is full is as good as one that never was.
 */
export class RateMemory {
  readonly #clock: Clock;
  readonly #fullMs = new Map<string, number>();
  #sweepAt = FEW;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many buckets are not known to be full. */
  get size(): number {
    return this.#fullMs.size;
  }

  /** Takes one from each bucket, or from none: 0, else after how many milliseconds there is one in each. */
  take(buckets: readonly Bucket[]): number {
    const nowMs = this.#clock.elapsed();
    let afterMs = 0;
    for (const bucket of buckets) afterMs = Math.max(afterMs, this.#findWait(bucket, nowMs));
    if (afterMs > 0) return Math.ceil(afterMs);
    for (const { name, perMinute } of buckets)
      this.#fullMs.set(name, Math.max(nowMs, this.#fullMs.get(name) ?? 0) + 60_000 / perMinute);
    this.#sweep(nowMs);
    return 0;
  }

  #findWait({ name, perMinute, burst }: Bucket, nowMs: number): number {
    const fullMs = this.#fullMs.get(name) ?? 0;
    return fullMs - nowMs - (burst - 1) * (60_000 / perMinute);
  }

  /** At twice the size of the last time, so that it costs constant time on average. */
  #sweep(nowMs: number): void {
    if (this.#fullMs.size < this.#sweepAt) return;
    for (const [name, fullMs] of this.#fullMs) if (fullMs <= nowMs) this.#fullMs.delete(name);
    this.#sweepAt = Math.max(FEW, this.#fullMs.size * 2);
  }
}
