import { describe, expect, test } from "vitest";
import type { Ok } from "../../../src/generated/frames.ts";
import { say, subscribe, toTexts, toWords } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";

describe("a key", () => {
  const KEY = "pZ3xW9qLk2Jd0aTb";

  test("makes a publish repeatable on any connection of its user: it adds nothing [PUB-3]", () => {
    const pair = openPair();
    const guest = { type: "hello", guest: "Zk3vQ0b9mX1rT7uYw2LcPA" };
    const [ada, again, bob] = [pair.connect(guest), pair.connect(guest), pair.connect()];
    bob.send(subscribe(1));
    ada.send(say(1, "a", { key: KEY }), say(2, "b"));
    again.send(say(1, "a", { key: KEY }), say(2, "c"));
    pair.flush();
    const [first] = ada.take() as [Ok];
    expect(again.take()).toEqual([
      { ...first, duplicate: true },
      { type: "ok", id: 2, position: { ...first.position, offset: 3 } },
    ]);
    expect(toTexts(bob.take())).toEqual(["a", "b", "c"]);
  });

  test("is refused with other data or another event, and adds nothing [PUB-4] [PUB-6]", () => {
    const pair = openPair();
    const client = pair.connect();
    const there = { channel: "open:x", key: KEY };
    client.send(
      say(1, "a", there),
      say(2, "b", there),
      say(3, "a", { ...there, event: "other" }),
      say(4, "a", there),
    );
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1", "error 2 key_reused", "error 3 key_reused", "ok 4"]);
  });

  test("does not collide across users or channels [PUB-5]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(say(1, "a", { key: KEY }), say(2, "b", { key: KEY, channel: "room:other" }));
    bob.send(say(1, "c", { key: KEY }));
    pair.flush();
    const oks = [...ada.take(), ...bob.take()] as Ok[];
    expect(oks.map(({ duplicate, position }) => [duplicate, position?.offset])).toEqual([
      [undefined, 1],
      [undefined, 1],
      [undefined, 2],
    ]);
  });

  test("is not used up by a publish that was refused [PUB-6]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "", { key: KEY }), say(2, "a", { key: KEY }));
    pair.flush();
    expect(client.take()).toMatchObject([
      { code: "invalid_payload" },
      { type: "ok", position: { offset: 1 } },
    ]);
  });

  test("is remembered for the window of /v1/info at least [PUB-3]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a", { key: KEY }));
    for (let id = 2; id <= 30; id++) {
      pair.clock.advance(20_000);
      client.send(say(id, "a", { key: `other-${id}` }));
    }
    client.send(say(100, "a", { key: KEY }));
    pair.flush();
    expect(client.take().at(-1)).toMatchObject({ id: 100, duplicate: true, position: { offset: 1 } });
  });
});
