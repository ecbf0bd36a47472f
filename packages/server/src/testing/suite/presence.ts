import assert from "node:assert/strict";
import type { Engine } from "../../engine/engine.ts";
import type { MemberPage, MemberQuery } from "../../engine/presence-store.ts";
import { CHANNEL, range, type Bench, type Test } from "../engine-bench.ts";

const WHOLE: MemberQuery = { limit: 1000, bytes: 1_000_000, cursor: undefined };
const LONG_MS = 600_000;
const SHORT_MS = 200;
/** Clocks that two parts of an engine read may differ by so much. */
const CLOCK_MARGIN_MS = 50;
/** Later than any engine on any machine. */
const PATIENCE_MS = 20_000;

async function list({ presence }: Engine, query: Partial<MemberQuery> = {}): Promise<MemberPage> {
  return (await presence.list(CHANNEL, { ...WHOLE, ...query })) ?? assert.fail("the list cannot be had");
}

/** Waits for what an engine does in its own time. */
async function until(isDone: () => boolean, what: string): Promise<void> {
  const startedMs = performance.now();
  while (!isDone()) {
    assert.ok(performance.now() - startedMs < PATIENCE_MS, `not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The changes up to the list of now, as words. */
async function toWords({ engine, changes }: Bench): Promise<readonly string[]> {
  const { version } = await list(engine);
  await until(() => version === 0 || changes.at(-1)?.version === version, "the last change is told");
  return changes.map(({ action, member }) => `${action} ${member.user}`);
}

async function enterAll({ presence }: Engine, users: readonly string[]): Promise<void> {
  for (const user of users) presence.enter(CHANNEL, user, LONG_MS);
}

/** Who is in a channel. The engine is the only node: what others do to it is for tests of its own. */
export function testPresence(test: Test): void {
  test("nobody is in a new channel", async ({ engine }) => {
    assert.deepEqual(await list(engine), { version: 0, total: 0, members: [] });
  });

  test("the list shows what was done before it was asked for, in one version with the changes that are told [PRS-1]", async (bench) => {
    const { engine, changes } = bench;
    await engine.attach(CHANNEL);
    const { presence } = engine;
    presence.enter(CHANNEL, "ada", LONG_MS);
    presence.enter(CHANNEL, "bob", LONG_MS);
    const said = presence.say(CHANNEL, "ada", { name: "Ada" });
    presence.exit(CHANNEL, "bob", "left");
    const page = await list(engine);
    assert.equal(await said, true);
    const ada = { user: "ada", data: { name: "Ada" } };
    assert.deepEqual(page.members, [ada]);
    assert.equal(page.total, 1);
    const { version } = page;
    await toWords(bench);
    assert.deepEqual(changes, [
      { channel: CHANNEL, version: version - 3, action: "join", member: { user: "ada" }, total: 1 },
      { channel: CHANNEL, version: version - 2, action: "join", member: { user: "bob" }, total: 2 },
      { channel: CHANNEL, version: version - 1, action: "update", member: ada, total: 2 },
      { channel: CHANNEL, version, action: "leave", member: { user: "bob" }, total: 1 },
    ]);
  });

  test("entering twice is entering once, and needs one exit [PRS-4]", async (bench) => {
    const { engine } = bench;
    await engine.attach(CHANNEL);
    await enterAll(engine, ["ada", "ada"]);
    assert.deepEqual(await toWords(bench), ["join ada"]);
    engine.presence.exit(CHANNEL, "ada", "left");
    engine.presence.exit(CHANNEL, "ada", "left");
    assert.deepEqual(await toWords(bench), ["join ada", "leave ada"]);
  });

  test("what a stranger says or leaves changes nothing", async (bench) => {
    const { engine } = bench;
    await engine.attach(CHANNEL);
    await enterAll(engine, ["ada"]);
    assert.equal(await engine.presence.say(CHANNEL, "bob", { name: "Bob" }), true);
    engine.presence.exit(CHANNEL, "bob", "lost");
    assert.deepEqual(await toWords(bench), ["join ada"]);
    assert.deepEqual((await list(engine)).members, [{ user: "ada" }]);
  });

  test("who is lost stays for the grace, with what was said, and returns unnoticed [PRS-2] [PRS-3]", async (bench) => {
    const { engine } = bench;
    await engine.attach(CHANNEL);
    await enterAll(engine, ["ada"]);
    await engine.presence.say(CHANNEL, "ada", { name: "Ada" });
    engine.presence.exit(CHANNEL, "ada", "lost");
    const lost = await list(engine);
    assert.deepEqual(lost.members, [{ user: "ada", data: { name: "Ada" } }]);
    await enterAll(engine, ["ada"]);
    assert.deepEqual(await list(engine), lost);
    assert.deepEqual(await toWords(bench), ["join ada", "update ada"]);
    // Held again: a clean end is one at once.
    engine.presence.exit(CHANNEL, "ada", "left");
    assert.deepEqual(await toWords(bench), ["join ada", "update ada", "leave ada"]);
  });

  test("who is lost leaves when the grace is over, and not before [PRS-2]", async (bench) => {
    const { engine, changes } = bench;
    await engine.attach(CHANNEL);
    await enterAll(engine, ["bob"]);
    engine.presence.enter(CHANNEL, "ada", SHORT_MS);
    await list(engine);
    const lostMs = performance.now();
    engine.presence.exit(CHANNEL, "ada", "lost");
    await until(() => changes.length > 2, "ada has left");
    assert.ok(performance.now() - lostMs >= SHORT_MS - CLOCK_MARGIN_MS, "ada has left before her time");
    assert.deepEqual(await toWords(bench), ["join bob", "join ada", "leave ada"]);
    assert.deepEqual((await list(engine)).members, [{ user: "bob" }]);
  });

  test("who has left and comes again has said nothing, and a list is never of an earlier version [PRS-1]", async ({
    engine,
  }) => {
    const versions: number[] = [];
    for (const round of range(1, 5)) {
      await enterAll(engine, ["ada"]);
      const page = await list(engine);
      assert.deepEqual(page.members, [{ user: "ada" }]);
      versions.push(page.version);
      await engine.presence.say(CHANNEL, "ada", { round });
      engine.presence.exit(CHANNEL, "ada", "left");
    }
    assert.deepEqual(
      versions,
      [...new Set(versions)].toSorted((a, b) => a - b),
    );
  });

  test("a list comes whole in pages of any size, each member once", async ({ engine }) => {
    const users = range(1, 25).map((number) => `user-${number}`);
    await enterAll(engine, users);
    for (const limit of [1, 7, 24, 25, 26]) {
      const seen: string[] = [];
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
        const page = await list(engine, { limit, cursor });
        assert.equal(page.total, users.length);
        assert.ok(page.members.length <= limit);
        assert.match(page.cursor ?? "-", /^[A-Za-z0-9_.~@-]{1,200}$/);
        seen.push(...page.members.map(({ user }) => user));
        ({ cursor } = page);
      }
      assert.deepEqual(seen.toSorted(), users.toSorted());
    }
  });

  test("a page is cut at its bytes, with one member at least", async ({ engine }) => {
    await enterAll(engine, ["ada", "bob"]);
    for (const user of ["ada", "bob"]) await engine.presence.say(CHANNEL, user, { text: "ä".repeat(1000) });
    assert.equal((await list(engine, { bytes: 10 })).members.length, 1);
    assert.equal((await list(engine, { bytes: 3000 })).members.length, 1);
    assert.equal((await list(engine, { bytes: 5000 })).members.length, 2);
  });

  test("changes of channels that are not attached, or not any more, are not told", async (bench) => {
    const { engine, changes } = bench;
    await enterAll(engine, ["ada"]);
    await list(engine);
    await engine.attach(CHANNEL);
    engine.presence.enter("room:b", "ada", LONG_MS);
    engine.detach(CHANNEL);
    await enterAll(engine, ["bob"]);
    await list(engine);
    assert.deepEqual(changes, []);
  });
}
