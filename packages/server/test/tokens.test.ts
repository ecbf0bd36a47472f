import { SignJWT, type JWTPayload } from "jose";
import { describe, expect, test } from "vitest";
import { createLmdbEngine } from "../src/engine/lmdb/lmdb-engine.ts";
import type { ServerOptions } from "../src/options.ts";
import { connectRaw, connectWelcomed, type RawConnection } from "./connect-raw.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { KITCHEN, say, subscribe } from "./frames.ts";
import { openFolder } from "./open-folder.ts";
import { startServer, type StartedServer } from "./start-server.ts";

const secret = "0123456789abcdef0123456789abcdef";
const auth = { secret, audience: "tests", issuer: "tests" };
const ALL = [{ channel: "room:*", verbs: ["subscribe", "publish"] }];

/** A token of a user at the time of a clock; `lifeS` says how long it lives. */
function sign(nowMs: number, user: string, { lifeS = 600, ...more }: JWTPayload & { lifeS?: number } = {}) {
  const nowS = Math.floor(nowMs / 1000);
  return new SignJWT({ grants: ALL, iat: nowS, exp: nowS + lifeS, ...more })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user)
    .setAudience("tests")
    .setIssuer("tests")
    .sign(new TextEncoder().encode(secret));
}

/** A server with tokens, real sockets, and a clock that the test moves. */
async function start({
  clock = createFakeClock(),
  ...options
}: Omit<ServerOptions, "clock"> & { clock?: FakeClock } = {}) {
  // Heartbeats would end connections while the clock jumps.
  const heartbeat = { intervalMs: 3_600_000, graceMs: 3_600_000 };
  const started = await startServer({ auth, clock, heartbeat, ...options });
  return { ...started, clock };
}

const hello = (token: string): object => ({ type: "hello", token });

/** The close that answers a `hello`. */
async function refusedWith(started: StartedServer, token: string): Promise<string> {
  using connection = await connectRaw(started.connectUrl);
  connection.send(hello(token));
  const { code, reason } = await connection.closed;
  return `${code} ${reason}`;
}

/** The next frame of a type; those before it are let go. */
async function nextOf(connection: RawConnection, wanted: string) {
  for (;;) {
    const frame = await connection.next();
    if (frame.type === wanted) return frame;
  }
}

describe("hello [AU-1]", () => {
  test("without a token is closed with 4300, with an expired one 4301, with an invalid one 4302", async () => {
    await using started = await start();
    const now = started.clock.now();
    using bare = await connectRaw(started.connectUrl);
    bare.send({ type: "hello" });
    expect(await bare.closed).toEqual({ code: 4300, reason: "auth_required" });
    expect(await refusedWith(started, await sign(now, "ada", { lifeS: -60 }))).toBe("4301 token_expired");
    expect(await refusedWith(started, await sign(now, "not a user"))).toBe("4302 token_invalid");
    expect(await refusedWith(started, "e30.e30.c2ln")).toBe("4302 token_invalid");
  });

  test("with a token that lives for longer than revocations are kept is closed with 4302", async () => {
    await using started = await start({ maxTokenLifeMs: 3_600_000 });
    const now = started.clock.now();
    expect(await refusedWith(started, await sign(now, "ada", { lifeS: 3601 }))).toBe("4302 token_invalid");
    using ada = await connectWelcomed(started.connectUrl, hello(await sign(now, "ada", { lifeS: 3600 })));
    expect(ada.socket.readyState).toBe(ada.socket.OPEN);
  });
});

describe("a token that ends [AU-2]", () => {
  test("is asked for anew in time, and closed with 4301 after its grace when none comes", async () => {
    await using started = await start();
    using ada = await connectWelcomed(started.connectUrl, hello(await sign(started.clock.now(), "ada")));
    started.clock.advance(481_000);
    expect(await nextOf(ada, "reauthenticate")).toMatchObject({ type: "reauthenticate" });
    started.clock.advance(119_000 + 24_000);
    ada.send({ type: "ping", id: 1 });
    expect(await nextOf(ada, "ok")).toEqual({ type: "ok", id: 1 });
    started.clock.advance(3_000);
    expect(await ada.closed).toEqual({ code: 4301, reason: "token_expired" });
  });

  test("is replaced by a new one of the same user, and the connection goes on", async () => {
    await using started = await start();
    using ada = await connectWelcomed(started.connectUrl, hello(await sign(started.clock.now(), "ada")));
    started.clock.advance(481_000);
    await nextOf(ada, "reauthenticate");
    ada.send({ type: "authenticate", id: 1, token: await sign(started.clock.now(), "ada") });
    expect(await nextOf(ada, "ok")).toEqual({ type: "ok", id: 1 });
    started.clock.advance(300_000);
    ada.send({ type: "ping", id: 2 });
    expect(await nextOf(ada, "ok")).toEqual({ type: "ok", id: 2 });
  });
});

