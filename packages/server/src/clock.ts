/** Stops something that was scheduled; does nothing when it has happened already. */
export type Cancel = () => void;

/** Time as the server sees it. Tests put a clock of their own in its place and move it by hand. */
export interface Clock {
  /** Milliseconds since 1970, for people and for `time` on the wire. May jump when the machine's clock is set. */
  now(): number;
  /** Milliseconds that only grow, for measuring spans. */
  elapsed(): number;
  /** Calls back once, not before `delayMs` have passed. MUST NOT keep the process alive by itself. */
  schedule(delayMs: number, callback: () => void): Cancel;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
