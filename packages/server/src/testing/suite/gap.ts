import assert from "node:assert/strict";
import type { ReadLimit } from "../../engine/engine.ts";
import { CHANNEL, NO_LIMIT, range, toPosition, type Test } from "../engine-bench.ts";

/** Whether everything behind a position is there. */
export function testGap(test: Test): void {
  test("a position with everything behind it kept has no gap [REC-1]", async ({ engine, appendAll }) => {
    const { epoch } = await appendAll(5);
    for (const offset of range(0, 5))
      assert.equal(await engine.findGap(CHANNEL, { epoch, offset }, NO_LIMIT), undefined, `offset ${offset}`);
  });

  test("a position that cannot be gone on from has a reason, and cannot be read from [REC-2] [REC-3]", async ({
    engine,
    appendAll,
  }) => {
    const { epoch } = await appendAll(10, { retention: { size: 4, ttlMs: 3_600_000 } });
    for (const [position, reason] of [
      [{ epoch: "other.0", offset: 8 }, "unknown_epoch"],
      [{ epoch, offset: 11 }, "ahead"],
      [{ epoch, offset: 5 }, "trimmed"],
      [{ epoch, offset: 0 }, "trimmed"],
    ] as const) {
      assert.equal(await engine.findGap(CHANNEL, position, NO_LIMIT), reason);
      assert.deepEqual(await engine.read(CHANNEL, { direction: "forward", position }, NO_LIMIT), {
        kind: "gap",
        reason,
      });
    }
    assert.equal(await engine.findGap(CHANNEL, { epoch, offset: 6 }, NO_LIMIT), undefined);
  });

  test("where nothing is kept only the head has no gap [REC-3]", async ({ engine, appendAll }) => {
    const head = await appendAll(3, { retention: undefined });
    assert.equal(await engine.findGap(CHANNEL, head, NO_LIMIT), undefined);
    assert.equal(await engine.findGap(CHANNEL, { ...head, offset: 2 }, NO_LIMIT), "trimmed");
  });

  test("more than the limit is too many, by number and by bytes [REC-1]", async ({ engine, append }) => {
    const texts = range(1, 5).map((number) => `${number}`.repeat(100));
    let epoch = "";
    for (const text of texts) ({ epoch } = toPosition(await append(text)));
    const findGap = (offset: number, limit: Partial<ReadLimit>): unknown =>
      engine.findGap(CHANNEL, { epoch, offset }, { ...NO_LIMIT, ...limit });
    assert.equal(await findGap(1, { messages: 4 }), undefined);
    assert.equal(await findGap(1, { messages: 3 }), "too_many");
    assert.equal(await findGap(3, { bytes: 300 }), undefined);
    assert.equal(await findGap(2, { bytes: 300 }), "too_many");
  });
}
