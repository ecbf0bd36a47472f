import { describe, expect, it } from "vitest";
import type { Publish } from "../src/generated/frames.ts";
import { message, welcome } from "./frames.ts";
import { abandon, acknowledge, grant, reconnect, setUp, setUpKitchen, untilState } from "./open-client.ts";

const KITCHEN = "room:kitchen";
const IDEMPOTENT = { features: ["idempotency"] };

describe("a publish without an ack when the connection breaks", () => {
  it("[CLI-3] is sent again with its key and in order where the server remembers keys", async () => {
    const setup = await setUp();
    const kitchen = setup.client.channel(KITCHEN);
    const publishing = ["1", "2", "3"].map((text) => kitchen.publish("chat.said", { text }));
    const first = await setup.server.accept();
    await first.greet(IDEMPOTENT);
    const sent = [
      await first.expect("publish"),
      await first.expect("publish"),
      await first.expect("publish"),
    ];
    acknowledge(first, sent[0] as Publish, 1);
    await first.settle();
    first.cut();
    const second = await reconnect(setup);
    await second.greet(IDEMPOTENT);
    for (const [index, before] of sent.slice(1).entries()) {
      const again = await second.expect("publish");
      expect(again).toEqual({ ...before, id: index + 1 });
      acknowledge(second, again, index + 2);
    }
    expect((await Promise.all(publishing)).map(({ offset }) => offset)).toEqual([1, 2, 3]);
  });

  it("[CLI-3] is kept through an attempt that ends before its welcome", async () => {
    const setup = await setUp();
    const publishing = setup.client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    const first = await setup.server.accept();
    await first.greet(IDEMPOTENT);
    const { key } = await first.expect("publish");
    first.cut();
    const second = await reconnect(setup);
    await second.expect("hello");
    second.cut();
    const third = await reconnect(setup);
    await third.greet(IDEMPOTENT);
    const again = await third.expect("publish");
    expect(again.key).toBe(key);
    acknowledge(third, again, 1);
    expect(await publishing).toEqual({ epoch: "e1", offset: 1 });
  });

  it("is settled by the own message that a recovery brings", async () => {
    const setup = await setUpKitchen();
    setup.peer.cut();
    const first = await reconnect(setup);
    await first.greet(IDEMPOTENT);
    await grant(first, { recovery: "full" });
    const publishing = setup.kitchen.publish("chat.said", { text: "Tea?" });
    const { key } = await first.expect("publish");
    first.cut();
    const second = await reconnect(setup);
    await second.expect("hello");
    await grant(second, { recovery: "full", from: 0 }, 1);
    second.send(message(KITCHEN, 1, { key: key as string, by: { user: "guest-8h2Kd0Qz" } }));
    expect(await publishing).toEqual({ epoch: "e1", offset: 1 });
  });

  it("is rejected where nobody remembers keys; what was not sent goes on", async () => {
    const setup = await setUp();
    const kitchen = setup.client.channel(KITCHEN);
    const sent = kitchen.publish("chat.said", { text: "sent" });
    const unsent = kitchen.publish("chat.said", { text: "unsent" });
    const first = await setup.server.accept();
    await first.greet({
      limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 1, framesPerSecond: 50 },
    });
    await first.expect("publish");
    first.cut();
    await expect(sent).rejects.toMatchObject({ code: "connection_lost", retryable: false, channel: KITCHEN });
    const later = kitchen.publish("chat.said", { text: "later" });
    const second = await reconnect(setup);
    await second.greet();
    const frames = [await second.expect("publish"), await second.expect("publish")];
    expect(frames.map(({ data }) => data["text"])).toEqual(["unsent", "later"]);
    frames.forEach((frame, index) => acknowledge(second, frame, index + 1));
    await Promise.all([unsent, later]);
  });

  it("is rejected when the next server does not remember keys", async () => {
    const setup = await setUp();
    const publishing = setup.client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    const first = await setup.server.accept();
    await first.greet(IDEMPOTENT);
    await first.expect("publish");
    first.cut();
    const second = await reconnect(setup);
    await second.greet();
    await expect(publishing).rejects.toMatchObject({ code: "connection_lost" });
    await second.settle();
  });
});

describe("a publish that waits", () => {
  it("expires", async () => {
    const { client, server, clock } = await setUp({
      pending: { maxAgeMs: 60_000 },
      connectTimeoutMs: 3_600_000,
    });
    const unsent = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    const peer = await server.accept();
    await peer.expect("hello");
    clock.advance(60_000);
    await expect(unsent).rejects.toMatchObject({ code: "expired", retryable: true });
    const setup = await setUpKitchen({ pending: { maxAgeMs: 10_000 } });
    const sent = setup.kitchen.publish("chat.said", { text: "Tea?" });
    await setup.peer.expect("publish");
    setup.clock.advance(10_000);
    await expect(sent).rejects.toMatchObject({ code: "expired", retryable: false });
  });

  it("is one of so many at most", async () => {
    const { peer, kitchen } = await setUpKitchen({ pending: { maxCount: 2 } });
    const publishing = [
      kitchen.publish("chat.said", { text: "1" }),
      kitchen.publish("chat.said", { text: "2" }),
    ];
    await expect(kitchen.publish("chat.said", { text: "3" })).rejects.toMatchObject({
      code: "queue_full",
      retryable: true,
    });
    for (let offset = 1; offset <= 2; offset += 1) acknowledge(peer, await peer.expect("publish"), offset);
    await Promise.all(publishing);
    abandon(kitchen.publish("chat.said", { text: "4" }));
    await peer.expect("publish");
  });

  it("is not sent any more after its signal was aborted", async () => {
    const { server, client, clock } = await setUp();
    const controller = new AbortController();
    const reason = new Error("never mind");
    const publishing = client
      .channel(KITCHEN)
      .publish("chat.said", { text: "Tea?" }, { signal: controller.signal });
    const peer = await server.accept();
    await peer.expect("hello");
    controller.abort(reason);
    await expect(publishing).rejects.toBe(reason);
    peer.send(welcome());
    await untilState(client, "connected");
    await peer.settle();
    expect(clock.pendingCount).toBe(1);
    await expect(
      client.channel(KITCHEN).publish("chat.said", { text: "Tea?" }, { signal: controller.signal }),
    ).rejects.toBe(reason);
  });

  it("is rejected when the application closes the client", async () => {
    const { client } = await setUp();
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    client.close();
    await expect(publishing).rejects.toMatchObject({
      code: "closed",
      message: "[closed] the client is closed: the application closed the client",
    });
  });
});
