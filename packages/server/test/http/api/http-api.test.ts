import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import { OPERATIONS, type OperationId } from "../../../src/generated/http-api.ts";
import { createLogger } from "../../../src/logger.ts";
import { connectRaw, connectWelcomed } from "../../connect-raw.ts";
import { toContract, SAID } from "../../contracts.ts";
import { KITCHEN, say, subscribe } from "../../frames.ts";
import { startServer, type StartedServer } from "../../start-server.ts";
import { request } from "../request.ts";
import { API_KEYS, callApi, KEY, produced, type ApiAnswer, type ApiCall } from "./call-api.ts";

const LOG = { size: 1000, ttlMs: 3_600_000, durability: "memory" } as const;
const contract = toContract({
  room: {
    events: {
      ...SAID,
      typing: { kind: "signal", data: { type: "object", properties: {}, additionalProperties: false } },
    },
    log: LOG,
    presence: {},
  },
  open: { events: {}, anyEvent: true },
  slow: {
    events: {
      ...SAID,
      typing: { kind: "signal", data: { type: "object", properties: {}, additionalProperties: false } },
    },
    rates: { publish: { perMinute: 1, burst: 1 }, signal: { perMinute: 1, burst: 1 } },
  },
});

/** An engine whose disk is full while `isFull`. */
function createFullEngine(): Engine & { isFull: boolean } {
  const inner = createMemoryEngine({ clock: systemClock });
  const full = { kind: "unavailable" } as const;
  return {
    isFull: false,
    name: "full",
    durability: inner.durability,
    keyWindowMs: inner.keyWindowMs,
    start: (listener) => inner.start(listener),
    isReady: () => true,
    append(given) {
      return this.isFull ? full : inner.append(given);
    },
    signal: (channel, bytes) => inner.signal(channel, bytes),
    attach: (channel) => inner.attach(channel),
    detach: (channel) => inner.detach(channel),
    read: (channel, query, limit) => inner.read(channel, query, limit),
    findGap: (channel, after, limit) => inner.findGap(channel, after, limit),
    findLast: (channel, count) => inner.findLast(channel, count),
    trim(channel, upTo) {
      return this.isFull ? full : inner.trim(channel, upTo);
    },
    rewrite(channel, at, rewrite) {
      return this.isFull ? full : inner.rewrite(channel, at, rewrite);
    },
    presence: inner.presence,
    listKept: () => inner.listKept(),
    take: (buckets) => inner.take(buckets),
    revoke(revocation) {
      return !this.isFull && inner.revoke(revocation);
    },
    isRevoked: (credential) => inner.isRevoked(credential),
    notify: (notice) => inner.notify(notice),
    stop: () => inner.stop(),
  };
}

/** Sends bytes as they are, and reads the status of the answer. */
function rawRequest(port: number, text: string): Promise<{ readonly status: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      resolve({ status: Number(data.toString().split(" ")[1]) });
    });
  });
}

const engine = createFullEngine();
let lines = "";
let server: StartedServer;
beforeAll(async () => {
  const logger = createLogger("debug", (line) => (lines += line));
  server = await startServer({ contract, engine, apiKeys: API_KEYS, logger });
});
afterAll(() => server[Symbol.asyncDispose]());

const call = (operation: OperationId, given: ApiCall = {}): Promise<ApiAnswer> =>
  callApi(server.url, operation, given);
const publish = (text: string, more: object = {}, channel: string = KITCHEN): Promise<ApiAnswer> =>
  call("publish", { path: { channel }, body: { event: "chat.said", data: { text }, ...more } });
/** A channel of its own for each test. */
let count = 0;
const freshChannel = (): string => `room:test-${++count}`;
const epochOf = ({ body }: ApiAnswer): string => (body as { position: { epoch: string } }).position.epoch;

