import { describe, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import { engineContract } from "../../src/testing/engine-contract.ts";
import { createFakeClock } from "../fake-clock.ts";
import { createLateEngine } from "./late-engine.ts";

/** An engine whose work is done in the next turn of the event loop, without being told. */
function createBusyEngine(): Engine {
  const late = createLateEngine(createMemoryEngine({ clock: createFakeClock() }));
  const soon = <Method extends (...args: never[]) => unknown>(method: Method): Method =>
    ((...args) => {
      const result = method(...args);
      setImmediate(() => void late.doAll());
      return result;
    }) as Method;
  return {
    ...late,
    append: soon(late.append.bind(late)),
    attach: soon(late.attach.bind(late)),
    detach: soon(late.detach.bind(late)),
    read: soon(late.read.bind(late)),
    findGap: soon(late.findGap.bind(late)),
    findLast: soon(late.findLast.bind(late)),
  };
}

describe("the engine that tests use to be late is an engine itself", () => {
  engineContract(createBusyEngine, test);
});
