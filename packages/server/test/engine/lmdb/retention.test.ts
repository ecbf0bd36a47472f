import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { LmdbEngine } from "../../../src/engine/lmdb/lmdb-engine.ts";
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
    // More than one sweep removes at a time: they go on until nothing is left to do.
    clock.advance(60_001);
    await expect.poll(() => toTexts(readAll(again))).toEqual(["young"]);
    expect(readAll(again)).toMatchObject({ first: 12_001, head: { offset: 12_001 } });
    expect(again.attach(CHANNEL)).toMatchObject({ offset: 12_001 });
    await again.stop();
  });
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
