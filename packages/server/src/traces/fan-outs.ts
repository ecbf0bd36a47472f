import type { StoredMessage } from "../engine/engine.ts";

/** When a message was told to this node, and when it was handed to the network, in milliseconds of `performance.now()`. */
export interface FanOut {
  readonly beganMs: number;
  readonly subscribers: number;
  /** Calls back with the end, at once where it is over. */
  onEnd(tell: (endedMs: number) => void): void;
}

/** Most messages of one channel that may be remembered until their appends complete. */
const MAX_TOLD = 1024;

interface Appending {
  count: number;
  readonly told: Map<number, FanOut>;
}

function begin(subscribers: number): FanOut {
  const beganMs = performance.now();
  let endedMs: number | undefined;
  let tellEnd: ((endedMs: number) => void) | undefined;
  // Behind the end of the turn, at which outboxes write: theirs was asked for before, and they come in that order.
  setImmediate(() => {
    endedMs = performance.now();
    tellEnd?.(endedMs);
  });
  return {
    beganMs,
    subscribers,
    onEnd(tell) {
      if (endedMs === undefined) tellEnd = tell;
      else tell(endedMs);
    },
  };
}

/**
 * Brings together what an engine tells of a message and the append that it is of: the message is told first, and only the
 * append knows whose it is. Where nothing is being appended, nothing is remembered, so that messages of other nodes
 * pass.
 */
export class FanOuts {
  readonly #appending = new Map<string, Appending>();

  /** An append to a channel begins. */
  enter(channel: string): void {
    const appending = this.#appending.get(channel) ?? { count: 0, told: new Map<number, FanOut>() };
    this.#appending.set(channel, appending);
    appending.count++;
  }

  /** An append has ended; with the offset of its message, returns what became of that here. */
  leave(channel: string, offset: number | undefined): FanOut | undefined {
    const appending = this.#appending.get(channel);
    if (appending === undefined) return undefined;
    appending.count--;
    if (appending.count === 0) this.#appending.delete(channel);
    if (offset === undefined) return undefined;
    const found = appending.told.get(offset);
    appending.told.delete(offset);
    return found;
  }

  /** The subscribers of a channel have been handed a message, or will be at the end of this turn. */
  tell(channel: string, { offset }: StoredMessage, countSubscribers: (channel: string) => number): void {
    const told = this.#appending.get(channel)?.told;
    if (told === undefined) return;
    const subscribers = countSubscribers(channel);
    if (subscribers === 0) return;
    for (const oldest of told.keys()) {
      if (told.size < MAX_TOLD) break;
      told.delete(oldest);
    }
    told.set(offset, begin(subscribers));
  }
}
