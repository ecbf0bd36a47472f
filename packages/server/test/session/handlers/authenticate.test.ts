import { describe, expect, test } from "vitest";
import type { Authenticator, Identity } from "../../../src/auth/authenticator.ts";
import { VERBS } from "../../../src/contract/loaded-contract.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import type { Subscribed, Welcome } from "../../../src/generated/frames.ts";
import { createLateEngine } from "../../engine/late-engine.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { KITCHEN, say, subscribe, toTexts, toWords, type } from "../../frames.ts";
import { openPair, type Client, type Pair } from "../../open-pair.ts";
import { createNameAuthenticator, helloAs, toIdentity } from "../../users.ts";

function authenticate(id: number, token: string): object {
  return { type: "authenticate", id, token };
}

/** Moves time on; the client answers every ping on the way. Returns what else arrived. */
function live(pair: Pair, client: Client, ms: number): readonly string[] {
  const words: string[] = [];
  for (let leftMs = ms; leftMs > 0; leftMs -= 1000) {
    pair.clock.advance(Math.min(leftMs, 1000));
    client.send({ type: "pong" });
    pair.flush();
    words.push(...toWords(client.take()).filter((word) => word !== "ping"));
  }
  return words;
}

/** Users whose tokens `NAME/SECONDS` hold for that long. */
function setUp() {
  const clock = createFakeClock();
  const authenticator: Authenticator = {
    isAuthentication: true,
    authenticate: ({ token = "" }) => {
      const [user = "", seconds] = token.split("/");
      const decided = createNameAuthenticator().authenticate({ type: "hello", token: user });
      if (decided instanceof Promise || "kind" in decided) return decided;
      return {
        ...decided,
        expiresAtMs: seconds === undefined ? undefined : clock.now() + Number(seconds) * 1000,
      };
    },
  };
  return openPair({ clock, authenticator });
}

