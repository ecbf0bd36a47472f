import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { LmdbEngine } from "../../../src/engine/lmdb/lmdb-engine.ts";
import { Store } from "../../../src/engine/lmdb/store.ts";
import type { Position } from "../../../src/generated/frames.ts";
import { toPosition } from "../../../src/testing/engine-bench.ts";
import { createFakeClock, type FakeClock } from "../../fake-clock.ts";
import { appendNote, CHANNEL, openEngine, readAll, toTexts } from "./open-engine.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parlance-"));
  folders.push(folder);
  return folder;
}

function setUp(): { clock: FakeClock; engine: LmdbEngine; folder: string } {
  const clock = createFakeClock();
  const folder = makeFolder();
  return { clock, folder, engine: openEngine(folder, { clock }) };
}

/** Lets the sweep that is due run; it writes before this append, or with it. */
async function sweep({ clock, engine }: { clock: FakeClock; engine: LmdbEngine }): Promise<void> {
  clock.advance(60_001);
  await appendNote(engine, "other", { channel: "room:other" });
  await appendNote(engine, "other", { channel: "room:other" });
}

describe("retention by number", () => {
  test("never shows a hole to those who read while it trims [HIS-1] [REC-3] [SUB-3]", async () => {
    const { engine } = setUp();
    const retention = { size: 20, ttlMs: 3_600_000 };
    void engine.attach(CHANNEL);
    let isWriting = true;
    const writing = (async () => {
      for (let round = 0; round < 150; round++)
        await Promise.all(
          Array.from({ length: 15 }, () => appendNote(engine, "x".repeat(1000), { retention })),
        );
      isWriting = false;
    })();
    const limit = { messages: 1_000_000, bytes: 1_000_000_000 };
    let reads = 0;
    while (isWriting) {
      await new Promise((resolve) => setImmediate(resolve));
      reads++;
      const page = readAll(engine);
      if (page.kind !== "page") throw new Error(page.kind);
      const { head, first } = page;
      const offsets = page.messages.map(({ offset }) => offset);
      expect(offsets).toEqual(Array.from({ length: head.offset - first + 1 }, (_, index) => first + index));
      const position = { epoch: head.epoch, offset: first - 1 };
      expect(engine.findGap(CHANNEL, position, limit)).toBeUndefined();
      expect(toTexts(readAll(engine, { position }))).toHaveLength(offsets.length);
      const backward = readAll(engine, { direction: "backward" });
      expect(backward).toMatchObject({ more: false, first });
      expect(engine.findLast(CHANNEL, 1_000_000)).toBe(first - 1);
    }
    await writing;
    expect(reads).toBeGreaterThan(100);
    await engine.stop();
  });

  test("that has become less trims with the next append", async () => {
    const { engine } = setUp();
    for (let count = 1; count <= 10; count++) await appendNote(engine, "");
    await appendNote(engine, "", { retention: { size: 3, ttlMs: 60_000 } });
    expect(readAll(engine)).toMatchObject({ first: 9, head: { offset: 11 } });
    await engine.stop();
  });
});

describe("retention by age", () => {
  test("removes what is too old with the next sweep, also many, and after a restart as well", async () => {
    const { clock, engine, folder } = setUp();
    const retention = { size: 100_000, ttlMs: 120_000 };
    await Promise.all(Array.from({ length: 12_000 }, () => appendNote(engine, "", { retention })));
    clock.advance(100_000);
    await appendNote(engine, "young", { retention });
    await engine.stop();
    const again = openEngine(folder, { clock });
    // More than one slice removes: they go on until nothing is left to do.
    clock.advance(60_001);
    await expect.poll(() => toTexts(readAll(again)), { timeout: 20_000 }).toEqual(["young"]);
    expect(readAll(again)).toMatchObject({ first: 12_001, head: { offset: 12_001 } });
    expect(again.attach(CHANNEL)).toMatchObject({ offset: 12_001 });
    await again.stop();
  });
});

describe("a sweep", () => {
  test("of many channels looks at a few in each turn, and lets appends through", async () => {
    const { clock, engine } = setUp();
    const count = 5000;
    await Promise.all(
      Array.from({ length: count }, (_, index) => appendNote(engine, "", { channel: `room:c${index}` })),
    );
    const original = Store.prototype.getAddedMs;
    let looks = 0;
    Store.prototype.getAddedMs = function (...given) {
      looks++;
      return original.apply(this, given);
    };
    try {
      clock.advance(60_001);
      let appends = 0;
      const perTurn: number[] = [];
      for (let before = 0; looks < count; before = looks) {
        void appendNote(engine, "", { channel: "room:other" }).then(() => appends++);
        await new Promise((resolve) => setImmediate(resolve));
        perTurn.push(looks - before);
      }
      // Two slices may fall into what is one turn from here.
      expect(Math.max(...perTurn)).toBeLessThan(count / 2);
      expect(appends).toBeGreaterThan(0);
    } finally {
      Store.prototype.getAddedMs = original;
    }
    await engine.stop();
  });
});

