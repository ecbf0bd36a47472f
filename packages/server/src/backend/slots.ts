/** Bounds how much is done at a time, and how much waits for that. */
export class Slots {
  readonly #maxBusy: number;
  readonly #maxWaiting: number;
  #busyCount = 0;
  readonly #waiting = new Set<() => void>();

  constructor(maxBusy: number, maxWaiting: number) {
    this.#maxBusy = maxBusy;
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Waits for a slot, first come, first served: true when it is taken, and must be left; false when there is no room to
   * wait, or the signal was aborted meanwhile.
   */
  enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.#busyCount < this.#maxBusy) {
      this.#busyCount++;
      return Promise.resolve(true);
    }
    if (this.#waiting.size >= this.#maxWaiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const onAbort = (): void => {
        this.#waiting.delete(take);
        resolve(false);
      };
      const take = (): void => {
        signal.removeEventListener("abort", onAbort);
        resolve(true);
      };
      this.#waiting.add(take);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Gives a slot back: to whoever has waited for longest. */
  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#busyCount--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
