import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { chat, type room } from "../../src/generated/chat/index.ts";
import { createClient, ParlanceError, type Channel, type Client } from "../../src/index-node.ts";
import { createMessageList, type MessageList } from "../../src/message-list/message-list.ts";
import { createTestServer, type TestServer } from "../../src/testing/index.ts";

const contract = JSON.parse(
  readFileSync(new URL("../../../../schema/contracts/chat.contract.json", import.meta.url), "utf8"),
) as object;

const KITCHEN = "room:kitchen";

interface Scene {
  readonly server: TestServer;
  readonly client: Client<(typeof chat)["namespaces"]>;
  readonly kitchen: Channel<typeof room>;
}

function open(options: object = {}): Scene {
  const server = createTestServer({ contract, ...options });
  const client = createClient({ ...server.clientOptions, contract: chat });
  client.on("error", () => undefined);
  onTestFinished(() => client.close());
  return { server, client, kitchen: client.channel(KITCHEN) };
}

function say(server: TestServer, ...texts: readonly string[]): void {
  for (const text of texts) server.publish(KITCHEN, "chat.said", { text });
}

/** The list in one line: what is stored by its text, what is not with its status before it. */
function show({ state }: MessageList<typeof room>): string {
  const lines = state.items.map((item) => {
    if (item.status === "gap") return "…";
    if (item.status === "stored") return item.message.data.text;
    return `${item.status}:${item.data.text}`;
  });
  return lines.join(" ");
}

