import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { Subscribed } from "../../src/generated/frames.ts";
import { NOTED, toContract } from "../contracts.ts";
import { createLateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { say, subscribe, toTexts, toWords, unsubscribe } from "../frames.ts";
import { openPair, type Client } from "../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../users.ts";

const LOG = { size: 10, ttlMs: 60_000, durability: "memory" } as const;

const contract = toContract({
  inbox: { events: NOTED, inbox: true, log: LOG, presence: {} },
  alerts: { events: NOTED, inbox: true },
  room: { events: NOTED, log: LOG },
});

const authenticator = createNameAuthenticator({
  nothing: toIdentity("ada", { allowed: () => [] }),
});

function setUp() {
  const pair = openPair({ contract, authenticator });
  /** Connects and gives what came right behind the welcome, too. */
  const connect = (token: string, ...behind: readonly object[]): Client => {
    const client = pair.open();
    client.send(helloAs(token), ...behind);
    pair.flush();
    return client;
  };
  return { pair, connect };
}

function note(id: number, text: string, channel: string): object {
  return say(id, text, { channel, event: "noted" });
}

describe("the inbox of a user", () => {
  test("is subscribed to right behind welcome, without id and without asking, whatever is granted [INB-1]", () => {
    const { connect } = setUp();
    for (const token of ["ada", "nothing"]) {
      const frames = connect(token, { type: "ping", id: 1 }).take();
      expect(toWords(frames)).toEqual(["welcome", "subscribed -", "subscribed -", "ok 1"]);
      expect(frames.slice(1, 3)).toMatchObject([
        { channel: "inbox:ada", recovery: "fresh", from: 0 },
        { channel: "alerts:ada", recovery: "fresh", from: 0 },
      ]);
    }
  });

  test("may be read by its user, and its verbs say so [SUB-7]", () => {
    const { pair, connect } = setUp();
    const client = connect("nothing");
    const [, subscribed] = client.take() as [unknown, Subscribed];
    expect(subscribed.allowed).toEqual(["subscribe", "history"]);
    client.send({ type: "history", id: 1, channel: "inbox:ada", direction: "forward", limit: 5 });
    client.send(note(2, "to myself", "inbox:ada"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["page 1", "error 2 forbidden"]);
  });

  test("gets what others publish there, on every connection of the user", () => {
    const { pair, connect } = setUp();
    const clients = [connect("ada"), connect("ada")];
    for (const client of clients) client.take();
    const bob = connect("bob");
    bob.take();
    bob.send(note(1, "hello", "inbox:ada"));
    pair.flush();
    for (const client of clients) expect(toTexts(client.take())).toEqual(["hello"]);
    expect(toWords(bob.take())).toEqual(["ok 1"]);
  });

  test("can be subscribed to anew with a position, and nothing is missed [INB-1] [REC-1] [SUB-8]", () => {
    const { pair, connect } = setUp();
    const first = connect("ada");
    const { position } = first.take()[1] as Subscribed;
    first.hangUp();
    const bob = connect("bob");
    bob.send(note(1, "while away", "inbox:ada"));
    const ada = connect("ada", subscribe(1, { channel: "inbox:ada", position }));
    bob.send(note(2, "back", "inbox:ada"));
    pair.flush();
    const frames = ada.take();
    expect(toWords(frames)).toEqual([
      "welcome",
      "subscribed -",
      "subscribed -",
      "subscribed 1",
      "message 1",
      "message 2",
    ]);
    expect(frames[3]).toMatchObject({ recovery: "full", from: 0 });
  });

  test("can be left, and joined again", () => {
    const { pair, connect } = setUp();
    const ada = connect("ada", unsubscribe(1, "inbox:ada"));
    const bob = connect("bob");
    bob.send(note(1, "a", "inbox:ada"));
    ada.send(subscribe(2, { channel: "inbox:ada", last: 1 }));
    pair.flush();
    expect(toWords(ada.take()).slice(3)).toEqual(["ok 1", "subscribed 2", "message 1"]);
  });

  test("is left with the connection", () => {
    const { pair, connect } = setUp();
    connect("ada").hangUp();
    expect(pair.core.hub.channelCount).toBe(0);
  });

  test("is joined once, also when the client asks before the engine has answered [INB-1] [SUB-3]", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ clock, engine, contract, authenticator });
    const ada = pair.open();
    ada.send(helloAs("ada"), subscribe(1, { channel: "inbox:ada", last: 5 }), note(2, "a", "inbox:ada"));
    await engine.doAll();
    await pair.settle();
    const words = toWords(ada.take());
    expect(words.filter((word) => word.startsWith("subscribed"))).toHaveLength(3);
    expect(words.filter((word) => word.startsWith("message"))).toEqual(["message 1"]);
    ada.hangUp();
    await engine.doAll();
    expect(pair.core.hub.channelCount).toBe(0);
  });
});

test("an inbox that cannot be reached at first is subscribed to when it can, once [INB-1]", async () => {
  const clock = createFakeClock();
  const inner = createMemoryEngine({ clock });
  let isAway = true;
  const engine = new Proxy(inner, {
    get(_, name) {
      if (name === "attach") return (channel: string) => (isAway ? undefined : inner.attach(channel));
      const member: unknown = Reflect.get(inner, name, inner);
      return typeof member === "function" ? (member.bind(inner) as unknown) : member;
    },
  });
  const pair = openPair({ clock, engine, contract, authenticator });
  const [ada, gone, eager] = [pair.open(), pair.open(), pair.open()];
  for (const client of [ada, gone, eager]) client.send(helloAs("ada"));
  await pair.settle();
  expect(toWords(ada.take())).toEqual(["welcome"]);
  gone.hangUp();
  clock.advance(1000);
  await pair.settle();
  isAway = false;
  eager.send(subscribe(1, { channel: "inbox:ada" }));
  await pair.settle();
  clock.advance(5000);
  await pair.settle();
  expect(toWords(ada.take())).toEqual(["subscribed -", "subscribed -"]);
  expect(toWords(eager.take())).toEqual(["welcome", "subscribed 1", "subscribed -"]);
  for (const client of [ada, eager]) client.hangUp();
  clock.advance(5000);
  expect(pair.core.hub.channelCount).toBe(0);
});

describe("the inbox of another user", () => {
  test.each(["inbox:bob", "inbox:ada:x", "inbox", "inbox:adA", "alerts:bob"])(
    "is closed to subscribe, history and members whatever is granted: %s [INB-2]",
    (channel) => {
      const { pair, connect } = setUp();
      const ada = connect("ada");
      ada.take();
      ada.send(
        subscribe(1, { channel }),
        { type: "history", id: 2, channel, direction: "forward", limit: 5 },
        { type: "members", id: 3, channel },
        { type: "presence", id: 4, channel, data: {} },
        subscribe(5, { channel, last: 10 }),
      );
      pair.flush();
      expect(toWords(ada.take())).toEqual([1, 2, 3, 4, 5].map((id) => `error ${id} forbidden`));
    },
  );

  test("stays closed to a connection that has renewed its token [INB-2] [AU-4]", () => {
    const { pair, connect } = setUp();
    const ada = connect("ada");
    ada.take();
    ada.send({ type: "authenticate", id: 1, token: "nothing" }, subscribe(2, { channel: "inbox:bob" }));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["ok 1", "error 2 forbidden"]);
  });
});
