import type { Contract, MethodDeclaration } from "@parlance/schema";
import { describe, expect, test } from "vitest";
import { CallError, type CallContext, type MethodHandler } from "../../../src/calls.ts";
import type { Call } from "../../../src/generated/frames.ts";
import { createServer } from "../../../src/server.ts";
import { ANY_OBJECT, SAID, toContract } from "../../contracts.ts";
import { say, subscribe, toWords } from "../../frames.ts";
import { openPair, type PairOptions } from "../../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../../users.ts";

const ONE_NUMBER = {
  type: "object",
  properties: { value: { type: "integer", minimum: 0 } },
  required: ["value"],
  additionalProperties: false,
} as const;

const METHOD: MethodDeclaration = { params: ONE_NUMBER, result: ONE_NUMBER, access: "user" };
const ANYTHING: MethodDeclaration = {
  params: ANY_OBJECT,
  result: ANY_OBJECT,
  access: "user",
};

const CONTRACT: Contract = toContract(
  { room: { events: SAID, log: { size: 100, ttlMs: 60_000, durability: "memory" } } },
  {
    double: METHOD,
    "for.guests": { ...METHOD, access: "guest" },
    closed: { params: ONE_NUMBER, result: ONE_NUMBER },
    quick: { ...METHOD, timeoutMs: 1000 },
    slow: { ...METHOD, timeoutMs: 120_000 },
    anything: ANYTHING,
    unanswered: METHOD,
  },
);

const double: MethodHandler = (params) => ({ value: (params as { value: number }).value * 2 });

function call(id: number, more: Partial<Call> = {}): Call {
  return { type: "call", id, method: "double", data: { value: 21 }, ...more };
}

