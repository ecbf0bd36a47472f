import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import type { History, Page, Subscribed } from "../../../src/generated/frames.ts";
import { NOTED, toContract } from "../../contracts.ts";
import { createLateEngine } from "../../engine/late-engine.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { KITCHEN, say, subscribe, toTexts, toWords } from "../../frames.ts";
import { openPair, type Client, type Pair, type PairOptions } from "../../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../../users.ts";

function history(id: number, more: Partial<History> = {}): History {
  return { type: "history", id, channel: KITCHEN, direction: "forward", limit: 200, ...more };
}

function setUp(count: number, options: PairOptions = {}) {
  const pair = openPair({ frameBurst: 100_000, ...options });
  const client = pair.connect();
  for (let id = 1; id <= count; id++) client.send(say(id, `${id}`));
  client.send(subscribe(count + 1));
  pair.flush();
  const { position } = client.take().at(-1) as Subscribed;
  let lastId = count + 1;
  const ask = (more: Partial<History> = {}): Page => {
    client.send(history(++lastId, more));
    pair.flush();
    const reply = client.take().findLast(({ type }) => type !== "ping");
    if (reply?.type !== "page") throw new Error(JSON.stringify(reply));
    return reply;
  };
  const sayMore = (text: string): void => client.send(say(++lastId, text));
  return { pair, client, epoch: position.epoch, ask, sayMore };
}

function toOffsets({ messages }: Page): readonly number[] {
  return messages.map(({ offset }) => offset);
}

function askForCode(pair: Pair, client: Client, more: Partial<History>): string | undefined {
  client.send(history(1_000_000 + client.received.length, more));
  pair.flush();
  const reply = client.take().findLast(({ type }) => type !== "ping");
  return reply?.type === "error" ? reply.code : reply?.type;
}

describe("a page", () => {
  test("begins at the oldest kept message forward, and ends at the head backward [HIS-1] [HIS-2]", () => {
    const { ask, epoch } = setUp(10);
    const forward = ask({ limit: 3 });
    expect(forward).toMatchObject({ epoch, first: 1, head: 10, more: true });
    expect(toOffsets(forward)).toEqual([1, 2, 3]);
    const backward = ask({ direction: "backward", limit: 3 });
    expect(backward).toMatchObject({ epoch, first: 1, head: 10, more: true });
    expect(toOffsets(backward)).toEqual([8, 9, 10]);
  });

  test("walks are whole, in both directions, whatever the limit: each message once, until more is false [HIS-1] [HIS-2]", () => {
    const { ask, epoch } = setUp(23);
    const walk = fc.record({
      direction: fc.constantFrom("forward" as const, "backward" as const),
      limit: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(walk, ({ direction, limit }) => {
        const seen: number[] = [];
        let page = ask({ direction, limit });
        for (;;) {
          expect(page.messages.length).toBeLessThanOrEqual(limit);
          const offsets = toOffsets(page);
          seen.splice(direction === "forward" ? seen.length : 0, 0, ...offsets);
          if (!page.more) break;
          const offset = (direction === "forward" ? offsets.at(-1) : offsets[0]) ?? 0;
          page = ask({ direction, limit, position: { epoch, offset } });
        }
        expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });

  test("holds the messages as subscribers got them, byte for byte [HIS-4]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    pair.flush();
    bob.take();
    ada.send(say(1, 'ä😀\u2028"\\', { key: "key-00000001" }), say(2, "b"));
    pair.flush();
    const live = bob.transport.texts.filter((text) => text.startsWith('{"type":"message"'));
    ada.send(history(3));
    pair.flush();
    expect(ada.transport.texts.at(-1)).toContain(`"messages":[${live.join(",")}]`);
    const page = ada.take().at(-1) as Page;
    expect(page.messages).toEqual(bob.take());
  });

  test("is cut by its size, and holds at least one message [HIS-1]", () => {
    const { ask, pair, client, sayMore } = setUp(0, {
      contract: toContract({
        room: {
          events: { "chat.said": NOTED["noted"]! },
          log: { size: 100, ttlMs: 60_000, durability: "memory" },
        },
      }),
    });
    for (let count = 0; count < 10; count++) sayMore("x".repeat(50_000));
    pair.flush();
    client.take();
    expect(toOffsets(ask({ limit: 200 }))).toEqual([1, 2, 3, 4, 5]);
    expect(toOffsets(ask({ limit: 200, direction: "backward" }))).toEqual([6, 7, 8, 9, 10]);
  });

  test.each([
    ["forward", 10],
    ["backward", 1],
    ["backward", 0],
  ] as const)(
    "%s from offset %d of 10 is empty, and nothing lies beyond [HIS-1] [HIS-2]",
    (direction, offset) => {
      const { ask, epoch } = setUp(10);
      expect(ask({ direction, position: { epoch, offset } })).toMatchObject({
        messages: [],
        more: false,
        head: 10,
      });
    },
  );

  test("of a channel where nothing was said is empty, in both directions", () => {
    const { ask } = setUp(0);
    for (const direction of ["forward", "backward"] as const)
      expect(ask({ direction })).toMatchObject({ messages: [], more: false, first: 1, head: 0 });
  });

  test("is of one moment: what is published behind the request is not in it [SUB-2] [PUB-2]", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ clock, engine });
    const client = pair.connect();
    client.send(say(1, "before"), history(2), say(3, "behind"), history(4));
    await engine.doAll();
    await pair.settle();
    const frames = client.take();
    expect(toWords(frames)).toEqual(["ok 1", "page 2", "ok 3", "page 4"]);
    expect(toTexts((frames[1] as Page).messages)).toEqual(["before"]);
    expect(toTexts((frames[3] as Page).messages)).toEqual(["before", "behind"]);
  });
});

