/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** One of the items; throws a `RangeError` when there is none. */
  pick<T>(items: readonly T[]): T;
}

/** FNV-1a over the code units, so that seeds that differ a little give numbers that differ much. */
function toState(seed: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++)
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  return state >>> 0;
}

/** Begins a sequence of numbers from any text (mulberry32: 32 bits of state are enough to make test data). */
export function createRandom(seed: string): Random {
  let state = toState(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    below: (bound) => Math.floor(next() * bound),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError("random.pick: there is nothing to pick from");
      return item;
    },
  };
}