describe("authenticate", () => {
  test("with the token of another user, or an invalid one, is invalid_token and changes nothing [AU-3]", async () => {
    await using started = await start();
    const now = started.clock.now();
    using ada = await connectWelcomed(started.connectUrl, hello(await sign(now, "ada")));
    ada.send(subscribe(1));
    ada.send({ type: "authenticate", id: 2, token: await sign(now, "bob") });
    await nextOf(ada, "subscribed");
    expect(await ada.next()).toMatchObject({ type: "error", id: 2, code: "invalid_token" });
    ada.send({ type: "authenticate", id: 3, token: await sign(now, "ada", { lifeS: -60 }) });
    expect(await ada.next()).toMatchObject({ type: "error", id: 3, code: "invalid_token" });
    ada.send(say(4, "still ada"));
    expect(await nextOf(ada, "message")).toMatchObject({ by: { user: "ada" } });
  });

  test("with a token that grants less ends what it does not grant with forbidden [AU-4]", async () => {
    await using started = await start();
    const now = started.clock.now();
    using ada = await connectWelcomed(started.connectUrl, hello(await sign(now, "ada")));
    using bob = await connectWelcomed(started.connectUrl, hello(await sign(now, "bob")));
    for (const [id, channel] of [KITCHEN, "room:hall"].entries()) ada.send(subscribe(id + 1, { channel }));
    await ada.next();
    await ada.next();
    const grants = [{ channel: "room:hall", verbs: ["subscribe"] }];
    ada.send({ type: "authenticate", id: 3, token: await sign(now, "ada", { grants }) });
    expect(await ada.next()).toMatchObject({ type: "unsubscribed", channel: KITCHEN, code: "forbidden" });
    expect(await ada.next()).toEqual({ type: "ok", id: 3 });
    bob.send(say(1, "not for ada"));
    bob.send(say(2, "for ada", { channel: "room:hall" }));
    expect(await ada.next()).toMatchObject({ type: "message", channel: "room:hall" });
    ada.send(say(4, "a"));
    expect(await ada.next()).toMatchObject({ type: "error", id: 4, code: "forbidden" });
  });
});

describe("revoke [AU-6]", () => {
  test("of a user ends connections with 4303, and refuses the tokens issued before, not later ones", async () => {
    await using started = await start();
    const now = started.clock.now();
    const old = await sign(now, "ada");
    using ada = await connectWelcomed(started.connectUrl, hello(old));
    using bob = await connectWelcomed(started.connectUrl, hello(await sign(now, "bob")));
    started.clock.advance(2000);
    await started.server.revoke({ user: "ada" });
    expect(await ada.closed).toEqual({ code: 4303, reason: "token_revoked" });
    expect(await refusedWith(started, old)).toBe("4303 token_revoked");
    started.clock.advance(1000);
    using again = await connectWelcomed(started.connectUrl, hello(await sign(started.clock.now(), "ada")));
    bob.send({ type: "ping", id: 1 });
    expect(await bob.next()).toEqual({ type: "ok", id: 1 });
    again.send({ type: "authenticate", id: 1, token: old });
    expect(await again.next()).toMatchObject({ type: "error", id: 1, code: "invalid_token" });
  });

  test("of one token ends what lives by it, and leaves the user's other tokens alone", async () => {
    await using started = await start();
    const now = started.clock.now();
    const [first, second] = [await sign(now, "ada", { jti: "one" }), await sign(now, "ada", { jti: "two" })];
    using stolen = await connectWelcomed(started.connectUrl, hello(first));
    using own = await connectWelcomed(started.connectUrl, hello(second));
    await started.server.revoke({ tokenId: "one" });
    expect(await stolen.closed).toEqual({ code: 4303, reason: "token_revoked" });
    expect(await refusedWith(started, first)).toBe("4303 token_revoked");
    own.send({ type: "ping", id: 1 });
    expect(await own.next()).toEqual({ type: "ok", id: 1 });
  });

  test("spares a connection that has taken a new token meanwhile", async () => {
    await using started = await start();
    const old = await sign(started.clock.now(), "ada");
    using ada = await connectWelcomed(started.connectUrl, hello(old));
    started.clock.advance(5000);
    const issuedBeforeMs = started.clock.now();
    ada.send({ type: "authenticate", id: 1, token: await sign(issuedBeforeMs + 1000, "ada") });
    expect(await ada.next()).toEqual({ type: "ok", id: 1 });
    await started.server.revoke({ user: "ada", issuedBeforeMs });
    ada.send({ type: "ping", id: 2 });
    expect(await ada.next()).toEqual({ type: "ok", id: 2 });
    expect(await refusedWith(started, old)).toBe("4303 token_revoked");
  });

  test("outlives a restart on disk, and is forgotten when the last of its tokens has ended", async () => {
    using folder = openFolder();
    const clock = createFakeClock();
    const old = await sign(clock.now(), "ada", { jti: "one" });
    const run = () =>
      start({ clock, engine: createLmdbEngine({ folder: folder.path, clock }), maxTokenLifeMs: 3_600_000 });
    {
      await using started = await run();
      await started.server.revoke({ user: "ada" });
      await started.server.revoke({ tokenId: "two" });
    }
    await using started = await run();
    expect(await refusedWith(started, old)).toBe("4303 token_revoked");
    expect(await refusedWith(started, await sign(clock.now(), "bob", { jti: "two" }))).toBe(
      "4303 token_revoked",
    );
    clock.advance(3_700_000);
    expect(await refusedWith(started, old)).toBe("4301 token_expired");
    using bob = await connectWelcomed(
      started.connectUrl,
      hello(await sign(clock.now(), "bob", { jti: "two" })),
    );
    expect(bob.socket.readyState).toBe(bob.socket.OPEN);
  });

  test("refuses what names nobody, by the argument", async () => {
    await using started = await start();
    for (const [revoked, at] of [
      [{ user: "a b" }, "/user"],
      [{ tokenId: "" }, "/tokenId"],
      [{ user: "ada", issuedBeforeMs: started.clock.now() + 10_000 }, "/issuedBeforeMs"],
    ] as const)
      await expect(started.server.revoke(revoked)).rejects.toMatchObject({
        code: "invalid_frame",
        issues: [{ at }],
      });
  });
});
