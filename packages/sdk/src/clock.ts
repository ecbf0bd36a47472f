/** Where time comes from. Tests give a virtual clock; nothing else in the SDK reads the time or sets a timer. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once, not before `delayMs` have passed and never within this call. The result cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** The clock of the platform. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
