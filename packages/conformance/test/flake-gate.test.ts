import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ServerOptions } from "@parlance/server";
import { expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { runServer, type Selection } from "../src/index.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

/** How often a good server is judged on a machine that is busy: not once may the suite find a fault. */
const ROUNDS = atDepth({ sample: 1, more: 5, full: 50 });

/** Fewer random inputs in each round, since each has a seed of its own. */
const RUNS = atDepth({ sample: 4, more: 10, full: 20 });

/** All of them where there is time; else those in which most happens at once. */
const BUSIEST: Selection = { only: ["*/concurrent/*", "*/transport/*"] };
const SELECTION = atDepth<Selection>({ sample: BUSIEST, more: {}, full: {} });

const DEFAULT_TIMERS: ServerOptions = {
  heartbeat: { intervalMs: 25_000, graceMs: 10_000 },
  helloMs: 10_000,
  presenceGraceMs: 30_000,
};

/** Keeps every core at work, as a busy machine does, until it is disposed. */
function heat(): AsyncDisposable {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker("for (;;) Math.sqrt(Math.random());", { eval: true }),
  );
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

test(
  `in ${ROUNDS} rounds with all cores loaded no check fails by mistake`,
  { timeout: ROUNDS * 120_000 },
  async () => {
    // With the timers that a server has by default: a machine may keep a process waiting for as long as short ones.
    await using server = await startReference({ ...withFeatures, ...DEFAULT_TIMERS });
    await using _ = heat();
    const failures: unknown[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Without the checks of timers: they take as long as the timers, and nothing of them is random.
      const report = await runServer({
        url: server.url,
        ...SELECTION,
        seed: `gate-${round}`,
        runs: RUNS,
        budgetMs: 1_000,
        deadlineMs: 10_000,
      });
      const bad = report.cases.filter(
        ({ outcome }) => outcome === "fail" || outcome === "could-not-run" || outcome === "harness-error",
      );
      failures.push(
        ...bad.map(({ id, violation, reason, finding }) => ({ round, id, violation, reason, finding })),
      );
    }
    expect(failures).toEqual([]);
  },
);
