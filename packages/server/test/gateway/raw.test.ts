import { describe, expect, test } from "vitest";
import { createRawGateway } from "../../src/gateway/raw.ts";
import type { ServerOptions } from "../../src/options.ts";
import { connectWelcomed } from "../connect-raw.ts";
import { toContract, NOTED } from "../contracts.ts";
import { subscribe } from "../frames.ts";
import { startServer, type StartedServer } from "../start-server.ts";
import { connectText } from "./connect-text.ts";

const LOBBY = "lobby";

async function startRaw(options: ServerOptions = {}): Promise<StartedServer & { readonly rawUrl: string }> {
  const server = await startServer({ gateways: [createRawGateway()], ...options });
  return { ...server, rawUrl: server.url.replace("http", "ws") };
}

describe("a raw client", () => {
  test("sends a text, and every other client gets the same text; its sender gets nothing", async () => {
    await using server = await startRaw();
    using ada = await connectText(`${server.rawUrl}/raw`);
    using bob = await connectText(server.rawUrl);
    using eve = await connectText(`${server.rawUrl}/`);
    for (const text of ["Hello Server", "", "ä😀\u2028", '{"type":"hello"}']) ada.send(text);
    bob.send("to Ada");
    for (const other of [bob, eve])
      for (const text of ["Hello Server", "", "ä😀\u2028", '{"type":"hello"}']) {
        expect(await other.next()).toBe(text);
      }
    expect(await eve.next()).toBe("to Ada");
    expect(await ada.next()).toBe("to Ada");
  });

  test("what a client of ours says in other forms arrives as JSON", async () => {
    await using server = await startRaw();
    using raw = await connectText(server.rawUrl);
    using ours = await connectWelcomed(server.connectUrl);
    ours.send(subscribe(1, { channel: LOBBY }));
    await ours.next();
    raw.send("Tea?");
    expect(await ours.next()).toMatchObject({
      type: "message",
      channel: LOBBY,
      offset: 1,
      event: "message",
      data: { text: "Tea?" },
    });
    const data = { args: ["a", 1, { b: true }] };
    ours.send({ type: "publish", id: 2, channel: LOBBY, event: "message", data });
    expect(await raw.next()).toBe('["a",1,{"b":true}]');
  });

  test("a text that the contract refuses closes with 1008 and the code as reason, and reaches nobody", async () => {
    await using server = await startRaw();
    using ada = await connectText(server.rawUrl);
    using bob = await connectText(server.rawUrl);
    ada.send("x".repeat(16_001));
    expect(await ada.closed).toEqual({ code: 1008, reason: "invalid_payload" });
    using eve = await connectText(server.rawUrl);
    eve.send("after it");
    expect(await bob.next()).toBe("after it");
  });

  test("bytes close with 1003, a text that is not UTF-8 with 1007, one that is too long with 1009", async () => {
    await using server = await startRaw({ limits: { frameBytes: 2000 } });
    using bytes = await connectText(server.rawUrl);
    bytes.send(Buffer.from("x"));
    expect(await bytes.closed).toMatchObject({ code: 1003 });
    using broken = await connectText(server.rawUrl);
    // ws frames what it is given as text without looking.
    broken.socket.send(Buffer.from([0xff]), { binary: false });
    expect(await broken.closed).toMatchObject({ code: 1007 });
    using long = await connectText(server.rawUrl);
    long.send("x".repeat(2001));
    expect(await long.closed).toMatchObject({ code: 1009 });
  });

  test("is not held to our frames: nothing of them is sent, also when the server pings", async () => {
    await using server = await startRaw({ heartbeat: { intervalMs: 100, graceMs: 300 } });
    using ada = await connectText(server.rawUrl);
    using bob = await connectText(server.rawUrl);
    let pings = 0;
    await new Promise<void>((resolve) => ada.socket.on("ping", () => ++pings === 6 && resolve()));
    bob.send("still here");
    expect(await ada.next()).toBe("still here");
  });

  test("that never answers a ping is closed with 4102", async () => {
    await using server = await startRaw({ heartbeat: { intervalMs: 100, graceMs: 100 } });
    using ada = await connectText(server.rawUrl, { autoPong: false });
    expect(await ada.closed).toEqual({ code: 4102, reason: "heartbeat_timeout" });
  });

  test("that sends faster than the rate loses nothing", async () => {
    await using server = await startRaw({ limits: { framesPerSecond: 1000 }, frameBurst: 10 });
    using ada = await connectText(server.rawUrl);
    using bob = await connectText(server.rawUrl);
    for (let n = 0; n < 400; n++) ada.send(`${n}`);
    for (let n = 0; n < 400; n++) expect(await bob.next()).toBe(`${n}`);
  });

  test("is closed with 4200 when the server stops", async () => {
    const server = await startRaw();
    using ada = await connectText(server.rawUrl);
    await server.server.stop();
    expect(await ada.closed).toEqual({ code: 4200, reason: "draining" });
  });

  test("is told to the hooks as any other", async () => {
    const told: string[] = [];
    let onEnded = (): void => {};
    const ended = new Promise<void>((resolve) => (onEnded = resolve));
    await using server = await startRaw({
      onOpen: () => told.push("open"),
      onMessage: (_, { data }) => told.push(JSON.stringify(data)),
      onClose: (_, code) => {
        told.push(`close ${code}`);
        onEnded();
      },
    });
    using ada = await connectText(server.rawUrl);
    using bob = await connectText(server.rawUrl);
    ada.send("Tea?");
    await bob.next();
    ada.socket.close(1000);
    await ended;
    expect(told).toEqual(["open", "open", '{"text":"Tea?"}', "close 1000"]);
  });
});

