import type { Clock } from "../src/clock.ts";

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves time on; what is due on the way is called at its own moment, in order. */
  advance(ms: number): void;
  /** Callbacks that are still to come. */
  readonly pendingCount: number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Makes a clock. `elapsed` begins away from zero, so that nobody takes it for a count since the start. */
export function createFakeClock(startMs: number = 12_345): FakeClock {
  const wallOffsetMs = 1_795_392_000_000;
  const timers = new Set<Timer>();
  let nowMs = startMs;

  const findNext = (untilMs: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs <= untilMs && (next === undefined || timer.dueMs < next.dueMs)) next = timer;
    }
    return next;
  };

  return {
    now: () => wallOffsetMs + Math.floor(nowMs),
    elapsed: () => nowMs,
    schedule(delayMs, callback) {
      const timer: Timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let next = findNext(untilMs); next !== undefined; next = findNext(untilMs)) {
        timers.delete(next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
      }
      nowMs = untilMs;
    },
    get pendingCount() {
      return timers.size;
    },
  };
}
