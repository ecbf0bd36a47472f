import { describe, expect, test } from "vitest";
import { BackendError, type ConnectQuestion } from "../../src/backend/backend.ts";
import { createHttpBackend, type HttpBackendOptions } from "../../src/backend/http-backend.ts";
import { createLogger } from "../../src/logger.ts";
import { createFakeClock } from "../fake-clock.ts";
import { answer, openReceiver, SECRET, type Receiver } from "./open-receiver.ts";

const QUESTION: ConnectQuestion = {
  ask: "connect",
  connection: "connection-1",
  user: "ada",
  guest: true,
  remoteAddress: "127.0.0.1",
};
const CALL = { ask: "call", connection: "connection-1", user: "ada", method: "ask", data: {} } as const;
const NEVER = new AbortController().signal;

function setUp({ url }: Pick<Receiver, "url">, options: Partial<HttpBackendOptions> = {}) {
  const clock = createFakeClock();
  let log = "";
  const logger = createLogger("warn", (line) => (log += line));
  const asks = ["connect", "call"] as const;
  const backend = createHttpBackend({ url, secret: SECRET, asks, clock, logger, ...options });
  return {
    clock,
    connect: async () => backend.connect?.(QUESTION),
    call: async (signal = NEVER) => backend.call?.(CALL, signal),
    get log() {
      return log;
    },
  };
}

const unanswered = (reason: string | RegExp): object =>
  expect.objectContaining({
    name: "BackendError",
    message: typeof reason === "string" ? reason : expect.stringMatching(reason),
  });

test("a question is a signed POST, and its answer the verdict", async () => {
  await using receiver = await openReceiver((_, response) =>
    answer(response, { allow: false, message: "no" }),
  );
  const { connect, clock } = setUp(receiver);
  expect(await connect()).toEqual({ allow: false, message: "no" });
  const [{ headers, body, isSigned } = { headers: {} }] = receiver.received;
  expect({ body, isSigned }).toEqual({ body: QUESTION, isSigned: true });
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "webhook-id": expect.stringMatching(/^msg_[\w-]{24}$/),
    "webhook-timestamp": `${Math.floor(clock.now() / 1000)}`,
  });
});

test("while the secret is changed, both sign", async () => {
  await using receiver = await openReceiver((_, response) => answer(response, { allow: true }));
  const other = `whsec_${Buffer.from("another secret, another secret").toString("base64")}`;
  await setUp(receiver, { secret: `${other} ${SECRET}` }).connect();
  await setUp(receiver, { secret: other }).connect();
  expect(receiver.received.map(({ isSigned }) => isSigned)).toEqual([true, false]);
});

describe("an answer that is none", () => {
  test.each([
    [{ allow: 1 }, 200, /breaks its schema at "\/allow": must be boolean/],
    [{}, 200, /must have required property 'allow'/],
    [{ allow: true, data: {} }, 200, /at "\/data": must NOT have additional properties/],
    [[], 200, /at "": must be object/],
    [{ allow: true }, 201, "it answered with status 201"],
    [{ allow: true }, 302, "it answered with status 302"],
    [{ allow: true }, 401, "it answered with status 401"],
    [{ allow: true }, 500, "it answered with status 500"],
  ])("%j with status %i refuses, once, and says why in the log", async (body, status, reason) => {
    await using receiver = await openReceiver((_, response) => answer(response, body, status));
    const given = setUp(receiver);
    await expect(given.connect()).rejects.toEqual(unanswered(reason));
    expect(receiver.received).toHaveLength(1);
    expect(given.log).toContain("the backend did not answer as it must");
  });

  test.each([
    ["{", /^its answer is not JSON/],
    ['{"allow":true,"__proto__":{}}', /__proto__/],
    [JSON.stringify({ allow: true, message: "x".repeat(200_000) }), /longer than 131072 bytes/],
  ])("%.40s refuses", async (text, reason) => {
    await using receiver = await openReceiver((_, response) => response.end(text));
    await expect(setUp(receiver).connect()).rejects.toEqual(unanswered(reason));
  });

  test("a redirect is not followed", async () => {
    await using secret = await openReceiver((_, response) => answer(response, { allow: true }));
    await using receiver = await openReceiver((_, response) =>
      response.writeHead(307, { Location: secret.url }).end(),
    );
    await expect(setUp(receiver).connect()).rejects.toEqual(unanswered("it answered with status 307"));
    expect(secret.received).toEqual([]);
  });
});

