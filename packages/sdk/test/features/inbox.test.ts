import { describe, expect, it } from "vitest";
import { openInbox } from "../../src/features/inbox.ts";
import { message, subscribed } from "../frames.ts";
import { grant, setUp } from "../open-client.ts";

describe("openInbox", () => {
  it("[INB-1] is the channel of the user, whoever that is; subscribing brings each message once", async () => {
    const { server, client } = await setUp();
    const opening = openInbox(client, "room");
    const peer = await server.accept();
    await peer.greet({ user: "alice" });
    peer.send(subscribed({ channel: "room:alice" }), message("room:alice", 1));
    const inbox = await opening;
    expect(inbox.name).toBe("room:alice");
    const texts: string[] = [];
    inbox.on("chat.said", ({ data }) => texts.push(data.text));
    const subscribing = inbox.subscribe({ last: 1 });
    const { id } = await peer.expect("subscribe");
    peer.send(message("room:alice", 2));
    peer.send({ ...subscribed({ id, channel: "room:alice" }, 2), from: 1 }, message("room:alice", 2));
    await subscribing;
    await peer.settle();
    expect(texts).toEqual(["message 2"]);
  });

  it("leaves a subscription alone that the server begins by itself", async () => {
    const { server, client } = await setUp();
    const inbox = client.channel("room:alice");
    const texts: string[] = [];
    inbox.on("chat.said", ({ data }) => texts.push(data.text));
    const subscribing = inbox.subscribe();
    const peer = await server.accept();
    await peer.greet({ user: "alice" });
    await grant(peer);
    await subscribing;
    peer.send(message("room:alice", 1), subscribed({ channel: "room:alice" }, 1), message("room:alice", 2));
    await peer.settle();
    expect(texts).toEqual(["message 1", "message 2"]);
  });
});
