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
  readonly #lanes = new Map<string, Lane>();

  /** Runs a task now, or when what the channel is busy with has settled. */
  run<Value>(channel: string, mode: LaneMode, task: () => Awaitable<Value>): Awaitable<Value> {
    const busy = this.#lanes.get(channel);
    const mayOverlap = busy?.mode === "shared" && mode === "shared";
    // One that overlaps still begins behind those before it: they may be waiting for something exclusive.
    const opened = mayOverlap ? busy.opened : busy?.settled;
    const result = opened === undefined ? task() : opened.then(task);
    if (isPromise(result))
      this.#occupy(channel, { mode, opened, settled: Promise.allSettled([busy?.settled, result]) });
    return result;
  }

  #occupy(channel: string, lane: Lane): void {
    this.#lanes.set(channel, lane);
    void lane.settled.then(() => {
      if (this.#lanes.get(channel) === lane) this.#lanes.delete(channel);
    });
  }
}
