import { describe, expect, it, vi } from "vitest";
import { chat } from "../src/generated/chat/index.ts";
import type { ParlanceError } from "../src/index-node.ts";
import { createClient } from "../src/index-node.ts";
import { message } from "./frames.ts";
import { grant, setUp, setUpKitchen } from "./open-client.ts";
import { startScriptedServer } from "./scripted-server.ts";

const KITCHEN = "room:kitchen";

describe("a message", () => {
  it("with data that breaks its schema is told, not handed over, and has its place", async () => {
    const { client, peer, texts, subscription } = await setUpKitchen();
    const invalid: unknown[] = [];
    client.on("invalid", (each) => invalid.push(each));
    const bad = message(KITCHEN, 1, { data: { text: "" } });
    peer.send(bad, message(KITCHEN, 2));
    await peer.settle();
    expect(invalid).toEqual([
      {
        message: bad,
        issues: [{ at: "/text", keyword: "minLength", message: "must NOT have fewer than 1 characters" }],
      },
    ]);
    expect(texts).toEqual(["message 2"]);
    expect(subscription.position).toEqual({ epoch: "e1", offset: 2 });
  });

  it("[DEL-2] whose content was deleted has its place, is not handed over, and is not invalid", async () => {
    const { client, peer, texts, subscription } = await setUpKitchen();
    const invalid: unknown[] = [];
    client.on("invalid", (each) => invalid.push(each));
    peer.send(message(KITCHEN, 1, { data: {}, deleted: true }), message(KITCHEN, 2));
    await peer.settle();
    expect([texts, invalid]).toEqual([["message 2"], []]);
    expect(subscription.position).toEqual({ epoch: "e1", offset: 2 });
  });

  it("with bad data is an error when nobody listens for it", async () => {
    const { client, peer } = await setUpKitchen();
    const errors: ParlanceError[] = [];
    client.on("error", (error) => errors.push(error));
    peer.send(message(KITCHEN, 1, { data: { text: 7 } }));
    await peer.settle();
    expect(errors).toMatchObject([
      {
        code: "invalid_payload",
        at: "/data/text",
        channel: KITCHEN,
        message: "[invalid_payload] chat.said: /data/text must be string",
      },
    ]);
  });

  it("is handed over as it is where data is trusted", async () => {
    const { peer, texts } = await setUpKitchen({ checks: "outgoing" });
    peer.send(message(KITCHEN, 1, { data: { text: "" } }));
    await peer.settle();
    expect(texts).toEqual([""]);
  });

  it("[CLI-1] of an unknown event is told to the developer, once when nobody listens", async () => {
    const { client, peer, texts } = await setUpKitchen();
    const errors: string[] = [];
    client.on("error", (error) => errors.push(error.message));
    peer.send(
      message(KITCHEN, 1, { event: "chat.sang" }),
      message(KITCHEN, 2, { event: "chat.sang" }),
      message(KITCHEN, 3, { event: "chat.typing" }),
      message(KITCHEN, 4),
    );
    await peer.settle();
    expect(errors).toEqual([
      '[unknown_event] the contract does not name "chat.sang" in room:kitchen',
      '[unknown_event] the contract does not name "chat.typing" in room:kitchen',
    ]);
    const unknown: unknown[] = [];
    client.on("unknown", ({ offset, event }) => unknown.push([offset, event]));
    peer.send(message(KITCHEN, 5, { event: "constructor" }));
    await peer.settle();
    expect(unknown).toEqual([[5, "constructor"]]);
    expect(texts).toEqual(["message 4"]);
  });

  it("of any event is handed over where the namespace admits any", async () => {
    const { server, client } = await setUp();
    const lab = client.channel("open:lab");
    const got: unknown[] = [];
    lab.on("anything.at.all", ({ data }) => got.push(data["depth"]));
    const subscribing = lab.subscribe();
    const peer = await server.accept();
    await peer.greet();
    await grant(peer);
    await subscribing;
    peer.send(
      message("open:lab", 1, { event: "anything.at.all", data: { depth: 3 } }),
      message("open:lab", 2, { event: "else" }),
    );
    await peer.settle();
    expect(got).toEqual([3]);
  });

  it("is not handed to a listener that was removed", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const unlisten = kitchen.on("chat.said", () => expect.unreachable());
    unlisten();
    peer.send(message(KITCHEN, 1));
    await peer.settle();
  });

  it("reaches the console when its client has no listener at all", async () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const server = await startScriptedServer();
    const client = createClient({ url: server.url, contract: chat });
    const subscribing = client.channel(KITCHEN).subscribe();
    const peer = await server.accept();
    await peer.greet();
    await grant(peer);
    await subscribing;
    peer.send(message(KITCHEN, 1, { event: "chat.sang" }));
    await peer.settle();
    expect(written.mock.calls).toMatchObject([[{ code: "unknown_event" }]]);
    written.mockRestore();
    client.close();
  });
});

describe("an own message", () => {
  it("[PUB-7] is known by its key and its author together", async () => {
    const { peer, kitchen } = await setUpKitchen();
    const own: boolean[] = [];
    kitchen.on("chat.said", (each) => own.push(each.own));
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    const { id, key } = await peer.expect("publish");
    const me = { user: "guest-8h2Kd0Qz" };
    peer.send(message(KITCHEN, 1, { key: key as string, by: { user: "mallory" } }));
    peer.send(message(KITCHEN, 2, { key: "aKeyOfAnotherTab", by: me }));
    peer.send(message(KITCHEN, 3, { key: key as string, by: me }));
    await publishing;
    peer.send({ type: "ok", id, position: { epoch: "e1", offset: 3 } });
    await peer.settle();
    expect(own).toEqual([false, false, true]);
  });

  it("is kept from the listeners with echo false, and has its place", async () => {
    const { peer, kitchen, texts, subscription } = await setUpKitchen({}, { echo: false });
    const publishing = kitchen.publish("chat.said", { text: "Tea?" });
    const { id, key } = await peer.expect("publish");
    peer.send(
      { type: "ok", id, position: { epoch: "e1", offset: 1 } },
      message(KITCHEN, 1, { key: key as string, by: { user: "guest-8h2Kd0Qz" } }),
      message(KITCHEN, 2),
    );
    await publishing;
    await peer.settle();
    expect(texts).toEqual(["message 2"]);
    expect(subscription.position).toEqual({ epoch: "e1", offset: 2 });
  });
});