describe("publish", () => {
  test("gives a message its place; subscribers get it, with its author where one is named", async () => {
    const channel = freshChannel();
    using ada = await connectWelcomed(server.connectUrl);
    ada.send(subscribe(1, { channel }));
    await ada.next();
    const first = await publish("Tea?", { key: "key-00001", user: "bob" }, channel);
    expect(first).toMatchObject({ status: 200, body: { position: { offset: 1 } } });
    expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await publish("Yes", {}, channel)).toMatchObject({ body: { position: { offset: 2 } } });
    expect(await ada.next()).toMatchObject({ offset: 1, by: { user: "bob" }, key: "key-00001" });
    const second = await ada.next();
    expect(second).toMatchObject({ offset: 2, data: { text: "Yes" } });
    expect(second).not.toHaveProperty("by");
  });

  test("with the same key adds nothing a second time, and refuses other data [PUB-3] [PUB-4]", async () => {
    const channel = freshChannel();
    const first = await publish("Tea?", { key: "key-00001" }, channel);
    expect((await publish("Tea?", { key: "key-00001" }, channel)).body).toEqual({
      ...(first.body as object),
      duplicate: true,
    });
    expect(await publish("No", { key: "key-00001" }, channel)).toMatchObject({
      status: 409,
      body: { code: "key_reused" },
    });
  });

  test("a fault has the code that the frame would get, and a pointer into the body", async () => {
    using ada = await connectWelcomed(server.connectUrl);
    ada.send({ ...say(1, ""), data: { text: 42 } });
    const frame = (await ada.next()) as { code: string; at: string; issues: object };
    const answer = await call("publish", {
      path: { channel: KITCHEN },
      body: { event: "chat.said", data: { text: 42 } },
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.body).toEqual({
      title: "chat.said: /data/text must be string",
      status: 422,
      code: frame.code,
      retryable: false,
      at: frame.at,
      issues: frame.issues,
    });
  });

  test.each([
    [{ event: "no", data: {} }, 422, "unknown_event", undefined],
    [{ event: "typing", data: {} }, 422, "wrong_kind", undefined],
    [{ event: "chat.said" }, 400, "invalid_frame", ""],
    [{ event: "chat.said", data: [], key: "key-00001" }, 400, "invalid_frame", "/data"],
    [{ event: "Chat", data: {} }, 400, "invalid_frame", "/event"],
    [{ event: "chat.said", data: {}, id: 1 }, 400, "invalid_frame", "/id"],
    ["{", 400, "invalid_frame", ""],
    ['{"event":"chat.said","data":{"__proto__":1}}', 400, "invalid_frame", "/data/__proto__"],
    ['{"event":"chat.said","data":{"text":1e999}}', 400, "invalid_frame", "/data/text"],
    [`{"event":"chat.said","data":${"[".repeat(5000)}${"]".repeat(5000)}}`, 400, "invalid_frame", ""],
  ] as const)("%j is refused", async (body, status, code, at) => {
    const answer = await call("publish", { path: { channel: KITCHEN }, body });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect((answer.body as { at?: string }).at).toBe(at);
  });

  test("channels that cannot be, bodies too long and of another type are refused", async () => {
    const body = { event: "chat.said", data: { text: "Tea?" } };
    expect(await call("publish", { path: { channel: "nowhere" }, body })).toMatchObject({
      status: 404,
      body: { code: "unknown_namespace" },
    });
    expect(await call("publish", { path: { channel: "No!" }, body })).toMatchObject({
      status: 400,
      body: { at: "/path/channel" },
    });
    expect(await call("publish", { path: { channel: "room:%zz" }, body })).toMatchObject({ status: 400 });
    expect(await publish("x".repeat(70_000))).toMatchObject({ status: 413, body: { code: "too_large" } });
    expect(
      await call("publish", { path: { channel: KITCHEN }, body, headers: { "Content-Type": "text/plain" } }),
    ).toMatchObject({ status: 415 });
  });

  test("above the rate of the contract for its author is told how long to wait [LIM-5]", async () => {
    expect(await publish("1", { user: "bob" }, "slow")).toMatchObject({ status: 200 });
    const second = await publish("2", { user: "bob" }, "slow");
    expect(second).toMatchObject({
      status: 429,
      body: { code: "rate_limited", retryable: true, afterMs: expect.any(Number) },
    });
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(1);
    const signal = { path: { channel: "slow" }, body: { event: "typing", data: {}, user: "bob" } };
    expect([(await call("sendSignal", signal)).status, (await call("sendSignal", signal)).status]).toEqual([
      204, 429,
    ]);
  });

  test("what cannot be done now may be tried again", async () => {
    engine.isFull = true;
    const answer = await publish("Tea?");
    engine.isFull = false;
    expect(answer).toMatchObject({ status: 503, body: { code: "not_available", retryable: true } });
    expect(answer.headers.get("retry-after")).toBe("1");
  });
});

