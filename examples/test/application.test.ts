// How an application is tested without a server: README.md, "Test your application".
import { readFileSync } from "node:fs";
import { createClient, type Client } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import {
  createTestServer,
  type TestServer,
  type TestServerOptions,
  type TestUser,
} from "@parlance/sdk/testing";
import { expect, onTestFinished, test } from "vitest";

type ChatClient = Client<(typeof chat)["namespaces"]>;

/** The application under test: what is said in a room, and a notice when that may not be all. */
class Conversation {
  readonly texts: string[] = [];
  notice = "";

  constructor(client: ChatClient, room: string) {
    client.on("gap", () => (this.notice = "Something may be missing."));
    client.on("contract", () => (this.notice = "Please reload the page."));
    const channel = client.channel(`room:${room}`);
    channel.on("chat.said", ({ data }) => this.texts.push(data.text));
    channel.subscribe().catch(() => (this.notice = "You may not listen here."));
  }
}

const file = new URL("../../schema/contracts/chat.contract.json", import.meta.url);
const contract = JSON.parse(readFileSync(file, "utf8")) as object;

async function open(
  options: Partial<TestServerOptions> = {},
  token?: string,
): Promise<{ readonly server: TestServer; readonly conversation: Conversation }> {
  const server = createTestServer({ contract, ...options });
  const client = createClient({
    ...server.clientOptions,
    contract: chat,
    ...(token !== undefined && { token: () => token }),
  });
  onTestFinished(() => client.close());
  const conversation = new Conversation(client, "kitchen");
  await server.settle();
  return { server, conversation };
}

test("a broken line costs nothing", async () => {
  const { server, conversation } = await open();
  server.faults.drop();
  server.publish("room:kitchen", "chat.said", { text: "Tea?" }, { user: "bob" });
  await server.advance(1000);
  expect(conversation).toMatchObject({ texts: ["Tea?"], notice: "" });
});

test("lost messages are told", async () => {
  const { server, conversation } = await open();
  server.publish("room:kitchen", "chat.said", { text: "Tea?" });
  server.faults.gap();
  await server.advance(1000);
  expect(conversation.notice).toBe("Something may be missing.");
});

test("a new version of the contract asks for a reload", async () => {
  const { server, conversation } = await open();
  server.upgrade({ ...contract, version: "2.0.0", namespaces: { room: { events: {} } } });
  await server.advance(1000);
  expect(conversation.notice).toBe("Please reload the page.");
});

test("only who is granted the room may listen", async () => {
  const grants = [{ channel: "room:garden", verbs: ["subscribe"] as const }];
  const authenticate = (user: string): TestUser => ({ user, grants });
  const { conversation } = await open({ authenticate }, "ada");
  expect(conversation.notice).toBe("You may not listen here.");
});

test("whatever fits the contract can be shown", async () => {
  const { server, conversation } = await open();
  const samples = Array.from({ length: 100 }, () => server.sample("room", "chat.said"));
  for (const data of samples) server.publish("room:kitchen", "chat.said", data);
  await server.settle();
  expect(conversation.texts).toEqual(samples.map(({ text }) => text));
});
