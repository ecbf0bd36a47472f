import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATIONS } from "../../../src/generated/http-api.ts";
import { connectRaw, connectWelcomed } from "../../connect-raw.ts";
import { SAID, toContract } from "../../contracts.ts";
import { KITCHEN, say, subscribe } from "../../frames.ts";
import { startServer, type StartedServer } from "../../start-server.ts";
import { API_KEYS, callApi, KEY, produced, type ApiCall } from "./call-api.ts";

const contract = toContract({ room: { events: SAID } });

const INSPECTION = ["listConnections", "tailFrames", "readStats"] as const;

/** Reads the lines of a tail, one after the other. */
async function openTail(url: string, query = ""): Promise<AsyncDisposable & { next(): Promise<object> }> {
  const aborted = new AbortController();
  const response = await fetch(`${url}/v1/tail${query}`, {
    headers: { Authorization: `Bearer ${KEY}` },
    signal: aborted.signal,
  });
  const known = produced.get("tailFrames") ?? new Set();
  produced.set("tailFrames", known.add(response.status));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  return {
    async next() {
      while (!rest.includes("\n")) {
        const read = await reader?.read();
        if (read === undefined || read.done) return { end: true };
        rest += read.value;
      }
      const [line = "", ...others] = rest.split("\n");
      rest = others.join("\n");
      return JSON.parse(line) as object;
    },
    async [Symbol.asyncDispose]() {
      await reader?.cancel().catch(() => undefined);
      aborted.abort();
    },
  };
}

describe("whoever runs the server", () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await startServer({ apiKeys: API_KEYS, contract });
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const call = (id: (typeof INSPECTION)[number], options?: ApiCall) => callApi(server.url, id, options);

  test("sees each connection with its state, page by page", async () => {
    using first = await connectRaw(server.connectUrl);
    using second = await connectWelcomed(server.connectUrl);
    second.send(subscribe(1));
    await second.next();
    const { body } = await call("listConnections");
    expect(body).toMatchObject({
      connections: [
        {
          state: "awaitingHello",
          subscriptions: 0,
          queuedBytes: 0,
          remoteAddress: expect.stringMatching(/127/),
        },
        {
          state: "ready",
          subscriptions: 1,
          user: expect.stringMatching(/^guest-/),
          openedAt: expect.any(Number),
        },
      ],
      total: 2,
    });
    const page = await call("listConnections", { query: "skip=1&limit=1" });
    expect(page.body).toEqual({
      connections: [(body as { connections: object[] }).connections[1]],
      total: 2,
    });
    const ofUser = await call("listConnections", { query: "user=nobody" });
    expect(ofUser.body).toEqual({ connections: [], total: 0 });
    expect(first.socket.readyState).toBe(first.socket.OPEN);
  });

  test("sees what passes and why something was refused, and nothing of what was said", async () => {
    using speaker = await connectWelcomed(server.connectUrl);
    await using tail = await openTail(server.url);
    speaker.send(say(1, "a secret"));
    speaker.send({ type: "publish", id: 2, channel: KITCHEN, event: "chat.said", data: { text: 42 } });
    const lines = [await tail.next(), await tail.next(), await tail.next()];
    expect(lines).toMatchObject([
      {
        direction: "in",
        type: "publish",
        id: 1,
        channel: KITCHEN,
        event: "chat.said",
        length: expect.any(Number),
      },
      { direction: "in", type: "publish", id: 2 },
      { direction: "refused", type: "error", id: 2, code: "invalid_payload", pointer: "/data/text" },
    ]);
    expect(JSON.stringify(lines)).not.toContain("a secret");
    speaker.send("no JSON");
    expect(await tail.next()).toMatchObject({ direction: "refused", type: "close", code: "bad_frame" });
  });

  test("gets a sample, and the number of what is not in it", async () => {
    using speaker = await connectWelcomed(server.connectUrl);
    await using tail = await openTail(server.url, `?perSecond=1&channel=${KITCHEN}&direction=in`);
    for (let id = 1; id <= 20; id++) speaker.send(say(id, "a"));
    expect(await tail.next()).toMatchObject({ direction: "in", id: 1 });
    // The next second brings the next line, which tells of the others.
    let id = 20;
    const timer = setInterval(() => speaker.send(say(++id, "b")), 50);
    const next = (await tail.next()) as { id: number; skipped: number };
    clearInterval(timer);
    // However the seconds lie, what was left out stands between the two lines.
    expect(next.skipped).toBe(next.id - 2);
    expect(next.skipped).toBeGreaterThan(0);
  });

  test("reads the numbers of the metrics, without metrics being on", async () => {
    using _ = await connectWelcomed(server.connectUrl);
    const { body } = await call("readStats");
    expect(body).toMatchObject({
      gauges: { parlance_connections: 1 },
      counters: { parlance_welcomes_total: expect.any(Number) },
      process: { rssBytes: expect.any(Number), cpuMs: expect.any(Number) },
    });
  });

  test("may watch only so often at a time", async () => {
    const tails = [];
    for (let count = 0; count < 9; count++) tails.push(await openTail(server.url));
    expect(await tails[8]?.next()).toEqual({ end: true });
    for (const tail of tails) await tail[Symbol.asyncDispose]();
  });

  test.each(INSPECTION)("is asked by %s for a key that may", async (id) => {
    expect(await call(id, { key: "none" })).toMatchObject({ status: 401 });
    expect(await call(id, { key: "weak" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await call(id, { key: "narrow" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const wrong = await call(id, { query: "colour=red" });
    expect(wrong).toMatchObject({ status: 400, body: { at: "/query/colour" } });
  });

  test.each(INSPECTION)("gets from %s each documented status", (id) => {
    expect([...(produced.get(id) ?? [])].toSorted((one, other) => one - other)).toEqual([
      ...OPERATIONS[id].statuses,
    ]);
  });
});

test("a watcher does not keep a server from stopping", async () => {
  const server = await startServer({ apiKeys: API_KEYS, contract });
  await using tail = await openTail(server.url);
  await server.server.stop({ withinMs: 60_000 });
  expect(await tail.next()).toEqual({ end: true });
});
