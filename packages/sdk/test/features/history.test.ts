import { describe, expect, it } from "vitest";
import { readHistory, readMessages, readPages } from "../../src/features/history.ts";
import type { History, Page } from "../../src/generated/frames.ts";
import { message } from "../frames.ts";
import { abandon, reconnect, setUp, setUpKitchen } from "../open-client.ts";
import type { Peer } from "../scripted-server.ts";

const KITCHEN = "room:kitchen";

/** Answers a reading with messages of some offsets. */
function answer(
  peer: Peer,
  { id, channel }: History,
  offsets: readonly number[],
  changes: Partial<Page> = {},
): void {
  const messages = offsets.map((offset) => message(channel, offset));
  peer.send({ type: "page", id, channel, epoch: "e1", first: 1, head: 9, more: false, messages, ...changes });
}

async function setUpHistory(features: readonly string[] = ["history"]) {
  const setup = await setUp();
  const kitchen = setup.client.channel(KITCHEN);
  abandon(setup.client.connect());
  const peer = await setup.server.accept();
  await peer.greet({ features });
  return { ...setup, peer, kitchen };
}

describe("readHistory", () => {
  it("[HIS-1] reads the newest page, ascending, and says where the next begins", async () => {
    const { peer, kitchen } = await setUpHistory();
    const reading = readHistory(kitchen, { limit: 2 });
    const frame = await peer.expect("history");
    expect(frame).toEqual({ type: "history", id: 1, channel: KITCHEN, direction: "backward", limit: 2 });
    answer(peer, frame, [8, 9], { more: true });
    const { messages, head, next } = await reading;
    expect(messages.map(({ data: { text }, own }) => [text, own])).toEqual([
      ["message 8", false],
      ["message 9", false],
    ]);
    expect({ head, next }).toEqual({ head: { epoch: "e1", offset: 9 }, next: { epoch: "e1", offset: 8 } });
  });

  it("[HIS-2] has no next page at the end", async () => {
    const { peer, kitchen } = await setUpHistory();
    const position = { epoch: "e1", offset: 7 };
    const reading = readHistory(kitchen, { direction: "forward", position });
    const frame = await peer.expect("history");
    expect(frame).toMatchObject({ direction: "forward", position, limit: 50 });
    answer(peer, frame, [8, 9]);
    expect((await reading).next).toBeUndefined();
  });

  it("[HIS-3] rejects with what the server answers", async () => {
    const { peer, kitchen } = await setUpHistory();
    const reading = readHistory(kitchen, { position: { epoch: "e0", offset: 7 } });
    const { id } = await peer.expect("history");
    peer.send({ type: "error", id, code: "position_lost", message: "another epoch", retryable: false });
    await expect(reading).rejects.toMatchObject({ code: "position_lost", channel: KITCHEN });
  });

  it("asks again on the next connection when one ends before the reply", async () => {
    const setup = await setUpHistory();
    const reading = readHistory(setup.kitchen);
    await setup.peer.expect("history");
    setup.peer.cut();
    const next = await reconnect(setup);
    await next.greet({ features: ["history"] });
    answer(next, await next.expect("history"), [9]);
    expect((await reading).messages).toHaveLength(1);
  });

  it("rejects where the server has no history, without asking", async () => {
    const { peer, kitchen } = await setUpHistory([]);
    await expect(readHistory(kitchen)).rejects.toMatchObject({ code: "unsupported", channel: KITCHEN });
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
  });

  it("tells of messages that break the contract, and leaves them out", async () => {
    const { client, peer, kitchen } = await setUpHistory();
    const invalid: number[] = [];
    client.on("invalid", (value) => invalid.push(value.message.offset));
    const reading = readHistory(kitchen);
    const frame = await peer.expect("history");
    answer(peer, frame, [], { messages: [message(KITCHEN, 8, { data: { text: 7 } }), message(KITCHEN, 9)] });
    expect((await reading).messages.map(({ offset }) => offset)).toEqual([9]);
    expect(invalid).toEqual([8]);
  });

  it("takes a message of its own that is found there for an ack", async () => {
    const { peer, kitchen } = await setUpHistory();
    const publishing = kitchen.publish("chat.said", { text: "mine" });
    const { key, data } = await peer.expect("publish");
    const reading = readHistory(kitchen);
    const frame = await peer.expect("history");
    const own = message(KITCHEN, 9, { by: { user: "guest-8h2Kd0Qz" }, key: key as string, data });
    answer(peer, frame, [], { messages: [own] });
    expect((await reading).messages[0]).toMatchObject({ offset: 9, own: true });
    expect(await publishing).toEqual({ epoch: "e1", offset: 9 });
  });

  it("can be aborted, before the connection and before the reply", async () => {
    const { client } = await setUp();
    const early = new AbortController();
    const waiting = readHistory(client.channel(KITCHEN), { signal: early.signal });
    early.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    const { peer, kitchen } = await setUpHistory();
    const late = new AbortController();
    const reading = readHistory(kitchen, { signal: late.signal });
    const frame = await peer.expect("history");
    late.abort(new Error("too late"));
    await expect(reading).rejects.toThrow("too late");
    answer(peer, frame, [9]);
    await peer.settle();
  });

  it("throws a TypeError that names a wrong option", async () => {
    const { kitchen } = await setUpHistory();
    await expect(readHistory(kitchen, { limit: 201 })).rejects.toThrow(
      new TypeError("readHistory: limit is 201, but must be a whole number from 1 to 200"),
    );
    await expect(readHistory(kitchen, { direction: "up" as "forward" })).rejects.toThrow(
      new TypeError("readHistory: direction is up, but must be forward or backward"),
    );
  });
});

describe("going through the history", () => {
  it.each(["backward", "forward"] as const)("%s visits every message once", async (direction) => {
    const { peer, kitchen } = await setUpHistory();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { offset } of readMessages(kitchen, { direction, limit: 2 })) seen.push(offset);
    })();
    const pages = [[1, 2], [3, 4], [5]];
    const inOrder = direction === "forward" ? pages : [[4, 5], [2, 3], [1]];
    for (const [index, offsets] of inOrder.entries()) {
      const frame = await peer.expect("history");
      const previous = inOrder[index - 1];
      expect(frame.position?.offset).toBe(direction === "forward" ? previous?.at(-1) : previous?.[0]);
      answer(peer, frame, offsets, { more: index < 2 });
    }
    await reading;
    expect(seen).toEqual(direction === "forward" ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1]);
  });

  it("reads no page that is not asked for", async () => {
    const { peer, kitchen } = await setUpHistory();
    const pages = readPages(kitchen);
    const first = pages.next();
    answer(peer, await peer.expect("history"), [9], { more: true });
    await first;
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
    await pages.return();
  });
});

describe("without the feature history", () => {
  it("a page is ignored", async () => {
    const { peer, client } = await setUpKitchen();
    answer(peer, { type: "history", id: 1, channel: KITCHEN, direction: "forward", limit: 1 }, [1]);
    await peer.settle();
    expect(client.state.status).toBe("connected");
  });
});
