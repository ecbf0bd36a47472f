import assert from "node:assert/strict";
import type { Awaitable } from "../awaitable.ts";
import type { Engine, LogPage, LogQuery, ReadLimit, StoredMessage } from "../engine/engine.ts";
import {
  CHANNEL,
  NO_LIMIT,
  openBench,
  range,
  toOffsets,
  toPosition,
  toText,
  type Bench,
} from "./engine-bench.ts";

/** Registers one test, as `test` of Vitest, Jest and `node:test` does. */
export type RegisterTest = (name: string, run: () => Promise<void>) => unknown;

type Test = (name: string, run: (bench: Bench) => Promise<void>) => void;

const EPOCH = /^[A-Za-z0-9._-]{1,48}$/;

/**
 * The suite that every engine passes: what `Engine` promises, as far as it shows from outside. `createEngine` makes a
 * new and empty engine for each test, which starts and stops it. Uses `node:assert` and no clock.
 *
 * ```js
 * engineContract(() => createMyEngine(), test);
 * ```
 */
export function engineContract(createEngine: () => Awaitable<Engine>, register: RegisterTest): void {
  const test = (name: string, run: (bench: Bench) => Promise<void>): void => {
    register(name, async () => {
      const bench = await openBench(createEngine);
      try {
        await run(bench);
      } finally {
        await bench.engine.stop();
      }
    });
  };
  testAppend(test);
  testListener(test);
  testRead(test);
  testGap(test);
  testKeys(test);
  testChanges(test);
}

function testAppend(test: Test): void {
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

function testListener(test: Test): void {
  test("attach tells the head: of a new channel offset 0 of the epoch to come", async ({
    engine,
    append,
  }) => {
    const head = await engine.attach(CHANNEL);
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
    const head = await engine.attach(CHANNEL);
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

function testRead(test: Test): void {
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

function testGap(test: Test): void {
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

function testKeys(test: Test): void {
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

function testChanges(test: Test): void {
  const readAll = (engine: Engine): Awaitable<LogPage> =>
    engine.read(CHANNEL, { direction: "forward", position: undefined }, NO_LIMIT);
  const toTexts = (page: LogPage): readonly string[] =>
    page.kind === "page" ? page.messages.map(({ bytes }) => toText(bytes)) : assert.fail(page.reason);
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
    assert.deepEqual([...(await engine.listKept())].toSorted(), [CHANNEL, "room:b"]);
    await engine.trim(CHANNEL, { epoch, offset });
    assert.deepEqual([...(await engine.listKept())], ["room:b"]);
  });
}
