/** Upper bounds of the buckets of a timing, in seconds. */
export const BOUNDS_S: readonly number[] = [
  0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
];

/** Of what happens on the delivery path one in this many is timed: reading the clock twice would cost more than the rest. */
export const TIMED_ONE_IN = 16;

/** How long something takes: plain numbers, which nobody reads but a scrape. */
export class Timing {
  /** For each bound how many took at most so long and longer than the bound before; behind them what took longer. */
  readonly counts: Float64Array = new Float64Array(BOUNDS_S.length + 1);
  sumS = 0;
  #turn = 0;

  /** The time to hand to `end`; 0 where this one is not timed. */
  begin(): number {
    return (this.#turn++ & (TIMED_ONE_IN - 1)) === 0 ? performance.now() : 0;
  }

  /** Counts what `begin` began. */
  end(beganMs: number): void {
    if (beganMs !== 0) this.add((performance.now() - beganMs) / 1000);
  }

  /** Counts a time. */
  add(seconds: number): void {
    let index = 0;
    while (index < BOUNDS_S.length && seconds > (BOUNDS_S[index] ?? Infinity)) index++;
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.sumS += seconds;
  }
}

/** How often something happened, by name. */
export type Counts = Record<string, number>;

/** Adds to a count. */
export function count(counts: Counts, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

/** What is received that fits no frame. */
export const MALFORMED = "malformed";

/** What is sent in batches, which all subscribers share. */
export type BatchKind = "message" | "signal";

/**
 * What a server has done, as plain numbers that are added up where it happens. A scrape turns them into metrics; without
 * one they cost their additions and nothing else.
 */
export class Tally {
  /** By type of the frame, or `malformed`. */
  readonly framesReceived: Counts = { hello: 0, subscribe: 0, publish: 0, pong: 0, malformed: 0 };
  readonly bytesReceived: Counts = {};
  /** By type of the frame. */
  readonly framesSent: Counts = { message: 0, signal: 0, ok: 0, error: 0, ping: 0 };
  /** By kind of batch; `other` is what only one connection gets. */
  readonly bytesSent: Record<BatchKind | "other", number> = { message: 0, signal: 0, other: 0 };
  /** By code. */
  readonly refusals: Counts = {};
  /** By close code. */
  readonly closes: Counts = {};
  /** By outcome. */
  readonly recoveries: Counts = {};
  /** By HTTP status. */
  readonly httpRequests: Counts = {};
  /** What became of webhook events and attempts: delivered, dropped, failed. */
  readonly webhooks: Counts = { delivered: 0, dropped: 0, failed: 0 };
  /** Verdicts of the backend: allowed, refused, unanswered. */
  readonly verdicts: Counts = { allowed: 0, refused: 0, unanswered: 0 };
  welcomes = 0;
  slowConsumers = 0;
  /** From the frame of a publish to its reply. */
  readonly publish: Timing = new Timing();
  /** From the first thing that is to be sent in a turn of the event loop until all of it is handed to the network. */
  readonly delivery: Timing = new Timing();
  /** Of what engines do, by operation. */
  readonly engine: { readonly append: Timing; readonly read: Timing } = {
    append: new Timing(),
    read: new Timing(),
  };
}
