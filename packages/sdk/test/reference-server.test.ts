import { describe, expect, it } from "vitest";
import { chat, room } from "../src/generated/chat/index.ts";
import type { Channel, Message } from "../src/index-node.ts";
import { createChatClient, untilState } from "./open-client.ts";
import { makeDataFolder, startReferenceServer } from "./reference-server.ts";

const KITCHEN = "room:kitchen";

/** The contract as a client has it that checks nothing itself. */
const unchecked: typeof chat = {
  ...chat,
  namespaces: {
    ...chat.namespaces,
    room: { ...room, events: { ...room.events, "chat.said": { kind: "message", check: () => undefined } } },
  },
};

const quick = { backoff: { firstMs: 50, maxMs: 200 } };

type Said = Message<"chat.said", { readonly text: string }>;

/** Collects what is said in a channel. */
function collect(channel: Channel<typeof room>): {
  readonly messages: readonly Said[];
  readonly until: (count: number) => Promise<void>;
} {
  const messages: Said[] = [];
  let wake: (() => void) | undefined;
  channel.on("chat.said", (message) => {
    messages.push(message);
    wake?.();
  });
  return {
    messages,
    until: async (count) => {
      while (messages.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

describe("with the reference server", () => {
  it("two clients talk: each sees all messages once and in order, and its own as own", async () => {
    const { url } = await startReferenceServer();
    const channels = [createChatClient({ url }), createChatClient({ url })].map((client) =>
      client.channel(KITCHEN),
    );
    const collections = channels.map(collect);
    for (const channel of channels) await channel.subscribe();
    const offsets = Array.from({ length: 100 }, (_, index) => index + 1);
    const said = (channel: Channel<typeof room>, text: string) => channel.publish("chat.said", { text });
    const positions = await Promise.all(
      offsets.flatMap((count) => channels.map((channel, author) => said(channel, `${author} ${count}`))),
    );
    for (const [reader, { messages, until }] of collections.entries()) {
      await until(200);
      expect(messages.map(({ offset }) => offset)).toEqual(positions.map((_, index) => index + 1));
      for (const { data, own } of messages) expect(own).toBe(data.text.startsWith(`${reader} `));
      const ofAuthor = [0, 1].map((author) =>
        messages.filter(({ data }) => data.text.startsWith(`${author} `)),
      );
      for (const [author, theirs] of ofAuthor.entries()) {
        expect(theirs.map(({ data }) => data.text)).toEqual(offsets.map((count) => `${author} ${count}`));
      }
    }
    expect(positions.map(({ offset }) => offset).toSorted((a, b) => a - b)).toEqual(
      positions.map((_, index) => index + 1),
    );
  });

  it("the server agrees on the contract, and on what is wrong with a payload", async () => {
    const { url } = await startReferenceServer();
    const client = createChatClient({ url });
    const careless = createChatClient({ url, contract: unchecked });
    expect(await client.connect()).toMatchObject({ contract: { name: "chat", match: "exact" } });
    const [atHome, atServer] = await Promise.allSettled(
      [client, careless].map((each) => each.channel(KITCHEN).publish("chat.said", { text: "" })),
    );
    expect(atHome).toMatchObject({ reason: { code: "invalid_payload", at: "/data/text", channel: KITCHEN } });
    const { issues } = (atHome as { readonly reason: { readonly issues: unknown } }).reason;
    expect(atServer).toMatchObject({
      reason: { code: "invalid_payload", at: "/data/text", channel: KITCHEN, issues },
    });
  });

  it("a channel falls silent with unsubscribe, and goes on afresh", async () => {
    const { url } = await startReferenceServer();
    const kitchen = createChatClient({ url }).channel(KITCHEN);
    const { messages, until } = collect(kitchen);
    const first = await kitchen.subscribe();
    await kitchen.publish("chat.said", { text: "1" });
    await until(1);
    first.unsubscribe();
    await kitchen.publish("chat.said", { text: "2" });
    const second = await kitchen.subscribe({ last: 1 });
    expect(second.state).toMatchObject({ status: "subscribed", recovery: "fresh" });
    await kitchen.publish("chat.said", { text: "3" });
    await until(3);
    expect(messages.map(({ data }) => data.text)).toEqual(["1", "2", "3"]);
  });

  it("a name that is no event's is refused with its place", async () => {
    const { url } = await startReferenceServer();
    const publishing = createChatClient({ url }).channel("open:lab").publish("Not-An-Event", {});
    await expect(publishing).rejects.toMatchObject({ code: "invalid_frame", at: "/event" });
  });

  it("[HS-8] it is the same guest after the server was killed and came back; the gap is told", async () => {
    const first = await startReferenceServer();
    const client = createChatClient({ url: first.url, ...quick });
    const kitchen = client.channel(KITCHEN);
    const { messages, until } = collect(kitchen);
    const subscription = await kitchen.subscribe();
    const { user } = await client.connect();
    expect(user).toMatch(/^guest-/);
    await kitchen.publish("chat.said", { text: "before" });
    await until(1);
    await first.kill();
    expect(await untilState(client, "waiting")).toMatchObject({ reason: { code: 1006 } });
    const gap = new Promise((resolve) => subscription.on("gap", () => resolve(messages.length)));
    await startReferenceServer({ port: first.port });
    expect(await gap).toBe(1);
    expect(await client.connect()).toMatchObject({ user });
    await kitchen.publish("chat.said", { text: "after" });
    await until(2);
    expect(messages.map(({ data, own }) => [data.text, own])).toEqual([
      ["before", true],
      ["after", true],
    ]);
  });

  it("[CLI-3] what it published through a killed server is there once, in order, without a gap", async () => {
    const data = makeDataFolder();
    const first = await startReferenceServer({ data });
    const client = createChatClient({ url: first.url, ...quick });
    const gaps: unknown[] = [];
    client.on("gap", (gap) => gaps.push(gap));
    const kitchen = client.channel(KITCHEN);
    const { messages, until } = collect(kitchen);
    await kitchen.subscribe();
    const texts = Array.from({ length: 300 }, (_, index) => `message ${index}`);
    const publishing = Promise.all(texts.map((text) => kitchen.publish("chat.said", { text })));
    await until(20);
    await first.kill();
    await startReferenceServer({ port: first.port, data });
    const positions = await publishing;
    await until(300);
    expect(messages.map(({ data: { text } }) => text)).toEqual(texts);
    expect(messages.map(({ offset }) => offset)).toEqual(texts.map((_, index) => index + 1));
    expect(positions.map(({ offset }) => offset)).toEqual(texts.map((_, index) => index + 1));
    expect(gaps).toEqual([]);
  });

  it("[CLS-3] it waits for another server when this one drains", async () => {
    const first = await startReferenceServer();
    const client = createChatClient({ url: first.url, ...quick });
    await client.connect();
    const waiting = untilState(client, "waiting");
    await first.stop();
    expect(await waiting).toMatchObject({ reason: { code: 4200, name: "draining", advice: "reconnect" } });
    await startReferenceServer({ port: first.port });
    expect((await untilState(client, "connected")).status).toBe("connected");
  });
});
