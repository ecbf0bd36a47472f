import { describe, test } from "vitest";
import { systemClock } from "../../src/clock.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import { engineContract } from "../../src/testing/engine-contract.ts";
import { createLateEngine } from "./late-engine.ts";

/** An engine whose work is done in the next turn of the event loop, without being told. */
function createBusyEngine(): Engine {
  const late = createLateEngine(createMemoryEngine({ clock: systemClock }));
  const soon = <Method extends (...args: never[]) => unknown>(method: Method): Method =>
    ((...args) => {
      const result = method(...args);
      setImmediate(() => void late.doAll());
      return result;
    }) as Method;
  const { presence } = late;
  return {
    ...late,
    presence: {
      enter: soon(presence.enter.bind(presence)),
      exit: soon(presence.exit.bind(presence)),
      say: soon(presence.say.bind(presence)),
      list: soon(presence.list.bind(presence)),
    },
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
