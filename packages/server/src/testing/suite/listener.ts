import assert from "node:assert/strict";
import { CHANNEL, range, toPosition, type Test } from "../engine-bench.ts";

/** What the listener is told: everything after `attach`, once, in order. */
export function testListener(test: Test): void {
  test("attach tells the head: of a new channel offset 0 of the epoch to come", async ({
    engine,
    append,
  }) => {
    const head = (await engine.attach(CHANNEL)) ?? assert.fail("out of reach");
    assert.equal(head.offset, 0);
    assert.deepEqual(toPosition(await append("a")), { epoch: head.epoch, offset: 1 });
  });

  test("every message after attach is told once, in order, before its append completes", async ({
    engine,
    append,
    appendAll,
    told,
  }) => {
    await appendAll(2);
    await engine.attach(CHANNEL);
    for (const number of range(3, 50)) {
      const { offset } = toPosition(await append(`${number}`));
      assert.equal(told.at(-1)?.offset, offset);
    }
    assert.deepEqual(
      told.map(({ channel, offset, text }) => [channel, offset, text]),
      range(3, 50).map((number) => [CHANNEL, number, `${number}`]),
    );
  });

  test("messages under way while a channel is attached are in its head or told, not both", async ({
    engine,
    append,
    told,
  }) => {
    const before = range(1, 20).map((number) => append(`${number}`));
    const head = (await engine.attach(CHANNEL)) ?? assert.fail("out of reach");
    await Promise.all([...before, ...range(21, 40).map((number) => append(`${number}`))]);
    assert.deepEqual(
      told.map(({ offset }) => offset),
      range(head.offset + 1, 40),
    );
  });

  test("nothing is told of channels that are not attached, or not any more", async ({
    engine,
    append,
    told,
  }) => {
    await engine.attach(CHANNEL);
    await append("a", { channel: "room:b" });
    engine.detach(CHANNEL);
    await append("b");
    assert.deepEqual(told, []);
  });

  test("a channel that was detached goes on where it was, or under another epoch", async ({
    engine,
    append,
  }) => {
    await engine.attach(CHANNEL);
    const first = toPosition(await append("a"));
    engine.detach(CHANNEL);
    const second = toPosition(await append("b"));
    assert.ok(second.epoch !== first.epoch || second.offset === 2);
    assert.deepEqual(await engine.attach(CHANNEL), second);
  });
}
