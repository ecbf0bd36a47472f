import { describe, expect, test } from "vitest";
import { BackendError, type Backend, type PublishVerdict, type Verdict } from "../../src/backend/backend.ts";
import { CallError } from "../../src/calls.ts";
import { SAID, toContract } from "../contracts.ts";
import { KITCHEN, say, subscribe } from "../frames.ts";
import { openPair, type Client, type Pair, type PairOptions } from "../open-pair.ts";
import { createNameAuthenticator, helloAs } from "../users.ts";

const LOG = { size: 1000, ttlMs: 3_600_000, durability: "memory" } as const;
const EMPTY = { type: "object", properties: {}, additionalProperties: false } as const;
const ROOM = { events: SAID, log: LOG, presence: {} };
const contract = toContract(
  { room: ROOM, open: ROOM },
  {
    ask: { params: EMPTY, result: EMPTY },
    own: { params: EMPTY, result: EMPTY },
  },
);
const YES: Verdict = { allow: true };

/** A verdict that the test gives when it wants to. */
function defer<Value>(): {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: Error): void;
} {
  let settle: { resolve(value: Value): void; reject(error: Error): void } | undefined;
  const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}

function setUp(backend: Backend, more: PairOptions = {}): { pair: Pair; errors: string[] } {
  const errors: string[] = [];
  const pair = openPair({
    contract,
    backend,
    onError: (error) => errors.push(error instanceof Error ? error.message : String(error)),
    ...more,
  });
  return { pair, errors };
}

async function ask(pair: Pair, client: Client, frame: object): Promise<readonly object[]> {
  client.send(frame);
  await pair.settle();
  return client.take();
}

describe("connect", () => {
  test("a yes lets in, and the question says who it is", () => {
    const asked: unknown[] = [];
    const { pair } = setUp({ connect: (question) => (asked.push(question), YES) });
    const { user } = pair.connect().received[0] as unknown as { user: string };
    expect(asked).toEqual([
      { ask: "connect", connection: "connection-1", user, guest: true, remoteAddress: expect.any(String) },
    ]);
  });

  test("a no closes with forbidden, in the words of the backend", async () => {
    const { pair } = setUp({ connect: async () => ({ allow: false, message: "we are closed" }) });
    const client = pair.open();
    expect(await ask(pair, client, { type: "hello" })).toMatchObject([
      { type: "error", code: "forbidden", message: "we are closed" },
    ]);
    expect(client.closed).toMatchObject({ code: 4403 });
  });

  test("a backend that cannot decide closes with a code after which clients come again", async () => {
    const { pair, errors } = setUp({ connect: () => Promise.reject(new BackendError("down")) });
    const client = pair.open();
    await ask(pair, client, { type: "hello" });
    expect(client.closed).toMatchObject({ code: 4105 });
    expect(errors).toEqual([]);
  });

  test("what is pipelined behind hello waits for the verdict [HS-7]", async () => {
    const verdict = defer<Verdict>();
    const { pair } = setUp({ connect: () => verdict.promise });
    const client = pair.open();
    client.send({ type: "hello" }, say(1, "Tea?"));
    await pair.settle();
    expect(client.take()).toEqual([]);
    verdict.resolve(YES);
    await pair.settle();
    expect(client.take()).toMatchObject([{ type: "welcome" }, { type: "ok", id: 1 }]);
  });
});

test("a token that is revoked while the backend is asked lets nobody in [AU-6]", async () => {
  const verdict = defer<Verdict>();
  const { pair } = setUp({ connect: () => verdict.promise }, { authenticator: createNameAuthenticator() });
  const client = pair.open();
  client.send(helloAs("ada"));
  await pair.settle();
  const nowMs = pair.clock.now();
  await pair.core.engine.revoke({
    kind: "user",
    user: "ada",
    issuedBeforeMs: nowMs,
    untilMs: nowMs + 60_000,
  });
  verdict.resolve(YES);
  await pair.settle();
  expect(client.closed).toMatchObject({ code: 4303 });
});

