import { describe, expect, test } from "vitest";
import type { Authenticator, Identity } from "../../src/auth/authenticator.ts";
import { closeWith } from "../../src/errors.ts";
import { KITCHEN, say, subscribe, toTexts, toWords } from "../frames.ts";
import { openPair, type Client, type Pair } from "../open-pair.ts";

const HELLO = { type: "hello" };
const ADA: Identity = { user: "ada", isGuest: false, allowed: () => ["subscribe", "publish"] };

/** Decides when the test does. */
function createSlowAuthenticator() {
  let decide: ((decision: ReturnType<typeof closeWith> | Identity) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const authenticator: Authenticator = {
    isAuthentication: true,
    authenticate: () =>
      new Promise((resolve, reject) => {
        decide = resolve;
        fail = reject;
      }),
  };
  return {
    authenticator,
    decide: (decision: Parameters<NonNullable<typeof decide>>[0]) => decide?.(decision),
    fail: (error: Error) => fail?.(error),
  };
}

/** What a client gets for these frames as its first. */
function openWith(...frames: readonly (object | string)[]): { client: Client; pair: Pair } {
  const pair = openPair();
  const client = pair.open();
  client.send(...frames);
  pair.flush();
  return { client, pair };
}

describe("the first frame", () => {
  test("hello is answered with exactly one welcome [HS-5]", () => {
    expect(toWords(openWith(HELLO).client.received)).toEqual(["welcome"]);
  });

  test.each([
    ["subscribe", subscribe(1)],
    ["publish", say(1, "hi")],
    ["ping", { type: "ping", id: 1 }],
    ["pong", { type: "pong" }],
  ])("%s closes with 4401 [HS-4]", (_, frame) => {
    const { client } = openWith(frame);
    expect(client.closed).toEqual({ code: 4401, reason: "protocol_violation" });
    expect(toWords(client.received)).toEqual(["error - protocol_violation"]);
  });

  test.each([
    ["without an id", '{"type":"hello","extra":1}'],
    ["with a usable id", '{"type":"ping","id":1,"extra":1}'],
    ["that is not JSON", "hello"],
  ])("a malformed frame %s closes with 4400: before welcome there are no other answers [HS-5]", (_, text) => {
    const { client } = openWith(text);
    expect(client.closed).toEqual({ code: 4400, reason: "bad_frame" });
    expect(toWords(client.received)).toEqual(["error - bad_frame"]);
  });

  test("a hello of 16 KiB is accepted, a longer one closes with 4400 [HS-11]", () => {
    const empty = JSON.stringify({ ...HELLO, sdk: { name: "x", version: "1" } });
    const toHello = (bytes: number): string => empty.replace("{", `{${" ".repeat(bytes - empty.length)}`);
    expect(openWith(toHello(16_384)).client.closed).toBeUndefined();
    expect(openWith(toHello(16_385)).client.closed?.code).toBe(4400);
  });

  test("silence closes with 4103 [HS-3]", () => {
    const pair = openPair();
    const client = pair.open();
    pair.clock.advance(10_200);
    pair.flush();
    expect(client.closed).toEqual({ code: 4103, reason: "hello_timeout" });
  });

  test("a second hello closes with 4401 [HS-4]", () => {
    const { client } = openWith(HELLO, HELLO);
    expect(client.closed?.code).toBe(4401);
    expect(toWords(client.received)).toEqual(["welcome", "error - protocol_violation"]);
  });
});

describe("frames sent behind hello without waiting [HS-7]", () => {
  test("are processed in order after the welcome", () => {
    const { client } = openWith(HELLO, subscribe(1), say(2, "a"), { type: "ping", id: 3 });
    expect(toWords(client.received).filter((word) => !word.startsWith("message"))).toEqual([
      "welcome",
      "subscribed 1",
      "ok 2",
      "ok 3",
    ]);
    expect(toTexts(client.received)).toEqual(["a"]);
  });

  test("wait while the authenticator decides, without being read", async () => {
    const { authenticator, decide } = createSlowAuthenticator();
    const pair = openPair({ authenticator });
    const client = pair.open();
    client.sendAtOnce(HELLO, subscribe(1), { type: "ping", id: 2 });
    await pair.settle();
    expect(client.received).toEqual([]);
    expect(client.transport.isReading).toBe(false);
    decide(ADA);
    await pair.settle();
    expect(toWords(client.received)).toEqual(["welcome", "subscribed 1", "ok 2"]);
    expect(client.received[0]).toMatchObject({ user: "ada" });
    expect(client.transport.isReading).toBe(true);
  });

  test("are not processed when hello is refused", async () => {
    const { authenticator, decide } = createSlowAuthenticator();
    const pair = openPair({ authenticator });
    const client = pair.open();
    client.sendAtOnce(HELLO, say(1, "a"));
    decide(closeWith("token_expired"));
    await pair.settle();
    expect(client.closed).toEqual({ code: 4301, reason: "token_expired" });
    expect(client.received).toEqual([]);
    const other = pair.open();
    other.send(HELLO, subscribe(1, { last: 10 }));
    decide(ADA);
    await pair.settle();
    expect(other.received[1]).toMatchObject({ position: { offset: 0 } });
  });

  test("a decision that comes after the end disturbs nobody", async () => {
    const { authenticator, decide } = createSlowAuthenticator();
    const pair = openPair({ authenticator });
    const client = pair.open();
    client.sendAtOnce(HELLO, say(1, "a"));
    client.hangUp();
    decide(ADA);
    await pair.settle();
    expect(client.received).toEqual([]);
    expect(pair.openCount).toBe(0);
  });

  test.each(["throws", "rejects"])(
    "an authenticator that %s closes with 4100 and tells onError",
    async (how) => {
      const errors: unknown[] = [];
      const bug = new Error("secret path /etc/x");
      const authenticate = () => {
        if (how === "throws") throw bug;
        return Promise.reject(bug);
      };
      const pair = openPair({
        authenticator: { isAuthentication: true, authenticate },
        onError: (error) => errors.push(error),
      });
      const client = pair.open();
      client.send(HELLO);
      await pair.settle();
      expect(client.closed).toEqual({ code: 4100, reason: "internal_error" });
      expect(errors).toEqual([bug]);
      expect(client.transport.texts.join("")).not.toContain("secret");
    },
  );
});

describe("a frame that breaks its schema", () => {
  test("is answered and the connection stays when its id is usable [FR-4] [ERR-2]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send({ type: "ping", id: 1, extra: true }, { type: "ping", id: 2 });
    pair.flush();
    expect(client.take()).toEqual([
      {
        type: "error",
        id: 1,
        code: "invalid_frame",
        retryable: false,
        message: "/extra must NOT have additional properties",
        at: "/extra",
        issues: [
          { at: "/extra", keyword: "additionalProperties", message: "must NOT have additional properties" },
        ],
      },
      { type: "ok", id: 2 },
    ]);
    expect(client.closed).toBeUndefined();
  });

  test.each([
    ["not JSON", "{"],
    ["an array", "[]"],
    ["no type", '{"id":1}'],
    ["an unknown type", '{"type":"shout","id":1}'],
    ["an id that is no integer", '{"type":"ping","id":1.5}'],
    ["an id beyond its limit", '{"type":"ping","id":2147483648}'],
    ["no id", '{"type":"ping"}'],
    ["a pong with more", '{"type":"pong","x":1}'],
    ["5 000 deep", `{"type":"publish","id":1,"data":${'{"a":'.repeat(5000)}1${"}".repeat(5001)}`],
    ["10 001 values", `{"type":"publish","id":1,"data":{"a":[${"0,".repeat(10_000)}0]}}`],
    ["__proto__ without an id", '{"type":"pong","__proto__":1}'],
  ])("closes with 4400: %s [FR-3] [FR-4] [FR-5] [FR-10]", (_, text) => {
    const pair = openPair();
    const client = pair.connect();
    client.send(text);
    pair.flush();
    expect(client.closed).toEqual({ code: 4400, reason: "bad_frame" });
    expect(toWords(client.take())).toEqual(["error - bad_frame"]);
  });

  test("is judged in less than 100 ms, however deep or many [FR-5]", () => {
    const pair = openPair();
    const deep = pair.connect();
    const many = pair.connect();
    const beganMs = performance.now();
    deep.send("[".repeat(65_536));
    deep.send(`{"a":${"[".repeat(32_000)}${"]".repeat(32_000)}}`);
    many.send(`[${"0,".repeat(32_000)}0]`);
    expect(performance.now() - beganMs).toBeLessThan(100);
    expect([deep.closed?.code, many.closed?.code]).toEqual([4400, 4400]);
  });
});

