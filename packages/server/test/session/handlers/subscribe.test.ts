import { describe, expect, test } from "vitest";
import type { Subscribed } from "../../../src/generated/frames.ts";
import type { ServerOptions } from "../../../src/options.ts";
import { NOTED, SAID, toContract } from "../../contracts.ts";
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
      allowed: ["subscribe", "publish"],
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
      read: [["subscribe"], "forbidden"],
      write: ["forbidden", "ok"],
      none: ["forbidden", "forbidden"],
      both: [["subscribe", "publish"], "ok"],
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

describe("last [SUB-6]", () => {
  function setUp(published: number) {
    const pair = openPair({ frameBurst: 10_000 });
    const [ada, bob] = [pair.connect(), pair.connect()];
    for (let id = 1; id <= published; id++) bob.send(say(id, `${id}`));
    pair.flush();
    return { pair, ada, bob };
  }

  test.each([
    [10, 3, ["8", "9", "10"]],
    [10, 10, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]],
    [2, 500, ["1", "2"]],
    [0, 5, []],
    [3, 0, []],
  ])("of %d messages, the last %d are %j", (published, last, expected) => {
    const { pair, ada } = setUp(published);
    ada.send(subscribe(1, { last }));
    pair.flush();
    const [subscribed, ...rest] = ada.take();
    expect(subscribed).toMatchObject({
      position: { offset: published },
      from: published - expected.length,
      recovery: "fresh",
    });
    expect(toTexts(rest)).toEqual(expected);
  });

  test("is followed by live messages without a seam, in one turn and later", () => {
    const { pair, ada, bob } = setUp(10);
    bob.send(say(11, "11"));
    ada.send(subscribe(1, { last: 2 }));
    bob.send(say(12, "12"));
    pair.flush();
    bob.send(say(13, "13"));
    pair.flush();
    expect(toTexts(ada.take())).toEqual(["10", "11", "12", "13"]);
  });

  test("replays none where nothing is kept", () => {
    const pair = openPair();
    const client = pair.connect();
    const there = { channel: "open:x" };
    client.send(
      say(1, "a", there),
      say(2, "b", there),
      subscribe(3, { ...there, last: 10 }),
      say(4, "c", there),
    );
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1", "ok 2", "subscribed 3", "message 3", "ok 4"]);
  });

  test("replays no more than the log keeps, by number and by age", () => {
    const contract = toContract({
      note: { events: NOTED, log: { size: 3, ttlMs: 60_000, durability: "memory" } },
    });
    const pair = openPair({ contract });
    const client = pair.connect();
    const there = { channel: "note:x", event: "noted" };
    for (let id = 1; id <= 5; id++) client.send(say(id, `${id}`, there));
    client.send(subscribe(6, { channel: "note:x", last: 500 }));
    pair.flush();
    expect(toTexts(client.take())).toEqual(["3", "4", "5"]);
    pair.clock.advance(30_000);
    client.send(say(7, "7", there));
    pair.clock.advance(30_001);
    client.send(subscribe(8, { channel: "note:x", last: 500 }));
    pair.flush();
    expect(toTexts(client.take())).toEqual(["7", "7"]);
  });
});

