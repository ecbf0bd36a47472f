import { createHmac } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { call } from "../src/features/calls.ts";
import { deliver } from "../src/features/delivery.ts";
import { readHistory, readMessages } from "../src/features/history.ts";
import { openInbox } from "../src/features/inbox.ts";
import { messages } from "../src/features/messages.ts";
import { setPresence, watchMembers, type Members } from "../src/features/presence.ts";
import { seamless } from "../src/features/seamless.ts";
import { onSignal, sendSignal } from "../src/features/signals.ts";
import { chat, room } from "../src/generated/chat/index.ts";
import { createClient, type ContractSpec, type MethodSpec } from "../src/index-node.ts";
import { integer, record, stranger, toPayloadCheck } from "../src/rules.ts";
import { startEmbeddedServer } from "./embedded-server.ts";
import { createChatClient } from "./open-client.ts";

const KITCHEN = "room:kitchen";

type Double = MethodSpec<{ readonly value: number }, { readonly value: number }>;
const value = toPayloadCheck(record({ value: integer(0, 100) }, stranger));

const integerSchema = {
  type: "object",
  properties: { value: { type: "integer", minimum: 0, maximum: 100 } },
  required: ["value"],
  additionalProperties: false,
};

const note = {
  type: "object",
  properties: { text: { type: "string", minLength: 1, maxLength: 4000 } },
  required: ["text"],
  additionalProperties: false,
};

/** A contract with a method and an inbox, as a server has it and as a client does. */
const lab = {
  name: "lab",
  version: "1.0.0",
  namespaces: { inbox: { inbox: true, events: { "chat.said": { kind: "message", data: note } } } },
  methods: { double: { params: integerSchema, result: integerSchema } },
};
const labSpec: ContractSpec<{ readonly inbox: typeof room }, { readonly double: Double }> = {
  name: "lab",
  version: "1.0.0",
  hash: "0".repeat(64),
  namespaces: { inbox: room },
  methods: { double: { params: value, result: value } },
};

