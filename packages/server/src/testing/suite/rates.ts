import assert from "node:assert/strict";
import type { Test } from "../engine-bench.ts";

/** Rates: so much at once, and no more. */
export function testRates(test: Test): void {
  const slow = { name: "message room ada", perMinute: 1, burst: 3 };

  test("a bucket grants its burst, then says how long to wait [LIM-5]", async ({ engine }) => {
    for (let taken = 0; taken < slow.burst; taken++) assert.equal(await engine.take([slow]), 0);
    const afterMs = await engine.take([slow]);
    assert.ok(afterMs > 0 && afterMs <= 60_000, `${afterMs}`);
  });

  test("buckets of other names are others, and no bucket is always granted", async ({ engine }) => {
    for (let taken = 0; taken < slow.burst; taken++) await engine.take([slow]);
    assert.equal(await engine.take([{ ...slow, name: "message room bob" }]), 0);
    assert.equal(await engine.take([]), 0);
  });

  test("of several buckets all are taken, or none", async ({ engine }) => {
    const single = { name: "event room chat.said ada", perMinute: 1, burst: 1 };
    assert.equal(await engine.take([slow, single]), 0);
    assert.ok((await engine.take([slow, single])) > 0);
    // Two are left, since the refused one took nothing.
    assert.equal(await engine.take([slow]), 0);
    assert.equal(await engine.take([slow]), 0);
    assert.ok((await engine.take([slow])) > 0);
  });

  test("takes that do not wait for each other are granted no more than those that do", async ({ engine }) => {
    const waits = await Promise.all(Array.from({ length: 50 }, async () => engine.take([slow])));
    assert.equal(waits.filter((afterMs) => afterMs === 0).length, slow.burst);
  });
}
