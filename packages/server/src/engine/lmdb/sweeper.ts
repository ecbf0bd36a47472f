import type { Cancel, Clock } from "../../clock.ts";
import { SWEEP_START, type SweepCursor } from "./sweep.ts";
import type { WriteQueue } from "./write-queue.ts";

/** How often messages and keys beyond their age are removed; until then they may still be read. */
const SWEEP_MS = 60_000;

/** Sweeps from time to time, slice by slice: each waits for its turn among the writes, and for a turn of the event loop. */
export class Sweeper {
  readonly #clock: Clock;
  readonly #queue: WriteQueue;
  readonly #sweepSlice: (cursor: SweepCursor) => Promise<SweepCursor | undefined>;
  #phase: "idle" | "sweeping" | "stopped" = "idle";
  #cancel: Cancel | undefined;

  /** `sweepSlice` returns where to go on, undefined when that is all; it does not reject. */
  constructor(
    clock: Clock,
    queue: WriteQueue,
    sweepSlice: (cursor: SweepCursor) => Promise<SweepCursor | undefined>,
  ) {
    this.#clock = clock;
    this.#queue = queue;
    this.#sweepSlice = sweepSlice;
  }

  /** Sweeps from now on. */
  start(): void {
    this.#cancel = this.#clock.schedule(SWEEP_MS, () => {
      void this.#sweep();
      this.start();
    });
  }

  /** Begins no further slice. */
  stop(): void {
    this.#phase = "stopped";
    this.#cancel?.();
  }

  async #sweep(): Promise<void> {
    if (this.#phase !== "idle") return;
    this.#phase = "sweeping";
    let cursor: SweepCursor | undefined = SWEEP_START;
    while (cursor !== undefined && this.#isSweeping()) {
      const from: SweepCursor = cursor;
      cursor = await this.#queue.run(() => this.#sweepSlice(from));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.#isSweeping()) this.#phase = "idle";
  }

  /** It may have been stopped meanwhile; the compiler cannot know. */
  #isSweeping(): boolean {
    return this.#phase === "sweeping";
  }
}
