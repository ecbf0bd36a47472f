import type { Clock } from "../src/clock.ts";

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Lets time pass, running what falls due in order. */
  advance(byMs: number): void;
  /** How many timers wait. */
  readonly pendingCount: number;
}

/** Creates a clock that begins at a moment of 2026. */
export function createVirtualClock(): VirtualClock {
  let nowMs = 1_795_392_000_000;
  const timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(byMs) {
      const endMs = nowMs + byMs;
      for (;;) {
        const due = [...timers]
          .filter(({ dueMs }) => dueMs <= endMs)
          .toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (due === undefined) break;
        timers.delete(due);
        nowMs = Math.max(nowMs, due.dueMs);
        due.run();
      }
      nowMs = endMs;
    },
    get pendingCount() {
      return timers.size;
    },
  };
}
