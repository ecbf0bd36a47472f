import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "../src/logger.ts";
import { connectRaw, connectWelcomed } from "./connect-raw.ts";
import { say, subscribe, toTexts, toWords } from "./frames.ts";
import { startServer, type StartedServer } from "./start-server.ts";

let server: StartedServer;
beforeAll(async () => {
  server = await startServer({ frameBurst: 10_000, limits: { framesPerSecond: 10_000 } });
});
afterAll(() => server.server.stop());

/** A frame of exactly so many bytes. */
function toSized(bytes: number): string {
  const frame = JSON.stringify({ type: "publish", id: 1, channel: "open:x", event: "e", data: { text: "" } });
  return frame.replace('""', `"${"x".repeat(bytes - frame.length)}"`);
}

/** The server still answers: nothing that came before has harmed it. */
async function expectAlive(): Promise<void> {
  using connection = await connectWelcomed(server.connectUrl);
  connection.send({ type: "ping", id: 1 });
  expect(await connection.next()).toEqual({ type: "ok", id: 1 });
}

describe("two clients that speak only PROTOCOL.md", () => {
  test("exchange a message; the sender gets its position and, subscribed, the message at it [PUB-1] [PUB-7]", async () => {
    using ada = await connectWelcomed(server.connectUrl);
    using bob = await connectWelcomed(server.connectUrl);
    for (const client of [ada, bob]) {
      client.send(subscribe(1));
      expect(await client.next()).toMatchObject({ type: "subscribed", id: 1 });
    }
    ada.send(say(2, "Tea?"));
    const frames = [await ada.next(), await ada.next()];
    const message = await bob.next();
    expect(message).toMatchObject({ type: "message", offset: 1, data: { text: "Tea?" } });
    expect(frames).toContainEqual(message);
    expect(frames).toContainEqual({
      type: "ok",
      id: 2,
      position: { epoch: expect.any(String) as string, offset: 1 },
    });
  });

  test("get 1 000 answers to 1 000 frames sent at once, in order [FR-7] [PUB-2]", async () => {
    using ada = await connectRaw(server.connectUrl);
    ada.send({ type: "hello" });
    ada.send(subscribe(1, { channel: "room:many" }));
    for (let id = 2; id <= 1001; id++) ada.send(say(id, `${id}`, { channel: "room:many" }));
    ada.send({ type: "ping", id: 1002 });
    const frames = [];
    while (toWords(frames).at(-1) !== "ok 1002") frames.push(await ada.next());
    const oks = frames.flatMap((frame) => (frame.type === "ok" ? [frame.id] : []));
    expect(oks).toEqual(Array.from({ length: 1001 }, (_, index) => index + 2));
    expect(toTexts(frames)).toEqual(Array.from({ length: 1000 }, (_, index) => `${index + 2}`));
  });
});

describe("the upgrade", () => {
  test("selects parlance.v1.json among what is offered [HS-1]", async () => {
    using connection = await connectRaw(server.connectUrl, { protocols: ["other", "parlance.v1.json"] });
    expect(connection.socket.protocol).toBe("parlance.v1.json");
  });

  test.each([[[]], [["parlance.v2.json"]], [["other", "more"]]])(
    "is refused with 400 when %j is offered [HS-10]",
    async (protocols) => {
      await expect(connectRaw(server.connectUrl, { protocols })).rejects.toThrow("status 400");
    },
  );

  test("is refused with 403 from a foreign page, a rebound name or a proxy [HS-2]", async () => {
    for (const headers of [
      { origin: "https://evil.example" },
      { host: "evil.example" },
      { "x-forwarded-for": "1.2.3.4" },
    ])
      await expect(connectRaw(server.connectUrl, { headers })).rejects.toThrow("status 403");
  });

  test("is granted to local pages on any port, and without Origin", async () => {
    for (const headers of [{ origin: "http://localhost:5173" }, { origin: "http://127.0.0.1:1" }, {}]) {
      using connection = await connectRaw(server.connectUrl, { headers });
      expect(connection.socket.protocol).toBe("parlance.v1.json");
    }
  });

  test("is refused with 404 elsewhere", async () => {
    await expect(connectRaw(`${server.connectUrl}/x`)).rejects.toThrow("status 404");
    await expect(connectRaw(server.url.replace("http", "ws"))).rejects.toThrow("status 404");
  });
});

