import { describe, expect, it } from "vitest";
import { message, subscribed, welcome } from "./frames.ts";
import { abandon, grant, setUp, setUpKitchen } from "./open-client.ts";

const KITCHEN = "room:kitchen";

describe("subscribing", () => {
  it("[HS-7] is pipelined behind hello and resolves when the server grants it", async () => {
    const { server, client } = await setUp();
    const subscribing = client.channel(KITCHEN).subscribe({ last: 50 });
    const peer = await server.accept();
    await peer.expect("hello");
    const { id, ...rest } = await peer.expect("subscribe");
    expect(rest).toEqual({ type: "subscribe", channel: KITCHEN, last: 50 });
    peer.send(subscribed({ id, channel: KITCHEN, from: 12 }, 17));
    const subscription = await subscribing;
    expect(subscription.state).toEqual({
      status: "subscribed",
      recovery: "fresh",
      allowed: ["subscribe", "publish"],
    });
    expect(subscription.position).toEqual({ epoch: "e1", offset: 12 });
  });

  it("hands over messages in order, each once, with what the server says of them", async () => {
    const { peer, kitchen, subscription } = await setUpKitchen();
    const messages: unknown[] = [];
    kitchen.on("chat.said", (each) => messages.push(each));
    peer.send(
      message(KITCHEN, 1, { data: { text: "Tea?", newer: true } }),
      message(KITCHEN, 1),
      message(KITCHEN, 2),
      message("room:other", 3),
    );
    await peer.settle();
    expect(messages).toEqual([
      {
        channel: KITCHEN,
        offset: 1,
        event: "chat.said",
        time: 1_795_392_000_000,
        by: { user: "alice" },
        data: { text: "Tea?", newer: true },
        own: false,
      },
      {
        channel: KITCHEN,
        offset: 2,
        event: "chat.said",
        time: 1_795_392_000_000,
        by: { user: "alice" },
        data: { text: "message 2" },
        own: false,
      },
    ]);
    expect(subscription.position).toEqual({ epoch: "e1", offset: 2 });
  });

  it("rejects what the server refuses for good", async () => {
    const { server, client } = await setUp();
    const subscribing = client.channel("room:private").subscribe();
    const peer = await server.accept();
    await peer.greet();
    const { id } = await peer.expect("subscribe");
    peer.send({ type: "error", id, code: "forbidden", message: "not yours", retryable: false });
    await expect(subscribing).rejects.toMatchObject({
      code: "forbidden",
      channel: "room:private",
      message: "[forbidden] not yours",
    });
  });

  it("asks again after the pause that the server names, then after pauses that grow", async () => {
    const { server, client, clock } = await setUp();
    const subscribing = client.channel(KITCHEN).subscribe();
    const peer = await server.accept();
    await peer.greet();
    for (const pauseMs of [3000, 3500, 4000]) {
      const { id } = await peer.expect("subscribe");
      peer.send({
        type: "error",
        id,
        code: "not_available",
        message: "later",
        retryable: true,
        afterMs: 3000,
      });
      await peer.settle();
      clock.advance(pauseMs - 1);
      expect(peer.unreadCount).toBe(0);
      clock.advance(1);
    }
    await grant(peer);
    expect((await subscribing).state.status).toBe("subscribed");
  });

  it("sends no more at a time than the server takes", async () => {
    const { server, client } = await setUp();
    for (let count = 0; count < 40; count += 1) abandon(client.channel(`room:${count}`).subscribe());
    const peer = await server.accept();
    await peer.expect("hello");
    for (let id = 1; id <= 16; id += 1) expect(await peer.expect("subscribe")).toMatchObject({ id });
    await peer.settle();
    peer.send({
      ...welcome(),
      limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 20, framesPerSecond: 50 },
    });
    for (let id = 17; id <= 20; id += 1) expect(await peer.expect("subscribe")).toMatchObject({ id });
    await peer.settle();
    peer.send(subscribed({ id: 3, channel: "room:2" }));
    expect(await peer.expect("subscribe")).toMatchObject({ id: 21, channel: "room:20" });
  });

  it("refuses wrong options with a TypeError", async () => {
    const { client } = await setUp();
    const kitchen = client.channel(KITCHEN);
    await expect(kitchen.subscribe({ last: 501 })).rejects.toThrow(
      new TypeError("subscribe: last is 501, but must be an integer from 0 to 500"),
    );
    await expect(kitchen.subscribe({ position: { epoch: "e", offset: 0.5 } })).rejects.toThrow(TypeError);
    await expect(kitchen.subscribe({ echo: 1 as unknown as boolean })).rejects.toThrow(TypeError);
    expect(client.state.status).toBe("idle");
  });

  it("rejects when the reply breaks its schema", async () => {
    const { server, client } = await setUp();
    const subscribing = client.channel(KITCHEN).subscribe();
    const peer = await server.accept();
    await peer.greet();
    const { id } = await peer.expect("subscribe");
    peer.sendRaw(JSON.stringify({ ...subscribed({ id, channel: KITCHEN }), recovery: "perhaps" }));
    await expect(subscribing).rejects.toMatchObject({ code: "bad_server_frame" });
  });

  it("rejects when another frame answers", async () => {
    const { server, client } = await setUp();
    const subscribing = client.channel(KITCHEN).subscribe();
    const peer = await server.accept();
    await peer.greet();
    const { id } = await peer.expect("subscribe");
    peer.send({ type: "ok", id });
    await expect(subscribing).rejects.toMatchObject({
      code: "bad_server_frame",
      message: "[bad_server_frame] the server answered subscribe with ok",
    });
  });
});