describe("a batch", () => {
  test("is published in its order, each message by itself", async () => {
    const channel = freshChannel();
    const event = "chat.said";
    const messages = [
      { channel, event, data: { text: "1" } },
      { channel, event, data: { text: 2 } },
      { channel: "nowhere", event, data: {} },
      { channel, event, data: { text: "3" } },
    ];
    const { status, body } = await call("publishBatch", { body: { messages } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      results: [
        { position: { offset: 1 } },
        { code: "invalid_payload", at: "/messages/1/data/text" },
        { code: "unknown_namespace" },
        { position: { offset: 2 } },
      ],
    });
  });

  test("of more than 100 messages, of none, or of a megabyte is refused", async () => {
    const message = { channel: KITCHEN, event: "chat.said", data: { text: "x" } };
    for (const messages of [[], Array.from({ length: 101 }, () => message)])
      expect(await call("publishBatch", { body: { messages } })).toMatchObject({
        status: 400,
        body: { at: "/messages" },
      });
    const long = { ...message, data: { text: "x".repeat(11_000) } };
    const messages = Array.from({ length: 100 }, () => long);
    expect((await call("publishBatch", { body: { messages } })).status).toBe(413);
    expect((await call("publishBatch", { body: "{}", headers: { "Content-Type": "a/b" } })).status).toBe(415);
  });
});

describe("signals, members, channels", () => {
  test("a signal reaches subscribers and is not kept", async () => {
    const channel = freshChannel();
    using ada = await connectWelcomed(server.connectUrl);
    ada.send(subscribe(1, { channel }));
    await ada.next();
    const send = (body: object, more: ApiCall = {}): Promise<ApiAnswer> =>
      call("sendSignal", { path: { channel }, body, ...more });
    expect(await send({ event: "typing", data: {}, user: "bob" })).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect(await ada.next()).toMatchObject({ type: "signal", event: "typing", by: { user: "bob" } });
    expect(await send({ event: "chat.said", data: {} })).toMatchObject({
      status: 422,
      body: { code: "wrong_kind" },
    });
    expect(await send({ event: "typing" })).toMatchObject({ status: 400 });
    expect(await send({}, { path: { channel: "nowhere" }, body: { event: "a", data: {} } })).toMatchObject({
      status: 404,
    });
    expect((await send({}, { headers: { "Content-Type": "a/b" } })).status).toBe(415);
    expect((await send({ event: "typing", data: { text: "x".repeat(70_000) } })).status).toBe(413);
  });

  test("members and channels tell who is there, a part at a time", async () => {
    const [first, second] = [freshChannel(), freshChannel()];
    using ada = await connectWelcomed(server.connectUrl);
    using bob = await connectWelcomed(server.connectUrl);
    ada.send(subscribe(1, { channel: first }));
    ada.send(subscribe(2, { channel: second }));
    bob.send(subscribe(1, { channel: second }));
    for (const each of [ada, ada, bob]) await each.next();
    const members = await call("listMembers", { path: { channel: second }, query: "limit=1" });
    expect(members).toMatchObject({
      status: 200,
      body: { total: 2, members: [{}], cursor: expect.any(String) },
    });
    const list = await call("listChannels", { query: `prefix=room:test-&limit=1&after=${first}` });
    expect(list).toMatchObject({ body: { channels: [{ channel: second, subscribers: 2 }], more: false } });
    expect(await call("listChannels", { query: "limit=1" })).toMatchObject({ body: { more: true } });

    expect(await call("listMembers", { path: { channel: "open" } })).toMatchObject({ status: 409 });
    expect(await call("listMembers", { path: { channel: "nowhere" } })).toMatchObject({ status: 404 });
    for (const query of ["limit=0", "limit=1&limit=2", "no=1"]) {
      expect(await call("listMembers", { path: { channel: second }, query })).toMatchObject({ status: 400 });
      expect(await call("listChannels", { query })).toMatchObject({ status: 400 });
    }
  });
});