describe("ids [FR-6]", () => {
  test.each<[string, readonly (object | string)[]]>([
    [
      "the same again",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 5 },
      ],
    ],
    [
      "a smaller one",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 4 },
      ],
    ],
    [
      "that of a refused frame",
      [
        { type: "ping", id: 5, extra: 1 },
        { type: "ping", id: 5 },
      ],
    ],
    [
      "one that is used in a frame that breaks its schema",
      [
        { type: "ping", id: 5 },
        { type: "ping", id: 5, extra: 1 },
      ],
    ],
    ["that of a refused publish", [say(5, ""), say(5, "a")]],
  ])("%s closes with 4401", (_, frames) => {
    const pair = openPair();
    const client = pair.connect();
    client.send(...frames);
    pair.flush();
    expect(client.closed).toEqual({ code: 4401, reason: "protocol_violation" });
    expect(toWords(client.take()).at(-1)).toBe("error - protocol_violation");
  });

  test("may leave gaps, up to the largest", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send({ type: "ping", id: 7 }, { type: "ping", id: 1000 }, { type: "ping", id: 2_147_483_647 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 7", "ok 1000", "ok 2147483647"]);
  });

  test("of different connections have nothing to do with each other", () => {
    const pair = openPair();
    const [ada, bob] = [pair.connect(), pair.connect()];
    ada.send({ type: "ping", id: 5 });
    bob.send({ type: "ping", id: 1 });
    pair.flush();
    expect([toWords(ada.take()), toWords(bob.take())]).toEqual([["ok 5"], ["ok 1"]]);
  });
});

