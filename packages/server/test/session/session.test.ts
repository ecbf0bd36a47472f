import { describe, expect, test } from "vitest";
import type { Authenticator, Identity } from "../../src/auth/authenticator.ts";
import { closeWith } from "../../src/errors.ts";
import { KITCHEN, say, subscribe, toTexts, toWords } from "../frames.ts";
import { openPair } from "../open-pair.ts";

const ADA: Identity = {
  user: "ada",
  isGuest: false,
  expiresAtMs: undefined,
  allowed: () => ["subscribe", "publish"],
  mayCall: () => false,
};

describe("limits", () => {
  test("frames above the rate are read later, and all answered [LIM-4]", () => {
    const pair = openPair({ frameBurst: 5, limits: { framesPerSecond: 10, subscriptions: 1 } });
    const client = pair.connect();
    const frames = Array.from({ length: 30 }, (_, index) => ({ type: "ping", id: index + 1 }));
    client.send(...frames);
    pair.flush();
    expect(client.transport.isReading).toBe(false);
    // The burst, and one more for the channel that it may subscribe to; hello took one.
    expect(client.take()).toHaveLength(5);
    for (let second = 0; second < 3; second++) {
      for (let step = 0; step < 10; step++) {
        pair.clock.advance(102);
        pair.flush();
      }
    }
    expect(toWords(client.take()).at(-1)).toBe("ok 30");
  });

  test("too many payload errors within a minute close with 4405, and not before [LIM-3]", () => {
    const pair = openPair({ payloadErrorsPerMinute: 5 });
    const client = pair.connect();
    for (let id = 1; id <= 5; id++) client.send(id % 2 === 0 ? say(id, "") : { type: "ping", id, extra: 1 });
    pair.flush();
    expect(client.closed).toBeUndefined();
    client.send(say(6, ""));
    pair.flush();
    expect(client.closed).toEqual({ code: 4405, reason: "too_many_errors" });
    expect(toWords(client.take()).at(-1)).toBe("error 6 invalid_payload");
  });

  test("a connection that does not read is closed with 4101, others go on [LIM-2]", () => {
    const pair = openPair({ maxQueuedBytes: 65_536, frameBurst: 1000 });
    const [ada, bob] = [pair.connect(), pair.connect()];
    for (const client of [ada, bob]) client.send(subscribe(1));
    pair.flush();
    bob.transport.isStalled = true;
    for (let id = 2; id < 30; id++) {
      ada.send(say(id, "x".repeat(4000)));
      pair.flush();
    }
    expect(bob.closed).toEqual({ code: 4101, reason: "slow_consumer" });
    expect(ada.closed).toBeUndefined();
    expect(toTexts(ada.take())).toHaveLength(28);
    expect(bob.transport.queuedBytes).toBeLessThan(65_536 + 2 * 4200);
  });
});

describe("heartbeat", () => {
  test("pings come, and a client that answers stays [HB-1] [HB-2]", () => {
    const pair = openPair();
    const client = pair.connect();
    for (let count = 0; count < 8; count++) {
      pair.clock.advance(25_000);
      pair.flush();
      client.send({ type: "pong" });
    }
    expect(client.take().length).toBeGreaterThanOrEqual(7);
    expect(client.closed).toBeUndefined();
  });

  test("silence closes with 4102 [HB-2]", () => {
    const pair = openPair();
    const client = pair.connect();
    pair.clock.advance(35_200);
    pair.flush();
    expect(client.closed).toEqual({ code: 4102, reason: "heartbeat_timeout" });
    expect(toWords(client.take())).toEqual(["ping"]);
  });

  test("a client that is held back by its rate is not closed for silence [HB-2]", () => {
    const pair = openPair({ frameBurst: 1, limits: { framesPerSecond: 1, subscriptions: 1 } });
    const client = pair.connect();
    client.sendAtOnce(...Array.from({ length: 80 }, (_, index) => ({ type: "ping", id: index + 1 })));
    pair.clock.advance(79_000);
    pair.flush();
    expect(client.closed).toBeUndefined();
  });
});