describe("what is kept", () => {
  const read = (channel: string, query = ""): Promise<ApiAnswer> =>
    call("readHistory", { path: { channel }, query });

  test("is read both ways, from a position", async () => {
    const channel = freshChannel();
    let epoch = "";
    for (const text of ["1", "2", "3"]) epoch = epochOf(await publish(text, {}, channel));
    expect(await read(channel, "limit=2")).toMatchObject({
      status: 200,
      body: { first: 1, head: 3, more: true, messages: [{ offset: 2 }, { offset: 3 }] },
    });
    expect(await read(channel, `direction=forward&epoch=${epoch}&offset=1`)).toMatchObject({
      body: { more: false, messages: [{ offset: 2 }, { offset: 3 }] },
    });
    expect(await read(channel, "epoch=other&offset=1")).toMatchObject({ status: 410 });
    expect(await read(channel, "offset=1")).toMatchObject({ status: 400, body: { at: "/query/epoch" } });
    expect(await read("open")).toMatchObject({ status: 409, body: { code: "not_kept" } });
    expect(await read("nowhere")).toMatchObject({ status: 404 });
  });

  test("a deleted message leaves its place, and nothing that was in it [DEL-1]", async () => {
    const channel = freshChannel();
    await publish("1", {}, channel);
    const epoch = epochOf(await publish("secret", { user: "bob", key: "key-00002" }, channel));
    await publish("3", {}, channel);
    const remove = (offset: string, query = `epoch=${epoch}`, of = channel): Promise<ApiAnswer> =>
      call("deleteMessage", { path: { channel: of, offset }, query });
    expect(await remove("2")).toMatchObject({ status: 200, body: { count: 1 } });
    expect(await remove("2")).toMatchObject({ status: 200, body: { count: 0 } });
    using ada = await connectWelcomed(server.connectUrl);
    ada.send(subscribe(1, { channel, last: 3 }));
    await ada.next();
    expect(await ada.next()).toMatchObject({ offset: 1, data: { text: "1" } });
    expect(await ada.next()).toEqual({
      type: "message",
      channel,
      offset: 2,
      event: "chat.said",
      time: expect.any(Number),
      data: {},
      deleted: true,
    });
    expect(await ada.next()).toMatchObject({ offset: 3, data: { text: "3" } });

    expect(await remove("4")).toMatchObject({ status: 410 });
    expect(await remove("0")).toMatchObject({ status: 400, body: { at: "/path/offset" } });
    expect(await remove("2", "")).toMatchObject({ status: 400, body: { at: "/query/epoch" } });
    expect(await remove("2", "epoch=x", "open")).toMatchObject({ status: 409 });
    expect(await remove("2", "epoch=x", "nowhere")).toMatchObject({ status: 404 });
    engine.isFull = true;
    expect(await remove("1")).toMatchObject({ status: 503 });
    engine.isFull = false;
  });

  test("a channel is trimmed up to a position", async () => {
    const channel = freshChannel();
    let epoch = "";
    for (const text of ["1", "2", "3"]) epoch = epochOf(await publish(text, {}, channel));
    const trim = (query: string, of = channel): Promise<ApiAnswer> =>
      call("trimChannel", { path: { channel: of }, query });
    expect(await trim(`epoch=${epoch}&offset=2`)).toMatchObject({ status: 200, body: { count: 2 } });
    expect(await read(channel)).toMatchObject({ body: { first: 3, messages: [{ offset: 3 }] } });
    expect(await trim(`epoch=${epoch}&offset=9`)).toMatchObject({ status: 410 });
    expect(await trim("offset=2")).toMatchObject({ status: 400 });
    expect(await trim("epoch=x&offset=2", "open")).toMatchObject({ status: 409 });
    expect(await trim("epoch=x&offset=2", "nowhere")).toMatchObject({ status: 404 });
    engine.isFull = true;
    expect(await trim(`epoch=${epoch}&offset=3`)).toMatchObject({ status: 503 });
    engine.isFull = false;
  });

  test("the messages of a user are erased in all channels, or in one; those of others stay", async () => {
    const [one, other] = [freshChannel(), freshChannel()];
    for (const channel of [one, other]) {
      await publish("of eve", { user: "eve" }, channel);
      await publish("eve was here", { user: "bob" }, channel);
    }
    const erase = (query = ""): Promise<ApiAnswer> => call("eraseMessages", { path: { user: "eve" }, query });
    expect(await erase(`channel=${one}`)).toMatchObject({ status: 200, body: { count: 1 } });
    expect(await erase()).toMatchObject({ body: { count: 1 } });
    for (const channel of [one, other])
      expect(await read(channel)).toMatchObject({
        body: {
          messages: [
            { offset: 1, deleted: true },
            { offset: 2, data: { text: "eve was here" } },
          ],
        },
      });
    expect(await call("eraseMessages", { path: { user: "no!" } })).toMatchObject({ status: 400 });
    engine.isFull = true;
    expect(await erase()).toMatchObject({ status: 503 });
    engine.isFull = false;
  });
});

