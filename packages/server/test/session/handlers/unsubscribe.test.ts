import { describe, expect, test } from "vitest";
import { say, subscribe, toTexts, toWords, unsubscribe } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";

describe("unsubscribe", () => {
  test("ends the messages with its ok [SUB-1]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(say(1, "a"));
    ada.send(unsubscribe(2));
    bob.send(say(2, "b"));
    pair.flush();
    bob.send(say(3, "c"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 1", "message 1", "ok 2"]);
  });

  test("tells the position of the last message that was delivered [SUB-9]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2), say(3, "b"), unsubscribe(4));
    pair.flush();
    expect(client.take().at(-1)).toEqual({
      type: "ok",
      id: 4,
      position: { epoch: expect.any(String) as string, offset: 2 },
    });
  });

  test("tells the sync point when none was delivered [SUB-9]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a"), say(2, "b"), subscribe(3), unsubscribe(4));
    pair.flush();
    expect(client.take().at(-1)).toMatchObject({ id: 4, position: { offset: 2 } });
  });

  test("tells no position where there was no subscription", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(unsubscribe(1), subscribe(2), unsubscribe(3), unsubscribe(4), unsubscribe(5, "nowhere:x"));
    pair.flush();
    const replies = client.take();
    expect(toWords(replies)).toEqual(["ok 1", "subscribed 2", "ok 3", "ok 4", "ok 5"]);
    expect(replies.map((frame) => "position" in frame)).toEqual([false, true, true, false, false]);
  });

  test("leaves other subscriptions of the connection, and of others, as they are", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    for (const client of [ada, bob]) client.send(subscribe(1), subscribe(2, { channel: "room:b" }));
    ada.send(unsubscribe(3));
    bob.send(say(3, "a"), say(4, "b", { channel: "room:b" }));
    pair.flush();
    expect(toTexts(ada.take())).toEqual(["b"]);
    expect(toTexts(bob.take())).toEqual(["a", "b"]);
  });
});
