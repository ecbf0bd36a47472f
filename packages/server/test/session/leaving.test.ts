import { describe, expect, test } from "vitest";
import type { MethodHandler } from "../../src/calls.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import { ANY_OBJECT, SAID, toContract } from "../contracts.ts";
import { createLateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { KITCHEN, say, subscribe, toWords } from "../frames.ts";
import { openPair, type PairOptions } from "../open-pair.ts";
import { createNameAuthenticator, helloAs } from "../users.ts";

function setUpLate(options: PairOptions = {}) {
  const clock = createFakeClock();
  const engine = createLateEngine(createMemoryEngine({ clock }));
  return { engine, pair: openPair({ clock, engine, frameBurst: 1000, ...options }) };
}

describe("requests that wait when their connection ends", () => {
  test("subscribe to nothing: no channel is kept, and nobody stays a member", async () => {
    const { engine, pair } = setUpLate();
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2, { presence: true }), subscribe(3, { channel: "room:b" }));
    client.hangUp();
    await engine.doAll();
    await pair.settle();
    expect(pair.core.hub.channelCount).toBe(0);
    for (const channel of [KITCHEN, "room:b"]) {
      const listed = pair.core.presence.list(channel, 10, undefined);
      await engine.doAll();
      expect(await listed).toMatchObject({ total: 0 });
    }
    pair.clock.advance(40_000);
    expect(pair.clock.pendingCount).toBe(0);
  });

  test("publish what had been read all the same", async () => {
    const { engine, pair } = setUpLate();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    await engine.doAll();
    ada.send(say(1, "a"), say(2, "b"));
    ada.hangUp();
    await engine.doAll();
    await pair.settle();
    expect(toWords(bob.take())).toEqual(["subscribed 1", "message 1", "message 2"]);
  });
});

describe("a drained connection", () => {
  test("is asked to move, goes on until the end, and is closed with 4200 [CLS-2] [CLS-5]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.session.drain(5000);
    client.send(subscribe(1), say(2, "a"));
    pair.flush();
    const frames = client.take();
    expect(frames[0]).toEqual({ type: "drain", inMs: 5000 });
    expect(toWords(frames).slice(1)).toEqual(["subscribed 1", "message 1", "ok 2"]);
    expect(client.closed).toBeUndefined();
    client.session.finish();
    pair.flush();
    expect(client.closed).toEqual({ code: 4200, reason: "draining" });
  });

  test("is closed at once, without a word, where it was not welcomed yet [HS-5]", () => {
    const pair = openPair();
    const client = pair.open();
    client.session.drain(5000);
    pair.flush();
    expect(client.closed).toEqual({ code: 4200, reason: "draining" });
    expect(client.take()).toEqual([]);
  });

  test("gets every reply before the close, however long the engine takes [CLS-2]", async () => {
    const { engine, pair } = setUpLate();
    const client = pair.connect();
    client.send(subscribe(1), say(2, "a"), say(3, "b"), { type: "ping", id: 4 });
    client.session.drain(0);
    client.session.finish();
    pair.flush();
    expect(client.closed).toBeUndefined();
    await engine.doAll();
    await pair.settle();
    expect(toWords(client.take())).toEqual([
      "drain",
      "subscribed 1",
      "message 1",
      "ok 2",
      "message 2",
      "ok 3",
      "ok 4",
    ]);
    expect(client.closed).toEqual({ code: 4200, reason: "draining" });
  });

  test("gets the replies to what was read and waited for its rate too [CLS-2] [LIM-4]", async () => {
    const { engine, pair } = setUpLate({
      frameBurst: 2,
      limits: { framesPerSecond: 1, subscriptions: 1, inFlight: 4 },
    });
    const client = pair.connect();
    client.sendAtOnce(...Array.from({ length: 20 }, (_, index) => say(index + 1, `${index + 1}`)));
    expect(client.transport.isReading).toBe(false);
    client.session.drain(0);
    client.session.finish();
    await engine.doAll();
    await pair.settle();
    expect(toWords(client.take())).toEqual([
      "drain",
      ...Array.from({ length: 20 }, (_, index) => `ok ${index + 1}`),
    ]);
    expect(client.closed).toEqual({ code: 4200, reason: "draining" });
  });

  test("is read no further once it is to end: what comes then may be sent elsewhere", async () => {
    const { engine, pair } = setUpLate();
    const client = pair.connect();
    client.send(say(1, "a"));
    client.session.drain(0);
    client.session.finish();
    client.send(say(2, "b"));
    expect(engine.asked).toEqual([`append ${KITCHEN}`]);
    await engine.doAll();
    await pair.settle();
    expect(toWords(client.take())).toEqual(["drain", "ok 1"]);
    expect(engine.asked).toEqual([]);
  });

  test("is closed for what it sent wrong, if that comes first", () => {
    const { pair } = setUpLate({ frameBurst: 1, limits: { subscriptions: 1, framesPerSecond: 1 } });
    const client = pair.connect();
    client.sendAtOnce(say(1, "a"), say(2, "b"), "not JSON", say(3, "c"));
    client.session.finish();
    pair.flush();
    expect(client.closed).toEqual({ code: 4400, reason: "bad_frame" });
  });

  test("waits for its calls [CLS-2]", async () => {
    const contract = toContract(
      { room: { events: SAID } },
      { ask: { params: ANY_OBJECT, result: ANY_OBJECT, access: "user" } },
    );
    let resolve: ((result: object) => void) | undefined;
    const ask: MethodHandler = () => new Promise((settle) => (resolve = settle));
    const pair = openPair({ contract, methods: { ask }, authenticator: createNameAuthenticator() });
    const client = pair.connect(helloAs("ada"));
    client.send({ type: "call", id: 1, method: "ask", data: {} });
    client.session.drain(0);
    client.session.finish();
    await pair.settle();
    expect(client.closed).toBeUndefined();
    resolve?.({});
    await pair.settle();
    expect(toWords(client.take())).toEqual(["drain", "result 1"]);
    expect(client.closed).toEqual({ code: 4200, reason: "draining" });
  });
});

describe("the connections of one user", () => {
  test("are as many as allowed; one more is closed with 4406, and a place that is free can be taken", () => {
    const pair = openPair({ authenticator: createNameAuthenticator(), connectionsPerUser: 2 });
    const [first] = [pair.connect(helloAs("ada")), pair.connect(helloAs("ada"))];
    pair.connect(helloAs("bob"));
    const third = pair.open();
    third.send(helloAs("ada"), subscribe(1));
    pair.flush();
    expect(third.closed).toEqual({ code: 4406, reason: "connection_limit" });
    expect(third.take()).toEqual([]);
    expect(pair.core.users.list("ada")).toHaveLength(2);
    first.hangUp();
    pair.connect(helloAs("ada"));
    expect(pair.core.users.list("ada")).toHaveLength(2);
  });

  test("are forgotten with their end, whoever ended them", () => {
    const pair = openPair({ authenticator: createNameAuthenticator() });
    const [ada, bob] = [pair.connect(helloAs("ada")), pair.connect(helloAs("bob"))];
    ada.hangUp();
    bob.send({ type: "hello" });
    pair.flush();
    expect([...pair.core.users.list("ada"), ...pair.core.users.list("bob")]).toEqual([]);
  });
});