describe("a list of messages", () => {
  it("begins with what is kept and goes on with what comes, each once and in order", async () => {
    const { server, kitchen } = open();
    say(server, "a", "b", "c");
    const list = createMessageList(kitchen, { last: 2 });
    expect(list.state).toEqual({ status: "loading", items: [], hasOlder: false, error: undefined });
    await server.settle();
    expect(show(list)).toBe("b c");
    expect(list.state).toMatchObject({ status: "live", hasOlder: true });
    say(server, "d");
    await server.settle();
    expect(show(list)).toBe("b c d");
    await list.loadOlder();
    expect(show(list)).toBe("a b c d");
    expect(list.state.hasOlder).toBe(false);
    // Nothing is left to read, and asking again does no harm.
    await list.loadOlder();
    expect(show(list)).toBe("a b c d");
    list.end();
  });

  it("reads older messages page by page", async () => {
    const { server, kitchen } = open();
    say(server, "a", "b", "c", "d", "e");
    const list = createMessageList(kitchen, { last: 1 });
    await server.settle();
    await list.loadOlder(2);
    expect(show(list)).toBe("c d e");
    expect(list.state.hasOlder).toBe(true);
    await list.loadOlder(2);
    expect(show(list)).toBe("a b c d e");
    expect(list.state.hasOlder).toBe(false);
  });

  it("begins with what is kept also where the channel is subscribed to already", async () => {
    const { server, kitchen } = open();
    say(server, "a", "b");
    await kitchen.subscribe();
    say(server, "c");
    await server.settle();
    const list = createMessageList(kitchen, { last: 2 });
    await server.settle();
    expect(show(list)).toBe("b c");
    say(server, "d");
    await server.settle();
    expect(show(list)).toBe("b c d");
  });

  it("shows an own message at once, and keeps its key until it has its place", async () => {
    const { server, kitchen } = open();
    const list = createMessageList(kitchen);
    await server.settle();
    const keys: (string | undefined)[] = [];
    const statuses: (string | undefined)[] = [];
    list.on("change", ({ items }) => {
      keys.push(items[0]?.key);
      statuses.push(items[0]?.status);
    });
    const delivery = list.send("chat.said", { text: "Tea?" });
    expect(show(list)).toBe("sending:Tea?");
    say(server, "first");
    await server.settle();
    // The other message got the place before it, or not: both are the order of the channel.
    expect(show(list).split(" ").toSorted()).toEqual(["Tea?", "first"]);
    expect(new Set(statuses.filter((status) => status !== "stored"))).toEqual(new Set(["sending"]));
    const own = list.state.items.find(({ key }) => key === delivery.key);
    expect(own).toMatchObject({ status: "stored", message: { own: true, data: { text: "Tea?" } } });
    expect(keys[0]).toBe(delivery.key);
  });

  it("throws for data that breaks the contract, and lists nothing of it", async () => {
    const { server, kitchen } = open();
    const list = createMessageList(kitchen);
    await server.settle();
    expect(() => list.send("chat.said", { text: "" })).toThrow(ParlanceError);
    expect(show(list)).toBe("");
    // @ts-expect-error: the namespace has no such event.
    expect(() => list.send("chat.sang", { text: "La" })).toThrow(/no message event "chat.sang"/);
  });

  it("says what failed, tries again under the same key, and lets it be dismissed", async () => {
    const { server, client, kitchen } = open({
      authenticate: () => ({ user: "ada", grants: [{ channel: "room:*", verbs: ["subscribe", "history"] }] }),
    });
    client.close();
    const reader = createClient({ ...server.clientOptions, contract: chat, token: () => "ada" });
    onTestFinished(() => reader.close());
    const list = createMessageList(reader.channel(KITCHEN));
    await server.settle();
    const { key } = list.send("chat.said", { text: "Tea?" });
    await server.settle();
    const [item] = list.state.items;
    expect(item).toMatchObject({ key, status: "failed", error: { code: "forbidden" } });
    if (item?.status !== "failed") throw new Error("unreachable");
    item.retry();
    expect(show(list)).toBe("sending:Tea?");
    await server.settle();
    expect(list.state.items).toMatchObject([{ key, status: "failed" }]);
    item.dismiss();
    expect(show(list)).toBe("");
    expect(kitchen.name).toBe(KITCHEN);
  });

  it("shows each message once when an ack is lost", async () => {
    const { server, kitchen } = open();
    const list = createMessageList(kitchen);
    await server.settle();
    server.faults.loseAck();
    list.send("chat.said", { text: "Tea?" });
    await server.advance(2000);
    say(server, "b");
    await server.settle();
    expect(show(list)).toBe("Tea? b");
  });

  it("shows a gap where messages may be missing, and goes on under the new numbering", async () => {
    const { server, kitchen } = open();
    say(server, "a", "b");
    const list = createMessageList(kitchen);
    await server.settle();
    server.faults.gap(KITCHEN);
    await server.advance(2000);
    say(server, "x", "y");
    await server.settle();
    expect(show(list)).toBe("a b … x y");
    expect(new Set(list.state.items.map(({ key }) => key)).size).toBe(5);
    await list.loadOlder();
    expect(show(list)).toBe("a b … x y");
  });

  it("lets the oldest go when it is full, and brings them back when it is asked to", async () => {
    const { server, kitchen } = open();
    const list = createMessageList(kitchen, { last: 2, maxListed: 2 });
    await server.settle();
    say(server, "a", "b", "c");
    await server.settle();
    expect(show(list)).toBe("b c");
    expect(list.state.hasOlder).toBe(true);
    await list.loadOlder();
    expect(show(list)).toBe("a b c");
  });

  it("ends with its subscription, and says why", async () => {
    const { server, client, kitchen } = open({
      authenticate: () => ({ user: "ada", grants: [] }),
    });
    client.close();
    const stranger = createClient({ ...server.clientOptions, contract: chat, token: () => "ada" });
    onTestFinished(() => stranger.close());
    const list = createMessageList(stranger.channel(KITCHEN));
    await server.settle();
    expect(list.state).toMatchObject({ status: "ended", error: { code: "forbidden" } });
    expect(kitchen.name).toBe(KITCHEN);
  });

  it("gives the subscription back when it is ended, also before it began", async () => {
    const { server, kitchen } = open();
    const early = createMessageList(kitchen);
    early.end();
    await server.settle();
    expect(early.state.status).toBe("loading");
    const list = createMessageList(kitchen);
    await server.settle();
    list.end();
    await server.settle();
    say(server, "unheard");
    await server.settle();
    expect(show(list)).toBe("");
  });

  it("is well where nothing is kept", async () => {
    const { server, client } = open();
    const lab = client.channel("open:lab");
    await lab.subscribe();
    server.publish("open:lab", "bubble", { at: 1 });
    await server.settle();
    const list = createMessageList(lab);
    await server.settle();
    expect(list.state).toMatchObject({ status: "live", items: [], hasOlder: false, error: undefined });
    expectTypeOf(list.send).toBeFunction();
  });

  it.each([
    ["last", { last: 201 }],
    ["last", { last: 0.5 }],
    ["maxListed", { last: 10, maxListed: 9 }],
  ])("refuses %s of %j", (name, options) => {
    const { kitchen } = open();
    expect(() => createMessageList(kitchen, options)).toThrow(new RegExp(`^createMessageList: ${name} is `));
  });

  it("is typed by the contract", () => {
    const { kitchen } = open();
    const list = createMessageList(kitchen);
    for (const item of list.state.items) {
      if (item.status === "stored") expectTypeOf(item.message.data.text).toBeString();
      if (item.status === "sending") expectTypeOf(item.data.text).toBeString();
    }
    // @ts-expect-error: text is a string.
    expect(() => list.send("chat.said", { text: 7 })).toThrow(ParlanceError);
    list.end();
  });
});
