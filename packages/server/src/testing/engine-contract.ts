import type { Awaitable } from "../awaitable.ts";
import type { Engine } from "../engine/engine.ts";
import { openBench, type Bench } from "./engine-bench.ts";
import { testAppend } from "./suite/append.ts";
import { testChanges } from "./suite/changes.ts";
import { testGap } from "./suite/gap.ts";
import { testKeys } from "./suite/keys.ts";
import { testListener } from "./suite/listener.ts";
import { testPresence } from "./suite/presence.ts";
import { testRates } from "./suite/rates.ts";
import { testRead } from "./suite/read.ts";
import { testRevocations } from "./suite/revocations.ts";

/** Registers one test, as `test` of Vitest, Jest and `node:test` does. */
export type RegisterTest = (name: string, run: () => Promise<void>) => unknown;

/**
 * The suite that every engine passes: what `Engine` promises, as far as it shows from outside. `createEngine` makes a
 * new and empty engine for each test, which starts and stops it, on a clock that moves. Uses `node:assert`.
 *
 * ```js
 * engineContract(() => createMyEngine(), test);
 * ```
 */
export function engineContract(createEngine: () => Awaitable<Engine>, register: RegisterTest): void {
  const test = (name: string, run: (bench: Bench) => Promise<void>): void => {
    register(name, async () => {
      const bench = await openBench(createEngine);
      try {
        await run(bench);
      } finally {
        await bench.engine.stop();
      }
    });
  };
  testAppend(test);
  testListener(test);
  testRead(test);
  testGap(test);
  testKeys(test);
  testChanges(test);
  testPresence(test);
  testRates(test);
  testRevocations(test);
}