describe("features with the reference server", () => {
  it("[SIG-3] a signal reaches the subscribers, the sender included", async () => {
    const { url } = await startEmbeddedServer();
    const ada = createChatClient({ url }).channel(KITCHEN);
    const bob = createChatClient({ url }).channel(KITCHEN);
    const heard: string[] = [];
    onSignal(ada, "chat.typing", ({ own }) => heard.push(`ada ${own}`));
    onSignal(bob, "chat.typing", ({ own }) => heard.push(`bob ${own}`));
    await ada.subscribe();
    await bob.subscribe();
    expect(sendSignal(ada, "chat.typing", {})).toBe(true);
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(["ada true", "bob false"]));
  });

  it("[HIS-1] history is read both ways, and follows what a subscription brought without doubles", async () => {
    const { url } = await startEmbeddedServer();
    const kitchen = createChatClient({ url }).channel(KITCHEN);
    const texts = Array.from({ length: 25 }, (_, index) => `message ${index + 1}`);
    for (const text of texts) await kitchen.publish("chat.said", { text });
    const walk = async (direction: "forward" | "backward"): Promise<string[]> => {
      const seen: string[] = [];
      for await (const { data } of readMessages(kitchen, { direction, limit: 7 })) seen.push(data.text);
      return seen;
    };
    expect(await walk("forward")).toEqual(texts);
    expect(await walk("backward")).toEqual(texts.toReversed());
    const live: number[] = [];
    for await (const { offset } of messages(kitchen, { last: 5 })) {
      live.push(offset);
      if (live.length === 5) break;
    }
    const { epoch } = (await readHistory(kitchen, { limit: 1 })).head;
    const older = await readHistory(kitchen, { position: { epoch, offset: Number(live[0]) }, limit: 200 });
    expect([...older.messages.map(({ offset }) => offset), ...live]).toEqual(
      texts.map((_, index) => index + 1),
    );
    await expect(readHistory(kitchen, { position: { epoch, offset: 99 } })).rejects.toMatchObject({
      code: "position_lost",
    });
  });

  it("[PRS-1] members come, say something of themselves and go", async () => {
    const { url } = await startEmbeddedServer();
    const ada = createChatClient({ url });
    const bob = createChatClient({ url });
    const members = await watchMembers(ada.channel(KITCHEN));
    const names = (of: Members): string[] =>
      of.state.status === "listed"
        ? [...of.state.members.values()].map(({ data }) => JSON.stringify(data))
        : [];
    await vi.waitFor(() => expect(names(members)).toHaveLength(1));
    const visit = await bob.channel(KITCHEN).subscribe();
    await setPresence(bob.channel(KITCHEN), { name: "Bob" });
    await vi.waitFor(() => expect(names(members)).toContain('{"name":"Bob"}'));
    visit.unsubscribe();
    await vi.waitFor(() => expect(names(members)).toHaveLength(1));
    expect(members.state).toMatchObject({ status: "listed", total: 1 });
  });

  it("[RPC-1] calls are answered by the program behind the server, in the contract's types", async () => {
    const double = ({ value: given }: { readonly value: number }) => ({ value: given * 2 });
    const { url } = await startEmbeddedServer({ contract: lab, methods: { double } });
    const client = createClient({ url, contract: labSpec });
    client.on("contract", () => undefined);
    expect(await call(client, "double", { value: 21 })).toEqual({ value: 42 });
    await expect(call(client, "double", { value: 101 })).rejects.toMatchObject({ code: "invalid_payload" });
    client.close();
  });

  it("[INB-1] the inbox of a user brings what is published there", async () => {
    const { url } = await startEmbeddedServer({ contract: lab });
    const client = createClient({ url, contract: labSpec });
    const inbox = await openInbox(client, "inbox");
    const texts: string[] = [];
    inbox.on("chat.said", ({ data }) => texts.push(data.text));
    await inbox.subscribe();
    const delivery = deliver(inbox, "chat.said", { text: "to myself" });
    await vi.waitFor(() => expect([texts, delivery.state.status]).toEqual([["to myself"], "stored"]));
    client.close();
  });

  it("[CLS-5] a client moves when the server drains, and is never without a connection", async () => {
    const first = await startEmbeddedServer();
    const client = createChatClient({ url: first.url, features: seamless, random: () => 0.5 });
    const kitchen = client.channel(KITCHEN);
    const seen: string[] = [];
    kitchen.on("chat.said", ({ data }) => seen.push(data.text));
    await kitchen.subscribe();
    await kitchen.publish("chat.said", { text: "before" });
    const statuses: string[] = [];
    client.on("state", ({ status }) => statuses.push(status));
    const stopping = first.stop(2000);
    await startEmbeddedServer({ port: first.port });
    await stopping;
    await kitchen.publish("chat.said", { text: "after" });
    await vi.waitFor(() => expect(seen).toEqual(["before", "after"]));
    expect(statuses).toEqual(["connected"]);
  });

  it("[AU-2] a connection outlives its token, and a user comes back with a new one", async () => {
    const auth = {
      secret: "a secret of more than 32 bytes for tests",
      audience: "parlance",
      issuer: "tests",
    };
    const { url } = await startEmbeddedServer({ auth });
    let count = 0;
    const token = (): string => {
      count += 1;
      const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
      const exp = Math.ceil(Date.now() / 1000) + (count === 1 ? 1 : 60);
      const grants = [{ channel: "room:*", verbs: ["subscribe", "publish"] }];
      const claims = { sub: "ada", exp, aud: auth.audience, iss: auth.issuer, grants };
      const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
      return `${signed}.${createHmac("sha256", auth.secret).update(signed).digest("base64url")}`;
    };
    const client = createChatClient({ url, token, features: seamless, contract: chat });
    const { user, connection } = await client.connect();
    expect(user).toBe("ada");
    await vi.waitFor(() => expect(count).toBe(2), { timeout: 10_000 });
    await client.channel(KITCHEN).publish("chat.said", { text: "still here" });
    expect(client.state).toMatchObject({ status: "connected", connection });
  });
});
