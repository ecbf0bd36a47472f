import type { Clock } from "../clock.ts";

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Lets time pass, running what falls due in order. */
  advance(byMs: number): void;
  /** When the next timer falls due, in milliseconds since 1970; `undefined` when none waits. */
  readonly nextDueMs: number | undefined;
  /** How many timers wait. */
  readonly pendingCount: number;
}

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Creates a clock that begins at a moment of 2026. */
export function createVirtualClock(): VirtualClock {
  let nowMs = 1_795_392_000_000;
  const timers = new Set<Timer>();
  const findNext = (): Timer | undefined => [...timers].toSorted((a, b) => a.dueMs - b.dueMs)[0];
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(byMs) {
      const endMs = nowMs + byMs;
      for (let due = findNext(); due && due.dueMs <= endMs; due = findNext()) {
        timers.delete(due);
        nowMs = Math.max(nowMs, due.dueMs);
        due.run();
      }
      nowMs = endMs;
    },
    get nextDueMs() {
      return findNext()?.dueMs;
    },
    get pendingCount() {
      return timers.size;
    },
  };
}
