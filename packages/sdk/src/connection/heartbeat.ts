import type { Clock } from "../clock.ts";

/** Watches a connection for silence. */
export interface Heartbeat {
  /** A sign of life came. */
  beat(): void;
  /** Ends the watch. */
  stop(): void;
}

/** Calls `onSilent` once when `silenceMs` pass without a beat. A beat costs no timer, however many come. */
export function createHeartbeat(clock: Clock, silenceMs: number, onSilent: () => void): Heartbeat {
  let heardAtMs = clock.now();
  let cancel = clock.after(silenceMs, check);
  function check(): void {
    const leftMs = heardAtMs + silenceMs - clock.now();
    if (leftMs > 0) cancel = clock.after(leftMs, check);
    else onSilent();
  }
  return {
    beat: () => (heardAtMs = clock.now()),
    stop: () => cancel(),
  };
}