describe("a message that is no frame [FR-2]", () => {
  test.each<[string, Buffer | string, boolean, number]>([
    ["binary", Buffer.from("{}"), true, 1003],
    ["not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), false, 1007],
    ["half a character", Buffer.from([0xf0, 0x9f]), false, 1007],
    ["a surrogate in UTF-8", Buffer.from([0xed, 0xa0, 0x80]), false, 1007],
    ["64 KiB + 1", toSized(65_537), false, 1009],
    ["64 KiB + 1 of binary", Buffer.alloc(65_537), true, 1009],
  ])("%s closes the connection, before and after hello", async (_, data, binary, code) => {
    for (const connect of [connectRaw, connectWelcomed]) {
      using connection = await connect(server.connectUrl);
      connection.socket.send(data, { binary });
      expect(await connection.closed).toMatchObject({ code });
    }
    await expectAlive();
  });

  test("64 KiB are a frame, in one piece and in several", async () => {
    using connection = await connectWelcomed(server.connectUrl);
    connection.send(toSized(65_536));
    expect(await connection.next()).toMatchObject({ type: "ok", id: 1 });
    const text = toSized(65_536).replace('"id":1', '"id":2');
    connection.socket.send(text.slice(0, 30_000), { fin: false });
    connection.socket.send(text.slice(30_000, 60_000), { fin: false });
    connection.socket.send(text.slice(60_000), { fin: true });
    expect(await connection.next()).toMatchObject({ type: "ok", id: 2 });
  });
});

describe("a hostile client", () => {
  test.each([
    ["not JSON", "hello", 4400],
    ["an array", "[]", 4400],
    ["an unknown type", '{"type":"shout","id":1}', 4400],
    ["5 000 deep", `{"type":"pong","x":${"[".repeat(5000)}${"]".repeat(5000)}}`, 4400],
    ["__proto__", '{"type":"pong","__proto__":{"x":1}}', 4400],
    ["an id of 0", '{"type":"ping","id":0}', 4400],
    ["a second hello", '{"type":"hello"}', 4401],
  ])("sends %s, is told why and closed, and the server goes on", async (_, text, code) => {
    using connection = await connectWelcomed(server.connectUrl);
    connection.send(text);
    expect(await connection.next()).toMatchObject({ type: "error", retryable: false });
    const closed = await connection.closed;
    expect(closed.code).toBe(code);
    // The reason begins with the name of the code [CLS-1].
    expect(closed.reason).toBe(code === 4400 ? "bad_frame" : "protocol_violation");
    await expectAlive();
  });

  test("that says nothing is closed with 4103 [HS-3]", async () => {
    await using impatient = await startServer({ helloMs: 100 });
    using connection = await connectRaw(impatient.connectUrl);
    expect(await connection.closed).toEqual({ code: 4103, reason: "hello_timeout" });
  });

  test("that falls silent is closed with 4102, one that answers is not [HB-1] [HB-2]", async () => {
    await using nervous = await startServer({ heartbeat: { intervalMs: 100, graceMs: 100 } });
    using silent = await connectWelcomed(nervous.connectUrl);
    using polite = await connectWelcomed(nervous.connectUrl);
    for (let count = 0; count < 4; count++) {
      expect(await polite.next()).toEqual({ type: "ping" });
      polite.send({ type: "pong" });
    }
    expect(await silent.closed).toEqual({ code: 4102, reason: "heartbeat_timeout" });
    expect(polite.socket.readyState).toBe(polite.socket.OPEN);
  });

  test("that does not read is closed with 4101, and the others get everything [LIM-2]", async () => {
    let isClosed = false;
    await using small = await startServer({
      logger: createLogger("debug", (line) => {
        isClosed ||= line.includes("slow_consumer");
      }),
      maxQueuedBytes: 65_536,
      frameBurst: 10_000,
      limits: { framesPerSecond: 10_000 },
    });
    const there = { channel: "open:x", event: "e", data: { text: "x".repeat(30_000) } };
    using slow = await connectWelcomed(small.connectUrl);
    using quick = await connectWelcomed(small.connectUrl);
    for (const client of [slow, quick]) {
      client.send(subscribe(1, { channel: "open:x" }));
      await client.next();
    }
    slow.socket.pause();
    // More than the network between the two holds by itself.
    for (let id = 2; id <= 500 && !isClosed; id++) {
      quick.send(say(id, "", there));
      await quick.next();
      await quick.next();
    }
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 4101, reason: "slow_consumer" });
    await expect.poll(() => small.server.connectionCount).toBe(1);
  });

  test("that is cut off in the middle of a frame leaves nothing behind", async () => {
    const before = server.server.connectionCount;
    const connections = await Promise.all(
      Array.from({ length: 20 }, () => connectWelcomed(server.connectUrl)),
    );
    for (const { socket } of connections) {
      socket.send('{"type":"pub', { fin: false });
      socket.terminate();
    }
    await expect.poll(() => server.server.connectionCount).toBe(before);
    await expectAlive();
  });
});
