const BUCKETS_PER_DOUBLING = 16;
const DOUBLINGS = 32;

/** Latencies in microseconds, counted in buckets that are 4 % apart: constant memory, however many there are. */
export class Latencies {
  readonly #counts = new Uint32Array(BUCKETS_PER_DOUBLING * DOUBLINGS);
  #total = 0;

  /** Counts one. */
  add(us: number): void {
    const bucket = Math.floor(Math.log2(Math.max(us, 1)) * BUCKETS_PER_DOUBLING);
    const index = Math.min(bucket, this.#counts.length - 1);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#total++;
  }

  /** Forgets all. */
  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
  }

  /** Upper edge of the bucket below which this part of all lies; 0 when there is none. */
  percentile(part: number): number {
    let seen = 0;
    for (const [index, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= this.#total * part && seen > 0)
        return Math.round(2 ** ((index + 1) / BUCKETS_PER_DOUBLING));
    }
    return 0;
  }
}
