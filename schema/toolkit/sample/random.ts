/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number, at least 0 and less than `count`. */
  below(count: number): number;
  /** One of several; `undefined` of none. */
  pick<Value>(values: readonly Value[]): Value | undefined;
}

/** A source of random numbers (mulberry32) for samples; not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
  return { below, pick: (values) => values[below(values.length)] };
}