describe("trying again", () => {
  test.each([502, 503, 504])(
    "a verdict is asked for once more after %i, under the same id",
    async (status) => {
      await using receiver = await openReceiver((_, response, index) =>
        answer(response, { allow: true }, index === 0 ? status : 200),
      );
      expect(await setUp(receiver).connect()).toEqual({ allow: true });
      const [first, second] = receiver.received.map(({ headers }) => headers["webhook-id"]);
      expect(first).toBe(second);
    },
  );

  test("a verdict is asked for once more when the connection broke, and not a third time", async () => {
    await using receiver = await openReceiver((_, response) => response.destroy());
    await expect(setUp(receiver).connect()).rejects.toBeInstanceOf(BackendError);
    expect(receiver.received).toHaveLength(2);
  });

  test("a call is put once; when it broke, nobody is told that it may be repeated [ERR-1]", async () => {
    await using receiver = await openReceiver((_, response) => response.destroy());
    const error: unknown = await setUp(receiver)
      .call()
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(BackendError);
    expect(error).toMatchObject({ message: expect.stringMatching(/^backend: the call ask has no result/) });
    expect(receiver.received).toHaveLength(1);
  });

  test("a call that never left may be repeated", async () => {
    const receiver = await openReceiver(() => {});
    await receiver[Symbol.asyncDispose]();
    await expect(setUp(receiver).call()).rejects.toEqual(unanswered("ECONNREFUSED"));
  });
});

describe("a backend that hangs", () => {
  test("is given up after the time that it has", async () => {
    await using receiver = await openReceiver(() => {});
    const { connect, clock } = setUp(receiver, { timeoutMs: 500 });
    const asked = connect();
    await receiver.until(1);
    clock.advance(500);
    await expect(asked).rejects.toEqual(unanswered("no answer within 500 ms"));
    expect(receiver.received).toHaveLength(1);
  });

  test("is left alone after failures, and asked one question when the time is over", async () => {
    let isBroken = true;
    await using receiver = await openReceiver((_, response) =>
      answer(response, { allow: true }, isBroken ? 500 : 200),
    );
    const { connect, clock } = setUp(receiver, { breakerFailures: 3, breakerMs: 1000 });
    for (let count = 0; count < 3; count++) await expect(connect()).rejects.toBeInstanceOf(BackendError);
    await expect(connect()).rejects.toMatchObject({ name: "BackendError", afterMs: 1000 });
    expect(receiver.received).toHaveLength(3);
    clock.advance(1000);
    const trial = connect();
    await expect(connect()).rejects.toMatchObject({ message: "left alone after failures" });
    await expect(trial).rejects.toBeInstanceOf(BackendError);
    expect(receiver.received).toHaveLength(4);
    isBroken = false;
    clock.advance(1000);
    expect(await connect()).toEqual({ allow: true });
    expect(await connect()).toEqual({ allow: true });
  });

  test("a client that goes away ends its call and is no failure", async () => {
    await using receiver = await openReceiver((_, response, index) => {
      if (index > 0) answer(response, { allow: true, data: {} });
    });
    const { call } = setUp(receiver, { breakerFailures: 1 });
    const gone = new AbortController();
    const first = call(gone.signal);
    await receiver.until(1);
    gone.abort();
    await expect(first).rejects.toThrow("has no result");
    expect(await call()).toEqual({ allow: true, data: {} });
  });
});

test("no more is asked at a time than may be, and what finds no room to wait is refused", async () => {
  const open: (() => void)[] = [];
  await using receiver = await openReceiver((_, response) => {
    open.push(() => answer(response, { allow: true }));
  });
  const { connect } = setUp(receiver, { concurrency: 1 });
  const asked = Array.from({ length: 17 }, () => connect());
  await expect(connect()).rejects.toMatchObject({
    message: "too many questions wait for the backend",
    afterMs: 1000,
  });
  for (let count = 1; count <= asked.length; count++) {
    await receiver.until(count);
    expect(open).toHaveLength(count);
    open[count - 1]?.();
  }
  expect(await Promise.all(asked)).toHaveLength(17);
});

test.each([
  [{ url: "ftp://a/" }, "backend.url: must be an http or https URL, got one of ftp:"],
  [{ url: "nowhere" }, "backend.url: must be an http or https URL"],
  [{ url: "http://a:b@c/" }, "backend.url: must hold no user and password; requests are signed instead"],
  [
    { secret: "short" },
    /^backend.secret: must be whsec_ and 24 to 64 random bytes in base64; make one with: echo/,
  ],
  [{ secret: `whsec_${"!".repeat(40)}` }, /^backend.secret: must be whsec_/],
  [{ asks: [] }, /^backend.asks: name what it is asked/],
  [{ timeoutMs: 0 }, "backend.timeoutMs: must be an integer of at least 1, got 0"],
])("the options %j are refused by name, and no secret is shown", (options, message) => {
  expect(() => setUp({ url: "http://127.0.0.1:1/" }, options)).toThrow(message);
});
