import { describe, expect, test } from "vitest";
import { Presence } from "../../src/channel/presence.ts";
import type { Subscriber } from "../../src/channel/subscription.ts";
import { PresenceMemory } from "../../src/engine/presence-memory.ts";
import type { MemberPage } from "../../src/engine/presence-store.ts";
import type { Member, ServerPresence } from "../../src/generated/frames.ts";
import { TimerWheel } from "../../src/timer-wheel.ts";
import { FlushTurn } from "../../src/transport/flush-turn.ts";
import { Outbox } from "../../src/transport/outbox.ts";
import { createFakeClock } from "../fake-clock.ts";
import { toWords } from "../frames.ts";
import { MemoryTransport } from "../memory-transport.ts";

const ROOM = "room:a";

function setUp({ graceMs = 30_000, maxMembers = 3 } = {}) {
  const clock = createFakeClock();
  const turn = new FlushTurn();
  const store = new PresenceMemory(clock, (channel, change) => presence.onPresence(channel, change));
  const presence: Presence = new Presence(store, clock, new TimerWheel(clock, 100), { graceMs, maxMembers });
  const connect = (): Subscriber & { readonly transport: MemoryTransport } => {
    const transport = new MemoryTransport();
    return {
      transport,
      outbox: new Outbox(transport, turn, 10_000_000, { onOverflow: () => {} }),
      onLost: () => {},
    };
  };
  /** What a connection was told since the last look. */
  const take = ({ transport }: { readonly transport: MemoryTransport }): readonly ServerPresence[] => {
    turn.flush();
    return transport.frames
      .splice(0)
      .filter((frame): frame is ServerPresence => frame.type === "presence" && "version" in frame);
  };
  const enterMany = (count: number): readonly Subscriber[] =>
    Array.from({ length: count }, (_, index) => {
      const connection = connect();
      presence.enter(ROOM, `user-${index}`, connection, false);
      return connection;
    });
  return { clock, presence, connect, take, enterMany };
}

/** A page, at once. Fails when it cannot be had. */
function list(presence: Presence, limit: number, cursor?: string): MemberPage {
  const page = presence.list(ROOM, limit, cursor);
  if (page instanceof Promise || "kind" in page) throw new Error("no page");
  return page;
}

/** Everything that `list` gives, page by page. */
function listAll(presence: Presence, limit: number): readonly Member[] {
  const members: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = list(presence, limit, cursor);
    expect(page.members.length).toBeLessThanOrEqual(limit);
    members.push(...page.members);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return members;
}

describe("a list of members", () => {
  test("of a channel where nobody is, or was, is empty", () => {
    const { presence } = setUp();
    expect(list(presence, 10)).toEqual({ version: 0, total: 0, members: [] });
  });

  test.each([1, 2, 3, 7, 10, 100])("of 10 comes whole in pages of %d, ordered, each once", (limit) => {
    const { presence, enterMany } = setUp();
    enterMany(10);
    expect(listAll(presence, limit).map(({ user }) => user)).toEqual(
      Array.from({ length: 10 }, (_, index) => `user-${index}`),
    );
    expect(list(presence, limit)).toMatchObject({ total: 10 });
  });

  test("is cut by its size too, and a page holds at least one", () => {
    const { presence, connect } = setUp();
    for (let index = 0; index < 10; index++) {
      presence.enter(ROOM, `user-${index}`, connect(), false);
      void presence.say(ROOM, `user-${index}`, { text: "x".repeat(100_000) });
    }
    expect(list(presence, 500).members).toHaveLength(2);
    expect(listAll(presence, 500)).toHaveLength(10);
    void presence.say(ROOM, "user-0", { text: "x".repeat(300_000) });
    expect(list(presence, 500)).toMatchObject({
      members: [{ user: "user-0" }],
      cursor: "user-0",
    });
  });

  test("goes on behind a cursor whose member has left", () => {
    const { presence, enterMany } = setUp();
    const connections = enterMany(5);
    const { cursor } = list(presence, 2);
    presence.exit(ROOM, "user-1", connections[1]!, "left");
    expect(list(presence, 10, cursor).members.map(({ user }) => user)).toEqual([
      "user-2",
      "user-3",
      "user-4",
    ]);
  });

  test("of a channel that was empty in between has another version than before [PRS-1]", () => {
    const { clock, presence, connect } = setUp();
    const versions = new Set<number>();
    for (let round = 0; round < 5; round++) {
      const connection = connect();
      presence.enter(ROOM, "ada", connection, false);
      versions.add(list(presence, 10).version);
      clock.advance(10);
      presence.exit(ROOM, "ada", connection, "left");
    }
    expect(versions.size).toBe(5);
  });
});

