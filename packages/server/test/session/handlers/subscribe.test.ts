import { describe, expect, test } from "vitest";
import { NOTED, toContract } from "../../contracts.ts";
import { KITCHEN, say, subscribe, toMessages, toTexts, toWords, unsubscribe } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";

describe("subscribed", () => {
  test("tells the head, where messages begin, and what is allowed [SUB-7]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2));
    pair.flush();
    expect(client.take()[1]).toEqual({
      type: "subscribed",
      id: 2,
      channel: KITCHEN,
      position: { epoch: expect.any(String) as string, offset: 1 },
      from: 1,
      recovery: "fresh",
      allowed: ["subscribe", "publish", "signal", "history", "members", "presence", "call"],
    });
  });

  test("begins at offset 0 where nothing was ever published", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1));
    pair.flush();
    expect(client.take()).toMatchObject([{ position: { offset: 0 }, from: 0 }]);
  });

  test("allows what is then not forbidden, and nothing else [SUB-7] [PRM-1]", () => {
    const contract = toContract({
      read: { events: NOTED, access: { guest: ["subscribe", "history"] } },
      write: { events: NOTED, access: { guest: ["publish"] } },
      none: { events: NOTED, access: { guest: [] } },
      both: { events: NOTED },
    });
    const pair = openPair({ contract });
    const client = pair.connect();
    let id = 0;
    const answers: Record<string, readonly unknown[]> = {};
    for (const channel of ["read", "write", "none", "both"]) {
      client.send(subscribe(++id, { channel }), say(++id, "a", { channel, event: "noted" }));
      pair.flush();
      answers[channel] = client
        .take()
        .filter(({ type }) => type !== "message")
        .map((frame) =>
          frame.type === "subscribed" ? frame.allowed : frame.type === "error" ? frame.code : "ok",
        );
    }
    expect(answers).toEqual({
      read: [["subscribe", "history"], "forbidden"],
      write: ["forbidden", "ok"],
      none: ["forbidden", "forbidden"],
      both: [["subscribe", "publish", "signal", "history", "members", "presence", "call"], "ok"],
    });
  });

  test("comes before every message of its channel, also in one turn [SUB-1]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(say(1, "a"));
    ada.send(say(2, "b"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 1", "message 1", "message 2", "ok 2"]);
  });

  test("is followed by no message from before its sync point, also of the same turn [SUB-3]", () => {
    const pair = openPair();
    const [ada, bob, eve] = [pair.connect(), pair.connect(), pair.connect()];
    eve.send(subscribe(1));
    bob.send(say(1, "a"));
    ada.send(subscribe(1));
    bob.send(say(2, "b"));
    pair.flush();
    expect(toTexts(ada.take())).toEqual(["b"]);
    expect(toTexts(eve.take())).toEqual(["a", "b"]);
  });
});

describe("messages after subscribed", () => {
  test("have every offset from the next one on, once, in order, over many turns [SUB-3]", () => {
    const pair = openPair({ frameBurst: 10_000 });
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(say(1, "before"));
    ada.send(subscribe(1));
    for (let id = 2; id <= 500; id++) {
      bob.send(say(id, `${id}`));
      if (id % 7 === 0) pair.flush();
    }
    pair.flush();
    const offsets = toMessages(ada.take()).map(({ offset }) => offset);
    expect(offsets).toEqual(Array.from({ length: 499 }, (_, index) => index + 2));
  });

  test("are the same bytes for every subscriber, live and replayed [SUB-4] [SUB-5]", () => {
    const pair = openPair();
    const clients = Array.from({ length: 20 }, () => pair.connect());
    for (const client of clients) client.send(subscribe(1));
    clients[0]!.send(say(2, "ä😀\u2028", { key: "pZ3xW9qLk2Jd0aTb" }), say(3, "b"));
    pair.flush();
    const late = pair.connect();
    late.send(subscribe(1, { last: 2 }));
    pair.flush();
    const sets = [...clients, late].map((client) =>
      client.transport.texts.filter((text) => text.includes('"type":"message"')),
    );
    expect(sets[0]).toHaveLength(2);
    for (const set of sets) expect(set).toEqual(sets[0]);
  });

  test("of a channel reach no subscriber of another", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(
      subscribe(1, { channel: "room:a" }),
      subscribe(2, { channel: "room:a:b" }),
      subscribe(3, { channel: "room" }),
    );
    bob.send(say(1, "x"), say(2, "y", { channel: "room:A" }));
    pair.flush();
    expect(toTexts(ada.take())).toEqual([]);
  });
});

describe("a second subscribe to a channel [SUB-8]", () => {
  test("replaces the first: nothing is lost or doubled, and it counts once", () => {
    const pair = openPair({ limits: { subscriptions: 1 } });
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(say(1, "a"));
    ada.send(subscribe(2));
    bob.send(say(2, "b"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 1", "message 1", "subscribed 2", "message 2"]);
    bob.send(say(3, "c"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["message 3"]);
  });

  test("may ask for what was already received", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1), say(2, "a"), say(3, "b"), subscribe(4, { last: 1 }), say(5, "c"));
    pair.flush();
    expect(toWords(client.take()).filter((word) => !word.startsWith("ok"))).toEqual([
      "subscribed 1",
      "message 1",
      "message 2",
      "subscribed 4",
      "message 2",
      "message 3",
    ]);
  });

  test("may come many times in one turn, with unsubscribes between", () => {
    const pair = openPair({ frameBurst: 1000 });
    const [ada, bob] = [pair.connect(), pair.connect()];
    let id = 0;
    for (let round = 1; round <= 20; round++) {
      ada.send(subscribe(++id));
      bob.send(say(2 * round - 1, "in"));
      ada.send(unsubscribe(++id));
      bob.send(say(2 * round, "out"));
    }
    pair.flush();
    expect(toTexts(ada.take())).toEqual(Array.from({ length: 20 }, () => "in"));
  });
});

describe("a refused subscribe", () => {
  test("above the limit is too_many_subscriptions, until one ends [LIM-1]", () => {
    const pair = openPair({ limits: { subscriptions: 2 } });
    const client = pair.connect();
    const to = (id: number, name: string) => subscribe(id, { channel: `open:${name}` });
    client.send(
      to(1, "a"),
      to(2, "b"),
      to(3, "c"),
      to(4, "a"),
      unsubscribe(5, "open:a"),
      to(6, "c"),
      to(7, "a"),
    );
    pair.flush();
    expect(toWords(client.take())).toEqual([
      "subscribed 1",
      "subscribed 2",
      "error 3 too_many_subscriptions",
      "subscribed 4",
      "ok 5",
      "subscribed 6",
      "error 7 too_many_subscriptions",
    ]);
  });

  test("to an unknown namespace is unknown_namespace, and subscribes to nothing [PRM-3]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1, { channel: "nowhere:x" }), subscribe(2, { channel: "constructor" }));
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 unknown_namespace", "error 2 unknown_namespace"]);
    expect(pair.core.hub.channelCount).toBe(0);
  });
});

test("presence is told to those who ask for it, and only to them [PRS-5]", () => {
  const pair = openPair();
  const [watcher, other] = [pair.connect(), pair.connect()];
  watcher.send(subscribe(1, { presence: true }));
  other.send(subscribe(1));
  pair.flush();
  expect(watcher.take().map(({ type }) => type)).toEqual(["subscribed", "presence", "presence"]);
  expect(other.take().map(({ type }) => type)).toEqual(["subscribed"]);
});
