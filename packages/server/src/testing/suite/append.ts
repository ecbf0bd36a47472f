import assert from "node:assert/strict";
import { CHANNEL, NO_LIMIT, range, toPosition, type Test } from "../engine-bench.ts";

const EPOCH = /^[A-Za-z0-9._-]{1,48}$/;

/** Places of messages: contiguous, in order, each channel by itself. */
export function testAppend(test: Test): void {
  test("an engine is ready when it has started, and says for how long it remembers keys", async ({
    engine,
  }) => {
    assert.equal(engine.isReady(), true);
    assert.ok(engine.keyWindowMs > 0);
  });

  test("the first message of a channel has offset 1, each later one 1 more, all one epoch", async ({
    append,
  }) => {
    const positions = [await append("a"), await append("b"), await append("c")].map(toPosition);
    assert.deepEqual(
      positions.map(({ offset }) => offset),
      [1, 2, 3],
    );
    assert.match(positions[0]?.epoch ?? "", EPOCH);
    assert.equal(new Set(positions.map(({ epoch }) => epoch)).size, 1);
  });

  test("appends that do not wait for each other are sequenced as they were called [PUB-2]", async ({
    append,
  }) => {
    const appended = await Promise.all(range(1, 200).map((number) => append(`${number}`)));
    assert.deepEqual(
      appended.map((each) => toPosition(each).offset),
      range(1, 200),
    );
  });

  test("channels number their messages each by itself", async ({ append }) => {
    await append("a");
    await append("b");
    assert.equal(toPosition(await append("c", { channel: "room:b" })).offset, 1);
  });

  test("a message is its text around its offset, byte for byte [SUB-5]", async ({ engine, append }) => {
    await append("ä😀\u2028\u0000");
    const page = await engine.read(CHANNEL, { direction: "forward", position: undefined }, NO_LIMIT);
    assert.equal(
      page.kind === "page" && page.messages[0]?.bytes.toString(),
      `{"offset":1,"text":"ä😀\u2028\\u0000"}`,
    );
  });

  test("messages count also where nothing is kept", async ({ engine, appendAll }) => {
    const { epoch, offset } = await appendAll(3, { retention: undefined });
    assert.equal(offset, 3);
    assert.deepEqual(await engine.attach(CHANNEL), { epoch, offset: 3 });
    assert.equal(await engine.findLast(CHANNEL, 10), 3);
  });
}