describe("a position that is lost [HIS-3]", () => {
  const contract = toContract({
    room: { events: { "chat.said": NOTED["noted"]! }, log: { size: 4, ttlMs: 60_000, durability: "memory" } },
  });

  test("is one of another epoch, above the head, or next to what is not kept any more", () => {
    const { pair, client, epoch } = setUp(10, { contract });
    for (const [direction, position, expected] of [
      ["forward", { epoch: "other.0", offset: 8 }, "position_lost"],
      ["backward", { epoch: "other.0", offset: 8 }, "position_lost"],
      ["forward", { epoch, offset: 11 }, "position_lost"],
      ["backward", { epoch, offset: 11 }, "position_lost"],
      ["forward", { epoch, offset: 5 }, "position_lost"],
      ["forward", { epoch, offset: 6 }, "page"],
      ["backward", { epoch, offset: 6 }, "position_lost"],
      ["backward", { epoch, offset: 7 }, "page"],
    ] as const)
      expect([direction, position.offset, askForCode(pair, client, { direction, position })]).toEqual([
        direction,
        position.offset,
        expected,
      ]);
  });

  test("is also one next to what has grown too old; the head can be read on from", () => {
    const { pair, client, epoch, ask } = setUp(3, { contract });
    for (let count = 0; count < 3; count++) {
      pair.clock.advance(20_001);
      client.send({ type: "pong" });
    }
    expect(ask()).toMatchObject({ messages: [], first: 4, head: 3, more: false });
    expect(ask({ position: { epoch, offset: 3 } })).toMatchObject({ messages: [], more: false });
    expect(askForCode(pair, client, { position: { epoch, offset: 2 } })).toBe("position_lost");
  });
});

describe("faults of history", () => {
  test.each([
    ["a namespace that the contract has not", { channel: "nowhere:x" }, "unknown_namespace"],
    ["a namespace that keeps nothing", { channel: "open:x" }, "not_kept"],
  ])("%s", (_, more, code) => {
    const { pair, client } = setUp(1);
    expect(askForCode(pair, client, more)).toBe(code);
  });

  test("what is not granted, and that before what is not kept [PRM-1]", () => {
    const writer = toIdentity("writer", { allowed: () => ["subscribe", "publish"] });
    const pair = openPair({ authenticator: createNameAuthenticator({ writer }) });
    const client = pair.connect(helloAs("writer"));
    client.send(say(1, "a"));
    for (const channel of [KITCHEN, "room:never-used", "open:x"])
      expect(askForCode(pair, client, { channel })).toBe("forbidden");
  });

  test.each([
    ["no limit", { limit: undefined }, ""],
    ["a limit of 0", { limit: 0 }, "/limit"],
    ["a limit of 201", { limit: 201 }, "/limit"],
    ["no direction", { direction: undefined }, ""],
    ["another direction", { direction: "sideways" }, "/direction"],
    ["half a position", { position: { epoch: "e.0" } }, "/position"],
  ])("%s is an invalid frame, told at its place [FR-4] [ERR-2]", (_, more, at) => {
    const { pair, client } = setUp(0);
    client.send({ ...history(5), ...more });
    pair.flush();
    expect(client.take()).toMatchObject([{ id: 5, code: "invalid_frame", at }]);
  });
});
