const FIRST_MS = 100;
const LONGEST_MS = 30_000;
/** After so long in good order an end is one of its own, and no failure of the start. */
const STEADY_MS = 10_000;

/** How often a worker has ended soon after it was started, one time after another. */
export interface RestartHistory {
  readonly failures: number;
}

/**
 * What follows the end of a worker that ran for `livedMs`: the first pause is 100 ms, each further one twice as long, up to
 * 30 s; a worker that has lived for 10 s begins anew.
 */
export function toRestart(
  { failures }: RestartHistory,
  livedMs: number,
): { readonly history: RestartHistory; readonly pauseMs: number } {
  const before = livedMs >= STEADY_MS ? 0 : failures;
  return { history: { failures: before + 1 }, pauseMs: Math.min(FIRST_MS * 2 ** before, LONGEST_MS) };
}
