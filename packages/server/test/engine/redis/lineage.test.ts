import { createClient } from "@redis/client";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atDepth } from "../../../../../test-depth.ts";
import {
  findLineFault,
  MAX_GENERATIONS,
  openChannel,
  parseState,
  toEpoch,
  toHead,
  type ChannelState,
} from "../../../src/engine/redis/lineage.ts";
import { LOOK } from "../../../src/engine/redis/log-scripts.ts";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.ts";

const FENCES = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"] as const;

/** The line of a channel that lost its tail twice: 10 messages kept of those of a, 12 of those of b. */
function createTornLine(): ChannelState {
  let state = openChannel(undefined, FENCES[0], "line");
  state = openChannel({ ...state, head: 10 }, FENCES[1], "other");
  return openChannel({ ...state, head: 12 }, FENCES[2], "other");
}

describe("the line of a channel", () => {
  test("goes on under the same epoch at the same primary, and under another at another", () => {
    const first = openChannel(undefined, FENCES[0], "line");
    expect(toHead(first)).toEqual({ epoch: "line.aaaaaaaaaaaa", offset: 0 });
    expect(openChannel({ ...first, head: 3 }, FENCES[0], "other")).toEqual({ ...first, head: 3 });
    expect(toHead(openChannel({ ...first, head: 3 }, FENCES[1], "other"))).toEqual({
      epoch: "line.bbbbbbbbbbbb",
      offset: 3,
    });
  });

  test.each([
    ["at the start of the next generation", 0, 10, undefined],
    ["behind it, where messages are lost", 0, 11, "unknown_epoch"],
    ["at the start of a later one", 1, 12, undefined],
    ["behind that", 1, 13, "unknown_epoch"],
    ["at the head", 2, 12, undefined],
    ["above the head", 2, 13, "ahead"],
  ])("knows a position %s", (_, generation, offset, fault) => {
    const epoch = toEpoch("line", FENCES[generation] ?? "");
    expect(findLineFault({ epoch, offset }, createTornLine())).toBe(fault);
  });

  test("knows no position of another line, nor of a generation that it has forgotten", () => {
    let state = createTornLine();
    expect(findLineFault({ epoch: "other.cccccccccccc", offset: 1 }, state)).toBe("unknown_epoch");
    for (let number = 0; number < MAX_GENERATIONS; number++)
      state = openChannel(state, `${number}`.padStart(12, "0"), "other");
    expect(state.lineage).toHaveLength(MAX_GENERATIONS);
    expect(findLineFault({ epoch: "line.cccccccccccc", offset: 1 }, state)).toBe("unknown_epoch");
  });
});

describe.runIf(hasRedis)("the script that opens a channel", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test("does as the rule does, whatever the primaries and heads", async () => {
    const client = createClient({ url: redis.url, RESP: 2 });
    await client.connect();
    let count = 0;
    const certain = "9999999999";
    const step = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.nat(5));
    const open = async (given: readonly (readonly [fence: number, more: number])[]): Promise<void> => {
      const keys = [`state${count}`, `log${count}`, `earlier${count++}`] as const;
      let expected: ChannelState | undefined;
      for (const [number, more] of given) {
        const fence = `${number}`.padStart(12, "0");
        expected = openChannel(expected, fence, "line");
        const args = [fence, certain, "line", "head", "0", "0", "0"];
        const [text] = await client.sendCommand<[string, number]>(["EVAL", LOOK.text, "3", ...keys, ...args]);
        expect(parseState(text)).toEqual(expected);
        expected = { ...expected, head: expected.head + more };
        await client.hSet(keys[0], "h", `${expected.head}`);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), open), {
      numRuns: atDepth({ sample: 50, more: 200, full: 2000 }),
    });
    client.destroy();
  });
});