describe("users", () => {
  test("are unsubscribed and disconnected", async () => {
    const channel = freshChannel();
    using ada = await connectWelcomed(server.connectUrl);
    ada.send(subscribe(1, { channel }));
    await ada.next();
    ada.send(say(2, "Tea?", { channel }));
    const said = await ada.next();
    const user =
      (said.type === "message" ? said : ((await ada.next()) as { by?: { user: string } })).by?.user ?? "";
    expect(await call("unsubscribeUser", { path: { user, channel } })).toMatchObject({ body: { count: 1 } });
    expect(await call("disconnectUser", { path: { user }, query: "reason=forbidden" })).toMatchObject({
      body: { count: 1 },
    });
    expect(await ada.closed).toEqual({ code: 4403, reason: "forbidden" });
    expect(await call("disconnectUser", { path: { user } })).toMatchObject({
      status: 200,
      body: { count: 0 },
    });
    expect(await call("disconnectUser", { path: { user }, query: "reason=no" })).toMatchObject({
      status: 400,
    });
    expect(await call("unsubscribeUser", { path: { user: "no!", channel } })).toMatchObject({ status: 400 });
  });

  test("tokens are revoked by user and by id", async () => {
    const revoke = (query = "", user = "alice"): Promise<ApiAnswer> =>
      call("revokeTokens", { path: { user }, query });
    expect((await revoke()).status).toBe(204);
    expect((await revoke("issuedBefore=1")).status).toBe(204);
    expect((await call("revokeToken", { path: { tokenId: "token-1" } })).status).toBe(204);
    expect(await revoke(`issuedBefore=${Date.now() + 60_000}`)).toMatchObject({ status: 400 });
    expect(await revoke("", "no!")).toMatchObject({ status: 400, body: { at: "/path/user" } });
    expect(await call("revokeToken", { path: { tokenId: "x".repeat(300) } })).toMatchObject({ status: 400 });
    engine.isFull = true;
    expect((await revoke()).status).toBe(503);
    expect((await call("revokeToken", { path: { tokenId: "token-1" } })).status).toBe(503);
    engine.isFull = false;
  });

  test("a ticket lets its user in once [AU-5]", async () => {
    const grants = [{ channel: "room:*", verbs: ["subscribe"] }];
    const issued = await call("issueTicket", { body: { user: "alice", grants } });
    expect(issued).toMatchObject({ status: 201, body: { ticket: expect.stringMatching(/^ticket\./) } });
    const { ticket } = issued.body as { ticket: string };
    using alice = await connectRaw(server.connectUrl);
    alice.send({ type: "hello", token: ticket });
    expect(await alice.next()).toMatchObject({ type: "welcome", user: "alice" });
    alice.send(subscribe(1));
    expect(await alice.next()).toMatchObject({ type: "subscribed", allowed: ["subscribe"] });
    using thief = await connectRaw(server.connectUrl);
    thief.send({ type: "hello", token: ticket });
    expect(await thief.closed).toEqual({ code: 4302, reason: "token_invalid" });
  });

  test.each([
    [{}, ""],
    [{ user: "no!" }, "/user"],
    [{ user: "alice", grants: [{ channel: "no!", verbs: [] }] }, "/grants/0/channel"],
    [{ user: "alice", grants: [{ channel: "room", verbs: ["fly"] }] }, "/grants/0/verbs/0"],
    [{ user: "alice", ttlMs: 1 }, "/ttlMs"],
  ])("a ticket for %j is refused", async (body, at) => {
    expect(await call("issueTicket", { body })).toMatchObject({ status: 400, body: { at } });
  });

  test("what is no JSON, or too long, is no request for a ticket", async () => {
    expect((await call("issueTicket", { body: {}, headers: { "Content-Type": "a/b" } })).status).toBe(415);
    expect((await call("issueTicket", { body: `"${"x".repeat(70_000)}"` })).status).toBe(413);
  });
});

