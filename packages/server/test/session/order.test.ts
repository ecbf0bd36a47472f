import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { Ok, Subscribed } from "../../src/generated/frames.ts";
import { createLateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { KITCHEN, say, subscribe, toMessages, toTexts, toWords, unsubscribe } from "../frames.ts";
import { openPair, type PairOptions } from "../open-pair.ts";

/** Connections on an engine that takes its time. */
function setUp(options: PairOptions = {}) {
  const clock = createFakeClock();
  const engine = createLateEngine(createMemoryEngine({ clock }));
  const pair = openPair({ clock, engine, frameBurst: 10_000, ...options });
  /** Lets the engine do everything, then ends the turn. */
  const finish = async (): Promise<void> => {
    await engine.doAll();
    await pair.settle();
  };
  return { engine, pair, finish };
}

describe("requests of one connection on one channel", () => {
  test("take effect in the order sent: a publish behind a subscribe is received [SUB-2]", async () => {
    const { engine, pair, finish } = setUp();
    const client = pair.connect();
    client.send(say(1, "before"), subscribe(2), say(3, "inside"), unsubscribe(4), say(5, "behind"));
    expect(engine.asked).toEqual([`append ${KITCHEN}`]);
    await finish();
    expect(toWords(client.take())).toEqual(["ok 1", "subscribed 2", "message 2", "ok 3", "ok 4", "ok 5"]);
    expect(toTexts(client.received)).toEqual(["inside"]);
  });

  test("are asked of the engine in the order sent, without waiting for each other [PUB-2]", async () => {
    const { engine, pair, finish } = setUp();
    const client = pair.connect();
    client.send(subscribe(1));
    await finish();
    client.take();
    for (let id = 2; id <= 20; id++) client.send(say(id, `${id}`));
    expect(engine.asked).toHaveLength(19);
    await finish();
    expect(toTexts(client.received)).toEqual(Array.from({ length: 19 }, (_, index) => `${index + 2}`));
    expect(toMessages(client.received).map(({ offset }) => offset)).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 1),
    );
  });

  test("keep their order when some wait behind a subscribe that waits behind a publish [SUB-2] [PUB-2]", async () => {
    const { engine, pair, finish } = setUp();
    const client = pair.connect();
    client.send(say(1, "1"), subscribe(2), say(3, "3"), say(4, "4"), say(5, "5"));
    // The first publish is under way; everything else must wait for it.
    expect(engine.asked).toEqual([`append ${KITCHEN}`]);
    await finish();
    const offsets = client
      .take()
      .filter((frame): frame is Ok => frame.type === "ok")
      .map(({ id, position }) => [id, position?.offset]);
    expect(offsets).toEqual([
      [1, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
    expect(toTexts(client.received)).toEqual(["3", "4", "5"]);
  });

  test("do not hold up other channels, nor other connections", async () => {
    const { engine, pair } = setUp();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(say(1, "slow"), say(2, "quick", { channel: "room:b" }));
    bob.send(say(1, "slow too"));
    await engine.doNext("room:b");
    await pair.settle();
    expect(toWords(ada.take())).toEqual(["ok 2"]);
    expect(engine.asked).toEqual([`append ${KITCHEN}`, `append ${KITCHEN}`]);
  });

  test("are judged when it is their turn: a limit that an unsubscribe frees counts [LIM-1]", async () => {
    const { pair, finish } = setUp({ limits: { subscriptions: 1 } });
    const client = pair.connect();
    client.send(subscribe(1), unsubscribe(2), subscribe(3), unsubscribe(4));
    await finish();
    expect(toWords(client.take())).toEqual(["subscribed 1", "ok 2", "subscribed 3", "ok 4"]);
  });
});

describe("a ping [FR-12]", () => {
  test("is answered behind the replies to all earlier requests, whatever their channels", async () => {
    const { engine, pair } = setUp();
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2, { channel: "room:b" }), { type: "ping", id: 3 });
    client.send(say(4, "c", { channel: "room:c" }), { type: "ping", id: 5 });
    await engine.doNext("room:c");
    await engine.doNext("room:b");
    await pair.settle();
    expect(toWords(client.take())).toEqual(["ok 4", "subscribed 2"]);
    await engine.doNext(KITCHEN);
    await pair.settle();
    expect(toWords(client.take())).toEqual(["ok 1", "ok 3", "ok 5"]);
  });

  test("is answered at once when nothing is under way", () => {
    const { pair } = setUp();
    const client = pair.connect();
    client.send({ type: "ping", id: 1 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1"]);
  });
});

describe("requests above the limit in flight [LIM-4]", () => {
  test("are not read until others have been answered, and none is lost", async () => {
    const { engine, pair, finish } = setUp({ limits: { inFlight: 3 } });
    const client = pair.connect();
    client.sendAtOnce(...Array.from({ length: 10 }, (_, index) => say(index + 1, `${index + 1}`)));
    expect(engine.asked).toHaveLength(3);
    expect(client.transport.isReading).toBe(false);
    await engine.doNext();
    expect(engine.asked).toHaveLength(3);
    await finish();
    expect(toWords(client.take())).toEqual(Array.from({ length: 10 }, (_, index) => `ok ${index + 1}`));
    expect(client.transport.isReading).toBe(true);
  });

  test("count pings that wait", async () => {
    const { pair, finish } = setUp({ limits: { inFlight: 3 } });
    const client = pair.connect();
    client.send(say(1, "a"), { type: "ping", id: 2 }, { type: "ping", id: 3 });
    expect(client.transport.isReading).toBe(false);
    client.send({ type: "ping", id: 4 });
    await finish();
    expect(toWords(client.take())).toEqual(["ok 1", "ok 2", "ok 3", "ok 4"]);
  });

  test("do not let the connection be taken for silent [HB-2]", async () => {
    const { pair, finish } = setUp({ limits: { inFlight: 1 } });
    const client = pair.connect();
    client.send(say(1, "a"));
    pair.clock.advance(120_000);
    pair.flush();
    expect(client.closed).toBeUndefined();
    await finish();
    expect(toWords(client.take())).toContain("ok 1");
  });
});

describe("a subscribe that takes its time", () => {
  test("delivers once what is published meanwhile by others [REC-4]", async () => {
    const { engine, pair, finish } = setUp();
    const [ada, bob] = [pair.connect(), pair.connect()];
    for (let id = 1; id <= 3; id++) bob.send(say(id, `${id}`));
    await finish();
    ada.send(subscribe(1, { last: 2 }));
    bob.send(say(4, "4"));
    await engine.doNext();
    bob.send(say(5, "5"));
    await engine.doNext();
    bob.send(say(6, "6"));
    await finish();
    bob.send(say(7, "7"));
    await finish();
    const subscribed = ada.received.find((frame): frame is Subscribed => frame.type === "subscribed");
    const offsets = toMessages(ada.received).map(({ offset }) => offset);
    const { from, position } = subscribed!;
    expect(position.offset - from).toBe(2);
    expect(offsets).toEqual(Array.from({ length: 7 - from }, (_, index) => from + 1 + index));
  });

  test.each([0, 1, 2, 3, 4, 5, 6])(
    "keeps its place when %d steps of the engine pass before others publish",
    async (steps) => {
      const { engine, pair, finish } = setUp();
      const [ada, bob, eve] = [pair.connect(), pair.connect(), pair.connect()];
      eve.send(subscribe(1));
      bob.send(say(1, "1"), say(2, "2"), say(3, "3"));
      await finish();
      const { epoch } = (eve.received.find(({ type }) => type === "subscribed") as Subscribed).position;
      ada.send(subscribe(1, { position: { epoch, offset: 1 } }));
      for (let step = 0; step < steps && engine.asked.length > 0; step++) await engine.doNext();
      bob.send(say(4, "4"), say(5, "5"));
      await finish();
      const subscribed = ada.received.find((frame): frame is Subscribed => frame.type === "subscribed");
      expect(subscribed).toMatchObject({ recovery: "full", from: 1 });
      expect(toTexts(ada.received)).toEqual(["2", "3", "4", "5"]);
      expect(toTexts(eve.received)).toEqual(["1", "2", "3", "4", "5"]);
    },
  );

  test("is forgotten when its connection ends meanwhile", async () => {
    const { engine, pair, finish } = setUp();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1, { last: 5 }));
    ada.hangUp();
    bob.send(say(1, "a"));
    await finish();
    expect(ada.received).toHaveLength(1);
    expect(pair.core.hub.channelCount).toBe(0);
    expect(engine.asked).toEqual([]);
  });

  test("does not disturb another of the same channel when its connection ends meanwhile", async () => {
    const { pair, finish } = setUp();
    const [ada, bob, eve] = [pair.connect(), pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(subscribe(1));
    ada.hangUp();
    eve.send(say(1, "a"));
    await finish();
    eve.send(say(2, "b"));
    await finish();
    expect(toTexts(bob.received).at(-1)).toBe("b");
  });
});

describe("a bug in an engine", () => {
  test("is answered with internal_error, once for each request [FR-7]", async () => {
    const clock = createFakeClock();
    const inner = createMemoryEngine({ clock });
    const errors: unknown[] = [];
    inner.append = () => {
      throw new Error("bug");
    };
    const engine = createLateEngine(inner);
    const pair = openPair({ clock, engine, onError: (error) => errors.push(error) });
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2), { type: "ping", id: 3 });
    await engine.doAll();
    await pair.settle();
    expect(toWords(client.take())).toEqual(["error 1 internal_error", "subscribed 2", "ok 3"]);
    expect(errors).toHaveLength(1);
  });

  test("in the attach of a channel does not leave later subscribes without an answer [FR-7]", async () => {
    for (const isLate of [false, true]) {
      const clock = createFakeClock();
      const inner = createMemoryEngine({ clock });
      const attach = inner.attach.bind(inner);
      let attempts = 0;
      inner.attach = (channel) => {
        if (++attempts === 1) throw new Error("bug");
        return attach(channel);
      };
      const late = createLateEngine(inner);
      const pair = openPair({ clock, engine: isLate ? late : inner });
      const client = pair.connect();
      client.send(subscribe(1));
      await late.doAll();
      client.send(subscribe(2));
      await late.doAll();
      await pair.settle();
      expect(toWords(client.take())).toEqual(["error 1 internal_error", "subscribed 2"]);
    }
  });
});