describe("subscribe", () => {
  const asks = (verdict: Verdict | Promise<Verdict>): { backend: Backend; asked: unknown[] } => {
    const asked: unknown[] = [];
    return { backend: { subscribe: (question) => (asked.push(question), verdict) }, asked };
  };

  test.each([YES, Promise.resolve(YES)])("a yes, now or later, subscribes", async (verdict) => {
    const { backend, asked } = asks(verdict);
    const { pair } = setUp(backend);
    const client = pair.connect();
    expect(await ask(pair, client, subscribe(1))).toMatchObject([{ type: "subscribed", channel: KITCHEN }]);
    expect(asked).toEqual([
      { ask: "subscribe", connection: "connection-1", user: expect.any(String), channel: KITCHEN },
    ]);
  });

  test("a no keeps from the channel, its history and its members", async () => {
    const { pair } = setUp(asks({ allow: false, message: "members only" }).backend);
    const client = pair.connect();
    const refused = { type: "error", code: "forbidden", retryable: false, message: "members only" };
    expect(await ask(pair, client, subscribe(1))).toMatchObject([refused]);
    const history = { type: "history", id: 2, channel: KITCHEN, direction: "backward", limit: 1 };
    expect(await ask(pair, client, history)).toMatchObject([refused]);
    expect(await ask(pair, client, { type: "members", id: 3, channel: KITCHEN })).toMatchObject([refused]);
    expect(await ask(pair, client, say(4, "Tea?"))).toMatchObject([{ type: "ok" }]);
  });

  test("who is subscribed reads without another question", async () => {
    const { backend, asked } = asks(YES);
    const { pair } = setUp(backend);
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    expect(await ask(pair, client, { type: "members", id: 2, channel: KITCHEN })).toMatchObject([
      { total: 1 },
    ]);
    expect(asked).toHaveLength(1);
  });

  test("is answered with an error that may be repeated while the backend cannot decide [ERR-1]", async () => {
    const { pair, errors } = setUp({
      subscribe: () => {
        throw new BackendError("down", { afterMs: 500 });
      },
    });
    const client = pair.connect();
    expect(await ask(pair, client, subscribe(1))).toMatchObject([
      { code: "not_available", retryable: true, afterMs: 500 },
    ]);
    expect(errors).toEqual([]);
  });

  test.each([
    [{}, /the answer to subscribe breaks its schema at "": must have required property 'allow'/],
    [undefined, /the answer to subscribe breaks its schema at "": must be object/],
    [{ allow: "yes" }, /at "\/allow": must be boolean/],
    [{ allow: true, channels: [] }, /at "\/channels": must NOT have additional properties/],
  ])("the answer %j is a bug: refused, and told to onError", async (answer, message) => {
    const { pair, errors } = setUp({ subscribe: () => answer as Verdict });
    const client = pair.connect();
    expect(await ask(pair, client, subscribe(1))).toMatchObject([{ code: "internal_error" }]);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });

  test("who is unsubscribed while the backend is asked does not begin", async () => {
    const verdict = defer<Verdict>();
    const { pair } = setUp({ subscribe: () => verdict.promise });
    const client = pair.connect();
    expect(await ask(pair, client, subscribe(1))).toEqual([]);
    const [connection] = pair.core.users.list(client.session.user ?? "");
    expect(connection?.expel(KITCHEN)).toBe(true);
    verdict.resolve(YES);
    await pair.settle();
    expect(client.take()).toMatchObject([{ type: "error", id: 1, code: "forbidden" }]);
    expect([...pair.core.hub.list()]).toEqual([]);
  });

  test("whose connection ends while the backend is asked leaves nothing behind", async () => {
    const verdict = defer<Verdict>();
    const { pair } = setUp({ subscribe: () => verdict.promise });
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    client.hangUp();
    verdict.resolve(YES);
    await pair.settle();
    expect(pair.core.hub.channelCount).toBe(0);
  });
});

