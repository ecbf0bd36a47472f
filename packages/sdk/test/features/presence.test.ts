import { describe, expect, it } from "vitest";
import { setPresence, watchMembers, type Members } from "../../src/features/presence.ts";
import type { ClientMembers, ServerMembers, ServerPresence } from "../../src/generated/frames.ts";
import { abandon, grant, grantPlainly, reconnect, setUp, untilState } from "../open-client.ts";
import type { Peer } from "../scripted-server.ts";

const channel = "room:kitchen";
const features = ["presence", "recovery"];

function change(
  version: number,
  action: ServerPresence["action"],
  user: string,
  name?: string,
): ServerPresence {
  const member = { user, ...(name !== undefined && { data: { name } }) };
  return { type: "presence", channel, version, action, member, total: version };
}

function list(
  peer: Peer,
  { id }: ClientMembers,
  version: number,
  users: readonly string[],
  more: Partial<ServerMembers> = {},
): void {
  const members = users.map((user) => ({ user }));
  peer.send({ type: "members", id, channel, version, total: users.length, members, ...more });
}

function toUsers({ state }: Members): readonly string[] | string {
  return state.status === "listed" ? [...state.members.keys()] : state.status;
}

async function setUpWatch(options: { readonly maxListed?: number } = {}) {
  const setup = await setUp();
  const kitchen = setup.client.channel(channel);
  const watching = watchMembers(kitchen, options);
  const peer = await setup.server.accept();
  await peer.greet({ features });
  expect(await grant(peer)).toMatchObject({ presence: true });
  const members = await watching;
  return { ...setup, peer, kitchen, members, asked: await peer.expect("members") };
}

describe("watchMembers", () => {
  it("[PRS-1] is the list at a version and every later change", async () => {
    const { peer, members, asked } = await setUpWatch();
    expect(toUsers(members)).toBe("loading");
    list(peer, asked, 7, ["alice"]);
    peer.send(change(8, "join", "bob"), change(9, "update", "alice", "Ada"), change(10, "leave", "bob"));
    peer.send(change(11, "join", "carol"));
    await peer.settle();
    expect(members.state).toEqual({
      status: "listed",
      members: new Map([
        ["alice", { user: "alice", data: { name: "Ada" } }],
        ["carol", { user: "carol" }],
      ]),
      total: 11,
    });
  });

  it("tells each state, as an object that stays as it is", async () => {
    const { peer, members, asked } = await setUpWatch();
    const told: unknown[] = [];
    members.on("change", (state) => told.push(state.status === "listed" ? state.members.size : state.status));
    const before = members.state;
    list(peer, asked, 7, ["alice"]);
    peer.send(change(8, "join", "bob"));
    await peer.settle();
    expect(told).toEqual([1, 2]);
    expect(before).toEqual({ status: "loading" });
  });

  it("[PRS-1] asks again when a version was left out, and keeps what it knows until then", async () => {
    const { peer, members, asked } = await setUpWatch();
    list(peer, asked, 7, ["alice"]);
    peer.send(change(9, "join", "carol"), change(10, "join", "dave"));
    const again = await peer.expect("members");
    expect(toUsers(members)).toEqual(["alice"]);
    peer.send(change(11, "leave", "alice"));
    list(peer, again, 10, ["alice", "bob", "carol", "dave"]);
    await peer.settle();
    expect(toUsers(members)).toEqual(["bob", "carol", "dave"]);
  });

  it("reads a long list page by page, with the changes that happen meanwhile", async () => {
    const { peer, members, asked } = await setUpWatch();
    list(peer, asked, 7, ["alice"], { total: 3, cursor: "alice" });
    const second = await peer.expect("members");
    expect(second.cursor).toBe("alice");
    peer.send(change(8, "leave", "alice"), change(9, "join", "bob"));
    list(peer, second, 9, ["bob", "carol", "dave"]);
    await peer.settle();
    expect(toUsers(members)).toEqual(["carol", "dave", "bob"].toSorted());
  });

  it("knows the number where there are too many, and the list again later", async () => {
    const { peer, members, asked } = await setUpWatch({ maxListed: 2 });
    list(peer, asked, 7, ["alice"], { total: 3, cursor: "alice" });
    peer.send({ type: "presence", channel, version: 20, action: "count", total: 5 });
    await peer.settle();
    expect(members.state).toEqual({ status: "counted", total: 5 });
    peer.send(change(21, "leave", "alice"));
    list(peer, await peer.expect("members"), 21, ["bob"]);
    await peer.settle();
    expect(toUsers(members)).toEqual(["bob"]);
  });

  it("asks again after a reconnect", async () => {
    const setup = await setUpWatch();
    list(setup.peer, setup.asked, 7, ["alice"]);
    await setup.peer.settle();
    setup.peer.cut();
    const next = await reconnect(setup);
    await next.greet({ features });
    expect(await grant(next, { recovery: "full" })).toMatchObject({ presence: true });
    list(next, await next.expect("members"), 3, ["bob"]);
    await next.settle();
    expect(toUsers(setup.members)).toEqual(["bob"]);
  });

  it("asks an existing subscription anew, so that changes come", async () => {
    const { server, client } = await setUp();
    const kitchen = client.channel(channel);
    const subscribing = kitchen.subscribe();
    const peer = await server.accept();
    await peer.greet({ features });
    expect(await grant(peer)).not.toHaveProperty("presence");
    await subscribing;
    const watching = watchMembers(kitchen);
    expect(await grant(peer, { recovery: "full" })).toMatchObject({ presence: true });
    list(peer, await peer.expect("members"), 7, ["alice"]);
    expect(toUsers(await watching)).not.toBe("ended");
  });

  it("leaves out data that breaks the contract, and tells so", async () => {
    const { client, peer, members, asked } = await setUpWatch();
    const codes: string[] = [];
    client.on("error", ({ code, at }) => codes.push(`${code} ${at}`));
    list(peer, asked, 7, [], { members: [{ user: "alice", data: { name: 7 } }], total: 1 });
    await peer.settle();
    expect(members.state).toMatchObject({ members: new Map([["alice", { user: "alice" }]]) });
    expect(codes).toEqual(["invalid_payload /data/name"]);
  });

  it("tries again when the server cannot tell now, and tells when it will not", async () => {
    const { client, clock, peer, asked } = await setUpWatch();
    const codes: string[] = [];
    client.on("error", ({ code }) => codes.push(code));
    const fault = { type: "error", message: "no", channel } as const;
    peer.send({ ...fault, id: asked.id, code: "not_available", retryable: true, afterMs: 1000 });
    await peer.settle();
    clock.advance(1000);
    const { id } = await peer.expect("members");
    peer.send({ ...fault, id, code: "forbidden", retryable: false });
    await peer.settle();
    expect(codes).toEqual(["forbidden"]);
  });

  it("ends with its subscription", async () => {
    const { peer, members, asked } = await setUpWatch();
    members.end();
    await peer.expect("unsubscribe");
    list(peer, asked, 7, ["alice"]);
    peer.send(change(8, "join", "bob"));
    await peer.settle();
    expect(toUsers(members)).toBe("loading");
  });

  it("rejects where the contract has no presence", async () => {
    const { client } = await setUp();
    await expect(watchMembers(client.channel("lobby"))).rejects.toMatchObject({ code: "not_kept" });
    expect(client.state.status).toBe("idle");
  });

  it("throws a TypeError that names a wrong option", async () => {
    const { client } = await setUp();
    await expect(watchMembers(client.channel(channel), { maxListed: -1 })).rejects.toThrow(
      new TypeError("watchMembers: maxListed is -1, but must be a whole number"),
    );
  });
});