describe("the end of a token", () => {
  test("is told in welcome, and announced when a fifth of the time is left [AU-2]", () => {
    const pair = setUp();
    const client = pair.open();
    client.send(helloAs("ada/100"));
    pair.flush();
    const [welcome] = client.take() as [Welcome];
    expect(welcome.tokenExpiresAt).toBe(pair.clock.now() + 100_000);
    expect(welcome.features).toContain("auth");
    expect(live(pair, client, 79_900)).toEqual([]);
    pair.clock.advance(300);
    pair.flush();
    const [asked] = client.take().filter((frame) => frame.type === "reauthenticate");
    expect(asked?.inMs).toBeGreaterThan(19_700);
    expect(asked?.inMs).toBeLessThanOrEqual(20_000);
  });

  test("closes with 4301 once the grace is over too, and not before [AU-2]", () => {
    const pair = setUp();
    const client = pair.connect(helloAs("ada/100"));
    expect(live(pair, client, 124_900)).toEqual(["reauthenticate"]);
    client.send({ type: "ping", id: 1 });
    pair.flush();
    expect(toWords(client.take())).toEqual(["ok 1"]);
    expect(client.closed).toBeUndefined();
    live(pair, client, 300);
    expect(client.closed).toEqual({ code: 4301, reason: "token_expired" });
  });

  test("is put off by a new token, again and again, in the grace too [AU-2]", () => {
    const pair = setUp();
    const client = pair.connect(helloAs("ada/100"));
    expect(live(pair, client, 85_000)).toEqual(["reauthenticate"]);
    client.send(authenticate(1, "ada/100"));
    expect(live(pair, client, 1000)).toEqual(["ok 1"]);
    expect(live(pair, client, 78_000)).toEqual([]);
    expect(live(pair, client, 40_000)).toEqual(["reauthenticate"]);
    client.send(authenticate(2, "ada/1000"));
    expect(live(pair, client, 700_000)).toEqual(["ok 2"]);
    expect(client.closed).toBeUndefined();
  });

  test("is not put off by a token that is not valid, nor by one that has the same end [AU-2] [AU-3]", () => {
    const pair = setUp();
    const client = pair.connect(helloAs("ada/100"));
    live(pair, client, 100_000);
    client.send(authenticate(1, "bad"), authenticate(2, "ada/0"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 invalid_token", "ok 2"]);
    expect(live(pair, client, 24_000)).toEqual(["reauthenticate"]);
    expect(client.closed).toBeUndefined();
    live(pair, client, 1500);
    expect(client.closed).toEqual({ code: 4301, reason: "token_expired" });
  });

  test("never comes where there is none, nor after one that has none", () => {
    const pair = setUp();
    const [ada, bob] = [pair.connect(helloAs("ada")), pair.connect(helloAs("bob/100"))];
    bob.send(authenticate(1, "bob"));
    for (let count = 0; count < 300; count++) {
      expect([...live(pair, ada, 1000), ...live(pair, bob, 1)].filter((word) => word !== "ok 1")).toEqual([]);
    }
    expect([ada.closed, bob.closed]).toEqual([undefined, undefined]);
  });

  test("leaves no timer behind a connection that ended before it", () => {
    const pair = setUp();
    const client = pair.connect(helloAs("ada/100"));
    client.hangUp();
    pair.clock.advance(200);
    expect(pair.clock.pendingCount).toBe(0);
  });
});

describe("authenticate", () => {
  test.each([
    ["another user", "bob"],
    ["a token that is not valid", "bad"],
  ])("with %s is refused, and the session goes on as it was [AU-3]", (_, token) => {
    const pair = openPair({
      authenticator: createNameAuthenticator({ bob: toIdentity("bob", { allowed: () => [] }) }),
    });
    const client = pair.connect(helloAs("ada"));
    client.send(subscribe(1), authenticate(2, token), say(3, "a"));
    pair.flush();
    const frames = client.take();
    expect(toWords(frames)).toEqual(["subscribed 1", "error 2 invalid_token", "message 1", "ok 3"]);
    expect(frames[1]).toMatchObject({ retryable: false });
    expect(frames[2]).toMatchObject({ by: { user: "ada" } });
  });

  test("with a token is refused to a guest, also where it names that guest [AU-3]", () => {
    const guest = toIdentity("guest-1", { isGuest: true });
    const pair = openPair({ authenticator: createNameAuthenticator({ guest }) });
    const client = pair.connect(helloAs("guest"));
    client.send(authenticate(1, "guest"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 invalid_token"]);
  });

  test("is refused where the server knows no tokens [AU-3]", () => {
    const pair = openPair();
    const client = pair.connect();
    client.send(authenticate(1, "anything"));
    pair.flush();
    expect(toWords(client.take())).toEqual(["error 1 invalid_token"]);
    expect(client.closed).toBeUndefined();
  });

  test("does not tell what was in the token [ERR-3]", () => {
    const pair = openPair({ authenticator: createNameAuthenticator() });
    const client = pair.connect(helloAs("ada"));
    client.send(authenticate(1, "bad-secret"), authenticate(2, "eve-secret"));
    pair.flush();
    expect(JSON.stringify(client.take())).not.toContain("secret");
  });
});

describe("a token that grants less", () => {
  const less: Identity = toIdentity("ada", {
    allowed: (_, channel) => (channel === KITCHEN ? [] : ["subscribe", "publish"]),
  });
  const setUpLess = () => {
    const pair = openPair({ authenticator: createNameAuthenticator({ less }) });
    const [ada, bob] = [pair.connect(helloAs("ada")), pair.connect(helloAs("bob"))];
    return { pair, ada, bob };
  };

  test("ends what it does not grant, and no later message or signal comes there [AU-4]", () => {
    const { pair, ada, bob } = setUpLess();
    ada.send(subscribe(1), subscribe(2, { channel: "room:other" }));
    pair.flush();
    ada.take();
    bob.send(say(1, "before"));
    ada.send(authenticate(3, "less"));
    bob.send(say(2, "after"), type(), say(3, "there", { channel: "room:other" }));
    pair.flush();
    const frames = ada.take();
    expect(toWords(frames)).toEqual(["message 1", "unsubscribed forbidden", "ok 3", "message 1"]);
    expect(frames[1]).toMatchObject({ channel: KITCHEN, resubscribe: false });
    expect(toTexts(frames)).toEqual(["before", "there"]);
  });

  test("counts for what is asked from then on, and a later one that grants more does too [PRM-1] [SUB-7]", () => {
    const { pair, ada } = setUpLess();
    ada.send(authenticate(1, "less"), subscribe(2), say(3, "a"), subscribe(4, { channel: "room:other" }));
    ada.send(authenticate(5, "ada"), subscribe(6));
    pair.flush();
    const frames = ada.take();
    expect(toWords(frames)).toEqual([
      "ok 1",
      "error 2 forbidden",
      "error 3 forbidden",
      "subscribed 4",
      "ok 5",
      "subscribed 6",
    ]);
    expect((frames[3] as Subscribed).allowed).toEqual(["subscribe", "publish"]);
    expect((frames[5] as Subscribed).allowed).toEqual(VERBS);
  });

  test("makes the user leave at once, and says nothing of members any more [AU-4] [PRS-5]", () => {
    const { pair, ada, bob } = setUpLess();
    bob.send(subscribe(1, { presence: true }));
    ada.send(subscribe(1, { presence: true }), subscribe(2, { channel: "room:other", presence: true }));
    pair.flush();
    for (const client of [ada, bob]) client.take();
    ada.send(authenticate(3, "less"));
    pair.flush();
    expect(toWords(bob.take())).toEqual(["leave ada"]);
    bob.send(subscribe(2, { channel: "room:other" }));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["unsubscribed forbidden", "ok 3"]);
  });

  test("refuses a subscribe that is under way, and says nothing of what never began [AU-4] [FR-7]", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ clock, engine, authenticator: createNameAuthenticator({ less }) });
    const ada = pair.connect(helloAs("ada"));
    ada.send(subscribe(1), authenticate(2, "less"));
    await engine.doAll();
    await pair.settle();
    expect(toWords(ada.take())).toEqual(["ok 2", "error 1 forbidden"]);
    expect(pair.core.hub.channelCount).toBe(0);
  });

  test("ends the old subscription when it overtakes a new one [AU-4] [SUB-8]", async () => {
    const clock = createFakeClock();
    const engine = createLateEngine(createMemoryEngine({ clock }));
    const pair = openPair({ clock, engine, authenticator: createNameAuthenticator({ less }) });
    const ada = pair.connect(helloAs("ada"));
    ada.send(subscribe(1));
    await engine.doAll();
    await pair.settle();
    ada.send(subscribe(2, { last: 5 }), authenticate(3, "less"));
    await engine.doAll();
    await pair.settle();
    expect(toWords(ada.take())).toEqual([
      "subscribed 1",
      "unsubscribed forbidden",
      "ok 3",
      "error 2 forbidden",
    ]);
  });
});

