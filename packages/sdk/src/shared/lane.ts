/** One thing to do; it calls back when the next may begin, at once or later. */
export type Step = (done: () => void) => void;

/** Does one thing after the other: what concerns a channel takes effect in the order in which it was asked for. */
export class Lane {
  readonly #steps: Step[] = [];

  /** Whether something is being done or waits. */
  get isBusy(): boolean {
    return this.#steps.length > 0;
  }

  add(step: Step): void {
    if (this.#steps.push(step) === 1) this.#run(step);
  }

  #run(step: Step): void {
    let isDone = false;
    step(() => {
      if (isDone) return;
      isDone = true;
      this.#steps.shift();
      const [next] = this.#steps;
      if (next) this.#run(next);
    });
  }
}
