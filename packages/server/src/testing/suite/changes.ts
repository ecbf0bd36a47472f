import assert from "node:assert/strict";
import type { Awaitable } from "../../awaitable.ts";
import type { Engine, LogPage, StoredMessage } from "../../engine/engine.ts";
import { CHANNEL, NO_LIMIT, toOffsets, toPosition, toText, type Test } from "../engine-bench.ts";

/** Changes to what is kept: removed, or other bytes at the same place. */
export function testChanges(test: Test): void {
  const readAll = (engine: Engine): Awaitable<LogPage> =>
    engine.read(CHANNEL, { direction: "forward", position: undefined }, NO_LIMIT);
  const toTexts = (page: LogPage): readonly string[] =>
    page.kind === "page" ? page.messages.map(({ bytes }) => toText(bytes)) : assert.fail(page.kind);
  const rename = ({ offset }: StoredMessage): Buffer => Buffer.from(`{"offset":${offset},"text":"other"}`);

  test("trim removes what lies up to a position, and offsets go on [REC-2]", async ({
    engine,
    append,
    appendAll,
  }) => {
    const { epoch } = await appendAll(5);
    assert.deepEqual(await engine.trim(CHANNEL, { epoch, offset: 3 }), { kind: "changed", count: 3 });
    assert.deepEqual(await engine.trim(CHANNEL, { epoch, offset: 2 }), { kind: "changed", count: 0 });
    assert.deepEqual(toOffsets(await readAll(engine)), [4, 5]);
    assert.equal(await engine.findGap(CHANNEL, { epoch, offset: 2 }, NO_LIMIT), "trimmed");
    assert.equal(await engine.findGap(CHANNEL, { epoch, offset: 3 }, NO_LIMIT), undefined);
    assert.deepEqual(await engine.trim(CHANNEL, { epoch, offset: 5 }), { kind: "changed", count: 2 });
    assert.deepEqual(toPosition(await append("f")), { epoch, offset: 6 });
    assert.deepEqual(toOffsets(await readAll(engine)), [6]);
  });

  test("rewrite gives one message, or every one, other bytes at the same offset [SUB-3]", async ({
    engine,
    appendAll,
  }) => {
    const { epoch } = await appendAll(4);
    assert.deepEqual(await engine.rewrite(CHANNEL, { epoch, offset: 2 }, rename), {
      kind: "changed",
      count: 1,
    });
    assert.deepEqual(toTexts(await readAll(engine)), ["1", "other", "3", "4"]);
    const onlyThree = (message: StoredMessage): Buffer | undefined =>
      toText(message.bytes) === "3" ? rename(message) : undefined;
    assert.deepEqual(await engine.rewrite(CHANNEL, undefined, onlyThree), { kind: "changed", count: 1 });
    assert.deepEqual(toTexts(await readAll(engine)), ["1", "other", "other", "4"]);
    assert.deepEqual(toOffsets(await readAll(engine)), [1, 2, 3, 4]);
  });

  test("a change is made behind the appends that were called before it, and told to nobody", async ({
    engine,
    append,
    told,
  }) => {
    await engine.attach(CHANNEL);
    const { epoch } = toPosition(await append("a"));
    const [, changed, last] = await Promise.all([
      append("b"),
      engine.trim(CHANNEL, { epoch, offset: 2 }),
      append("c"),
    ]);
    assert.deepEqual(changed, { kind: "changed", count: 2 });
    assert.equal(toPosition(last).offset, 3);
    assert.deepEqual(toTexts(await readAll(engine)), ["c"]);
    assert.deepEqual(
      told.map(({ text }) => text),
      ["a", "b", "c"],
    );
  });

  test("a position of another epoch, above the head or of a message that is gone is not changed", async ({
    engine,
    appendAll,
  }) => {
    const { epoch } = await appendAll(3);
    await engine.trim(CHANNEL, { epoch, offset: 1 });
    for (const [position, reason] of [
      [{ epoch: "other", offset: 2 }, "unknown_epoch"],
      [{ epoch, offset: 4 }, "ahead"],
      [{ epoch, offset: 1 }, "trimmed"],
    ] as const) {
      assert.deepEqual(await engine.rewrite(CHANNEL, position, rename), { kind: "gap", reason });
      if (reason !== "trimmed")
        assert.deepEqual(await engine.trim(CHANNEL, position), { kind: "gap", reason });
    }
    assert.deepEqual(toTexts(await readAll(engine)), ["2", "3"]);
  });

  test("the channels that keep messages are listed, and no others", async ({ engine, append, appendAll }) => {
    const { epoch, offset } = await appendAll(2);
    await append("a", { channel: "room:b" });
    await append("a", { channel: "room:c", retention: undefined });
    assert.deepEqual([...((await engine.listKept()) ?? [])].toSorted(), [CHANNEL, "room:b"]);
    await engine.trim(CHANNEL, { epoch, offset });
    assert.deepEqual([...((await engine.listKept()) ?? [])], ["room:b"]);
  });
}
