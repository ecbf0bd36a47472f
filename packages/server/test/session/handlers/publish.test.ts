import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Authenticator } from "../../../src/auth/authenticator.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import { NOTED, toContract } from "../../contracts.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { KITCHEN, say, subscribe, toMessages, toTexts, toWords } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";

describe("an accepted publish", () => {
  test("is answered with the position at which subscribers receive it [PUB-1]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    ada.send(say(1, "a"), say(2, "b"));
    pair.flush();
    const epoch = bob.take()[0]!;
    expect(epoch).toMatchObject({ type: "subscribed" });
    const { position } = epoch as { position: { epoch: string } };
    expect(ada.take()).toEqual([
      { type: "ok", id: 1, position: { epoch: position.epoch, offset: 1 } },
      { type: "ok", id: 2, position: { epoch: position.epoch, offset: 2 } },
    ]);
    expect(toMessages(bob.received).map(({ offset, data }) => [offset, data])).toEqual([
      [1, { text: "a" }],
      [2, { text: "b" }],
    ]);
  });

  test("reaches its publisher too when it subscribed, with its key, at its place in the line [PUB-7]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    for (const client of [ada, bob]) client.send(subscribe(1));
    bob.send(say(2, "b"));
    ada.send(say(2, "a", { key: "pZ3xW9qLk2Jd0aTb" }));
    bob.send(say(3, "c"));
    pair.flush();
    const messages = toMessages(ada.take());
    expect(messages.map(({ data }) => data)).toEqual([{ text: "b" }, { text: "a" }, { text: "c" }]);
    expect(messages.map(({ key }) => key)).toEqual([undefined, "pZ3xW9qLk2Jd0aTb", undefined]);
    expect(messages).toEqual(toMessages(bob.take()));
  });

  test("needs no subscription", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1"]);
  });

  test("says who published it, by which connection, and when [PUB-9]", () => {
    const pair = openPair();
    const ada = pair.connect({ type: "hello", guest: "Zk3vQ0b9mX1rT7uYw2LcPA" });
    ada.send(subscribe(1), say(2, "a"));
    pair.flush();
    const { user, connection } = ada.received[0] as { user: string; connection: string };
    const [message] = toMessages(ada.take());
    expect(message?.by).toEqual({ user, connection });
    expect(message?.time).toBe(pair.clock.now());
  });

  test("delivers its data as the JSON value that was sent [PUB-9]", () => {
    const pair = openPair({ frameBurst: 1_000_000 });
    const client = pair.connect();
    client.send(subscribe(1, { channel: "open:x" }));
    pair.flush();
    client.take();
    let id = 1;
    const json = fc
      .dictionary(
        fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__"),
        fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }),
      )
      .filter((data) => !/\d{16}|e\+/.test(JSON.stringify(data)));
    fc.assert(
      fc.property(json, (data) => {
        const text = JSON.stringify(data);
        client.send(`{"type":"publish","id":${++id},"channel":"open:x","event":"any","data":${text}}`);
        pair.flush();
        const [message] = toMessages(client.take());
        expect(message?.data).toEqual(JSON.parse(text));
      }),
    );
  });

  test("delivers of a repeated member only what was validated [FR-9]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1));
    client.send(
      '{"type":"publish","id":2,"channel":"room:kitchen","event":"chat.said","data":{"text":1,"text":"b"}}',
    );
    client.send(
      '{"type":"publish","id":3,"channel":"room:kitchen","event":"chat.said","data":{"text":"b","text":1}}',
    );
    pair.flush();
    expect(toWords(client.take())).toEqual(["subscribed 1", "message 1", "ok 2", "error 3 invalid_payload"]);
    expect(client.transport.texts.join("").match(/"text":/g)).toHaveLength(1);
  });

  test("may hold any event with any object where the contract says so", () => {
    const pair = openPair();
    const client = pair.connect();
    for (const [index, event] of ["constructor", "x", "to.string"].entries())
      client.send(say(index + 1, "", { channel: "open:x", event, data: { [event]: [event] } }));
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1", "ok 2", "ok 3"]);
  });
});

