/** Bounds of the pause before a reconnect. */
export interface Backoff {
  /** Bound of the pause after no failure; each failure doubles it. */
  readonly firstMs: number;
  /** No pause is longer. */
  readonly maxMs: number;
}

/**
 * A pause with full jitter: anywhere between zero and a bound that grows with each failure (PROTOCOL [CLS-4]), so that
 * clients that fell together do not come back together. `jitter` lies between 0 and 1.
 */
export function toPauseMs(failures: number, jitter: number, { firstMs, maxMs }: Backoff): number {
  return Math.floor(jitter * Math.min(maxMs, firstMs * 2 ** failures));
}
