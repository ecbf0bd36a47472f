import { describe, expect, test } from "vitest";
import { RefusedError } from "../src/refused-error.ts";
import { createServer } from "../src/server.ts";
import { connectWelcomed } from "./connect-raw.ts";
import { KITCHEN, say, subscribe, toTexts } from "./frames.ts";
import { startServer } from "./start-server.ts";
import { createNameAuthenticator, helloAs } from "./users.ts";

const KEY = "pZ3xW9qLk2Jd0aTb";

async function toRefused(work: Promise<unknown>): Promise<RefusedError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

describe("publish", () => {
  test("reaches subscribers at the position that it tells, without an author [PUB-1]", async () => {
    await using started = await startServer();
    using ada = await connectWelcomed(started.connectUrl);
    ada.send(subscribe(1));
    await ada.next();
    const { position, isDuplicate } = await started.server.publish(KITCHEN, "chat.said", { text: "Tea?" });
    expect(isDuplicate).toBe(false);
    const message = await ada.next();
    expect(message).toMatchObject({ type: "message", offset: position.offset, data: { text: "Tea?" } });
    expect(message).not.toHaveProperty("by");
  });

  test("names a user as author when told to, and takes its key once [PUB-3] [PUB-5]", async () => {
    await using started = await startServer();
    const publish = (user?: string) =>
      started.server.publish(
        KITCHEN,
        "chat.said",
        { text: "a" },
        { key: KEY, ...(user !== undefined && { user }) },
      );
    const first = await publish("ada");
    expect(await publish("ada")).toEqual({ position: first.position, isDuplicate: true });
    expect((await publish()).position.offset).toBe(2);
    expect((await publish("bob")).position.offset).toBe(3);
    const { messages } = await started.server.history(KITCHEN);
    expect(messages.map(({ by }) => by)).toEqual([{ user: "ada" }, undefined, { user: "bob" }]);
  });

  test.each([
    ["cellar:a", "chat.said", { text: "a" }, {}, "unknown_namespace", undefined],
    [KITCHEN, "chat.shouted", { text: "a" }, {}, "unknown_event", undefined],
    [KITCHEN, "chat.typing", {}, {}, "wrong_kind", undefined],
    [KITCHEN, "chat.said", { text: "" }, {}, "invalid_payload", "/data/text"],
    ["Room", "chat.said", { text: "a" }, {}, "invalid_frame", "/channel"],
    [KITCHEN, "chat.said", { text: "\ud800" }, {}, "invalid_frame", "/data/text"],
    [KITCHEN, "chat.said", { text: "a" }, { key: "short" }, "invalid_frame", "/key"],
    [KITCHEN, "chat.said", { text: "a" }, { user: "a b" }, "invalid_frame", "/user"],
    [KITCHEN, "chat.said", { text: "a".repeat(70_000) }, {}, "invalid_frame", undefined],
  ] as const)("to %s of %s with %o and %o is refused as in a frame: %s", async (...row) => {
    const [channel, event, data, options, code, at] = row;
    await using started = await startServer();
    const refused = await toRefused(started.server.publish(channel, event, data, options));
    expect(refused.code).toBe(code);
    expect(refused.issues[0]?.at).toBe(at);
    expect(refused.message).toContain(code);
    expect((await started.server.history(KITCHEN)).head).toBe(0);
  });

  test("says a key that was used for other data, and what may be tried again", async () => {
    await using started = await startServer();
    await started.server.publish(KITCHEN, "chat.said", { text: "a" }, { key: KEY });
    const refused = await toRefused(
      started.server.publish(KITCHEN, "chat.said", { text: "b" }, { key: KEY }),
    );
    expect([refused.code, refused.retryable]).toEqual(["key_reused", false]);
  });
});

