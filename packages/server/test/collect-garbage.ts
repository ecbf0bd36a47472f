import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Frees what nobody holds any more, as far as the engine can be asked to. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 2; round++) {
    // What a turn has ended with is held until the next.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}