describe("who may come in", () => {
  test("a page of a foreign origin is refused before the upgrade, one of any local port is not", async () => {
    await using server = await startRaw();
    await expect(connectText(server.rawUrl, { origin: "https://evil.example" })).rejects.toThrow(
      "status 403",
    );
    await expect(connectText(server.rawUrl, { headers: { Host: "evil.example" } })).rejects.toThrow(
      "status 403",
    );
    using page = await connectText(server.rawUrl, { origin: "http://localhost:5173" });
    expect(page.socket.readyState).toBe(page.socket.OPEN);
  });

  test("without the gateway nothing is there", async () => {
    await using server = await startServer();
    const url = server.url.replace("http", "ws");
    for (const path of ["/", "/raw"]) await expect(connectText(url + path)).rejects.toThrow("status 404");
  });

  test("a guest who may not listen there is closed with forbidden", async () => {
    const contract = toContract({ lobby: { events: NOTED, access: { guest: ["publish"] } } });
    await using server = await startRaw({ contract, gateways: [createRawGateway({ event: "noted" })] });
    using ada = await connectText(server.rawUrl);
    expect(await ada.closed).toEqual({ code: 1008, reason: "forbidden" });
  });

  test("a guest who may only listen is closed with forbidden when it speaks", async () => {
    const contract = toContract({ lobby: { events: NOTED, access: { guest: ["subscribe"] } } });
    await using server = await startRaw({ contract, gateways: [createRawGateway({ event: "noted" })] });
    using ada = await connectText(server.rawUrl);
    ada.send("Tea?");
    expect(await ada.closed).toEqual({ code: 1008, reason: "forbidden" });
  });

  test("with tokens, one without is closed with 4300", async () => {
    const auth = { secret: "only-for-trying-0123456789abcdef0123456789", audience: "a", issuer: "i" };
    await using server = await startRaw({ auth });
    using ada = await connectText(server.rawUrl);
    expect(await ada.closed).toEqual({ code: 4300, reason: "auth_required" });
    using bob = await connectText(server.rawUrl, { headers: { Authorization: "Bearer x.y.z" } });
    expect(await bob.closed).toEqual({ code: 4302, reason: "token_invalid" });
  });
});

describe("a gateway that does not fit its contract is refused when the server is made", () => {
  test.each([
    [{ channel: "nowhere" }, /gateway raw: channel: the contract has no namespace nowhere/],
    [{ channel: "No:" }, /gateway raw: channel: "No:" is not the name of a channel/],
    [{ event: "said" }, /gateway raw: event: the contract declares no said in lobby/],
  ])("%o", async (options, message) => {
    await expect(startServer({ gateways: [createRawGateway(options)] })).rejects.toThrow(message);
  });
});
