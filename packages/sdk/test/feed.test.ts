import { describe, expect, it } from "vitest";
import type { Gap } from "../src/index-node.ts";
import { message } from "./frames.ts";
import { grant, nextEvent, reconnect, setUp, setUpKitchen, untilState } from "./open-client.ts";

const KITCHEN = "room:kitchen";

describe("a subscription after a reconnect", () => {
  it("goes on from its position without a word when all is recovered", async () => {
    const setup = await setUpKitchen();
    const gaps: Gap[] = [];
    setup.client.on("gap", (gap) => gaps.push(gap));
    setup.peer.send(message(KITCHEN, 1), message(KITCHEN, 2));
    await setup.peer.settle();
    setup.peer.cut();
    await untilState(setup.client, "waiting");
    expect(setup.subscription.state).toEqual({ status: "subscribing" });
    const peer = await reconnect(setup);
    await peer.greet();
    const frame = await grant(peer, { recovery: "full", from: 2 }, 4);
    expect(frame.position).toEqual({ epoch: "e1", offset: 2 });
    peer.send(message(KITCHEN, 3), message(KITCHEN, 4));
    await peer.settle();
    expect(setup.texts).toEqual(["message 1", "message 2", "message 3", "message 4"]);
    expect(gaps).toEqual([]);
    expect(setup.subscription.state).toMatchObject({ status: "subscribed", recovery: "full" });
  });

  it("[CLI-4] tells of a gap before it hands over later messages", async () => {
    const setup = await setUpKitchen({}, { last: 2 });
    const { client, subscription, texts } = setup;
    const told: unknown[] = [];
    subscription.on("gap", (gap) => told.push(["subscription", gap, texts.length]));
    client.on("gap", (gap) => told.push(["client", gap, texts.length]));
    setup.peer.send(message(KITCHEN, 1));
    await setup.peer.settle();
    setup.peer.cut();
    const peer = await reconnect(setup);
    await peer.greet();
    const frame = await grant(peer, { recovery: "gap", reason: "unknown_epoch", from: 7 }, 9, "e2");
    expect(frame).toMatchObject({ last: 2, position: { epoch: "e1", offset: 1 } });
    peer.send(message(KITCHEN, 8), message(KITCHEN, 9));
    await peer.settle();
    const gap = {
      channel: KITCHEN,
      reason: "unknown_epoch",
      before: { epoch: "e1", offset: 1 },
      after: { epoch: "e2", offset: 7 },
    };
    expect(told).toEqual([
      ["subscription", gap, 1],
      ["client", gap, 1],
    ]);
    expect(texts).toEqual(["message 1", "message 8", "message 9"]);
  });

  it("[CLI-2] drops what the newest messages after a gap repeat", async () => {
    const setup = await setUpKitchen({}, { last: 3 });
    setup.peer.send(message(KITCHEN, 1), message(KITCHEN, 2));
    await setup.peer.settle();
    setup.peer.cut();
    const peer = await reconnect(setup);
    await peer.greet();
    await grant(peer, { recovery: "gap", reason: "unsupported", from: 0 }, 3);
    peer.send(message(KITCHEN, 1), message(KITCHEN, 2), message(KITCHEN, 3));
    await peer.settle();
    expect(setup.texts).toEqual(["message 1", "message 2", "message 3"]);
  });

  it("ends when the server does not grant it any more, and is heard of", async () => {
    const setup = await setUpKitchen();
    const error = nextEvent(setup.client, "error");
    setup.peer.cut();
    const peer = await reconnect(setup);
    await peer.greet();
    const { id } = await peer.expect("subscribe");
    peer.send({ type: "error", id, code: "forbidden", message: "not any more", retryable: false });
    expect(await error).toMatchObject({ code: "forbidden", channel: KITCHEN });
    expect(setup.subscription.state).toMatchObject({ status: "ended", error: { code: "forbidden" } });
  });
});

describe("a subscription that misses something", () => {
  it("[CLI-2] subscribes anew with its position when an offset is skipped", async () => {
    const { peer, texts, subscription } = await setUpKitchen();
    peer.send(message(KITCHEN, 1), message(KITCHEN, 3), message(KITCHEN, 4));
    const frame = await grant(peer, { recovery: "full", from: 1 }, 4);
    expect(frame.position).toEqual({ epoch: "e1", offset: 1 });
    peer.send(message(KITCHEN, 2), message(KITCHEN, 3), message(KITCHEN, 4));
    await peer.settle();
    expect(texts).toEqual(["message 1", "message 2", "message 3", "message 4"]);
    expect(subscription.position).toEqual({ epoch: "e1", offset: 4 });
  });

  it("asks ever more slowly of a server that goes on skipping", async () => {
    const { peer, clock } = await setUpKitchen();
    peer.send(message(KITCHEN, 2));
    await grant(peer, { recovery: "full", from: 0 }, 2);
    for (const pauseMs of [500, 1000, 2000]) {
      peer.send(message(KITCHEN, 2));
      await peer.settle();
      clock.advance(pauseMs - 1);
      expect(peer.unreadCount).toBe(0);
      clock.advance(1);
      await grant(peer, { recovery: "full", from: 0 }, 2);
    }
  });

  it("goes on from a position of an earlier run, or tells of the gap in its state", async () => {
    const { server, client } = await setUp();
    const subscribing = client.channel(KITCHEN).subscribe({ position: { epoch: "e0", offset: 7 } });
    const gap = nextEvent(client, "gap");
    const peer = await server.accept();
    await peer.greet();
    expect(await grant(peer, { recovery: "gap", reason: "trimmed" }, 9)).toMatchObject({
      position: { epoch: "e0", offset: 7 },
    });
    expect((await subscribing).state).toMatchObject({ recovery: "gap" });
    expect(await gap).toMatchObject({
      reason: "trimmed",
      before: { epoch: "e0", offset: 7 },
      after: { epoch: "e1", offset: 9 },
    });
  });
});