describe("a position", () => {
  function setUp(options: ServerOptions = {}) {
    const pair = openPair({ frameBurst: 10_000, ...options });
    const client = pair.connect();
    for (let id = 1; id <= 5; id++) client.send(say(id, `${id}`));
    client.send(subscribe(6));
    pair.flush();
    const { epoch } = (client.take().at(-1) as Subscribed).position;
    return { pair, client, epoch };
  }

  test.each([5, 4, 0])(
    "of offset %d is honoured: all later messages follow, once [REC-1] [REC-3]",
    (offset) => {
      const { pair, client, epoch } = setUp();
      client.send(subscribe(7, { position: { epoch, offset } }), say(8, "6"));
      pair.flush();
      const [subscribed, ...rest] = client.take();
      expect(subscribed).toMatchObject({ id: 7, recovery: "full", from: offset, position: { offset: 5 } });
      expect(toTexts(rest)).toEqual(["1", "2", "3", "4", "5", "6"].slice(offset));
    },
  );

  test("wins over last, which counts only where there is a gap", () => {
    const { pair, client, epoch } = setUp();
    client.send(subscribe(7, { position: { epoch, offset: 4 }, last: 3 }));
    client.send(subscribe(8, { position: { epoch: "other.0", offset: 4 }, last: 3 }));
    pair.flush();
    const [full, ...rest] = client.take();
    expect(full).toMatchObject({ recovery: "full", from: 4 });
    expect(toWords(rest)).toEqual(["message 5", "subscribed 8", "message 3", "message 4", "message 5"]);
  });

  test("above the head is a gap [REC-2]", () => {
    const { pair, client, epoch } = setUp();
    client.send(subscribe(7, { position: { epoch, offset: 6 } }));
    pair.flush();
    expect(client.take()).toMatchObject([
      { recovery: "gap", reason: "ahead", from: 5, position: { offset: 5 } },
    ]);
  });

  test("of another epoch is a gap, also where the offsets would fit [REC-2] [REC-6]", () => {
    const { pair, client } = setUp();
    client.send(subscribe(7, { position: { epoch: "other.0", offset: 3 } }));
    pair.flush();
    expect(client.take()).toMatchObject([{ recovery: "gap", reason: "unknown_epoch", from: 5 }]);
  });

  test("before what is kept is a gap, at its edge it is not [REC-2] [REC-3]", () => {
    const contract = toContract({
      room: { events: SAID, log: { size: 3, ttlMs: 60_000, durability: "memory" } },
    });
    const { pair, client, epoch } = setUp({ contract });
    client.send(
      subscribe(7, { position: { epoch, offset: 1 } }),
      subscribe(8, { position: { epoch, offset: 2 } }),
    );
    pair.flush();
    const [gap, full, ...rest] = client.take();
    expect(gap).toMatchObject({ id: 7, recovery: "gap", reason: "trimmed", from: 5 });
    expect(full).toMatchObject({ id: 8, recovery: "full", from: 2 });
    expect(toTexts(rest)).toEqual(["3", "4", "5"]);
  });

  test("is honoured where nothing is kept only at the head [REC-2] [REC-3]", () => {
    const { pair, client, epoch } = setUp({ contract: toContract({ room: { events: SAID } }) });
    client.send(
      subscribe(7, { position: { epoch, offset: 4 } }),
      subscribe(8, { position: { epoch, offset: 5 } }),
    );
    client.send(say(9, "6"));
    pair.flush();
    const [gap, full, ...rest] = client.take();
    expect(gap).toMatchObject({ recovery: "gap", reason: "trimmed", from: 5 });
    expect(full).toMatchObject({ recovery: "full", from: 5 });
    expect(toTexts(rest)).toEqual(["6"]);
  });

  test("behind which more was missed than one subscribe replays is a gap [REC-1] [REC-2]", () => {
    const { pair, client, epoch } = setUp();
    for (let id = 7; id <= 1007; id++) client.send(say(id, "x"));
    pair.flush();
    client.take();
    client.send(
      subscribe(2000, { position: { epoch, offset: 5 } }),
      subscribe(2001, { position: { epoch, offset: 6 } }),
    );
    pair.flush();
    const frames = client.take();
    expect(frames[0]).toMatchObject({ recovery: "gap", reason: "too_many", from: 1006 });
    expect(frames[1]).toMatchObject({ recovery: "full", from: 6 });
    expect(toMessages(frames)).toHaveLength(1000);
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

test("presence is ignored by a server without it", () => {
  const pair = openPair();
  const client = pair.connect();
  client.send(subscribe(1, { presence: true }));
  pair.flush();
  expect(toWords(client.take())).toEqual(["subscribed 1"]);
});