describe("above the most members that are told one by one", () => {
  test("only their number is told, at most once a second, under the version that it is of [PRS-1]", () => {
    const { clock, presence, connect, take, enterMany } = setUp();
    const watcher = connect();
    presence.enter(ROOM, "watcher", watcher, true);
    enterMany(10);
    // Three are told one by one: the watcher itself and two more.
    expect(toWords(take(watcher))).toEqual(["join watcher", "join user-0", "join user-1"]);
    clock.advance(1100);
    const { version } = list(presence, 0);
    expect(take(watcher)).toEqual([{ type: "presence", channel: ROOM, version, action: "count", total: 11 }]);
    clock.advance(10_000);
    expect(take(watcher)).toEqual([]);
    void presence.say(ROOM, "user-5", { name: "Eve" });
    clock.advance(1100);
    expect(take(watcher)).toMatchObject([{ version: version + 1, action: "count", total: 11 }]);
  });

  test("changes are told again when enough have left, and the jump in the version shows what was left out [PRS-1]", () => {
    const { clock, presence, connect, take, enterMany } = setUp();
    const watcher = connect();
    presence.enter(ROOM, "watcher", watcher, true);
    const connections = enterMany(4);
    const before = take(watcher).at(-1)?.version ?? 0;
    for (const [index, connection] of connections.entries())
      presence.exit(ROOM, `user-${index}`, connection, "left");
    const told = take(watcher);
    expect(toWords(told)).toEqual(["leave user-1", "leave user-2", "leave user-3"]);
    expect(told.map(({ version }) => version - before)).toEqual([4, 5, 6]);
    clock.advance(1100);
    expect(take(watcher)).toMatchObject([{ action: "count", total: 1, version: told.at(-1)?.version }]);
  });

  test("no timer is left behind when all have left", () => {
    const { clock, presence, enterMany } = setUp();
    for (const [index, connection] of enterMany(10).entries())
      presence.exit(ROOM, `user-${index}`, connection, "left");
    clock.advance(200);
    expect(clock.pendingCount).toBe(0);
  });
});

describe("a watcher that reads slowly", () => {
  test("is left out, and sees it by the jump in the version [PRS-1] [LIM-2]", () => {
    const { presence, connect, take } = setUp({ maxMembers: 100 });
    const watcher = connect();
    presence.enter(ROOM, "watcher", watcher, true);
    const [first] = take(watcher);
    watcher.transport.queuedBytes = 300_000;
    presence.enter(ROOM, "ada", connect(), false);
    expect(take(watcher)).toEqual([]);
    watcher.transport.queuedBytes = 0;
    presence.enter(ROOM, "bob", connect(), false);
    expect(take(watcher)).toMatchObject([{ action: "join", version: (first?.version ?? 0) + 2, total: 3 }]);
  });
});

describe("the grace", () => {
  test("is for connections that were lost: who returns within it was never away [PRS-2] [PRS-3]", () => {
    const { clock, presence, connect, take } = setUp();
    const watcher = connect();
    presence.enter(ROOM, "watcher", watcher, true);
    for (let round = 0; round < 3; round++) {
      const connection = connect();
      presence.enter(ROOM, "ada", connection, false);
      clock.advance(1000);
      presence.exit(ROOM, "ada", connection, "lost");
      clock.advance(29_900);
    }
    expect(toWords(take(watcher))).toEqual(["join watcher", "join ada"]);
    clock.advance(300);
    expect(toWords(take(watcher))).toEqual(["leave ada"]);
  });

  test("keeps what a member said; who left and comes again has said nothing", () => {
    const { clock, presence, connect } = setUp();
    const connection = connect();
    presence.enter(ROOM, "ada", connection, false);
    void presence.say(ROOM, "ada", { name: "Ada" });
    presence.exit(ROOM, "ada", connection, "lost");
    presence.enter(ROOM, "ada", connection, false);
    expect(list(presence, 1).members).toEqual([{ user: "ada", data: { name: "Ada" } }]);
    presence.exit(ROOM, "ada", connection, "left");
    clock.advance(1);
    presence.enter(ROOM, "ada", connection, false);
    expect(list(presence, 1).members).toEqual([{ user: "ada" }]);
  });

  test("of the last connection counts: a clean end after a lost one ends at once [PRS-2] [PRS-4]", () => {
    const { presence, connect, take } = setUp();
    const watcher = connect();
    presence.enter(ROOM, "watcher", watcher, true);
    const [first, second] = [connect(), connect()];
    presence.enter(ROOM, "ada", first, false);
    presence.enter(ROOM, "ada", second, false);
    presence.exit(ROOM, "ada", first, "lost");
    expect(toWords(take(watcher))).toEqual(["join watcher", "join ada"]);
    presence.exit(ROOM, "ada", second, "left");
    expect(toWords(take(watcher))).toEqual(["leave ada"]);
  });
});
