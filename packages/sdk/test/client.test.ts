import { describe, expect, it, vi } from "vitest";
import { chatIdentity } from "../src/generated/chat/index.ts";
import type { ParlanceError } from "../src/index-node.ts";
import { message } from "./frames.ts";
import {
  createChatClient,
  grant,
  nextEvent,
  reconnect,
  setUp,
  setUpKitchen,
  untilState,
} from "./open-client.ts";
import { startScriptedServer } from "./scripted-server.ts";

describe("connecting", () => {
  it("does nothing before it is used", async () => {
    const { server, client } = await setUp();
    client.channel("room:kitchen").on("chat.said", () => undefined);
    expect(client.state).toEqual({ status: "idle" });
    expect(server.waitingCount).toBe(0);
  });

  it("sends hello first, with a guest secret of 128 bits, its contract and its name", async () => {
    const { server, client } = await setUp();
    const connecting = client.connect();
    const hello = await (await server.accept()).greet();
    expect(hello).toEqual({
      type: "hello",
      guest: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      contract: chatIdentity,
      sdk: { name: "@parlance/sdk", version: "0.1.0" },
    });
    expect(await connecting).toMatchObject({ status: "connected", user: "guest-8h2Kd0Qz", features: [] });
  });

  it("tells each state once", async () => {
    const setup = await setUp();
    const statuses: string[] = [];
    setup.client.on("state", ({ status }) => statuses.push(status));
    void setup.client.connect();
    const peer = await setup.server.accept();
    await peer.greet();
    await untilState(setup.client, "connected");
    peer.cut();
    await (await reconnect(setup)).greet();
    await untilState(setup.client, "connected");
    setup.client.close();
    setup.client.close();
    expect(statuses).toEqual(["connecting", "connected", "waiting", "connecting", "connected", "closed"]);
  });

  it("resolves connect at once while it is connected", async () => {
    const { client } = await setUpKitchen();
    expect(await client.connect()).toBe(client.state);
  });

  it("[HB-3] answers ping with pong", async () => {
    const { peer } = await setUpKitchen();
    peer.send({ type: "ping" });
    expect(await peer.expect("pong")).toEqual({ type: "pong" });
  });

  it("[HB-3] gives up a silent connection with 4500 and reconnects", async () => {
    const setup = await setUpKitchen();
    setup.clock.advance(35_000);
    expect(await setup.peer.closed).toEqual({ code: 4500, reason: "liveness_lost: the server fell silent" });
    expect(setup.client.state).toMatchObject({ status: "waiting", attempt: 1, reason: { code: 4500 } });
    await (await reconnect(setup)).greet();
    await untilState(setup.client, "connected");
  });

  it("takes any frame for a sign of life", async () => {
    const { client, clock, peer, texts } = await setUpKitchen();
    clock.advance(34_000);
    peer.send(message("room:kitchen", 1));
    await peer.settle();
    expect(texts).toEqual(["message 1"]);
    clock.advance(34_000);
    expect(client.state.status).toBe("connected");
  });

  it("gives up an attempt without welcome and tries again", async () => {
    const setup = await setUp({ connectTimeoutMs: 2000 });
    void setup.client.connect();
    const peer = await setup.server.accept();
    await peer.expect("hello");
    setup.clock.advance(2000);
    expect(await peer.closed).toMatchObject({ code: 4500 });
    await (await reconnect(setup)).greet();
    await untilState(setup.client, "connected");
  });

  it("waits and says why when nobody listens, and comes when somebody does", async () => {
    const { port } = await startScriptedServer();
    const { client, clock } = await setUp({ url: `ws://127.0.0.1:${port + 1}/` });
    void client.connect();
    const { attempt, untilMs, reason } = await untilState(client, "waiting");
    expect({ attempt, pauseMs: untilMs - clock.now() }).toEqual({ attempt: 2, pauseMs: 1000 });
    expect(reason).toMatchObject({ code: 1006, name: "abnormal" });
  });

  it("connects out of a pause when the application says so", async () => {
    const { client, server, peer } = await setUpKitchen();
    peer.close(4200, "draining");
    expect(await untilState(client, "waiting")).toMatchObject({
      reason: { name: "draining", advice: "reconnect" },
    });
    const connecting = client.connect();
    await (await server.accept()).greet();
    expect(await connecting).toMatchObject({ status: "connected" });
  });

  it("follows an http address to the WebSocket behind it", async () => {
    const server = await startScriptedServer();
    const client = createChatClient({ url: new URL(server.url.replace("ws:", "http:")) });
    const connecting = client.connect();
    await (await server.accept()).greet();
    expect((await connecting).status).toBe("connected");
  });
});

