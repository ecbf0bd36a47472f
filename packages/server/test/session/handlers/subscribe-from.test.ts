import { describe, expect, test } from "vitest";
import type { Subscribed } from "../../../src/generated/frames.ts";
import { NOTED, SAID, toContract } from "../../contracts.ts";
import { say, subscribe, toMessages, toTexts, toWords } from "../../frames.ts";
import { openPair, type PairOptions } from "../../open-pair.ts";

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
  function setUp(options: PairOptions = {}) {
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
