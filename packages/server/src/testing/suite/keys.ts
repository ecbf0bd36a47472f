import assert from "node:assert/strict";
import { CHANNEL, toPosition, type Test } from "../engine-bench.ts";

/** Publishes that are repeated. */
export function testKeys(test: Test): void {
  const idempotency = { user: "ada", key: "key-0001", digest: "x" };

  test("a repeated key adds nothing, is not told, and has the first position [PUB-3]", async ({
    engine,
    append,
    told,
  }) => {
    await engine.attach(CHANNEL);
    const position = toPosition(await append("a", { idempotency }));
    assert.deepEqual(await append("a", { idempotency }), { kind: "duplicate", position });
    assert.equal(toPosition(await append("b")).offset, 2);
    assert.equal(told.length, 2);
  });

  test("a repeat that does not wait for the first is a repeat all the same [PUB-3]", async ({ append }) => {
    const [first, second] = await Promise.all([append("a", { idempotency }), append("a", { idempotency })]);
    assert.deepEqual(second, { kind: "duplicate", position: toPosition(first) });
  });

  test("a key with another digest is reused, and adds nothing [PUB-4]", async ({ append }) => {
    await append("a", { idempotency });
    assert.deepEqual(await append("b", { idempotency: { ...idempotency, digest: "y" } }), {
      kind: "keyReused",
    });
    assert.equal(toPosition(await append("c")).offset, 2);
  });

  test("keys of other users and in other channels are others [PUB-5]", async ({ append }) => {
    await append("a", { idempotency });
    for (const more of [
      { idempotency: { ...idempotency, user: "bob" } },
      { idempotency: { ...idempotency, key: "key-0002" } },
      { idempotency, channel: "room:b" },
    ])
      assert.equal((await append("a", more)).kind, "appended");
  });

  test("keys are remembered also where no messages are [PUB-3]", async ({ append }) => {
    const position = toPosition(await append("a", { idempotency, retention: undefined }));
    assert.deepEqual(await append("a", { idempotency, retention: undefined }), {
      kind: "duplicate",
      position,
    });
  });
}
