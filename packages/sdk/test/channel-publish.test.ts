import { describe, expect, it } from "vitest";
import type { Publish } from "../src/generated/frames.ts";
import { message } from "./frames.ts";
import { abandon, acknowledge, setUp, setUpKitchen } from "./open-client.ts";

const KITCHEN = "room:kitchen";

describe("publishing", () => {
  it("needs no subscription, connects by itself and resolves with the position", async () => {
    const { server, client } = await setUp();
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    const peer = await server.accept();
    await peer.greet();
    const frame = await peer.expect("publish");
    expect(frame).toEqual({
      type: "publish",
      id: 1,
      channel: KITCHEN,
      event: "chat.said",
      key: expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/),
      data: { text: "Tea?" },
    });
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

  it("keeps data at home that would cost the connection: nested too deep, or of too many values [FR-11]", async () => {
    const { peer, client } = await setUpKitchen();
    const open = client.channel("open:sky");
    const nest = (levels: number): object => (levels === 1 ? {} : { in: nest(levels - 1) });
    const many = (count: number): object => ({ list: Array.from({ length: count }, () => 0) });
    for (const data of [nest(32), many(10_000)])
      await expect(open.publish("any.event", data)).rejects.toMatchObject({
        code: "invalid_payload",
        message: expect.stringContaining("must be an object of at most 31 levels and 9990 values"),
      });
    for (const data of [nest(31), many(9_900)]) {
      abandon(open.publish("any.event", data));
      expect(await peer.expect("publish")).toMatchObject({ data });
    }
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
    const wrong: readonly unknown[] = [
      {},
      { text: "Tea?", nick: "Ada" },
      { text: 7 },
      null,
      undefined,
      [],
      "Tea?",
    ];
    for (const data of wrong) {
      await expect(kitchen.publish("chat.said", data as { text: string })).rejects.toMatchObject({
        code: "invalid_payload",
      });
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
      await expect(kitchen.publish(event as "chat.said", { text: "x" })).rejects.toMatchObject({
        code: "unknown_event",
        at: "/event",
      });
    }
    abandon(client.channel("open:lab").publish("anything.at.all", { depth: 3 }));
  });

  it("rejects with what the server says", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    const { id } = await peer.expect("publish");
    const issues = [
      { at: "/data/text", keyword: "maxLength", message: "must NOT have more than 3 characters" },
    ];
    peer.send({
      type: "error",
      id,
      code: "rate_limited",
      message: "slowly",
      retryable: true,
      afterMs: 250,
      at: "/data/text",
      issues,
    });
    await expect(publishing).rejects.toMatchObject({
      code: "rate_limited",
      retryable: true,
      afterMs: 250,
      at: "/data/text",
      issues,
      channel: KITCHEN,
    });
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
    const publishing = Array.from({ length: 5 }, (_, index) =>
      kitchen.publish("chat.said", { text: `${index}` }),
    );
    const peer = await server.accept();
    await peer.greet({
      limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 2, framesPerSecond: 50 },
    });
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
    await expect(publishing).rejects.toMatchObject({
      code: "too_large",
      message: expect.stringMatching(/^\[too_large\] the frame has 1\d\d\d bytes, the server takes 1024$/),
    });
    await peer.settle();
  });
});
