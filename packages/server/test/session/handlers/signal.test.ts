import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import type { ServerSignal, Subscribed } from "../../../src/generated/frames.ts";
import { createLateEngine } from "../../engine/late-engine.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { KITCHEN, say, subscribe, toWords, type, unsubscribe } from "../../frames.ts";
import { openPair } from "../../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../../users.ts";

describe("a signal", () => {
  test("goes to the subscribers of its channel, the sender included, and to nobody else [SIG-3]", () => {
    const pair = openPair();
    const [ada, bob, eve] = [pair.connect(), pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    bob.send(subscribe(1));
    eve.send(subscribe(1, { channel: "room:other" }));
    pair.flush();
    for (const client of [ada, bob, eve]) client.take();
    ada.send(type({ id: 2 }));
    pair.flush();
    const expected: ServerSignal = {
      type: "signal",
      channel: KITCHEN,
      event: "chat.typing",
      time: pair.clock.now(),
      by: { user: ada.session.user!, connection: "connection-1" },
      data: {},
    };
    expect(bob.take()).toEqual([expected]);
    expect(ada.take()).toEqual(expect.arrayContaining([expected, { type: "ok", id: 2 }]));
    expect(eve.take()).toEqual([]);
  });

  test("needs no subscription, and without id is not answered [SIG-3]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    ada.send(type(), { type: "ping", id: 1 });
    pair.flush();
    expect(toWords(ada.take())).toEqual(["ok 1"]);
    expect(toWords(bob.take())).toEqual(["subscribed 1", "signal"]);
  });

  test("is not kept, not replayed, not in the history, and moves no offsets [SIG-1]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(say(1, "a"), type({ id: 2 }), say(3, "b"), subscribe(4, { last: 10 }));
    client.send({ type: "history", id: 5, channel: KITCHEN, direction: "forward", limit: 10 });
    pair.flush();
    const frames = client.take();
    expect(toWords(frames)).toEqual([
      "ok 1",
      "ok 2",
      "ok 3",
      "subscribed 4",
      "message 1",
      "message 2",
      "page 5",
    ]);
    expect(frames.at(-1)).toMatchObject({ head: 2, messages: [{ offset: 1 }, { offset: 2 }] });
  });

  test("reaches everybody who is subscribed when it is sent, within one turn too [SIG-3] [SUB-1]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    pair.flush();
    const tell = (place: string): void => ada.send(type({ channel: "open:x", event: place }));
    ada.send(subscribe(2, { channel: "open:x" }));
    tell("first");
    bob.send(subscribe(1, { channel: "open:x" }));
    tell("second");
    bob.send(subscribe(2, { channel: "open:x" }));
    tell("third");
    bob.send(unsubscribe(3, "open:x"));
    tell("fourth");
    pair.flush();
    const heard = (client: typeof bob): readonly string[] =>
      client.take().flatMap((frame) => (frame.type === "signal" ? [frame.event] : []));
    expect(heard(ada)).toEqual(["first", "second", "third", "fourth"]);
    expect(heard(bob)).toEqual(["second", "third"]);
  });

  test("reaches a subscriber that is still being sent what it missed [SIG-3]", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ clock, engine });
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2, { last: 1 }));
    while (!engine.asked.includes(`read ${KITCHEN}`)) await engine.doNext();
    await pair.settle();
    expect(toWords(client.take())).toEqual(["ok 1", "subscribed 2"]);
    engine.signal(KITCHEN, Buffer.from(JSON.stringify(toSignal())));
    await pair.settle();
    expect(toWords(client.take())).toEqual(["signal"]);
    await engine.doAll();
    await pair.settle();
    expect(toWords(client.take())).toEqual(["message 1"]);
  });

  test("is left out for a connection that reads slowly, messages are not [SIG-3] [SUB-3]", () => {
    const pair = openPair({ frameBurst: 1000, maxQueuedBytes: 10_000_000 });
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    pair.flush();
    bob.take();
    bob.transport.isStalled = true;
    for (let id = 1; id <= 80; id++) {
      ada.send(say(id, "x".repeat(4000)));
      pair.flush();
    }
    bob.take();
    ada.send(type(), say(81, "after"), type());
    pair.flush();
    expect(toWords(bob.take())).toEqual(["message 81"]);
    bob.transport.drain(bob.session);
    ada.send(type());
    pair.flush();
    expect(toWords(bob.take())).toEqual(["signal"]);
  });

  test("follows a subscription anew, once each [SUB-8]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1), type(), subscribe(2), type());
    pair.flush();
    expect(toWords(client.take()).filter((word) => word === "signal")).toHaveLength(2);
    const { position } = client.received.find(({ type: kind }) => kind === "subscribed") as Subscribed;
    expect(position.offset).toBe(0);
  });
});

