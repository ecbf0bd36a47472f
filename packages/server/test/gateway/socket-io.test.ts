import { describe, expect, test } from "vitest";
import { createSocketIoGateway } from "../../src/gateway/socket-io.ts";
import type { ServerOptions } from "../../src/options.ts";
import { connectWelcomed } from "../connect-raw.ts";
import { subscribe } from "../frames.ts";
import { request } from "../http/request.ts";
import { startServer, type StartedServer } from "../start-server.ts";
import { connectSocketIo, openSocketIo, VERSIONS } from "./socket-io-clients.ts";

function startSocketIo(options: ServerOptions = {}): Promise<StartedServer> {
  return startServer({ gateways: [createSocketIoGateway()], ...options });
}

const SECRET = "only-for-trying-0123456789abcdef0123456789";

describe.each(VERSIONS)("a Socket.IO client, version %s,", (version) => {
  test("talks to the others in its own words, is told what came of it, and never hears itself", async () => {
    await using server = await startSocketIo();
    using ada = await connectSocketIo(version, server.url);
    using bob = await connectSocketIo("4", server.url);
    using ours = await connectWelcomed(server.connectUrl);
    ours.send(subscribe(1, { channel: "lobby" }));
    await ours.next();

    expect(await ada.ask("message", "Hello Server")).toMatchObject({ type: "ok", position: { offset: 1 } });
    expect(await ada.ask("message", "a", 1, { b: true })).toMatchObject({
      type: "ok",
      position: { offset: 2 },
    });
    expect(await bob.next()).toEqual(["message", "Hello Server"]);
    expect(await bob.next()).toEqual(["message", "a", 1, { b: true }]);
    expect(await ours.next()).toMatchObject({ type: "message", data: { text: "Hello Server" } });
    expect(await ours.next()).toMatchObject({ type: "message", data: { args: ["a", 1, { b: true }] } });

    bob.socket.emit("message", "Hello client");
    expect(await ada.next()).toEqual(["message", "Hello client"]);
  });

  test("is told why something was refused, by its acknowledgement, or by the event error where it asked for none", async () => {
    await using server = await startSocketIo();
    using ada = await connectSocketIo(version, server.url);
    const refusal = {
      type: "error",
      code: "invalid_payload",
      message: "message: /data/text must NOT have more than 16000 characters",
      retryable: false,
      at: "/data/text",
    };
    const long = "x".repeat(16_001);
    expect(await ada.ask("message", long)).toMatchObject(refusal);
    ada.socket.emit("message", long);
    expect(await ada.next()).toMatchObject(["error", refusal]);
    ada.socket.emit("no-such");
    expect(await ada.next()).toMatchObject(["error", { code: "invalid_frame", at: "/event" }]);
    expect(await ada.ask("message", "fine")).toMatchObject({ type: "ok", position: { offset: 1 } });
  });

  test("says that it is disconnected when the server stops, and connected when it returns", async () => {
    const first = await startSocketIo();
    using ada = await connectSocketIo(version, first.url);
    await first.server.stop();
    // Whatever fails on the way, such as a change of transport, is told too.
    await ada.until("disconnect");
    await using second = await startSocketIo({ port: first.port });
    await ada.until("connect");
    expect(await ada.ask("message", "again")).toMatchObject({ type: "ok", position: { offset: 1 } });
    expect(second.server.connectionCount).toBe(1);
  });

  test("is in the channel that its namespace names, and nowhere else", async () => {
    await using server = await startSocketIo();
    const events = ["message", "chat.said", "chat.typing"];
    using ada = await connectSocketIo(version, `${server.url}/room:kitchen`, { events });
    using bob = await connectSocketIo("4", `${server.url}/room:kitchen`, { events });
    using eve = await connectSocketIo("4", server.url, { events });
    ada.socket.emit("chat.typing", {});
    expect(await ada.ask("chat.said", { text: "Tea?", name: "Ada" })).toMatchObject({ type: "ok" });
    expect([await bob.next(), await bob.next()]).toEqual([
      ["chat.typing", {}],
      ["chat.said", { text: "Tea?", name: "Ada" }],
    ]);
    bob.socket.emit("chat.said", "Yes");
    expect(await ada.next()).toEqual(["chat.said", { text: "Yes" }]);
    expect(await eve.ask("message", "first")).toMatchObject({ position: { offset: 1 } });
  });
});