describe("a channel without messages", () => {
  const retention = { size: 10, ttlMs: 60_000 };
  const HOUR_MS = 3_600_000;

  /** An engine with the channel on disk, without messages since a moment ago, and no more in its memory. */
  async function openEmptied(): Promise<{ clock: FakeClock; engine: LmdbEngine; first: Position }> {
    const { clock, engine } = setUp();
    const first = toPosition(await appendNote(engine, "", { retention }));
    for (let round = 0; round < 3; round++) await sweep({ clock, engine });
    evict(engine);
    return { clock, engine, first };
  }

  /** Uses so many other channels that this one is not in memory any more. */
  function evict(engine: LmdbEngine): void {
    for (let other = 0; other <= 10_000; other++) void engine.findLast(`room:o${other}`, 1);
  }

  test("is known for a day, and then begins again under another epoch [REC-6] [SUB-4]", async () => {
    const known = await openEmptied();
    known.clock.advance(23 * HOUR_MS);
    await sweep(known);
    expect(toPosition(await appendNote(known.engine, ""))).toEqual({ ...known.first, offset: 2 });
    await known.engine.stop();
    const forgotten = await openEmptied();
    forgotten.clock.advance(24 * HOUR_MS);
    await sweep(forgotten);
    const again = toPosition(await appendNote(forgotten.engine, ""));
    expect(again.offset).toBe(1);
    expect(again.epoch).not.toBe(forgotten.first.epoch);
    await forgotten.engine.stop();
  });

  test("is not forgotten while somebody listens", async () => {
    const { clock, engine, first } = await openEmptied();
    void engine.attach(CHANNEL);
    clock.advance(24 * HOUR_MS);
    await sweep({ clock, engine });
    engine.detach(CHANNEL);
    await sweep({ clock, engine });
    expect(toPosition(await appendNote(engine, ""))).toEqual({ ...first, offset: 2 });
    await engine.stop();
  });

  test.each([
    ["before", "stays"],
    ["before", "goes"],
    ["behind", "stays"],
    ["behind", "goes"],
  ])(
    "is never numbered twice under one epoch, also when somebody comes right %s its removal and %s [SUB-4]",
    async (side, then) => {
      const { clock, engine, first } = await openEmptied();
      const heads: Position[] = [];
      const original = Store.prototype.commit;
      Store.prototype.commit = async function (this: Store, write) {
        const come = (): void => void heads.push(engine.attach(CHANNEL) as Position);
        if (side === "before") come();
        await original.call(this, write);
        if (side === "behind") come();
        Store.prototype.commit = original;
      };
      clock.advance(24 * HOUR_MS);
      await sweep({ clock, engine });
      expect(heads).toHaveLength(1);
      if (then === "goes") {
        engine.detach(CHANNEL);
        evict(engine);
      }
      const next = toPosition(await appendNote(engine, ""));
      const follows = { epoch: heads[0]?.epoch, offset: (heads[0]?.offset ?? 0) + 1 };
      expect(then === "goes" ? follows : next).toEqual(follows);
      expect(next).not.toEqual(first);
      await engine.stop();
    },
  );
});

describe("a key whose window is over", () => {
  test("is forgotten, and used anew it is remembered for a window of its own [PUB-3]", async () => {
    const { clock, engine } = setUp();
    const key = "key-00000001";
    await appendNote(engine, "a", { key });
    clock.advance(engine.keyWindowMs - 30_000);
    expect(await appendNote(engine, "a", { key })).toMatchObject({
      kind: "duplicate",
      position: { offset: 1 },
    });
    clock.advance(30_001);
    const second = await appendNote(engine, "a", { key });
    expect(second).toMatchObject({ kind: "appended", position: { offset: 2 } });
    await sweep({ clock, engine });
    await sweep({ clock, engine });
    expect(await appendNote(engine, "a", { key })).toMatchObject({
      kind: "duplicate",
      position: { offset: 2 },
    });
    await engine.stop();
  });
});

describe("a namespace that keeps nothing any more", () => {
  test("goes on under the epoch on disk, which never has two messages at one offset [REC-6] [SUB-4]", async () => {
    const { engine, folder } = setUp();
    await appendNote(engine, "kept");
    await engine.stop();
    const positions = new Set<string>();
    for (let run = 0; run < 3; run++) {
      const again = openEngine(folder);
      const appended = await appendNote(again, `run ${run}`, { retention: undefined });
      if (appended.kind !== "appended") throw new Error(appended.kind);
      positions.add(`${appended.position.epoch} ${appended.position.offset}`);
      expect(toTexts(readAll(again))).toEqual([]);
      await again.stop();
    }
    expect(positions.size).toBe(3);
  });
});