describe("the end", () => {
  it("closes with 1000 when the application is done", async () => {
    const { client, peer, subscription } = await setUpKitchen();
    client.close();
    expect(await peer.closed).toEqual({ code: 1000, reason: "normal: the application closed the client" });
    expect(client.state).toMatchObject({ status: "closed", reason: { code: 1000 } });
    expect(subscription.state).toMatchObject({ status: "ended", error: { code: "closed" } });
  });

  it("[CLS-3] comes with a code that says stop, and ends all that waits", async () => {
    const { client, peer, kitchen, subscription } = await setUpKitchen();
    const error = nextEvent(client, "error");
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    await peer.expect("publish");
    peer.close(4403, "forbidden: you may not connect");
    await expect(publishing).rejects.toMatchObject({ code: "connection_lost" });
    expect(await error).toMatchObject({
      code: "closed",
      message: "[closed] the client is closed: forbidden: you may not connect",
    });
    expect(client.state).toMatchObject({
      status: "closed",
      reason: { code: 4403, name: "forbidden", advice: "stop" },
    });
    expect(subscription.state.status).toBe("ended");
    await expect(kitchen.publish("chat.said", { text: "Tea?" })).rejects.toMatchObject({ code: "closed" });
    await expect(kitchen.subscribe()).rejects.toMatchObject({ code: "closed" });
  });

  it("is told with the words of the error that came before", async () => {
    const { client, peer, clock } = await setUpKitchen({ random: () => 0 });
    peer.send({
      type: "error",
      code: "rate_limited",
      message: "you were told to go slowly",
      retryable: true,
      afterMs: 7000,
    });
    peer.close(4104, "rate_limited");
    const { reason, untilMs } = await untilState(client, "waiting");
    expect(reason.message).toBe("you were told to go slowly");
    expect(untilMs - clock.now()).toBe(7000);
  });

  it("rejects a connect that it overtakes, which nobody has to await", async () => {
    const { client } = await setUp();
    void client.connect();
    const connecting = client.connect();
    client.close();
    await expect(connecting).rejects.toMatchObject({ name: "ParlanceError", code: "closed" });
  });

  it("is no end for an application that connects anew", async () => {
    const { client, server, kitchen } = await setUpKitchen();
    client.close();
    const connecting = client.connect();
    const peer = await server.accept();
    await peer.greet();
    await connecting;
    const subscribing = kitchen.subscribe();
    expect(await grant(peer)).not.toHaveProperty("position");
    expect((await subscribing).state.status).toBe("subscribed");
  });
});

describe("what the client tells", () => {
  it("reports frames of the server that break their schema, and goes on", async () => {
    const { client, peer, texts } = await setUpKitchen();
    const errors: ParlanceError[] = [];
    client.on("error", (error) => errors.push(error));
    peer.sendRaw("not JSON");
    peer.sendRaw(new Uint8Array([1, 2, 3]));
    peer.sendRaw('{"type":"message","channel":"room:kitchen","offset":0}');
    peer.sendRaw('{"type":"from_the_future"}');
    peer.send(message("room:kitchen", 1));
    await peer.settle();
    expect(texts).toEqual(["message 1"]);
    expect(errors.map(({ code }) => code)).toEqual([
      "bad_server_frame",
      "bad_server_frame",
      "bad_server_frame",
    ]);
    expect(errors[2]?.message).toBe('[bad_server_frame] the server sent "message": /offset must be >= 1');
  });

  it("[CON-1] tells of a server with another contract, once", async () => {
    const setup = await setUp();
    const mismatches: unknown[] = [];
    setup.client.on("contract", (mismatch) => mismatches.push(mismatch));
    const contract = { name: "chat", version: "2.0.0", hash: "0".repeat(64) };
    void setup.client.connect();
    const peer = await setup.server.accept();
    await peer.greet({ contract: { ...contract, match: "older" } });
    await untilState(setup.client, "connected");
    peer.cut();
    await (await reconnect(setup)).greet({ contract: { ...contract, match: "older" } });
    await untilState(setup.client, "connected");
    expect(mismatches).toEqual([{ match: "older", client: chatIdentity, server: contract }]);
  });

  it("survives listeners that throw or reject, and reports them", async () => {
    const { client, peer, kitchen, texts } = await setUpKitchen();
    const causes: unknown[] = [];
    client.on("error", ({ code, cause }) => causes.push([code, cause]));
    kitchen.on("chat.said", () => {
      throw new Error("thrown");
    });
    kitchen.on("chat.said", () => Promise.reject(new Error("rejected")));
    peer.send(message("room:kitchen", 1), message("room:kitchen", 2));
    await peer.settle();
    expect(texts).toHaveLength(2);
    expect(causes).toHaveLength(4);
    expect(causes).toContainEqual(["listener_failed", new Error("thrown")]);
    expect(causes).toContainEqual(["listener_failed", new Error("rejected")]);
  });

  it("writes errors to the console when nobody listens, also those of the listener of errors", async () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { server, client } = await setUp();
    client.on("error", () => {
      throw new Error("out of order");
    });
    void client.connect();
    const peer = await server.accept();
    await peer.greet();
    peer.sendRaw("not JSON");
    await peer.settle();
    expect(written.mock.calls).toEqual([[new Error("out of order")]]);
    written.mockRestore();
  });
});