describe("what comes in", () => {
  test("bytes, numbers that overflowed and nesting without end close the connection for good", async () => {
    await using server = await startSocketIo();
    const deep = JSON.parse("[".repeat(1000) + "]".repeat(1000)) as unknown;
    const cases = [
      [Buffer.from("x"), "unsupported_data"],
      [deep, "bad_frame"],
    ] as const;
    for (const [value, code] of cases) {
      using ada = await connectSocketIo("4", server.url);
      ada.socket.emit("message", value);
      expect(await ada.next()).toMatchObject(["error", { code }]);
      expect(await ada.next()).toMatchObject(["disconnect", "io server disconnect", undefined]);
    }
  });

  test("faster than the rate is heard later; far faster, the connection is closed with rate_limited", async () => {
    await using server = await startSocketIo({
      limits: { framesPerSecond: 500, subscriptions: 1 },
      frameBurst: 1,
    });
    using ada = await connectSocketIo("4", server.url, { transports: ["websocket"] });
    using bob = await connectSocketIo("4", server.url, { transports: ["websocket"] });
    for (let n = 0; n < 100; n++) ada.socket.emit("message", `${n}`);
    for (let n = 0; n < 100; n++) expect(await bob.next()).toEqual(["message", `${n}`]);
    for (let n = 0; n < 3000; n++) ada.socket.emit("message", `${n}`);
    expect((await ada.next())[0]).toBe("disconnect");
  });
});

describe("who may come in", () => {
  test("pages of local origins may read the answers, foreign ones are refused", async () => {
    await using server = await startSocketIo();
    const poll = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const local = await request(poll, { headers: { Origin: "http://localhost:5173" } });
    expect(local.status).toBe(200);
    expect(local.headers["access-control-allow-origin"]).toBe("http://localhost:5173");
    expect((await request(poll, { headers: { Origin: "https://evil.example" } })).status).toBe(403);
    expect((await request(poll, { headers: { Host: "evil.example" } })).status).toBe(403);
  });

  test("without the gateway nothing is there", async () => {
    await using server = await startServer();
    expect((await request(`${server.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(404);
  });

  test("a namespace that is no channel of the contract is refused", async () => {
    await using server = await startSocketIo();
    using ada = openSocketIo("4", `${server.url}/nowhere`);
    expect((await ada.next())[0]).toBe("connect_error");
  });

  test.each(VERSIONS)("with tokens, version %s without one is told auth_required", async (version) => {
    await using server = await startSocketIo({ auth: { secret: SECRET, audience: "a", issuer: "i" } });
    using ada = openSocketIo(version, server.url);
    const [name, error] = (await ada.next()) as [string, { readonly data?: unknown }];
    expect([name, version === "2.3.0" ? error : error.data]).toMatchObject([
      version === "2.3.0" ? "error" : "connect_error",
      { type: "error", code: "auth_required" },
    ]);
    expect(server.server.connectionCount).toBe(0);
  });

  test("a guest with a secret is the same user again, by the auth of its handshake", async () => {
    const users: string[] = [];
    await using server = await startSocketIo({ onOpen: ({ user }) => users.push(user) });
    const auth = { guest: "Zk3vQ0b9mX1rT7uYw2LcPA" };
    using first = await connectSocketIo("4", server.url, { auth });
    using second = await connectSocketIo("3", server.url, { auth });
    expect(users[0]).toBe(users[1]);
    expect([first.socket.connected, second.socket.connected]).toEqual([true, true]);
  });
});

test("a name outside our grammar is mapped by the table, both ways", async () => {
  const gateway = createSocketIoGateway({ channel: "room:kitchen", events: { "chat message": "chat.said" } });
  await using server = await startServer({ gateways: [gateway] });
  using ada = await connectSocketIo("4", server.url, { events: ["chat message"] });
  using bob = await connectSocketIo("2.3.0", server.url, { events: ["chat message"] });
  expect(await ada.ask("chat message", "Tea?")).toMatchObject({ type: "ok" });
  expect(await bob.next()).toEqual(["chat message", { text: "Tea?" }]);
});
