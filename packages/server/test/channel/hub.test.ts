import { describe, expect, test } from "vitest";
import { toMessageTemplate } from "../../src/codec/encode.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { Subscribed } from "../../src/generated/frames.ts";
import { collectGarbage } from "../collect-garbage.ts";
import { NOTED, toContract } from "../contracts.ts";
import { createFakeClock } from "../fake-clock.ts";
import { KITCHEN, say, subscribe, toMessages, toTexts, toWords, unsubscribe } from "../frames.ts";
import { openPair } from "../open-pair.ts";

describe("a channel with many subscribers", () => {
  test("gives all of them one Buffer for all messages of a turn [SUB-4] [SUB-5]", () => {
    const pair = openPair();
    const clients = Array.from({ length: 300 }, () => pair.connect());
    for (const client of clients) client.send(subscribe(1));
    pair.flush();
    const publisher = pair.connect();
    publisher.send(say(1, "a"), say(2, "b"), say(3, "c"));
    pair.flush();
    const shared = clients[0]!.transport.given.at(-1);
    for (const client of clients) {
      expect(client.transport.given.at(-1)).toBe(shared);
      expect(toTexts(client.received)).toEqual(["a", "b", "c"]);
    }
  });

  test("gives those who come and go in a turn what was said while they were there [SUB-1] [SUB-3]", () => {
    const pair = openPair({ frameBurst: 1000 });
    const publisher = pair.connect();
    const stayer = pair.connect();
    stayer.send(subscribe(1));
    const goers = Array.from({ length: 10 }, () => pair.connect());
    let id = 0;
    for (const goer of goers) goer.send(subscribe(1));
    for (const goer of goers) {
      publisher.send(say(++id, `${id}`));
      goer.send(unsubscribe(2));
    }
    for (const goer of goers) {
      goer.send(subscribe(3));
      publisher.send(say(++id, `${id}`));
    }
    pair.flush();
    expect(toTexts(stayer.take())).toHaveLength(20);
    for (const [index, goer] of goers.entries()) {
      const offsets = toMessages(goer.take()).map(({ offset }) => offset);
      const before = Array.from({ length: index + 1 }, (_, at) => at + 1);
      const after = Array.from({ length: 10 - index }, (_, at) => 11 + index + at);
      expect(offsets).toEqual([...before, ...after]);
    }
  });

  test("goes on for the others when one is closed in the middle of a turn", () => {
    const pair = openPair();
    const [ada, bob, eve] = [pair.connect(), pair.connect(), pair.connect()];
    for (const client of [ada, bob]) client.send(subscribe(1));
    eve.send(say(1, "a"));
    ada.send("{");
    eve.send(say(2, "b"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 1", "message 1", "error - bad_frame"]);
    expect(toTexts(bob.take())).toEqual(["a", "b"]);
  });
});

describe("an engine that tells later than it stores, as one that others write to as well", () => {
  function setUp() {
    const clock = createFakeClock();
    const engine = createMemoryEngine({ clock });
    const untold: (() => void)[] = [];
    const start = engine.start.bind(engine);
    engine.start = (listener) =>
      start({
        onMessage: (channel, message) => untold.push(() => listener.onMessage(channel, message)),
        onRebased: () => {},
        onBroken: () => {},
        onSignal: (channel, bytes) => listener.onSignal(channel, bytes),
        onRevoked: () => {},
        onPresence: () => {},
        onNotice: () => {},
      });
    const pair = openPair({ clock, engine });
    /** Somebody else adds a message. */
    const store = (text: string): void => {
      const content = { channel: KITCHEN, event: "chat.said", timeMs: 1, by: undefined, key: undefined };
      const template = toMessageTemplate({ ...content, dataText: JSON.stringify({ text }) });
      const retention = { size: 100, ttlMs: 60_000 };
      void engine.append({ channel: KITCHEN, retention, ...template, idempotency: undefined });
    };
    return { pair, store, tell: () => untold.shift()?.() };
  }

  test.each([0, 1, 2, 3, 5])(
    "keeps a replay of the last %d without hole or doubling [SUB-3] [SUB-6]",
    (last) => {
      const { pair, store, tell } = setUp();
      const [first, second] = [pair.connect(), pair.connect()];
      first.send(subscribe(1));
      for (const text of ["1", "2", "3", "4"]) store(text);
      tell();
      tell();
      // Two are told, and two are only stored.
      second.send(subscribe(1, { last }));
      tell();
      tell();
      store("5");
      tell();
      pair.flush();
      expect(toTexts(first.received)).toEqual(["1", "2", "3", "4", "5"]);
      const { from, position } = second.received[1] as Subscribed;
      expect(position.offset).toBe(2);
      expect(from).toBeLessThanOrEqual(2);
      expect(toMessages(second.received).map(({ offset }) => offset)).toEqual(
        Array.from({ length: 5 - from }, (_, index) => from + 1 + index),
      );
    },
  );
});

describe("memory", () => {
  test("a channel is forgotten with its last subscriber", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(subscribe(1));
    ada.send(unsubscribe(2));
    expect(pair.core.hub.channelCount).toBe(1);
    bob.hangUp();
    expect(pair.core.hub.channelCount).toBe(0);
  });

  test("messages that nobody is there to hear are not collected for those who are about to come", async () => {
    const clock = createFakeClock();
    const engine = createMemoryEngine({ clock });
    // The only subscriber waits for an answer of the engine, for ever.
    engine.findLast = () => new Promise(() => {});
    const log = { size: 1, ttlMs: 60_000, durability: "memory" } as const;
    const contract = toContract({ note: { events: NOTED, log } });
    const pair = openPair({ clock, engine, contract, frameBurst: 10_000 });
    const [reader, writer] = [pair.connect(), pair.connect()];
    reader.send(subscribe(1, { channel: "note:x", last: 5 }));
    await collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    for (let id = 1; id <= 400; id++) {
      writer.send(say(id, "x".repeat(32_000), { channel: "note:x", event: "noted" }));
      pair.flush();
      // A small Buffer may lie in the memory of a large one, and hold it.
      writer.transport.written.length = 0;
    }
    const measure = async (): Promise<number> => {
      await collectGarbage();
      return process.memoryUsage().arrayBuffers - before;
    };
    // Some of what the log has dropped awaits compaction; all of it would be twice as much.
    await expect.poll(measure).toBeLessThan(6_000_000);
  });

  test("the channel of a failed subscribe is not kept", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1, { channel: "nowhere:x" }), subscribe(2, { channel: KITCHEN }));
    expect(pair.core.hub.channelCount).toBe(1);
  });
});
