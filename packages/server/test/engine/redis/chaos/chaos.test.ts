import { describe, expect, test } from "vitest";
import { atDepth } from "../../../../../../test-depth.ts";
import { hasRedis } from "../redis-server.ts";
import { createRandom, LOSSLESS, LOSSY, playChaos, type Fault } from "./chaos.ts";

/** `PARLANCE_CHAOS_SEED` plays one plan again, or with `7-12` several. */
const replayed = process.env["PARLANCE_CHAOS_SEED"];
const SEEDS =
  replayed === undefined
    ? atDepth({ sample: [2], more: [1, 2, 3, 4], full: range(100, 199) })
    : range(Number(replayed.split("-")[0]), Number(replayed.split("-").at(-1)));
const FAULTS = atDepth({ sample: 3, more: 6, full: 20 });

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Every other plan loses nothing: then nobody may be told of a gap. */
function plan(seed: number): readonly Fault[] {
  const kinds: readonly Fault[] = seed % 2 === 0 ? LOSSLESS : [...LOSSLESS, ...LOSSY, ...LOSSY];
  const random = createRandom(seed * 7919);
  return Array.from({ length: FAULTS }, () => kinds[Math.floor(random() * kinds.length)] ?? "cut");
}

describe.runIf(hasRedis)("two nodes on one Redis, whatever is done to them", () => {
  test.each(SEEDS)(
    "keep every promise to their clients [REC-3] [SUB-3] [SUB-4] [PUB-3], seed %d",
    { timeout: 300_000 },
    async (seed) => {
      const faults = plan(seed);
      const { damage, acked, seen, gaps } = await playChaos({ seed, faults, clients: 6 });
      console.info(`seed ${seed}: ${faults.join(", ")}: ${acked} acked, ${seen} seen, ${gaps} gaps`);
      expect(damage.slice(0, 10), `replay with PARLANCE_CHAOS_SEED=${seed}`).toEqual([]);
      expect(acked).toBeGreaterThan(0);
    },
  );
});
