import { describe, expect, expectTypeOf, it } from "vitest";
import { messages } from "../../src/features/messages.ts";
import { message } from "../frames.ts";
import { grant, setUp } from "../open-client.ts";

const KITCHEN = "room:kitchen";

async function setUpLoop() {
  const { server, client } = await setUp();
  const kitchen = client.channel(KITCHEN);
  const welcome = async () => {
    const peer = await server.accept();
    await peer.greet();
    return peer;
  };
  return { client, kitchen, welcome };
}

describe("messages", () => {
  it("goes through the messages as they come, and unsubscribes when the loop is left", async () => {
    const { kitchen, welcome } = await setUpLoop();
    const texts: string[] = [];
    const looping = (async () => {
      for await (const { event, data } of messages(kitchen, { last: 2 })) {
        expectTypeOf(event).toEqualTypeOf<"chat.said">();
        texts.push(data.text);
        if (texts.length === 3) break;
      }
    })();
    const peer = await welcome();
    const { id, last } = await peer.expect("subscribe");
    expect(last).toBe(2);
    const position = { epoch: "e1", offset: 2 };
    const allowed = ["subscribe"] as const;
    peer.send({ type: "subscribed", id, channel: KITCHEN, position, from: 0, recovery: "fresh", allowed });
    for (const offset of [1, 2, 3, 4]) peer.send(message(KITCHEN, offset));
    await looping;
    expect(texts).toEqual(["message 1", "message 2", "message 3"]);
    await peer.expect("unsubscribe");
  });

  it("ends without an error when its signal is aborted, during the loop and before it", async () => {
    const { kitchen, welcome } = await setUpLoop();
    const abort = new AbortController();
    const { signal } = abort;
    const loop = messages(kitchen, { signal });
    const first = loop.next();
    const peer = await welcome();
    await grant(peer);
    peer.send(message(KITCHEN, 1));
    expect((await first).value).toMatchObject({ offset: 1 });
    const second = loop.next();
    abort.abort();
    expect(await second).toEqual({ done: true, value: undefined });
    expect(await messages(kitchen, { signal }).next()).toEqual({ done: true, value: undefined });
  });

  it("fails when the server refuses or ends the subscription, after what came before", async () => {
    const { kitchen, welcome } = await setUpLoop();
    const loop = messages(kitchen);
    const first = loop.next();
    const peer = await welcome();
    await grant(peer);
    peer.send(message(KITCHEN, 1), message(KITCHEN, 2));
    peer.send({
      type: "unsubscribed",
      channel: KITCHEN,
      code: "forbidden",
      message: "no more",
      resubscribe: false,
    });
    expect((await first).value).toMatchObject({ offset: 1 });
    expect((await loop.next()).value).toMatchObject({ offset: 2 });
    await expect(loop.next()).rejects.toMatchObject({ code: "forbidden" });
    const refused = messages(kitchen).next();
    const { id } = await peer.expect("subscribe");
    peer.send({ type: "error", id, code: "forbidden", message: "no", retryable: false });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  });

  it("fails rather than keep more than it may", async () => {
    const { kitchen, welcome } = await setUpLoop();
    const loop = messages(kitchen, { maxWaiting: 2 });
    const first = loop.next();
    const peer = await welcome();
    await grant(peer);
    peer.send(message(KITCHEN, 1));
    await first;
    for (const offset of [2, 3, 4]) peer.send(message(KITCHEN, offset));
    await peer.settle();
    expect((await loop.next()).value).toMatchObject({ offset: 2 });
    expect((await loop.next()).value).toMatchObject({ offset: 3 });
    await expect(loop.next()).rejects.toThrow("[queue_full] 2 messages wait for the loop");
    await peer.expect("unsubscribe");
  });
});
