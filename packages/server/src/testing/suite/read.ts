import assert from "node:assert/strict";
import type { Awaitable } from "../../awaitable.ts";
import type { Engine, LogPage, LogQuery, ReadLimit } from "../../engine/engine.ts";
import { CHANNEL, NO_LIMIT, range, toOffsets, toText, type Test } from "../engine-bench.ts";

/** Pages of the log. */
export function testRead(test: Test): void {
  const read = (
    engine: Engine,
    query: Partial<LogQuery>,
    limit: Partial<ReadLimit> = {},
  ): Awaitable<LogPage> =>
    engine.read(CHANNEL, { direction: "forward", position: undefined, ...query }, { ...NO_LIMIT, ...limit });

  test("a channel without messages is an empty page", async ({ engine }) => {
    for (const direction of ["forward", "backward"] as const) {
      const page = await read(engine, { direction });
      assert.deepEqual(toOffsets(page), []);
      assert.ok(page.kind === "page" && page.first === 1 && page.head.offset === 0 && !page.more);
    }
  });

  test("without a position, forward begins at the oldest message and backward at the newest", async ({
    engine,
    appendAll,
  }) => {
    const head = await appendAll(10);
    const forward = await read(engine, { direction: "forward" }, { messages: 3 });
    const backward = await read(engine, { direction: "backward" }, { messages: 3 });
    assert.deepEqual(toOffsets(forward), [1, 2, 3]);
    assert.deepEqual(toOffsets(backward), [8, 9, 10]);
    for (const page of [forward, backward])
      assert.ok(page.kind === "page" && page.first === 1 && page.more && page.head.offset === head.offset);
  });

  test("a position is exclusive, in both directions, and `more` tells of the end", async ({
    engine,
    appendAll,
  }) => {
    const { epoch } = await appendAll(6);
    for (const [direction, offset, messages, expected, more] of [
      ["forward", 2, 2, [3, 4], true],
      ["forward", 4, 2, [5, 6], false],
      ["forward", 6, 2, [], false],
      ["forward", 0, 1, [1], true],
      ["backward", 5, 2, [3, 4], true],
      ["backward", 3, 2, [1, 2], false],
      ["backward", 1, 2, [], false],
    ] as const) {
      const page = await read(engine, { direction, position: { epoch, offset } }, { messages });
      assert.deepEqual(toOffsets(page), expected, `${direction} from ${offset}`);
      assert.equal(page.kind === "page" && page.more, more, `${direction} from ${offset}`);
    }
  });

  test("a page holds no more bytes than the limit, and at least one message", async ({ engine, append }) => {
    for (const number of range(1, 5)) await append(`${number}`.repeat(100));
    assert.deepEqual(toOffsets(await read(engine, {}, { bytes: 300 })), [1, 2]);
    assert.deepEqual(toOffsets(await read(engine, {}, { bytes: 1 })), [1]);
    assert.deepEqual(toOffsets(await read(engine, { direction: "backward" }, { bytes: 300 })), [4, 5]);
  });

  test("only as many messages are kept as the retention says", async ({ engine, appendAll }) => {
    await appendAll(10, { retention: { size: 4, ttlMs: 3_600_000 } });
    const page = await read(engine, {});
    assert.deepEqual(toOffsets(page), [7, 8, 9, 10]);
    assert.ok(page.kind === "page" && page.first === 7);
    assert.equal(await engine.findLast(CHANNEL, 2), 8);
    assert.equal(await engine.findLast(CHANNEL, 100), 6);
  });

  test("nothing of one channel is read in another, however alike their names", async ({ engine, append }) => {
    const names = ["room:a", "room:a:b", "room:a.b", "room:A", "room", "room:ab"];
    for (const channel of names) await append(channel, { channel });
    for (const channel of names) {
      const page = await engine.read(channel, { direction: "forward", position: undefined }, NO_LIMIT);
      assert.deepEqual(page.kind === "page" && page.messages.map(({ bytes }) => toText(bytes)), [channel]);
    }
  });
}