function setUp(methods: Readonly<Record<string, MethodHandler>>, options: PairOptions = {}) {
  const errors: unknown[] = [];
  const pair = openPair({
    contract: CONTRACT,
    authenticator: createNameAuthenticator(),
    methods,
    frameBurst: 1000,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { pair, errors, client: pair.connect(helloAs("ada")) };
}

/** A handler whose answer the test gives. */
function createPending() {
  let settle: { resolve: (result: object) => void; reject: (error: Error) => void } | undefined;
  let context: CallContext | undefined;
  const handler: MethodHandler = (_, given) => {
    context = given;
    return new Promise((resolve, reject) => (settle = { resolve, reject }));
  };
  return {
    handler,
    resolve: (result: object) => settle?.resolve(result),
    reject: (error: Error) => settle?.reject(error),
    get isAborted() {
      return context?.signal.aborted;
    },
  };
}

describe("a call", () => {
  test("is answered by its method, at once or later", async () => {
    const { pair, client } = setUp({ double, anything: (params) => Promise.resolve({ got: params }) });
    client.send(call(1), call(2, { method: "anything", data: { a: [1] } }), call(3, { data: { value: 4 } }));
    await pair.settle();
    expect(client.take()).toEqual([
      { type: "result", id: 1, data: { value: 42 } },
      { type: "result", id: 3, data: { value: 8 } },
      { type: "result", id: 2, data: { got: { a: [1] } } },
    ]);
  });

  test("tells the method who calls, and about which channel", () => {
    const seen: CallContext[] = [];
    const { pair, client } = setUp({ double: (params, context) => (seen.push(context), params) });
    client.send(call(1, { channel: "room:x" }), call(2));
    pair.flush();
    expect(seen.map(({ user, connection, channel }) => [user, connection, channel])).toEqual([
      ["ada", "connection-1", "room:x"],
      ["ada", "connection-1", undefined],
    ]);
  });

  test("holds up nothing behind it: neither requests nor a fence [FR-12]", async () => {
    const pending = createPending();
    const { pair, client } = setUp({ double: pending.handler });
    client.send(call(1), say(2, "a", { channel: "room:x" }), { type: "ping", id: 3 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 2", "ok 3"]);
    pending.resolve({ value: 1 });
    await pair.settle();
    expect(toWords(client.take())).toEqual(["result 1"]);
  });

  test("counts as in flight until it is answered [LIM-4]", async () => {
    const pending = createPending();
    const { pair, client } = setUp({ double: pending.handler }, { limits: { inFlight: 2 } });
    client.send(call(1), call(2), { type: "ping", id: 3 });
    pair.flush();
    expect(client.transport.isReading).toBe(false);
    expect(client.take()).toEqual([]);
    pending.resolve({ value: 1 });
    await pair.settle();
    expect(toWords(client.take())).toEqual(["result 2", "ok 3"]);
  });

  test("of a method that nobody answers here is told so, and may be sent again [ERR-1]", () => {
    const { pair, client } = setUp({ double });
    client.send(call(1, { method: "unanswered" }));
    pair.flush();
    expect(client.take()).toMatchObject([{ id: 1, code: "not_available", retryable: true }]);
  });

  test("of a method that the contract has not is told so, whatever its name", () => {
    const { pair, client } = setUp({ double });
    for (const [index, method] of ["nothing", "constructor", "valueof"].entries())
      client.send(call(index + 1, { method }));
    pair.flush();
    expect(toWords(client.take())).toEqual([1, 2, 3].map((id) => `error ${id} unknown_method`));
  });

  test("with parameters that break the contract is refused at its place, and not passed on [RPC-1]", () => {
    let calls = 0;
    const { pair, client } = setUp({ double: (params) => (calls++, params) });
    client.send(
      call(1, { data: { value: -1 } }),
      call(2, { data: {} }),
      call(3, { data: { value: 1, x: 1 } }),
    );
    pair.flush();
    expect(client.take()).toMatchObject([
      { id: 1, code: "invalid_payload", at: "/data/value" },
      { id: 2, code: "invalid_payload", at: "/data" },
      { id: 3, code: "invalid_payload", at: "/data/x" },
    ]);
    expect(calls).toBe(0);
  });
});

describe("a result", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const wrong: readonly (readonly [string, string, unknown])[] = [
    ["breaks the contract", "double", { value: -1 }],
    ["has a member too many", "double", { value: 1, x: 1 }],
    ["is nothing", "double", undefined],
    ["is nothing, where all objects fit", "anything", undefined],
    ["is a list", "anything", [1]],
    ["is a text", "anything", "done"],
    ["holds a lone surrogate [FR-8]", "anything", { text: "\ud800" }],
    ["holds an integer that is not safe [FR-8]", "anything", { value: 2 ** 53 }],
    ["holds what JSON cannot say", "anything", { value: 1n }],
    ["holds itself", "anything", circular],
    ["is another thing as JSON", "double", { value: 1, toJSON: () => "one" }],
  ];

  test.each(wrong)(
    "that %s is never sent: the call fails by our fault, at once and later [RPC-1]",
    async (_, method, result) => {
      for (const handler of [() => result, () => Promise.resolve(result)]) {
        const { pair, client, errors } = setUp({ [method]: handler as MethodHandler });
        client.send(call(1, { method }), { type: "ping", id: 2 });
        await pair.settle();
        expect(toWords(client.take()).toSorted()).toEqual(["error 1 internal_error", "ok 2"]);
        expect(errors).toHaveLength(1);
      }
    },
  );

  test("is sent as JSON says it: what has no value is left out, a date is a text", () => {
    const { pair, client } = setUp({ anything: () => ({ a: undefined, at: new Date(0) }) });
    client.send(call(1, { method: "anything", data: {} }));
    pair.flush();
    expect(client.take()).toEqual([{ type: "result", id: 1, data: { at: "1970-01-01T00:00:00.000Z" } }]);
  });
});

describe("a method that refuses", () => {
  test.each([
    [
      "at once",
      (): never => {
        throw new CallError("sold out");
      },
    ],
    ["later", () => Promise.reject(new CallError("sold out"))],
  ])("%s answers call_failed with its words", async (_, handler) => {
    const { pair, client, errors } = setUp({ double: handler });
    client.send(call(1));
    await pair.settle();
    expect(client.take()).toEqual([
      { type: "error", id: 1, code: "call_failed", message: "sold out", retryable: false },
    ]);
    expect(errors).toEqual([]);
  });

  test.each([
    [
      "at once",
      (): never => {
        throw new Error("secret of the database");
      },
    ],
    ["later", () => Promise.reject(new Error("secret of the database"))],
  ])("by an error of another kind, %s, tells the caller nothing of it [ERR-3]", async (_, handler) => {
    const { pair, client, errors } = setUp({ double: handler });
    client.send(call(1));
    await pair.settle();
    const [answer] = client.take();
    expect(answer).toMatchObject({ id: 1, code: "internal_error", retryable: false });
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(errors).toMatchObject([{ message: "secret of the database" }]);
  });
});

describe("the time of a call", () => {
  test.each([
    ["what the client says", { timeoutMs: 500 }, 500],
    ["what the method says, where it is less", { method: "quick", timeoutMs: 5000 }, 1000],
    ["what the method says, where the client says nothing", { method: "slow" }, 120_000],
    ["30 s, where nobody says anything", {}, 30_000],
    [
      "what the client says, where the method would take longer",
      { method: "slow", timeoutMs: 60_000 },
      60_000,
    ],
  ])("is %s [RPC-2]", async (_, more, limitMs) => {
    const pending = createPending();
    const { pair, client } = setUp({
      double: pending.handler,
      quick: pending.handler,
      slow: pending.handler,
    });
    client.send(call(1, more));
    // The client answers pings, so that a long wait is not taken for silence.
    for (let leftMs = limitMs - 1; leftMs > 0; leftMs -= 10_000) {
      pair.clock.advance(Math.min(leftMs, 10_000));
      client.send({ type: "pong" });
    }
    await pair.settle();
    expect(toWords(client.take()).filter((word) => word !== "ping")).toEqual([]);
    expect(pending.isAborted).toBe(false);
    pair.clock.advance(1);
    await pair.settle();
    expect(client.take()).toMatchObject([{ type: "error", id: 1, code: "deadline", retryable: false }]);
    expect(pending.isAborted).toBe(true);
    pending.resolve({ value: 1 });
    await pair.settle();
    expect(client.take()).toEqual([]);
  });

  test("is over with its answer: no timer is left, and no deadline comes", async () => {
    const pending = createPending();
    const { pair, client } = setUp({ double: pending.handler });
    const timers = pair.clock.pendingCount;
    client.send(call(1));
    expect(pair.clock.pendingCount).toBe(timers + 1);
    pending.resolve({ value: 1 });
    await pair.settle();
    expect(pair.clock.pendingCount).toBe(timers);
    pair.clock.advance(31_000);
    pair.flush();
    expect(toWords(client.take()).filter((word) => word !== "ping")).toEqual(["result 1"]);
  });

  test("is over with the connection: the method learns that nobody waits, and no timer is left", async () => {
    const pending = createPending();
    const { pair, client } = setUp({ double: pending.handler });
    client.send(call(1));
    client.hangUp(1001);
    expect(pending.isAborted).toBe(true);
    pending.reject(new Error("aborted"));
    await pair.settle();
    pair.clock.advance(200);
    expect(pair.clock.pendingCount).toBe(0);
  });
});

describe("who may call", () => {
  const authenticator = createNameAuthenticator({
    ada: toIdentity("ada", {
      allowed: (_, channel) => (channel === "room:mine" ? ["call"] : ["subscribe"]),
      mayCall: ({ declaration }) => declaration.access !== undefined,
    }),
  });

  test("is told by the method where there is no channel, and by the channel where there is one [PRM-1] [PRM-3]", () => {
    const { pair, client } = setUp({ double, closed: double }, { authenticator });
    client.send(
      call(1),
      call(2, { method: "closed" }),
      call(3, { method: "closed", channel: "room:mine" }),
      call(4, { channel: "room:other" }),
      call(5, { channel: "nowhere:x" }),
    );
    pair.flush();
    expect(toWords(client.take())).toEqual([
      "result 1",
      "error 2 forbidden",
      "result 3",
      "error 4 forbidden",
      "error 5 unknown_namespace",
    ]);
  });

  test("is judged before the parameters, and an unknown method before that", () => {
    const { pair, client } = setUp({ double }, { authenticator });
    client.send(
      call(1, { method: "closed", data: {} }),
      call(2, { method: "nothing", channel: "nowhere:x" }),
    );
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 forbidden", "error 2 unknown_method"]);
  });
});

describe("methods", () => {
  test("that the contract has not are refused when the server is made, by name", () => {
    expect(() => createServer({ contract: CONTRACT, methods: { triple: double } })).toThrow(
      new TypeError("methods.triple: the contract declares no such method"),
    );
  });

  test("change nothing for a connection that calls none", () => {
    const { pair, client } = setUp({ double });
    client.send(subscribe(1, { channel: "room:x" }), say(2, "a", { channel: "room:x" }));
    pair.flush();
    expect(toWords(client.take())).toEqual(["subscribed 1", "message 1", "ok 2"]);
  });
});
