import { readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { call } from "../../src/features/calls.ts";
import { deliver } from "../../src/features/delivery.ts";
import { readHistory } from "../../src/features/history.ts";
import { watchMembers } from "../../src/features/presence.ts";
import { seamless } from "../../src/features/seamless.ts";
import { onSignal, sendSignal } from "../../src/features/signals.ts";
import { chat, room } from "../../src/generated/chat/index.ts";
import { createClient, type Client, type ClientOptions, type ContractSpec } from "../../src/index-node.ts";
import { integer, record, stranger, toPayloadCheck } from "../../src/rules.ts";
import { CallRefusal, createTestServer, type TestServer } from "../../src/testing/index.ts";
import { abandon } from "../open-client.ts";
import { lab } from "./two-worlds.ts";

const document = JSON.parse(
  readFileSync(new URL("../../../../schema/contracts/chat.contract.json", import.meta.url), "utf8"),
) as object;

const KITCHEN = "room:kitchen";
const SECOND = 1000;

type ChatClient = Client<(typeof chat)["namespaces"]>;

function connectTo(server: TestServer, options: Partial<ClientOptions> = {}): ChatClient {
  const { contract: _, ...rest } = options;
  const client = createClient({ ...server.clientOptions, ...rest, contract: chat });
  client.on("error", () => undefined);
  onTestFinished(() => client.close());
  return client;
}

/** A client that is subscribed to the kitchen, and all that it got. */
async function listen(
  server: TestServer,
  options: Partial<ClientOptions> = {},
): Promise<{ readonly client: ChatClient; readonly texts: string[]; readonly gaps: string[] }> {
  const client = connectTo(server, options);
  const texts: string[] = [];
  const gaps: string[] = [];
  client.on("gap", ({ reason }) => gaps.push(reason));
  client.channel(KITCHEN).on("chat.said", ({ data }) => texts.push(data.text));
  await client.channel(KITCHEN).subscribe();
  return { client, texts, gaps };
}

const say = (server: TestServer, text: string): unknown => server.publish(KITCHEN, "chat.said", { text });

describe("a test server", () => {
  it("carries messages between clients, in order, with acks", async () => {
    const server = createTestServer({ contract: document });
    const { texts } = await listen(server);
    const bob = connectTo(server).channel(KITCHEN);
    expect(await bob.publish("chat.said", { text: "Tea?" })).toEqual({ epoch: "epoch-1", offset: 1 });
    await bob.publish("chat.said", { text: "Milk?" });
    await server.settle();
    expect(texts).toEqual(["Tea?", "Milk?"]);
    expect(server.messages(KITCHEN)).toMatchObject([
      { offset: 1, event: "chat.said", by: { user: "guest-2" }, data: { text: "Tea?" } },
      { offset: 2, data: { text: "Milk?" } },
    ]);
    expect(server.connections).toMatchObject([{ user: "guest-1", channels: [KITCHEN] }, { user: "guest-2" }]);
  });

  it("publishes as the program behind a server does, and nothing against the contract", async () => {
    const server = createTestServer({ contract: document });
    const { client, texts } = await listen(server);
    const typing: string[] = [];
    onSignal(client.channel(KITCHEN), "chat.typing", ({ by }) => typing.push(String(by?.user)));
    say(server, "Closing at six");
    server.signal(KITCHEN, "chat.typing", {}, { user: "ada" });
    await server.settle();
    expect([texts, typing]).toEqual([["Closing at six"], ["ada"]]);
    expect(() => say(server, "")).toThrow(
      "[invalid_payload] chat.said: /data/text must NOT have fewer than 1 characters",
    );
    expect(() => server.publish(KITCHEN, "chat.sang", {})).toThrow("[unknown_event]");
    expect(() => server.signal(KITCHEN, "chat.said", { text: "x" })).toThrow("[wrong_kind]");
    expect(() => server.publish("nowhere", "chat.said", { text: "x" })).toThrow("[unknown_namespace]");
    expect(server.messages(KITCHEN)).toHaveLength(1);
  });

  it("takes no document for a contract that is none", () => {
    expect(() => createTestServer({ contract: { name: "chat" } })).toThrow(/^createTestServer: contract: /);
    expect(() => createTestServer({ contract: document, methods: { dance: () => ({}) } })).toThrow(
      "answer: the contract declares no method dance",
    );
  });

  it("makes data that fits, the same for the same seed", () => {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const server = createTestServer({ contract: lab, seed });
      return Array.from({ length: 20 }, () => [
        server.sample("room", "said"),
        server.samplePresence("room"),
        server.sampleParams("double"),
        server.sampleResult("double"),
      ]);
    });
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    const server = createTestServer({ contract: lab });
    for (let count = 0; count < 50; count++) server.publish("room:a", "said", server.sample("room", "said"));
    expect(() => server.sample("room", "sung")).toThrow("the contract does not declare room sung");
  });

  it("answers calls, and keeps what an answer breaks for the test", async () => {
    const value = toPayloadCheck(record({ value: integer(0, 60) }, stranger));
    const spec: ContractSpec = {
      name: "lab",
      version: "1.0.0",
      hash: "0".repeat(64),
      namespaces: { room },
      methods: { double: { params: value, result: value } },
    };
    const server = createTestServer({ contract: lab });
    const client = createClient({ ...server.clientOptions, contract: spec });
    onTestFinished(() => client.close());
    const ask = (): Promise<object> => call(client, "double", { value: 7 }, { timeoutMs: 5 * SECOND });
    await expect(ask()).rejects.toMatchObject({ code: "not_available" });
    server.answer("double", (params) => ({ value: (params as { value: number }).value * 2 }));
    expect(await ask()).toEqual({ value: 14 });
    server.answer("double");
    expect(value(await ask(), "writer")).toBeUndefined();
    server.answer("double", () => ({ value: 61 }));
    await expect(ask()).rejects.toMatchObject({ code: "internal_error" });
    expect(server.errors).toMatchObject([
      { message: "the result of double breaks the contract: /value must be <= 60" },
    ]);
    server.answer("double", () => {
      throw new CallRefusal("not today");
    });
    await expect(ask()).rejects.toMatchObject({ code: "call_failed", message: "[call_failed] not today" });
    server.answer("double", () => new Promise(() => undefined));
    const late = ask();
    abandon(late);
    await server.advance(5 * SECOND);
    await expect(late).rejects.toMatchObject({ code: "deadline" });
  });

  it("knows who is there, through the grace of a lost connection", async () => {
    const server = createTestServer({ contract: document });
    const { client: ada } = await listen(server);
    const { client: bob } = await listen(server);
    const watching = await watchMembers(ada.channel(KITCHEN));
    const names = (): readonly string[] =>
      watching.state.status === "listed" ? [...watching.state.members.keys()] : [];
    await server.settle();
    expect(names()).toEqual(["guest-1", "guest-2"]);
    server.faults.refuse();
    server.faults.close(4100, { user: "guest-2" });
    await server.advance(29 * SECOND);
    expect(names()).toEqual(["guest-1", "guest-2"]);
    await server.advance(SECOND);
    expect(names()).toEqual(["guest-1"]);
    server.faults.accept();
    await server.advance(60 * SECOND);
    expect(names()).toEqual(["guest-1", "guest-2"]);
    bob.close();
    await server.settle();
    expect(names()).toEqual(["guest-1"]);
  });

  it("knows users by their tokens, and what these grant", async () => {
    const server = createTestServer({
      contract: document,
      authenticate: (token) =>
        token === "stale"
          ? "expired"
          : { user: token, grants: [{ channel: "room:*", verbs: ["subscribe"] }], expiresInMs: 100 * SECOND },
    });
    const tokens = ["stale", "ada", "ada"];
    const client = connectTo(server, { token: () => tokens.shift(), features: seamless });
    const subscribing = client.channel(KITCHEN).subscribe();
    await server.advance(SECOND);
    await subscribing;
    expect(client.state).toMatchObject({ status: "connected", user: "ada" });
    await expect(client.channel(KITCHEN).publish("chat.said", { text: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await server.advance(150 * SECOND);
    expect([tokens, server.attemptCount]).toEqual([[], 2]);
    const guest = connectTo(server);
    await expect(guest.connect()).rejects.toMatchObject({ code: "closed" });
  });

  it("is a server without features where it is told so", async () => {
    const server = createTestServer({ contract: document, without: ["recovery", "history"] });
    const { client, gaps } = await listen(server);
    await expect(readHistory(client.channel(KITCHEN))).rejects.toMatchObject({ code: "unsupported" });
    server.faults.drop();
    await server.advance(SECOND);
    expect(gaps).toEqual(["unsupported"]);
  });

  it("[CON-1] takes up another version of the contract", async () => {
    const server = createTestServer({ contract: document });
    const client = connectTo(server);
    const told: string[] = [];
    client.on("contract", ({ match, server: { version } }) => told.push(`${match} ${version}`));
    await client.connect();
    expect(client.state).toMatchObject({ contract: { match: "exact" } });
    const { namespaces } = document as { readonly namespaces: object };
    server.upgrade({ ...document, version: "1.1.0", namespaces: { ...namespaces, more: { events: {} } } });
    await server.advance(SECOND);
    expect([client.state.status, told]).toEqual(["connected", ["older 1.1.0"]]);
    server.upgrade({ ...document, version: "2.0.0", namespaces: { more: { events: {} } } }, { strict: true });
    await server.advance(60 * SECOND);
    expect(client.state).toMatchObject({
      status: "waiting",
      reason: { code: 4107, name: "contract_mismatch" },
    });
  });
});

describe("faults", () => {
  it("drop: the client comes back, and gets what it missed", async () => {
    const server = createTestServer({ contract: document });
    const { client, texts, gaps } = await listen(server);
    server.faults.drop();
    await server.settle();
    expect(client.state).toMatchObject({ status: "waiting", reason: { code: 1006 } });
    say(server, "while you were away");
    await server.advance(SECOND);
    expect([client.state.status, texts, gaps]).toEqual(["connected", ["while you were away"], []]);
  });

  it("refuse: attempts fail until they may succeed", async () => {
    const server = createTestServer({ contract: document });
    server.faults.refuse(2);
    const client = connectTo(server);
    const connecting = client.connect();
    await server.advance(5 * SECOND);
    await connecting;
    expect(server.attemptCount).toBe(3);
  });

  it("slow: every frame is under way for a while", async () => {
    const server = createTestServer({ contract: document });
    const { client } = await listen(server);
    server.faults.slow(300);
    let isStored = false;
    const publishing = client
      .channel(KITCHEN)
      .publish("chat.said", { text: "Tea?" })
      .then(() => (isStored = true));
    await server.advance(599);
    expect(isStored).toBe(false);
    await server.advance(1);
    await publishing;
    expect(isStored).toBe(true);
  });

  it("freeze: a client that hears nothing gives up, and its messages are not lost", async () => {
    const server = createTestServer({ contract: document });
    const { client, texts } = await listen(server);
    server.faults.freeze();
    const publishing = client.channel(KITCHEN).publish("chat.said", { text: "Tea?" });
    await server.advance(35 * SECOND);
    expect(client.state.status).toBe("waiting");
    server.faults.thaw();
    await server.advance(10 * SECOND);
    await publishing;
    expect(texts).toEqual(["Tea?"]);
    expect(server.messages(KITCHEN)).toHaveLength(1);
  });

  it("loseAck: the message is there once, and its publish resolves all the same", async () => {
    const server = createTestServer({ contract: document });
    const { client, texts } = await listen(server);
    server.faults.loseAck();
    const delivery = deliver(client.channel(KITCHEN), "chat.said", { text: "Tea?" });
    await server.settle();
    expect([delivery.state.status, texts]).toEqual(["sending", []]);
    await server.advance(SECOND);
    expect([delivery.state.status, texts]).toEqual(["stored", ["Tea?"]]);
    expect(server.messages(KITCHEN)).toHaveLength(1);
  });

  it("close: the client follows the advice of the code", async () => {
    const server = createTestServer({ contract: document });
    const { client } = await listen(server);
    server.faults.close(4403, { reason: "forbidden" });
    await server.advance(60 * SECOND);
    expect(client.state).toMatchObject({ status: "closed", reason: { code: 4403, name: "forbidden" } });
    expect(server.attemptCount).toBe(1);
  });

  it("gap: a subscription that comes back is told of it before later messages", async () => {
    const server = createTestServer({ contract: document });
    const { texts, gaps } = await listen(server);
    say(server, "one");
    await server.settle();
    server.faults.gap();
    await server.advance(SECOND);
    say(server, "two");
    await server.settle();
    expect([texts, gaps]).toEqual([["one", "two"], ["unknown_epoch"]]);
    expect(() => server.faults.gap("nowhere")).toThrow(TypeError);
  });

  it("drain: clients move, and nothing is missed", async () => {
    const server = createTestServer({ contract: document });
    const { client, texts } = await listen(server, { features: seamless });
    const states: string[] = [];
    client.on("state", ({ status }) => states.push(status));
    server.faults.drain(10 * SECOND);
    await server.advance(6 * SECOND);
    say(server, "still here");
    await server.advance(10 * SECOND);
    expect([states, texts]).toEqual([["connected"], ["still here"]]);
    expect(server.connections).toHaveLength(1);
    expect(sendSignal(client.channel(KITCHEN), "chat.typing", {})).toBe(true);
  });
});

describe("limits", () => {
  it("[CON-4] are the stricter of the contract's and the test's", async () => {
    const server = createTestServer({
      contract: { ...document, limits: { frameBytes: 1024, subscriptions: 7 } },
      limits: { subscriptions: 2 },
    });
    const client = connectTo(server);
    const { limits } = await client.connect();
    expect(limits).toMatchObject({ frameBytes: 1024, subscriptions: 2 });
    await expect(
      client.channel(KITCHEN).publish("chat.said", { text: "x".repeat(1024) }),
    ).rejects.toMatchObject({ code: "too_large" });
    // Another version of the contract has other limits.
    server.upgrade(document);
    await server.settle();
    server.faults.drop();
    await server.advance(SECOND);
    expect((await client.connect()).limits.frameBytes).toBe(65_536);
  });
});