describe("publish", () => {
  test("is stored as the backend rewrites it, for everybody and in onMessage", async () => {
    const told: unknown[] = [];
    const { pair } = setUp(
      { publish: ({ data }) => ({ allow: true, data: { ...data, text: "***" } }) },
      { onMessage: (_, message) => told.push(message.data) },
    );
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    expect(await ask(pair, client, say(2, "damn"))).toMatchObject([
      { type: "message", offset: 1, data: { text: "***" } },
      { type: "ok", id: 2, position: { offset: 1 } },
    ]);
    expect(told).toEqual([{ text: "***" }]);
  });

  test("refused, uses no offset and reaches nobody [PUB-6]", async () => {
    const { pair } = setUp({
      publish: ({ data }) => ({ allow: data["text"] !== "no", message: "mind your language" }),
    });
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    expect(await ask(pair, client, say(2, "no"))).toMatchObject([
      { type: "error", code: "forbidden", message: "mind your language" },
    ]);
    expect(await ask(pair, client, say(3, "yes"))).toMatchObject([
      { type: "message", offset: 1 },
      { type: "ok", position: { offset: 1 } },
    ]);
  });

  test("is not asked about what the contract refuses already", async () => {
    const asked: unknown[] = [];
    const { pair } = setUp({ publish: (question) => (asked.push(question), YES) });
    const client = pair.connect();
    await ask(pair, client, { ...say(1, ""), data: { text: 42 } });
    expect(asked).toEqual([]);
  });

  test.each([
    [{ text: 42 }, /chat.said: chat.said: \/data\/text must be string/],
    [{ text: "x", more: 1 }, /must NOT have additional properties/],
    [{ text: "x".repeat(100_000) }, /is longer than 65536 bytes/],
    [JSON.parse('{"text":"x","__proto__":1}') as object, /must not be named __proto__/],
    [{ text: "\ud800" }, /must not contain a lone surrogate/],
  ])("rewritten to what the contract does not allow, is a bug of the backend", async (data, message) => {
    const { pair, errors } = setUp({
      publish: () => ({ allow: true, data: data as Record<string, unknown> }),
    });
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    expect(await ask(pair, client, say(2, "Tea?"))).toMatchObject([
      { type: "error", code: "internal_error" },
    ]);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });

  test("keeps the order of a connection, whichever verdict comes first [PUB-2]", async () => {
    const verdicts = new Map<unknown, ReturnType<typeof defer<PublishVerdict>>>();
    const { pair } = setUp({
      publish: ({ data }) => {
        const verdict = defer<PublishVerdict>();
        verdicts.set(data["text"], verdict);
        return verdict.promise;
      },
    });
    const client = pair.connect();
    client.send(say(1, "one"), say(2, "two"), subscribe(3));
    await pair.settle();
    expect([...verdicts.keys()]).toEqual(["one"]);
    verdicts.get("one")?.resolve(YES);
    await pair.settle();
    verdicts.get("two")?.resolve(YES);
    await pair.settle();
    expect(client.take()).toMatchObject([
      { id: 1, position: { offset: 1 } },
      { id: 2, position: { offset: 2 } },
      { type: "subscribed", id: 3, position: { offset: 2 } },
    ]);
  });

  test("a repeat with its key is a duplicate, although the backend rewrites it each time anew [PUB-3]", async () => {
    let count = 0;
    const { pair } = setUp({ publish: () => ({ allow: true, data: { text: `${++count}` } }) });
    const client = pair.connect();
    const keyed = { ...say(1, "Tea?"), key: "key-00001" };
    expect(await ask(pair, client, keyed)).toMatchObject([{ position: { offset: 1 } }]);
    expect(await ask(pair, client, { ...keyed, id: 2 })).toMatchObject([
      { position: { offset: 1 }, duplicate: true },
    ]);
    expect(await ask(pair, client, { ...keyed, id: 3, data: { text: "No" } })).toMatchObject([
      { code: "key_reused" },
    ]);
  });

  test("is not asked about what the program says", async () => {
    const asked: unknown[] = [];
    const { pair } = setUp({ publish: (question) => (asked.push(question), YES) });
    const namespace = pair.core.contract.namespace("room");
    if (namespace === undefined) throw new Error("no namespace");
    const said = { channel: KITCHEN, event: "chat.said", data: { text: "Tea?" } };
    for (const by of [undefined, { user: "bob" }])
      expect(await pair.core.publisher.publish(namespace, { ...said, by })).toMatchObject({
        kind: "published",
      });
    expect(asked).toEqual([]);
  });
});

test.each([
  ["without a backend", undefined],
  ["with one that is not asked about it", { only: { publish: ["open"] }, publish: () => YES }],
  ["with one that answers at once", { publish: () => YES, subscribe: () => YES, connect: () => YES }],
])("%s nothing of the path of a publish is a promise", (_, backend) => {
  const pair = openPair({ contract, ...(backend !== undefined && { backend }) });
  const namespace = pair.core.contract.namespace("room");
  if (namespace === undefined) throw new Error("no namespace");
  const by = { user: "ada", connection: "connection-1" };
  const said = { channel: KITCHEN, event: "chat.said", data: { text: "Tea?" }, by };
  expect(pair.core.publisher.publish(namespace, said)).toMatchObject({ kind: "published" });
  const client = pair.connect();
  client.send(subscribe(1), say(2, "Tea?"));
  pair.flush();
  expect(client.take()).toMatchObject([{ type: "subscribed" }, { type: "message" }, { type: "ok" }]);
});