describe("a refused publish", () => {
  const WATCHED = toContract({
    note: { events: NOTED, log: { size: 10, ttlMs: 60_000, durability: "memory" } },
    board: { events: NOTED, access: { guest: ["subscribe"] } },
  });

  test.each<[string, object, string]>([
    ["an unknown namespace [PRM-3]", { channel: "nowhere:x" }, "unknown_namespace"],
    [
      "a namespace named like a member of Object.prototype [PRM-3]",
      { channel: "constructor" },
      "unknown_namespace",
    ],
    ["an event that the namespace lacks", { event: "chat.sung" }, "unknown_event"],
    ["an event of another namespace", { event: "message" }, "unknown_event"],
    ["an event named like a member of Object.prototype", { event: "constructor" }, "unknown_event"],
    ["a signal", { event: "chat.typing", data: {} }, "wrong_kind"],
    ["data that breaks its schema [PUB-8]", { data: { text: "" } }, "invalid_payload"],
    ["data with a member too many [PUB-8]", { data: { text: "a", x: 1 } }, "invalid_payload"],
    ["data with a member too few [PUB-8]", { data: {} }, "invalid_payload"],
    ["an envelope that breaks its schema", { key: "short" }, "invalid_frame"],
    ["a channel that is none", { channel: "room:" }, "invalid_frame"],
  ])("reaches nobody, uses no offset and is told why: %s [PUB-6]", (_, more, code) => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    ada.send(say(1, "a"), { ...say(2, "b"), ...more }, say(3, "c"));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["ok 1", `error 2 ${code}`, "ok 3"]);
    expect(toWords(bob.take())).toEqual(["subscribed 1", "message 1", "message 2"]);
    expect(toTexts(bob.received)).toEqual(["a", "c"]);
  });

  test("names place, rule and event, but no value [PUB-8] [ERR-2] [ERR-3]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "SECRET".repeat(1000)));
    pair.flush();
    expect(client.take()).toEqual([
      {
        type: "error",
        id: 1,
        code: "invalid_payload",
        retryable: false,
        message: "chat.said: /data/text must NOT have more than 4000 characters",
        at: "/data/text",
        issues: [
          { at: "/data/text", keyword: "maxLength", message: "must NOT have more than 4000 characters" },
        ],
      },
    ]);
    expect(client.transport.texts.join("")).not.toContain("SECRET");
  });

  test("keeps to the schema of errors however long the name at fault is [FR-1] [FR-8]", () => {
    const pair = openPair();
    const client = pair.connect();
    // "/data/" and the name: at the limit of a pointer, one below, one above.
    for (const [index, length] of [990, 994, 995, 996, 1000, 5000].entries())
      client.send(say(index + 1, "", { data: { text: "a", ["n".repeat(length)]: 1 } }));
    client.send(say(10, "", { data: { text: "a", ["😀".repeat(300)]: 1 } }));
    pair.flush();
    const places = client.take().map((frame) => (frame.type === "error" ? frame.at?.length : undefined));
    // Where the name does not fit, what holds it is named.
    expect(places).toEqual([996, 1000, 5, 5, 5, 5, 606]);
  });

  test("is judged in the order namespace, permission, event, payload", () => {
    const pair = openPair({ contract: WATCHED });
    const client = pair.connect();
    const wrong = { event: "unheard", data: { text: 1 } };
    client.send(say(1, "", { ...wrong, channel: "nowhere:x" }));
    client.send(say(2, "", { ...wrong, channel: "board:x" }));
    client.send(say(3, "", { ...wrong, channel: "note:x" }));
    client.send(say(4, "", { ...wrong, channel: "note:x", event: "noted" }));
    client.send(say(5, "a", { channel: "note:x", event: "noted" }));
    pair.flush();
    expect(toWords(client.take())).toEqual([
      "error 1 unknown_namespace",
      "error 2 forbidden",
      "error 3 unknown_event",
      "error 4 invalid_payload",
      "ok 5",
    ]);
  });

  test("looks the same on a channel that was used and on one that never was [PRM-1]", () => {
    const authenticator: Authenticator = {
      isAuthentication: true,
      authenticate: ({ token }) => ({
        user: token ?? "nobody",
        isGuest: false,
        expiresAtMs: undefined,
        mayCall: () => false,
        allowed: () => (token === "ada" ? ["publish", "subscribe"] : []),
      }),
    };
    const pair = openPair({ authenticator });
    const [ada, eve] = [
      pair.connect({ type: "hello", token: "ada" }),
      pair.connect({ type: "hello", token: "eve" }),
    ];
    ada.send(say(1, "a"));
    eve.send(
      say(1, "a"),
      say(2, "a", { channel: "room:unused" }),
      subscribe(3),
      subscribe(4, { channel: "room:unused" }),
    );
    pair.flush();
    const [first, ...others] = eve.take().map((frame) => ({ ...frame, id: 0 }));
    expect(first).toMatchObject({ code: "forbidden" });
    expect(others).toEqual([first, first, first]);
  });

  test("is retryable when the store cannot do it now [ERR-1]", () => {
    const clock = createFakeClock();
    const engine = createMemoryEngine({ clock });
    engine.append = () => ({ kind: "unavailable" });
    const pair = openPair({ clock, engine });
    const client = pair.connect();
    client.send(say(1, "a"));
    pair.flush();
    expect(client.take()).toMatchObject([{ id: 1, code: "not_available", retryable: true }]);
  });
});

test("every payload is judged by the server's contract, whatever the client named [CON-2]", () => {
  const pair = openPair();
  const client = pair.connect({
    type: "hello",
    contract: { name: "other", version: "9.9.9", hash: "0".repeat(64) },
  });
  client.send(say(1, "a", { channel: KITCHEN, data: { text: 1 } }));
  pair.flush();
  expect(toWords(client.take())).toEqual(["error 1 invalid_payload"]);
});
