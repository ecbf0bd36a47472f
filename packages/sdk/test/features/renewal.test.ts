import { describe, expect, it } from "vitest";
import { renewal } from "../../src/features/renewal.ts";
import type { ParlanceError } from "../../src/index-node.ts";
import {
  abandon,
  grantPlainly,
  nextEvent,
  reconnect,
  setUp,
  untilState,
  type Setup,
} from "../open-client.ts";
import type { Peer } from "../scripted-server.ts";

/** A source of the given tokens, one after the other. */
function toSource(...tokens: (string | Error)[]): () => Promise<string> {
  return async () => {
    const next = tokens.shift();
    if (typeof next === "string") return next;
    throw next ?? new Error("no more tokens");
  };
}

async function connect(token: () => Promise<string>): Promise<Setup & { readonly peer: Peer }> {
  const setup = await setUp({ token, features: [renewal] });
  abandon(setup.client.connect());
  const peer = await setup.server.accept();
  await peer.greet({ user: "alice" });
  await untilState(setup.client, "connected");
  return { ...setup, peer };
}

describe("a source of tokens", () => {
  it("brings the credential of each connection, in hello and never in the address [AU-5]", async () => {
    const setup = await setUp({ token: toSource("one", "two") });
    abandon(setup.client.connect());
    const peer = await setup.server.accept();
    const hello = await peer.greet({ user: "alice" });
    expect(hello).toMatchObject({ token: "one" });
    expect(hello).not.toHaveProperty("guest");
    peer.cut();
    expect(await (await reconnect(setup)).greet()).toMatchObject({ token: "two" });
  });

  it("may bring none: the user is a guest", async () => {
    const { client, server } = await setUp({ token: () => undefined });
    abandon(client.connect());
    const hello = await (await server.accept()).greet();
    expect(hello).toHaveProperty("guest");
    expect(hello).not.toHaveProperty("token");
  });

  it.each([4300, 4301, 4302, 4303])(
    "[CLS-3] is asked again, after a pause, when the server closes with %i",
    async (code) => {
      const setup = await connect(toSource("old", "new"));
      setup.peer.close(code, "token");
      expect(await untilState(setup.client, "waiting")).toMatchObject({
        reason: { code, advice: "newToken" },
      });
      expect(await (await reconnect(setup)).greet()).toMatchObject({ token: "new" });
    },
  );

  it("that fails is told, and fails the attempt", async () => {
    const setup = await setUp({ token: toSource(new Error("signed out"), "later") });
    const told = nextEvent(setup.client, "error");
    abandon(setup.client.connect());
    expect(await told).toMatchObject({ code: "token_failed", cause: new Error("signed out") });
    expect(await (await reconnect(setup)).greet()).toMatchObject({ token: "later" });
  });

  it("that is no function is refused", async () => {
    await expect(setUp({ token: "secret" as unknown as () => string })).rejects.toThrow(
      new TypeError("createClient: token is a string, but must be a function"),
    );
  });
});

describe("renewal", () => {
  it("[AU-2] answers reauthenticate with a new token, on the same connection", async () => {
    const { client, peer } = await connect(toSource("one", "two"));
    peer.send({ type: "reauthenticate", inMs: 60_000 });
    const frame = await peer.expect("authenticate");
    expect(frame.token).toBe("two");
    grantPlainly(peer, frame);
    await peer.settle();
    expect(client.state).toMatchObject({ status: "connected", user: "alice" });
  });

  it("[AU-3] tells of a token that is refused, and stays until the server closes", async () => {
    const { client, peer } = await connect(toSource("one", "of somebody else"));
    const told = nextEvent(client, "error");
    peer.send({ type: "reauthenticate", inMs: 60_000 });
    const { id } = await peer.expect("authenticate");
    peer.send({ type: "error", id, code: "invalid_token", message: "another user", retryable: false });
    expect(await told).toMatchObject({ code: "invalid_token" });
    expect(client.state.status).toBe("connected");
  });

  it("tells of a source that fails", async () => {
    const { client, peer } = await connect(toSource("one", new Error("offline")));
    const told = nextEvent(client, "error");
    peer.send({ type: "reauthenticate", inMs: 60_000 });
    expect((await told) satisfies ParlanceError).toMatchObject({ code: "token_failed" });
    await peer.settle();
    expect(client.state.status).toBe("connected");
  });

  it("brings no token to a connection that came up while the source was thinking", async () => {
    let bring = (_token: string): void => undefined;
    const tokens = [Promise.resolve("one"), new Promise<string>((resolve) => (bring = resolve))];
    const setup = await connect(() => tokens.shift() ?? Promise.resolve("three"));
    setup.peer.send({ type: "reauthenticate", inMs: 60_000 });
    await setup.peer.settle();
    setup.peer.cut();
    const next = await reconnect(setup);
    expect(await next.greet()).toMatchObject({ token: "three" });
    await untilState(setup.client, "connected");
    bring("two");
    await next.settle();
    expect(next.unreadCount).toBe(0);
  });
});
