/** How often the watch looks at the clock. */
const TICK_MS = 100;
/** What is shorter is usual, and harms nobody. */
const NOTABLE_MS = 300;
/** Older stalls are forgotten. */
const KEPT = 1_000;

interface Stall {
  readonly endedAt: number;
  readonly ms: number;
}

const stalls: Stall[] = [];
let lookedAt: number | undefined;

/** Begins to watch for times in which the machine keeps this process from its work. Does nothing when it watches already. */
export function watchStalls(): void {
  if (lookedAt !== undefined) return;
  lookedAt = performance.now();
  setInterval(look, TICK_MS).unref();
}

function look(): void {
  const now = performance.now();
  const ms = now - (lookedAt ?? now) - TICK_MS;
  lookedAt = now;
  if (ms < NOTABLE_MS) return;
  stalls.push({ endedAt: now, ms });
  if (stalls.length > KEPT) stalls.shift();
}

/** The longest time since a moment of the monotonic clock in which this process did nothing, though it was due. */
export function longestStallMs(since: number): number {
  look();
  return Math.max(0, ...stalls.filter(({ endedAt }) => endedAt > since).map(({ ms }) => ms));
}
