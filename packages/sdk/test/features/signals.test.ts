import { describe, expect, it } from "vitest";
import { onSignal, sendSignal, type Signal } from "../../src/features/signals.ts";
import type { ServerSignal } from "../../src/generated/frames.ts";
import type { Channel } from "../../src/index-node.ts";
import { abandon, grant, nextEvent, setUp, setUpKitchen, untilState } from "../open-client.ts";

const typing = (changes: Partial<ServerSignal> = {}): ServerSignal => ({
  type: "signal",
  channel: "room:kitchen",
  event: "chat.typing",
  time: 1_795_392_000_000,
  by: { user: "alice" },
  data: {},
  ...changes,
});

/** A subscribed client of a server with signals, and what its listener got. */
async function setUpSignals(features: readonly string[] = ["signals"]) {
  const setup = await setUp();
  const kitchen = setup.client.channel("room:kitchen");
  const signals: Signal[] = [];
  onSignal(kitchen, "chat.typing", (signal) => signals.push(signal));
  const subscribing = kitchen.subscribe();
  const peer = await setup.server.accept();
  await peer.greet({ features });
  await grant(peer);
  return { ...setup, peer, kitchen, signals, subscription: await subscribing };
}

describe("sendSignal", () => {
  it("sends a signal that asks for no reply", async () => {
    const { peer, kitchen } = await setUpSignals();
    expect(sendSignal(kitchen, "chat.typing", {})).toBe(true);
    expect(await peer.expect("signal")).toEqual({
      type: "signal",
      channel: "room:kitchen",
      event: "chat.typing",
      data: {},
    });
  });

  it("sends nothing without a connection, and nothing later", async () => {
    const { client, server } = await setUp();
    const kitchen = client.channel("room:kitchen");
    expect(sendSignal(kitchen, "chat.typing", {})).toBe(false);
    abandon(client.connect());
    const peer = await server.accept();
    await peer.greet({ features: ["signals"] });
    await untilState(client, "connected");
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
  });

  it("throws for data that breaks the contract, an event that is none, and a server without signals", async () => {
    const { kitchen } = await setUpSignals([]);
    const send = (event: string, data: object) => () =>
      sendSignal(kitchen, event as "chat.typing", data as never);
    expect(send("chat.typing", { text: "" })).toThrow("[invalid_payload] chat.typing: /data/text must NOT");
    expect(send("chat.said", { text: "Tea?" })).toThrow(
      '[unknown_event] the contract has no signal event "chat.said" for room:kitchen',
    );
    expect(send("chat.typing", {})).toThrow("[unsupported] the server has no signals");
  });

  it("tells what the server refuses as an error of the client, which stays connected", async () => {
    const { client, peer, kitchen } = await setUpSignals();
    const told = nextEvent(client, "error");
    sendSignal(kitchen, "chat.typing", {});
    await peer.expect("signal");
    const channel = "room:kitchen";
    peer.send({ type: "error", channel, code: "forbidden", message: "no signals here", retryable: false });
    expect(await told).toMatchObject({ code: "forbidden", channel });
    expect(client.state.status).toBe("connected");
  });

  it("throws a TypeError for a channel that is none", () => {
    const channel = { name: "room:kitchen" } as unknown as Channel;
    expect(() => sendSignal(channel, "chat.typing" as never, {} as never)).toThrow(
      new TypeError('sendSignal: channel is {"name":"room:kitchen"}, but must come from client.channel'),
    );
  });
});

describe("onSignal", () => {
  it("[SIG-3] hands over signals, own ones told apart by their connection", async () => {
    const { peer, signals } = await setUpSignals();
    const own = { user: "guest-8h2Kd0Qz", connection: "c4nZ0qPq1xYt" };
    peer.send(typing(), typing({ by: own }), typing({ by: { ...own, connection: "another0" } }));
    await peer.settle();
    expect(signals.map((signal) => signal.own)).toEqual([false, true, false]);
    expect(signals[0]).toEqual({
      channel: "room:kitchen",
      event: "chat.typing",
      time: 1_795_392_000_000,
      by: { user: "alice" },
      data: {},
      own: false,
    });
  });

  it("[SIG-1] leaves the position of the subscription alone", async () => {
    const { peer, subscription } = await setUpSignals();
    peer.send(typing());
    await peer.settle();
    expect(subscription.position).toEqual({ epoch: "e1", offset: 0 });
  });

  it("hears nothing of other channels, unknown events, and channels that are not subscribed to any more", async () => {
    const { peer, signals, subscription } = await setUpSignals();
    peer.send(typing({ channel: "room:cellar" }), typing({ event: "chat.sang" }));
    await peer.settle();
    subscription.unsubscribe();
    await peer.expect("unsubscribe");
    peer.send(typing());
    await peer.settle();
    expect(signals).toEqual([]);
  });

  it("[CLI-1] of an unknown event is told to the developer, once", async () => {
    const { client, peer, signals } = await setUpSignals();
    const errors: string[] = [];
    client.on("error", ({ message }) => errors.push(message));
    peer.send(typing({ event: "chat.sang" }), typing({ event: "chat.sang" }), typing());
    await peer.settle();
    expect(errors).toEqual(['[unknown_event] the contract does not name "chat.sang" in room:kitchen']);
    expect(signals).toHaveLength(1);
  });

  it("[CLI-1] takes members that are not known yet, and any event where the contract does", async () => {
    const { client, peer, signals } = await setUpSignals();
    const lab = client.channel("open:lab");
    const found: Signal[] = [];
    onSignal(lab, "bubbles", (signal) => found.push(signal));
    abandon(lab.subscribe());
    await grant(peer);
    peer.send(typing({ data: { fromTheFuture: 1 } }), typing({ channel: "open:lab", event: "bubbles" }));
    await peer.settle();
    expect([signals.length, found.length]).toEqual([1, 1]);
  });

  it("removes a listener by its result", async () => {
    const { peer, kitchen, signals } = await setUpSignals();
    const more: Signal[] = [];
    const unlisten = onSignal(kitchen, "chat.typing", (signal) => more.push(signal));
    peer.send(typing());
    await peer.settle();
    unlisten();
    peer.send(typing());
    await peer.settle();
    expect([signals.length, more.length]).toEqual([2, 1]);
  });
});

describe("without the feature signals", () => {
  it("the frames are ignored", async () => {
    const { peer, client } = await setUpKitchen();
    peer.send(typing());
    await peer.settle();
    expect(client.state.status).toBe("connected");
  });
});