describe("a token that takes long to verify", () => {
  function setUpSlow() {
    const clock = createFakeClock();
    const settle: ((identity: Identity) => void)[] = [];
    const authenticator: Authenticator = {
      isAuthentication: true,
      authenticate: ({ token }) =>
        token === "ada" ? toIdentity("ada") : new Promise((resolve) => settle.push(resolve)),
    };
    const pair = openPair({ clock, authenticator });
    return {
      pair,
      ada: pair.connect(helloAs("ada")),
      verified: (identity: Identity) => settle.shift()?.(identity),
    };
  }

  test("holds up nothing but what waits for it: the session goes on under the old one", async () => {
    const { pair, ada, verified } = setUpSlow();
    ada.send(authenticate(1, "slow"), subscribe(2), { type: "ping", id: 3 });
    pair.flush();
    expect(toWords(ada.take())).toEqual(["subscribed 2"]);
    verified(toIdentity("ada", { allowed: () => [] }));
    await pair.settle();
    expect(toWords(ada.take())).toEqual(["unsubscribed forbidden", "ok 1", "ok 3"]);
  });

  test("is answered in order, and the last one sent is in force, whichever is verified first", async () => {
    const decisions = new Map<string, (identity: Identity) => void>();
    const authenticator: Authenticator = {
      isAuthentication: true,
      authenticate: ({ token = "" }) =>
        token === "ada" ? toIdentity("ada") : new Promise((resolve) => decisions.set(token, resolve)),
    };
    const pair = openPair({ authenticator });
    const ada = pair.connect(helloAs("ada"));
    ada.send(authenticate(1, "first"), authenticate(2, "second"), { type: "ping", id: 3 });
    await pair.settle();
    // The second is not even looked at before the first is done.
    decisions.get("second")?.(toIdentity("ada", { allowed: () => ["subscribe"] }));
    decisions.get("first")?.(toIdentity("ada", { allowed: () => [] }));
    await pair.settle();
    expect(toWords(ada.take())).toEqual(["ok 1"]);
    decisions.get("second")?.(toIdentity("ada", { allowed: () => ["subscribe"] }));
    await pair.settle();
    ada.send(subscribe(4));
    pair.flush();
    expect(toWords(ada.take())).toEqual(["ok 2", "ok 3", "subscribed 4"]);
  });

  test("does nothing to a connection that has ended meanwhile, and leaves no timer", async () => {
    const { pair, ada, verified } = setUpSlow();
    ada.send(authenticate(1, "slow"));
    ada.hangUp();
    verified(toIdentity("ada", { expiresAtMs: pair.clock.now() + 1_000_000 }));
    await pair.settle();
    pair.clock.advance(200);
    expect(pair.clock.pendingCount).toBe(0);
  });
});
