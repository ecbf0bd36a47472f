import { describe, expect, test } from "vitest";
import { NOTED, toContract } from "../contracts.ts";
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
    const shared = clients[0]!.transport.written.at(-1);
    for (const client of clients) {
      expect(client.transport.written.at(-1)).toBe(shared);
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

  test("messages that nobody is there to hear are not collected for them", () => {
    const contract = toContract({
      note: { events: NOTED, log: { size: 5000, ttlMs: 60_000, durability: "memory" } },
    });
    const pair = openPair({ contract, frameBurst: 10_000 });
    const [reader, writer] = [pair.connect(), pair.connect()];
    const note = (id: number, bytes: number) =>
      say(id, "x".repeat(bytes), { channel: "note:x", event: "noted" });
    for (let id = 1; id <= 200; id++) writer.send(note(id, 1000));
    pair.flush();
    // The only subscriber waits in its replay for the network; what is published meanwhile comes from the log.
    reader.transport.isStalled = true;
    reader.send(subscribe(1, { channel: "note:x", last: 500 }));
    for (let id = 201; id <= 1000; id++) {
      writer.send(note(id, 1000));
      pair.flush();
    }
    while (toMessages(reader.received).length < 1000) {
      reader.transport.drain(reader.session);
      pair.flush();
    }
    writer.send(note(1001, 10));
    pair.flush();
    expect(toMessages(reader.received)).toHaveLength(1001);
    expect(reader.transport.written.at(-1)!.buffer.byteLength).toBeLessThan(100_000);
  });

  test("the channel of a failed subscribe is not kept", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1, { channel: "nowhere:x" }), subscribe(2, { channel: KITCHEN }));
    expect(pair.core.hub.channelCount).toBe(1);
  });
});
