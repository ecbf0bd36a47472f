import { describe, expect, it } from "vitest";
import type { Publish } from "../src/generated/frames.ts";
import { message, welcome } from "./frames.ts";
import { abandon, grant, reconnect, setUp, setUpKitchen, untilState } from "./open-client.ts";
import type { Peer } from "./scripted-server.ts";

const KITCHEN = "room:kitchen";
const IDEMPOTENT = { features: ["idempotency"] };

function acknowledge(peer: Peer, { id }: Publish, offset: number): void {
  peer.send({ type: "ok", id, position: { epoch: "e1", offset } });
}

describe("publishing", () => {
  it("needs no subscription, connects by itself and resolves with the position", async () => {
    const { server, client } = await setUp();
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    const peer = await server.accept();
    await peer.greet();
    const frame = await peer.expect("publish");
    expect(frame).toEqual({ type: "publish", id: 1, channel: KITCHEN, event: "chat.said", key: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/), data: { text: "Tea?" } });
    acknowledge(peer, frame, 18);
    expect(await publishing).toEqual({ epoch: "e1", offset: 18 });
  });

  it("names each publish with a key of its own", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const publishing = [1, 2, 3].map((count) => kitchen.publish("chat.said", { text: `${count}` }));
    const keys = new Set<string | undefined>();
    for (let offset = 1; offset <= 3; offset += 1) {
      const frame = await peer.expect("publish");
      keys.add(frame.key);
      acknowledge(peer, frame, offset);
    }
    await Promise.all(publishing);
    expect(keys.size).toBe(3);
  });

  it("sends the data as it was at the call", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const data = { text: "Tea?" };
    abandon(kitchen.publish("chat.said", data));
    data.text = "";
    expect(await peer.expect("publish")).toMatchObject({ data: { text: "Tea?" } });
  });

  it("keeps data that breaks its schema at home, and names the member", async () => {
    const { peer, kitchen } = await setUpKitchen();
    await expect(kitchen.publish("chat.said", { text: "" })).rejects.toMatchObject({
      code: "invalid_payload",
      retryable: false,
      channel: KITCHEN,
      at: "/data/text",
      issues: [{ at: "/data/text", keyword: "minLength", message: "must NOT have fewer than 1 characters" }],
      message: "[invalid_payload] chat.said: /data/text must NOT have fewer than 1 characters",
    });
    const wrong: readonly unknown[] = [{}, { text: "Tea?", nick: "Ada" }, { text: 7 }, null, undefined, [], "Tea?"];
    for (const data of wrong) {
      await expect(kitchen.publish("chat.said", data as { text: string })).rejects.toMatchObject({ code: "invalid_payload" });
    }
    await peer.settle();
  });

  it("judges what will be on the wire", async () => {
    const { peer, kitchen } = await setUpKitchen();
    abandon(kitchen.publish("chat.said", { text: "Tea?", name: undefined } as unknown as { text: string }));
    expect((await peer.expect("publish")).data).toEqual({ text: "Tea?" });
    const sly = { text: "Tea?", toJSON: () => ({ text: "" }) };
    await expect(kitchen.publish("chat.said", sly)).rejects.toMatchObject({ at: "/data/text" });
  });

  it("knows no event beyond the contract, and no signal", async () => {
    const { client, kitchen } = await setUpKitchen();
    for (const event of ["chat.sang", "chat.typing", "constructor"]) {
      await expect(kitchen.publish(event as "chat.said", { text: "x" })).rejects.toMatchObject({ code: "unknown_event", at: "/event" });
    }
    abandon(client.channel("open:lab").publish("anything.at.all", { depth: 3 }));
  });

  it("rejects with what the server says", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    const { id } = await peer.expect("publish");
    const issues = [{ at: "/data/text", keyword: "maxLength", message: "must NOT have more than 3 characters" }];
    peer.send({ type: "error", id, code: "rate_limited", message: "slowly", retryable: true, afterMs: 250, at: "/data/text", issues });
    await expect(publishing).rejects.toMatchObject({ code: "rate_limited", retryable: true, afterMs: 250, at: "/data/text", issues, channel: KITCHEN });
  });

  it("[PUB-7] is settled by the own message when that comes before the ack", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    const { id, key } = await peer.expect("publish");
    peer.send(message(KITCHEN, 1, { key: key as string, by: { user: "guest-8h2Kd0Qz" } }));
    expect(await publishing).toEqual({ epoch: "e1", offset: 1 });
    peer.send({ type: "ok", id, position: { epoch: "e1", offset: 1 } });
    await peer.settle();
  });

  it("rejects an ack without a position, and one that breaks its schema", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const first = kitchen.publish("chat.said", { text: "1" });
    peer.send({ type: "ok", id: (await peer.expect("publish")).id });
    await expect(first).rejects.toMatchObject({ code: "bad_server_frame" });
    const second = kitchen.publish("chat.said", { text: "2" });
    peer.sendRaw(JSON.stringify({ type: "ok", id: (await peer.expect("publish")).id, position: 7 }));
    await expect(second).rejects.toMatchObject({ code: "bad_server_frame" });
  });

  it("has no more in flight than the server takes", async () => {
    const { server, client } = await setUp();
    const kitchen = client.channel(KITCHEN);
    const publishing = Array.from({ length: 5 }, (_, index) => kitchen.publish("chat.said", { text: `${index}` }));
    const peer = await server.accept();
    await peer.greet({ limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 2, framesPerSecond: 50 } });
    const inFlight = [await peer.expect("publish"), await peer.expect("publish")];
    for (let offset = 1; offset <= 5; offset += 1) {
      await peer.settle();
      acknowledge(peer, inFlight.shift() as Publish, offset);
      if (offset <= 3) inFlight.push(await peer.expect("publish"));
    }
    expect((await Promise.all(publishing)).map(({ offset }) => offset)).toEqual([1, 2, 3, 4, 5]);
  });

  it("refuses what the server would close the connection for", async () => {
    const { server, client } = await setUp();
    const publishing = client.channel("open:lab").publish("big", { text: "€".repeat(400) });
    const peer = await server.accept();
    await peer.greet({ limits: { frameBytes: 1024, subscriptions: 128, inFlight: 64, framesPerSecond: 50 } });
    await expect(publishing).rejects.toMatchObject({ code: "too_large", message: expect.stringMatching(/^\[too_large\] the frame has 1\d\d\d bytes, the server takes 1024$/) });
    await peer.settle();
  });
});

