import { isPromise, type Awaitable } from "../awaitable.ts";

/** shared: may overlap others that are shared (publishes, which the engine keeps in order). exclusive: overlaps nothing. */
export type LaneMode = "shared" | "exclusive";

interface Lane {
  readonly mode: LaneMode;
  /** What the tasks of this lane wait for before they begin; undefined when they began at once. */
  readonly opened: Promise<unknown> | undefined;
  readonly settled: Promise<unknown>;
}

/**
 * Keeps the requests of one connection on one channel in the order in which they were sent (PROTOCOL [SUB-2]), also
 * when the engine takes its time. Costs nothing while everything completes at once.
 */
export class Lanes {
  /** Undefined until something took its time: most connections never need it. */
  #lanes: Map<string, Lane> | undefined;

  /**
   * Runs a task now, or when what the channel is busy with has settled. The task and what it is given come apart, so that
   * a frame costs no closure.
   */
  run<First, Second, Value>(
    channel: string,
    mode: LaneMode,
    task: (first: First, second: Second) => Awaitable<Value>,
    first: First,
    second: Second,
  ): Awaitable<Value> {
    const busy = this.#lanes?.get(channel);
    const mayOverlap = busy?.mode === "shared" && mode === "shared";
    // One that overlaps still begins behind those before it: they may be waiting for something exclusive.
    const opened = mayOverlap ? busy.opened : busy?.settled;
    const result = opened === undefined ? task(first, second) : opened.then(() => task(first, second));
    if (isPromise(result))
      this.#occupy(channel, { mode, opened, settled: Promise.allSettled([busy?.settled, result]) });
    return result;
  }

  #occupy(channel: string, lane: Lane): void {
    const lanes = (this.#lanes ??= new Map());
    lanes.set(channel, lane);
    void lane.settled.then(() => {
      if (lanes.get(channel) === lane) lanes.delete(channel);
    });
  }
}