test("signal reaches subscribers, and is judged like a frame", async () => {
  await using started = await startServer();
  using ada = await connectWelcomed(started.connectUrl);
  ada.send(subscribe(1));
  await ada.next();
  await started.server.signal(KITCHEN, "chat.typing", {}, { user: "bob" });
  expect(await ada.next()).toMatchObject({ type: "signal", event: "chat.typing", by: { user: "bob" } });
  expect((await toRefused(started.server.signal(KITCHEN, "chat.said", { text: "a" }))).code).toBe(
    "wrong_kind",
  );
});

describe("history", () => {
  test("reads both ways, by default the newest [HIS-1] [HIS-2]", async () => {
    await using started = await startServer();
    for (const text of ["a", "b", "c"]) await started.server.publish(KITCHEN, "chat.said", { text });
    const newest = await started.server.history(KITCHEN, { limit: 2 });
    expect(toTexts(newest.messages)).toEqual(["b", "c"]);
    expect(newest).toMatchObject({ first: 1, head: 3, more: true });
    const position = { epoch: newest.epoch, offset: 1 };
    const forward = await started.server.history(KITCHEN, { direction: "forward", position });
    expect(toTexts(forward.messages)).toEqual(["b", "c"]);
    expect(forward.more).toBe(false);
  });

  test("is refused where nothing is kept, and for a position that is not there", async () => {
    await using started = await startServer();
    expect((await toRefused(started.server.history("open:a"))).code).toBe("not_kept");
    const position = { epoch: "other", offset: 1 };
    expect((await toRefused(started.server.history(KITCHEN, { position }))).code).toBe("position_lost");
    const tooMany = await toRefused(started.server.history(KITCHEN, { limit: 201 }));
    expect(tooMany.issues[0]?.at).toBe("/limit");
  });
});

test("members lists who is in a channel", async () => {
  await using started = await startServer({ authenticator: createNameAuthenticator() });
  using ada = await connectWelcomed(started.connectUrl, helloAs("ada"));
  ada.send(subscribe(1));
  await ada.next();
  expect(await started.server.members(KITCHEN)).toMatchObject({ total: 1, members: [{ user: "ada" }] });
  expect((await toRefused(started.server.members("lobby"))).code).toBe("not_kept");
});

test("unsubscribe ends the subscriptions of one user to one channel, and nothing else [SUB-1]", async () => {
  await using started = await startServer({ authenticator: createNameAuthenticator() });
  using ada = await connectWelcomed(started.connectUrl, helloAs("ada"));
  using bob = await connectWelcomed(started.connectUrl, helloAs("bob"));
  for (const client of [ada, bob]) {
    client.send(subscribe(1));
    await client.next();
  }
  ada.send(subscribe(2, { channel: "lobby" }));
  await ada.next();
  expect(started.server.unsubscribe("ada", KITCHEN)).toBe(1);
  expect(await ada.next()).toMatchObject({
    type: "unsubscribed",
    channel: KITCHEN,
    code: "forbidden",
    resubscribe: false,
  });
  bob.send(say(2, "only bob"));
  expect([await bob.next(), await bob.next()].map(({ type }) => type).toSorted()).toEqual(["message", "ok"]);
  ada.send({ type: "ping", id: 3 });
  expect(await ada.next()).toEqual({ type: "ok", id: 3 });
  expect(started.server.unsubscribe("ada", KITCHEN)).toBe(0);
  expect(started.server.unsubscribe("nobody", KITCHEN)).toBe(0);
});

test("disconnect ends the connections of one user with the code that was asked for", async () => {
  await using started = await startServer({ authenticator: createNameAuthenticator() });
  using ada = await connectWelcomed(started.connectUrl, helloAs("ada"));
  using bob = await connectWelcomed(started.connectUrl, helloAs("bob"));
  expect(started.server.disconnect("ada")).toBe(1);
  expect(await ada.closed).toEqual({ code: 4303, reason: "token_revoked" });
  expect(started.server.disconnect("bob", "forbidden")).toBe(1);
  expect(await bob.closed).toEqual({ code: 4403, reason: "forbidden" });
});

test("a server that is not running takes nothing", async () => {
  await expect(createServer().publish(KITCHEN, "chat.said", { text: "a" })).rejects.toThrow("not running");
});