describe("call", () => {
  const call = (id: number, method = "ask"): object => ({ type: "call", id, method, data: {} });

  test("is answered by the backend, where the program has no handler", async () => {
    const asked: unknown[] = [];
    const { pair } = setUp(
      { call: (question) => (asked.push(question), { allow: true, data: {} }) },
      { methods: { own: () => ({}) } },
    );
    const client = pair.connect();
    expect(await ask(pair, client, call(1))).toMatchObject([{ type: "result", id: 1, data: {} }]);
    expect(await ask(pair, client, call(2, "own"))).toMatchObject([{ type: "result", id: 2 }]);
    expect(asked).toEqual([
      { ask: "call", connection: "connection-1", user: expect.any(String), method: "ask", data: {} },
    ]);
  });

  test("a no is call_failed, in the words of the backend", async () => {
    const { pair } = setUp({ call: () => ({ allow: false, message: "too late" }) });
    expect(await ask(pair, pair.connect(), call(1))).toMatchObject([
      { code: "call_failed", message: "too late" },
    ]);
  });

  test("a result that breaks the contract, or is missing, is a bug", async () => {
    const answers = [{ allow: true, data: { more: 1 } }, { allow: true }];
    const { pair, errors } = setUp({ call: () => answers.shift() ?? { allow: false } });
    const client = pair.connect();
    expect(await ask(pair, client, call(1))).toMatchObject([{ code: "internal_error" }]);
    expect(await ask(pair, client, call(2))).toMatchObject([{ code: "internal_error" }]);
    expect(errors).toEqual([
      expect.stringContaining("the result of ask breaks the contract"),
      expect.stringContaining("must have required property 'data'"),
    ]);
  });

  test("that could not be put to the backend may be repeated; a handler may say the same", async () => {
    const unasked = (): never => {
      throw new BackendError("down");
    };
    const { pair } = setUp({ call: unasked }, { methods: { own: unasked } });
    const client = pair.connect();
    for (const [index, method] of ["ask", "own"].entries())
      expect(await ask(pair, client, call(index + 1, method))).toMatchObject([
        { code: "not_available", retryable: true },
      ]);
    expect(await ask(pair, client, { type: "call", id: 3, method: "ask", data: { no: 1 } })).toMatchObject([
      { code: "invalid_payload" },
    ]);
  });

  test("refuses by throwing as a handler does", async () => {
    const { pair } = setUp({
      call: () => {
        throw new CallError("not today");
      },
    });
    expect(await ask(pair, pair.connect(), call(1))).toMatchObject([{ code: "call_failed" }]);
  });
});

describe("what a backend is asked about", () => {
  test("is nothing outside of what it names", async () => {
    const asked: string[] = [];
    const note = ({ ask: what, channel }: { ask: string; channel: string }): Verdict => {
      asked.push(`${what} ${channel}`);
      return YES;
    };
    const { pair } = setUp({ only: { subscribe: ["room"], publish: [] }, subscribe: note, publish: note });
    const client = pair.connect();
    await ask(pair, client, subscribe(1));
    await ask(pair, client, subscribe(2, { channel: "open" }));
    await ask(pair, client, say(3, "Tea?"));
    expect(asked).toEqual([`subscribe ${KITCHEN}`]);
  });

  test.each([
    [{ subscribe: ["rom"] }, "backend.only.subscribe: the contract declares no namespace rom"],
    [{ publish: ["rom"] }, "backend.only.publish: the contract declares no namespace rom"],
    [{ call: ["rom"] }, "backend.only.call: the contract declares no method rom"],
  ])("must be in the contract: %j", (only, message) => {
    expect(() => setUp({ only })).toThrow(new TypeError(message));
  });

  test("is no inbox, which is its user's without asking", async () => {
    const withInbox = toContract({ inbox: { events: SAID, log: LOG, inbox: true } });
    expect(() => setUp({ only: { subscribe: ["inbox"] } }, { contract: withInbox })).toThrow(
      "backend.only.subscribe: inbox is an inbox, which is its user's without asking",
    );
    const { pair } = setUp({ subscribe: () => ({ allow: false }) }, { contract: withInbox });
    const client = pair.connect();
    expect(client.received).toMatchObject([{ type: "welcome" }, { type: "subscribed" }]);
    const channel = `inbox:${client.session.user}`;
    expect(await ask(pair, client, subscribe(1, { channel }))).toMatchObject([{ type: "subscribed", id: 1 }]);
  });
});