describe("setPresence", () => {
  async function setUpMember() {
    const setup = await setUp();
    const kitchen = setup.client.channel(channel);
    const subscribing = kitchen.subscribe();
    const peer = await setup.server.accept();
    await peer.greet({ features });
    await grant(peer);
    return { ...setup, peer, kitchen, subscription: await subscribing };
  }

  it("says it to the server, and again after each reconnect", async () => {
    const setup = await setUpMember();
    const saying = setPresence(setup.kitchen, { name: "Ada" });
    const frame = await setup.peer.expect("presence");
    expect(frame).toMatchObject({ channel, data: { name: "Ada" } });
    grantPlainly(setup.peer, frame);
    await saying;
    setup.peer.cut();
    const next = await reconnect(setup);
    await next.greet({ features });
    await grant(next, { recovery: "full" });
    expect(await next.expect("presence")).toMatchObject({ data: { name: "Ada" } });
  });

  it("is forgotten with the subscription", async () => {
    const { peer, kitchen, subscription } = await setUpMember();
    const saying = setPresence(kitchen, { name: "Ada" });
    grantPlainly(peer, await peer.expect("presence"));
    await saying;
    subscription.unsubscribe();
    await peer.expect("unsubscribe");
    abandon(kitchen.subscribe());
    await grant(peer);
    await peer.settle();
    expect(peer.unreadCount).toBe(0);
  });

  it("rejects without a subscription, for data that breaks the contract, and where there is no presence", async () => {
    const { client, kitchen } = await setUpMember();
    const lobby = client.channel("lobby");
    await expect(setPresence(client.channel("room:cellar"), {})).rejects.toMatchObject({
      code: "not_subscribed",
    });
    // @ts-expect-error: a name is a string.
    await expect(setPresence(kitchen, { name: 7 })).rejects.toMatchObject({
      code: "invalid_payload",
      at: "/data/name",
    });
    await expect(setPresence(lobby, {})).rejects.toMatchObject({ code: "not_kept" });
  });

  it("rejects where the server has no presence", async () => {
    const setup = await setUp();
    const kitchen = setup.client.channel(channel);
    abandon(kitchen.subscribe());
    const peer = await setup.server.accept();
    await peer.greet();
    await untilState(setup.client, "connected");
    await expect(setPresence(kitchen, {})).rejects.toMatchObject({ code: "unsupported" });
  });
});
