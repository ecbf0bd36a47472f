import { describe, expect, test } from "vitest";
import type { Authenticator, Identity } from "../../src/auth/authenticator.ts";
import { closeWith } from "../../src/errors.ts";
import { say, subscribe, toTexts, toWords } from "../frames.ts";
import { openPair, type Client } from "../open-pair.ts";

const HELLO = { type: "hello" };
const ADA: Identity = {
  user: "ada",
  isGuest: false,
  expiresAtMs: undefined,
  allowed: () => ["subscribe", "publish"],
  mayCall: () => false,
};

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
function openWith(...frames: readonly (object | string)[]): Client {
  const pair = openPair();
  const client = pair.open();
  client.send(...frames);
  pair.flush();
  return client;
}

describe("the first frame", () => {
  test("hello is answered with exactly one welcome [HS-5]", () => {
    expect(toWords(openWith(HELLO).received)).toEqual(["welcome"]);
  });

  test.each([
    ["subscribe", subscribe(1)],
    ["publish", say(1, "hi")],
    ["ping", { type: "ping", id: 1 }],
    ["pong", { type: "pong" }],
  ])("%s closes with 4401 [HS-4]", (_, frame) => {
    const client = openWith(frame);
    expect(client.closed).toEqual({ code: 4401, reason: "protocol_violation" });
    expect(toWords(client.received)).toEqual(["error - protocol_violation"]);
  });

  test.each([
    ["without an id", '{"type":"hello","extra":1}'],
    ["with a usable id", '{"type":"ping","id":1,"extra":1}'],
    ["that is not JSON", "hello"],
  ])("a malformed frame %s closes with 4400: before welcome there are no other answers [HS-5]", (_, text) => {
    const client = openWith(text);
    expect(client.closed).toEqual({ code: 4400, reason: "bad_frame" });
    expect(toWords(client.received)).toEqual(["error - bad_frame"]);
  });

  test("a hello of 16 KiB is accepted, a longer one closes with 4400 [HS-11]", () => {
    const empty = JSON.stringify({ ...HELLO, sdk: { name: "x", version: "1" } });
    const toHello = (bytes: number): string => empty.replace("{", `{${" ".repeat(bytes - empty.length)}`);
    expect(openWith(toHello(16_384)).closed).toBeUndefined();
    expect(openWith(toHello(16_385)).closed?.code).toBe(4400);
  });

  test("silence closes with 4103 [HS-3]", () => {
    const pair = openPair();
    const client = pair.open();
    pair.clock.advance(10_200);
    pair.flush();
    expect(client.closed).toEqual({ code: 4103, reason: "hello_timeout" });
  });

  test("a second hello closes with 4401 [HS-4]", () => {
    const client = openWith(HELLO, HELLO);
    expect(client.closed?.code).toBe(4401);
    expect(toWords(client.received)).toEqual(["welcome", "error - protocol_violation"]);
  });
});

describe("frames sent behind hello without waiting [HS-7]", () => {
  test("are processed in order after the welcome", () => {
    const client = openWith(HELLO, subscribe(1), say(2, "a"), { type: "ping", id: 3 });
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

  test("wait for as long as the authenticator takes: that is no silence of the client [HS-3]", async () => {
    const { authenticator, decide } = createSlowAuthenticator();
    const pair = openPair({ authenticator });
    const client = pair.open();
    client.sendAtOnce(HELLO, { type: "ping", id: 1 });
    pair.clock.advance(29_000);
    await pair.settle();
    expect(client.closed).toBeUndefined();
    decide(ADA);
    await pair.settle();
    expect(toWords(client.received)).toEqual(["welcome", "ok 1"]);
  });

  test("do not wait for ever for an authenticator that decides nothing", async () => {
    const { authenticator, decide } = createSlowAuthenticator();
    const pair = openPair({ authenticator });
    const client = pair.open();
    client.send(HELLO);
    pair.clock.advance(30_200);
    await pair.settle();
    expect(client.closed).toEqual({ code: 4105, reason: "overloaded" });
    decide(ADA);
    await pair.settle();
    expect(client.received).toEqual([]);
    expect(pair.clock.pendingCount).toBe(0);
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