test("each of many requests sent at once gets exactly one reply [FR-7]", () => {
  const pair = openPair({ frameBurst: 1000, payloadErrorsPerMinute: 1000 });
  const client = pair.connect();
  const kinds = [
    (id: number) => say(id, "a"),
    (id: number) => say(id, ""),
    (id: number) => say(id, "a", { channel: "nowhere:x" }),
    (id: number) => subscribe(id),
    (id: number) => ({ type: "unsubscribe", id, channel: KITCHEN }),
    (id: number) => ({ type: "ping", id }),
    (id: number) => ({ type: "ping", id, extra: 1 }),
  ];
  const count = 700;
  client.sendAtOnce(...Array.from({ length: count }, (_, index) => kinds[index % kinds.length]!(index + 1)));
  pair.flush();
  const ids = client.take().flatMap((frame) => ("id" in frame && frame.id !== undefined ? [frame.id] : []));
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

test("a pong that answers nothing is not a fault", () => {
  const pair = openPair();
  const client = pair.connect();
  client.send({ type: "pong" }, { type: "pong" });
  pair.flush();
  expect(client.received).toHaveLength(1);
  expect(client.closed).toBeUndefined();
});

describe("limits", () => {
  test("frames above the rate are read later, and all answered [LIM-4]", () => {
    const pair = openPair({ frameBurst: 5, limits: { framesPerSecond: 10 } });
    const client = pair.connect();
    const frames = Array.from({ length: 30 }, (_, index) => ({ type: "ping", id: index + 1 }));
    client.send(...frames);
    pair.flush();
    expect(client.transport.isReading).toBe(false);
    expect(client.take()).toHaveLength(4);
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
    const pair = openPair({ frameBurst: 1, limits: { framesPerSecond: 1 } });
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
