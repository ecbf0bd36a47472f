import { Tally } from "../tally.ts";
import { Scratch } from "./scratch.ts";

/** What collects things to send until the turn ends. */
export interface Flushable {
  flush(): void;
}

/**
 * Collects the outboxes that have something to send and flushes each once, at the end of the event-loop turn.
 *
 * The end is `setImmediate`: it comes after everything that the turn's input brought, so that the messages of many
 * publishers merge. A microtask would come after each single frame and merge nothing.
 */
export class FlushTurn {
  /** Where outboxes put together what they write. */
  readonly scratch: Scratch = new Scratch();
  readonly #onEnd = (): void => this.flush();
  /** What outboxes add up. */
  readonly tally: Tally;
  #outboxes: Flushable[] = [];
  #beganMs = 0;

  constructor(tally: Tally = new Tally()) {
    this.tally = tally;
  }

  /** Has the outbox flushed at the end of this turn. */
  add(outbox: Flushable): void {
    if (this.#outboxes.length === 0) {
      setImmediate(this.#onEnd);
      this.#beganMs = this.tally.delivery.begin();
    }
    this.#outboxes.push(outbox);
  }

  /** Flushes at once. What is added meanwhile waits for the next turn. */
  flush(): void {
    const outboxes = this.#outboxes;
    this.#outboxes = [];
    for (const outbox of outboxes) outbox.flush();
    this.tally.delivery.end(this.#beganMs);
    this.#beganMs = 0;
  }
}