describe("a fault in a signal", () => {
  const authenticator = createNameAuthenticator({
    reader: toIdentity("reader", { allowed: () => ["subscribe"] }),
  });

  test.each([
    ["a namespace that the contract has not", { channel: "nowhere:x" }, "unknown_namespace", undefined],
    ["an event that the namespace has not", { event: "chat.sung" }, "unknown_event", undefined],
    ["a message event [SIG-2]", { event: "chat.said", data: { text: "a" } }, "wrong_kind", undefined],
    ["data that breaks the contract", { data: { x: 1 } }, "invalid_payload", "/data/x"],
  ])("is answered by id, or by channel without one: %s [FR-4]", (_, wrong, code, at) => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    ada.send(type({ id: 1, ...wrong }), type(wrong));
    pair.flush();
    const { channel } = type(wrong);
    const [byId, byChannel, ...rest] = ada.take();
    expect(byId).toMatchObject({ type: "error", id: 1, code, retryable: false });
    expect(byId).not.toHaveProperty("channel");
    expect(byChannel).toMatchObject({ type: "error", channel, code, retryable: false });
    expect(byChannel).not.toHaveProperty("id");
    expect([byId, byChannel].map((frame) => (frame?.type === "error" ? frame.at : ""))).toEqual([at, at]);
    expect(rest).toEqual([]);
    expect(toWords(bob.take())).toEqual(["subscribed 1"]);
  });

  test("is what is not granted [PRM-1]", () => {
    const pair = openPair({ authenticator });
    const reader = pair.connect(helloAs("reader"));
    reader.send(type({ id: 1 }), type());
    pair.flush();
    expect(toWords(reader.take())).toEqual(["error 1 forbidden", `error ${KITCHEN} forbidden`]);
  });

  test("is judged as for a publish, the first of several [PUB-6]", () => {
    const pair = openPair({ authenticator });
    const reader = pair.connect(helloAs("reader"));
    reader.send(type({ id: 1, channel: "nowhere:x", event: "x", data: { x: 1 } }));
    reader.send(type({ id: 2, event: "x", data: { x: 1 } }));
    pair.flush();
    expect(toWords(reader.take())).toEqual(["error 1 unknown_namespace", "error 2 forbidden"]);
  });

  test("is a publish of a signal event, too, and it reaches nobody [SIG-2] [PUB-6]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1), { ...type({ id: 2 }), type: "publish" }, say(3, "a"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["subscribed 1", "error 2 wrong_kind", "message 1", "ok 3"]);
  });

  test("ends the connection when it breaks its schema without a usable id [FR-4]", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send({ ...type(), channel: "Not a channel" });
    bob.send({ ...type({ id: 1 }), channel: "Not a channel" });
    pair.flush();
    expect(ada.closed).toEqual({ code: 4400, reason: "bad_frame" });
    expect(bob.closed).toBeUndefined();
    expect(bob.take()).toMatchObject([{ id: 1, code: "invalid_frame", at: "/channel" }]);
  });

  test("counts among the payload errors that close with 4405 [LIM-3]", () => {
    const pair = openPair({ payloadErrorsPerMinute: 2 });
    const client = pair.connect();
    for (let count = 0; count < 3; count++) client.send(type({ data: { x: 1 } }));
    pair.flush();
    expect(client.closed).toEqual({ code: 4405, reason: "too_many_errors" });
  });
});

function toSignal(): ServerSignal {
  return { type: "signal", channel: KITCHEN, event: "chat.typing", time: 0, data: {} };
}