describe("a subscription", () => {
  it("falls silent with unsubscribe, and tells the server", async () => {
    const { peer, texts, subscription } = await setUpKitchen();
    const states: unknown[] = [];
    subscription.on("ended", (state) => states.push(state));
    subscription.unsubscribe();
    subscription.unsubscribe();
    expect(await peer.expect("unsubscribe")).toEqual({ type: "unsubscribe", id: 2, channel: KITCHEN });
    peer.send(message(KITCHEN, 1), { type: "ok", id: 2, position: { epoch: "e1", offset: 1 } });
    await peer.settle();
    expect(texts).toEqual([]);
    expect(states).toEqual([{ status: "ended", error: undefined }]);
  });

  it("begins afresh after unsubscribe", async () => {
    const { peer, kitchen, subscription, texts } = await setUpKitchen();
    peer.send(message(KITCHEN, 1));
    await peer.settle();
    subscription.unsubscribe();
    const subscribing = kitchen.subscribe();
    await peer.expect("unsubscribe");
    expect(await grant(peer, {}, 5)).not.toHaveProperty("position");
    await subscribing;
    peer.send(message(KITCHEN, 6));
    await peer.settle();
    expect(texts).toEqual(["message 1", "message 6"]);
  });

  it("is one to the server, however many parts of a program hold it", async () => {
    const { peer, kitchen, subscription, texts } = await setUpKitchen();
    const second = await kitchen.subscribe({ last: 10 });
    expect(second.position).toEqual(subscription.position);
    subscription.unsubscribe();
    await peer.settle();
    peer.send(message(KITCHEN, 1));
    await peer.settle();
    expect(texts).toEqual(["message 1"]);
    expect([subscription.state.status, second.state.status]).toEqual(["ended", "subscribed"]);
    second.unsubscribe();
    await peer.expect("unsubscribe");
  });

  it("takes the echo of whoever came first, unless another is asked for", async () => {
    const { kitchen } = await setUpKitchen({}, { echo: false });
    expect((await kitchen.subscribe()).state.status).toBe("subscribed");
    await expect(kitchen.subscribe({ echo: true })).rejects.toThrow(TypeError);
  });

  it("has one echo, however many parts of a program hold it", async () => {
    const { kitchen } = await setUpKitchen();
    await expect(kitchen.subscribe({ echo: false })).rejects.toThrow(
      new TypeError("subscribe: echo is false, but room:kitchen is already subscribed with true"),
    );
  });

  it("ends when the server ends it, and asks again when the server says so", async () => {
    const { peer, clock, subscription } = await setUpKitchen();
    const ended: unknown[] = [];
    subscription.on("ended", ({ error }) => ended.push(error?.code));
    peer.send({
      type: "unsubscribed",
      channel: KITCHEN,
      code: "not_available",
      message: "later",
      resubscribe: true,
      afterMs: 1000,
    });
    await peer.settle();
    expect(subscription.state).toEqual({ status: "subscribing" });
    clock.advance(1000);
    expect(await grant(peer, { recovery: "full" })).toMatchObject({ position: { epoch: "e1", offset: 0 } });
    peer.send({
      type: "unsubscribed",
      channel: KITCHEN,
      code: "forbidden",
      message: "the grant ended",
      resubscribe: false,
    });
    await peer.settle();
    expect(ended).toEqual(["forbidden"]);
    expect(clock.pendingCount).toBe(1);
  });

  it("heeds the answer to its latest question alone", async () => {
    const { peer, subscription, texts } = await setUpKitchen();
    peer.send(message(KITCHEN, 1), message(KITCHEN, 3));
    const first = await peer.expect("subscribe");
    peer.send({
      type: "unsubscribed",
      channel: KITCHEN,
      code: "not_available",
      message: "again",
      resubscribe: true,
      afterMs: 0,
    });
    await peer.settle();
    expect(subscription.state.status).toBe("subscribing");
    peer.send(
      subscribed({ id: first.id, channel: KITCHEN, recovery: "full", from: 1 }, 3),
      message(KITCHEN, 2),
    );
    await peer.settle();
    expect(texts).toEqual(["message 1"]);
  });

  it("asks no more for what was ended in a pause", async () => {
    const { peer, clock, subscription } = await setUpKitchen();
    peer.send({
      type: "unsubscribed",
      channel: KITCHEN,
      code: "not_available",
      message: "later",
      resubscribe: true,
      afterMs: 1000,
    });
    await peer.settle();
    subscription.unsubscribe();
    await peer.expect("unsubscribe");
    clock.advance(5000);
    await peer.settle();
    expect(subscription.state.status).toBe("ended");
  });
});

describe("an AbortSignal", () => {
  it("keeps a subscription from beginning", async () => {
    const { client } = await setUp();
    const reason = new Error("changed my mind");
    await expect(client.channel(KITCHEN).subscribe({ signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(client.state.status).toBe("idle");
  });

  it("ends the attempt", async () => {
    const { server, client } = await setUp();
    const controller = new AbortController();
    const subscribing = client.channel(KITCHEN).subscribe({ signal: controller.signal });
    const peer = await server.accept();
    await peer.greet();
    const { id } = await peer.expect("subscribe");
    controller.abort(new Error("changed my mind"));
    await expect(subscribing).rejects.toThrow("changed my mind");
    await peer.expect("unsubscribe");
    peer.send(subscribed({ id, channel: KITCHEN }));
    await peer.settle();
  });

  it("ends the subscription", async () => {
    const { peer, kitchen, subscription } = await setUpKitchen();
    const controller = new AbortController();
    const second = await kitchen.subscribe({ signal: controller.signal });
    controller.abort();
    expect([subscription.state.status, second.state]).toEqual([
      "subscribed",
      { status: "ended", error: undefined },
    ]);
    await peer.settle();
  });
});
