import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { connectRaw, connectWelcomed } from "./connect-raw.ts";
import { NOTED, toContract } from "./contracts.ts";
import { request } from "./http/request.ts";
import { startServer, type StartedServer } from "./start-server.ts";

const FIRST = toContract({ room: { events: NOTED } });
const WIDER = toContract({ room: { events: NOTED }, hall: { events: NOTED } });
const NARROWER = toContract({ hall: { events: NOTED } });

async function fingerprint({ url }: StartedServer): Promise<unknown> {
  const info = JSON.parse((await request(`${url}/v1/info`)).body) as { contract: { hash: string } };
  return info.contract.hash;
}

const say = (id: number, channel: string): object => ({
  type: "publish",
  id,
  channel,
  event: "noted",
  data: { text: "x" },
});

describe("a reload", () => {
  test("gives new limits to new connections; open ones keep those that they were told", async () => {
    await using server = await startServer({ limits: { subscriptions: 1 } });
    using before = await connectWelcomed(server.connectUrl);
    await server.server.reload({ limits: { subscriptions: 2 } });
    using after = await connectRaw(server.connectUrl);
    after.send({ type: "hello" });
    expect(await after.next()).toMatchObject({ limits: { subscriptions: 2 } });
    const join = (id: number): object => ({ type: "subscribe", id, channel: `room:${id}` });
    for (const id of [1, 2]) before.send(join(id));
    for (const id of [1, 2]) after.send(join(id));
    expect(await before.next()).toMatchObject({ type: "subscribed" });
    expect(await before.next()).toMatchObject({ type: "error", code: "too_many_subscriptions" });
    for (const id of [1, 2]) expect(await after.next()).toMatchObject({ type: "subscribed", id });
  });

  test("bounds the frames of new connections, and says so at /v1/info", async () => {
    await using server = await startServer();
    await server.server.reload({ limits: { frameBytes: 2048 } });
    using client = await connectWelcomed(server.connectUrl);
    client.send(`{"type":"ping","id":1,"x":"${"x".repeat(3000)}"}`);
    expect((await client.closed).code).toBe(1009);
    expect((await request(`${server.url}/v1/info`)).body).toContain('"frameBytes":2048');
  });

  test("takes a contract that breaks nobody, and clients of the one before are `older`", async () => {
    await using server = await startServer({ contract: FIRST });
    const hash = await fingerprint(server);
    using before = await connectWelcomed(server.connectUrl);
    await server.server.reload({ contract: WIDER });
    expect(await fingerprint(server)).not.toBe(hash);
    using after = await connectRaw(server.connectUrl);
    after.send({ type: "hello", contract: { name: "tests", version: "1.0.0", hash } });
    expect(await after.next()).toMatchObject({ type: "welcome", contract: { match: "older" } });
    after.send(say(1, "hall:a"));
    expect(await after.next()).toMatchObject({ type: "ok" });
    before.send(say(1, "room:a"));
    expect(await before.next()).toMatchObject({ type: "ok" });
    const { position } = await server.server.publish("hall:a", "noted", { text: "x" });
    expect(position.offset).toBe(2);
  });

  test("refuses a contract that breaks clients, with every place, and all goes on as before", async () => {
    await using server = await startServer({ contract: FIRST });
    const hash = await fingerprint(server);
    const refused = server.server.reload({ contract: NARROWER, limits: { subscriptions: 7 } });
    await expect(refused).rejects.toThrow(/^contract: breaks .*\n {2}\/namespaces\/room .*\(breaks /);
    expect(await fingerprint(server)).toBe(hash);
    using client = await connectRaw(server.connectUrl);
    client.send({ type: "hello" });
    expect(await client.next()).toMatchObject({ type: "welcome", limits: { subscriptions: 128 } });
  });

  test("refuses what would open or close the server to strangers", async () => {
    await using server = await startServer();
    const auth = { secret: "s".repeat(32), audience: "a", issuer: "i" };
    await expect(server.server.reload({ auth })).rejects.toThrow(/^auth: whether there is authentication/);
    await expect(
      server.server.reload({ apiKeys: [{ name: "x", key: "short", scopes: [] }] }),
    ).rejects.toThrow(/^apiKeys\[0\]\.key/);
  });

  test("takes other keys: tokens of the old one are refused, open connections stay", async () => {
    const auth = (secret: string) => ({ secret, audience: "tests", issuer: "tests" });
    const [old, young] = ["o".repeat(32), "y".repeat(32)] as const;
    const sign = (secret: string): Promise<string> =>
      new SignJWT({ grants: [] })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject("ada")
        .setAudience("tests")
        .setIssuer("tests")
        .setExpirationTime("5m")
        .sign(new TextEncoder().encode(secret));
    const key = "k".repeat(32);
    await using server = await startServer({ auth: auth(old) });
    using before = await connectRaw(server.connectUrl);
    before.send({ type: "hello", token: await sign(old) });
    expect(await before.next()).toMatchObject({ type: "welcome", user: "ada" });
    await server.server.reload({ auth: auth(young), apiKeys: [{ name: "k", key, scopes: ["read"] }] });
    using late = await connectRaw(server.connectUrl);
    late.send({ type: "hello", token: await sign(old) });
    expect((await late.closed).code).toBe(4302);
    using after = await connectRaw(server.connectUrl);
    after.send({ type: "hello", token: await sign(young) });
    expect(await after.next()).toMatchObject({ type: "welcome", user: "ada" });
    before.send({ type: "authenticate", id: 1, token: await sign(old) });
    expect(await before.next()).toMatchObject({ type: "error", code: "invalid_token" });
    before.send({ type: "authenticate", id: 2, token: await sign(young) });
    expect(await before.next()).toMatchObject({ type: "ok", id: 2 });
    const headers = { Authorization: `Bearer ${key}` };
    expect((await request(`${server.url}/v1/channels`, { headers })).status).toBe(200);
  });
});
