/** Patience is counted in slices of so long. */
const SLICE_MS = 100;

/**
 * Calls back when patience has run out: after `ms` in which this process was at work. What the machine kept it from its
 * work does not count, and what has arrived meanwhile is read first: a suite that was late must not call a server
 * late. Returns how to call it off.
 */
export function startPatience(ms: number, onOver: () => void): () => void {
  let leftMs = ms;
  let immediate: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout;
  const next = (): void => {
    const sliceMs = Math.min(leftMs, SLICE_MS);
    timer = setTimeout(() => {
      // However late the timer is, its slice counts for no more than it was set to.
      leftMs -= sliceMs;
      if (leftMs > 0) next();
      // Behind the reading of sockets, which this turn of the event loop has still to do.
      else immediate = setImmediate(onOver);
    }, sliceMs);
  };
  next();
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}