describe("a publish without an ack when the connection breaks", () => {
  it("[CLI-3] is sent again with its key and in order where the server remembers keys", async () => {
    const setup = await setUp();
    const kitchen = setup.client.channel(KITCHEN);
    const publishing = ["1", "2", "3"].map((text) => kitchen.publish("chat.said", { text }));
    const first = await setup.server.accept();
    await first.greet(IDEMPOTENT);
    const sent = [await first.expect("publish"), await first.expect("publish"), await first.expect("publish")];
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
    await first.greet({ limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 1, framesPerSecond: 50 } });
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
    const { client, server, clock } = await setUp({ pending: { maxAgeMs: 60_000 }, connectTimeoutMs: 3_600_000 });
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
    const publishing = [kitchen.publish("chat.said", { text: "1" }), kitchen.publish("chat.said", { text: "2" })];
    await expect(kitchen.publish("chat.said", { text: "3" })).rejects.toMatchObject({ code: "queue_full", retryable: true });
    for (let offset = 1; offset <= 2; offset += 1) acknowledge(peer, await peer.expect("publish"), offset);
    await Promise.all(publishing);
    abandon(kitchen.publish("chat.said", { text: "4" }));
    await peer.expect("publish");
  });

  it("is not sent any more after its signal was aborted", async () => {
    const { server, client, clock } = await setUp();
    const controller = new AbortController();
    const reason = new Error("never mind");
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" }, { signal: controller.signal });
    const peer = await server.accept();
    await peer.expect("hello");
    controller.abort(reason);
    await expect(publishing).rejects.toBe(reason);
    peer.send(welcome());
    await untilState(client, "connected");
    await peer.settle();
    expect(clock.pendingCount).toBe(1);
    await expect(client.channel(KITCHEN).publish("chat.said", { text: "Tea?" }, { signal: controller.signal })).rejects.toBe(reason);
  });

  it("is rejected when the application closes the client", async () => {
    const { client } = await setUp();
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    client.close();
    await expect(publishing).rejects.toMatchObject({ code: "closed", message: "[closed] the client is closed: the application closed the client" });
  });
});
