import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Appended, Engine } from "../../../src/engine/engine.ts";
import { createLmdbEngine, type LmdbEngine } from "../../../src/engine/lmdb/lmdb-engine.ts";
import { silentLogger } from "../../../src/logger.ts";
import { engineContract } from "../../../src/testing/engine-contract.ts";
import { createFakeClock, type FakeClock } from "../../fake-clock.ts";
import { NOBODY } from "../../nobody.ts";

const folders: string[] = [];

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parlance-"));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("the LMDB engine is an engine", () => {
  engineContract(() => createLmdbEngine({ folder: makeFolder(), logger: silentLogger }), test);
});

function open(folder: string, clock: FakeClock = createFakeClock()): LmdbEngine {
  const engine = createLmdbEngine({ folder, clock, logger: silentLogger });
  void engine.start(NOBODY);
  return engine;
}

function append(engine: Engine, text: string, isKept = true, key?: string): Promise<Appended> {
  return Promise.resolve(
    engine.append({
      channel: "room:a",
      retention: isKept ? { size: 100, ttlMs: 60_000 } : undefined,
      before: "",
      behind: text,
      idempotency: key === undefined ? undefined : { user: "ada", key, digest: "x" },
    }),
  );
}

async function readAll(engine: Engine): Promise<readonly string[]> {
  const query = { direction: "forward", position: undefined } as const;
  const page = await engine.read("room:a", query, { messages: 100, bytes: 100_000 });
  return page.kind === "page" ? page.messages.map(({ bytes }) => bytes.toString()) : [page.kind];
}

describe("what an engine has acknowledged", () => {
  test("is there when the folder is opened again: messages, head, epoch and keys [PUB-11] [PUB-3]", async () => {
    const folder = makeFolder();
    const first = open(folder);
    const positions = await Promise.all([append(first, "a", true, "key-0001"), append(first, "b")]);
    await first.stop();

    const second = open(folder);
    expect(await readAll(second)).toEqual(["1a", "2b"]);
    expect(second.attach("room:a")).toEqual((positions[1] as { position: object }).position);
    expect(await append(second, "a", true, "key-0001")).toEqual({ ...positions[0], kind: "duplicate" });
    expect(await append(second, "c")).toMatchObject({ position: { offset: 3 } });
    await second.stop();
  });

  test("is there also when it was under way as the engine was stopped", async () => {
    const folder = makeFolder();
    const first = open(folder);
    const appended = Array.from({ length: 50 }, (_, index) => append(first, `-${index}`));
    await first.stop();
    expect((await Promise.all(appended)).map(({ kind }) => kind)).toEqual(appended.map(() => "appended"));
    const second = open(folder);
    expect(await readAll(second)).toHaveLength(50);
    await second.stop();
  });

  test("begins under another epoch where nothing is kept [REC-6]", async () => {
    const folder = makeFolder();
    const epochs: string[] = [];
    for (let run = 0; run < 2; run++) {
      const engine = open(folder);
      await append(engine, "a", false);
      epochs.push((await engine.attach("room:a"))!.epoch);
      await engine.stop();
    }
    expect(new Set(epochs).size).toBe(2);
  });
});

describe("age", () => {
  test("removes messages within a minute after their time, and the head stays", async () => {
    const clock = createFakeClock();
    const engine = open(makeFolder(), clock);
    await append(engine, "a");
    clock.advance(50_000);
    await append(engine, "b");
    clock.advance(70_001);
    // The sweep writes behind the next append.
    await append(engine, "c");
    await expect.poll(() => readAll(engine)).toEqual(["3c"]);
    expect(engine.attach("room:a")).toMatchObject({ offset: 3 });
    await engine.stop();
  });
});

describe("a data folder", () => {
  test("belongs to one engine at a time", async () => {
    const folder = makeFolder();
    const engine = open(folder);
    expect(() => open(folder)).toThrow(`data: ${folder} is in use by process ${process.pid}`);
    await engine.stop();
    await open(folder).stop();
  });

  test("is copied while it is in use", async () => {
    const engine = open(makeFolder());
    await append(engine, "a");
    const copy = makeFolder();
    await engine.backup(copy);
    await append(engine, "b");
    await engine.stop();
    const copied = open(copy);
    expect(await readAll(copied)).toEqual(["1a"]);
    await copied.stop();
  });
});