describe("who may", () => {
  const PATH = { channel: KITCHEN, user: "alice", offset: "1", tokenId: "token-1" };
  const names = Object.keys(OPERATIONS).filter((name) => name !== "getInfo") as OperationId[];

  test.each(names)("%s: without a key 401, without the scope 403", async (operation) => {
    for (const key of ["none", "wrong"] as const) {
      const answer = await call(operation, { path: PATH, key, query: "epoch=x" });
      expect(answer).toMatchObject({ status: 401, body: { code: "unauthorized" } });
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="parlance"');
    }
    expect(await call(operation, { path: PATH, key: "weak" })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
  });

  test("a key for some channels reaches no others, and no user as a whole", async () => {
    const key = "narrow";
    const body = { event: "chat.said", data: { text: "Tea?" } };
    expect((await call("publish", { key, path: { channel: KITCHEN }, body })).status).toBe(200);
    expect((await call("publish", { key, path: { channel: "open" }, body })).status).toBe(403);
    const messages = [
      { channel: "open", ...body },
      { channel: KITCHEN, ...body },
    ];
    expect((await call("publishBatch", { key, body: { messages } })).body).toMatchObject({
      results: [{ code: "forbidden" }, { position: {} }],
    });
    for (const [operation, more] of [
      ["disconnectUser", {}],
      ["eraseMessages", {}],
      ["issueTicket", { body: { user: "alice" } }],
    ] as const)
      expect((await call(operation, { key, path: PATH, ...more })).status).toBe(403);
  });

  test("foreign pages and rebound names are refused, and other methods", async () => {
    const Authorization = `Bearer ${KEY}`;
    const url = `${server.url}/v1/channels`;
    expect((await request(url, { headers: { Authorization, Origin: "https://evil.example" } })).status).toBe(
      403,
    );
    expect((await request(url, { headers: { Authorization, Host: "evil.example" } })).status).toBe(403);
    const wrong = await request(url, { method: "DELETE", headers: { Authorization } });
    expect([wrong.status, wrong.headers["allow"]]).toEqual([405, "GET"]);
    expect((await request(`${server.url}/v1/nothing`)).status).toBe(404);
    expect((await call("getInfo", { key: "none" })).status).toBe(200);
    expect((await request(`${server.url}/v1/info`, { method: "POST" })).status).toBe(405);
    produced.get("getInfo")?.add(405);
  });

  test("an address that is none is answered too", async () => {
    for (const path of ["//", "//v1/channels", "/v1/channels?%"]) {
      const { status } = await rawRequest(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect([path, status]).toEqual([path, path.startsWith("//") ? 404 : 401]);
    }
  });

  test("keys are in no log line", () => {
    expect(lines).not.toMatch(/0123456789abcdef/);
  });

  test.each([
    [{ name: "", key: KEY, scopes: [] }, /apiKeys\[0\]\.name/],
    [{ name: "a", scopes: [] }, /apiKeys\[0\]\.give either key or sha256/],
    [{ name: "a", key: "short", scopes: [] }, /apiKeys\[0\]\.key: must have at least 32/],
    [{ name: "a", sha256: "x", scopes: [] }, /apiKeys\[0\]\.sha256/],
    [{ name: "a", key: KEY, scopes: ["all"] }, /apiKeys\[0\]\.scopes/],
    [{ name: "a", key: KEY, scopes: [], channels: ["No!"] }, /apiKeys\[0\]\.channels/],
  ])("%j is no key", async (key, message) => {
    await expect(startServer({ apiKeys: [key as never] })).rejects.toThrow(message);
  });
});

test("every status that openapi.yaml documents was produced, and no other", () => {
  // These have a file of their own, inspection.test.ts.
  const { listConnections: _, tailFrames: __, readStats: ___, ...others } = OPERATIONS;
  for (const [name, { statuses }] of Object.entries(others)) {
    const found = [...(produced.get(name as OperationId) ?? [])].toSorted((one, other) => one - other);
    expect([name, found]).toEqual([name, [...statuses]]);
  }
});