describe("the end of a connection", () => {
  test("leaves its channels and no timers", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(subscribe(1), subscribe(2, { channel: "open:x" }));
    expect(pair.core.hub.channelCount).toBe(2);
    client.hangUp();
    expect(pair.core.hub.channelCount).toBe(0);
    pair.clock.advance(200);
    expect(pair.clock.pendingCount).toBe(0);
  });

  test("sends what was promised before the close, and nothing after", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send(subscribe(1));
    pair.flush();
    ada.take();
    bob.send(say(1, "a"));
    ada.session.close(closeWith("draining"));
    bob.send(say(2, "b"));
    pair.flush();
    expect(toTexts(ada.take())).toEqual(["a"]);
    expect(ada.closed).toEqual({ code: 4200, reason: "draining" });
    expect(toWords(bob.take())).toEqual(["ok 1", "ok 2"]);
  });

  test("comes once: what arrives behind a close is not handled", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    ada.sendAtOnce("{", say(1, "a"), "{", { type: "hello" });
    pair.flush();
    expect(toWords(ada.take())).toEqual(["error - bad_frame"]);
    expect(toTexts(bob.take())).toEqual([]);
  });
});

describe("hooks", () => {
  function setUp() {
    const told: unknown[] = [];
    const pair = openPair({
      onOpen: ({ connection, remoteAddress }) => told.push(["open", connection, remoteAddress]),
      onMessage: ({ connection }, message) => told.push(["message", connection, message]),
      onClose: ({ connection }, code, reason) => told.push(["close", connection, code, reason]),
    });
    return { pair, told };
  }

  test("are told of a connection's life", () => {
    const { pair, told } = setUp();
    const client = pair.connect();
    client.send(say(1, "hi"));
    client.hangUp(1001);
    expect(told).toEqual([
      ["open", "connection-1", "127.0.0.1"],
      [
        "message",
        "connection-1",
        {
          channel: KITCHEN,
          event: "chat.said",
          data: { text: "hi" },
          position: { epoch: expect.any(String) as string, offset: 1 },
        },
      ],
      ["close", "connection-1", 1001, ""],
    ]);
  });

  test("are told of nothing that was refused, nor of connections that were not welcomed", () => {
    const { pair, told } = setUp();
    pair.open().send("{");
    pair.open().hangUp();
    pair.flush();
    pair.connect().send(say(1, ""), say(2, "a", { channel: "nowhere" }));
    expect(told).toEqual([["open", "connection-3", "127.0.0.1"]]);
  });

  test("that throw disturb nobody", () => {
    const errors: unknown[] = [];
    const bug = new Error("bug");
    const fail = () => {
      throw bug;
    };
    const pair = openPair({
      onOpen: fail,
      onMessage: fail,
      onClose: fail,
      onError: (error) => errors.push(error),
    });
    const client = pair.connect();
    client.send(say(1, "a"), say(2, "b"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1", "ok 2"]);
    client.hangUp();
    expect(errors).toEqual([bug, bug, bug, bug]);
  });
});

describe("a bug in a handler", () => {
  test("is answered with internal_error, tells the client nothing and onError all [ERR-3]", () => {
    const errors: unknown[] = [];
    const bug = new Error("secret stack at /srv/x.js");
    const authenticator: Authenticator = {
      isAuthentication: true,
      authenticate: () => ({
        ...ADA,
        allowed: () => {
          throw bug;
        },
      }),
    };
    const pair = openPair({
      authenticator,
      onError: (error, connection) => errors.push([error, connection?.user]),
    });
    const client = pair.connect();
    client.send(say(1, "a"), subscribe(2), { type: "ping", id: 3 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 internal_error", "error 2 internal_error", "ok 3"]);
    expect(client.transport.texts.join("")).not.toContain("secret");
    expect(errors).toEqual([
      [bug, "ada"],
      [bug, "ada"],
    ]);
  });
});
