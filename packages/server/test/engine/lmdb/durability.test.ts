import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open as openLmdb } from "lmdb";
import { afterEach, describe, expect, test } from "vitest";
import { createLmdbEngine } from "../../../src/engine/lmdb/lmdb-engine.ts";
import { Store } from "../../../src/engine/lmdb/store.ts";
import { connectWelcomed } from "../../connect-raw.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { say, subscribe, toWords } from "../../frames.ts";
import { NOBODY } from "../../nobody.ts";
import { openPair } from "../../open-pair.ts";
import { appendNote, CHANNEL, openEngine, readAll, toTexts } from "./open-engine.ts";

const COMMAND = fileURLToPath(new URL("../../../bin/parlance-server.js", import.meta.url));

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) cleanUp();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parlance-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Says in the report why a test did not run on this machine. */
function skipLoudly(reason: string): void {
  console.warn(`not tested here: ${reason}`);
}

describe("nothing leaves before the commit is reported [PUB-11]", () => {
  test("neither ok nor message, neither live nor replayed nor in the history", async () => {
    const clock = createFakeClock();
    const engine = createLmdbEngine({ folder: makeFolder(), clock });
    const pair = openPair({ clock, engine });
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    await pair.settle();
    bob.take();
    const original = Store.prototype.commit;
    let report: (() => void) | undefined;
    const committed = new Promise<void>((resolve) => {
      Store.prototype.commit = async function (this: Store, write) {
        await original.call(this, write);
        resolve();
        await new Promise<void>((proceed) => (report = proceed));
      };
    });
    cleanUps.push(() => (Store.prototype.commit = original));
    ada.send(say(1, "a"), say(2, "b"));
    await committed;
    await pair.settle();
    // On disk by now, and not reported: nobody may know.
    bob.send(subscribe(2, { last: 10 }));
    bob.send({ type: "history", id: 3, channel: "room:kitchen", direction: "forward", limit: 10 });
    await pair.settle();
    expect(ada.take()).toEqual([]);
    const early = bob.take();
    expect(toWords(early)).toEqual(["subscribed 2", "page 3"]);
    expect(early).toMatchObject([{ position: { offset: 0 } }, { messages: [], head: 0 }]);
    report?.();
    await expect.poll(async () => (await pair.settle(), toWords(ada.take()))).toEqual(["ok 1", "ok 2"]);
    expect(toWords(bob.take())).toEqual(["message 1", "message 2"]);
    await engine.stop();
  });

  test("nor is a head: who comes anew meanwhile is told the message once, or has it in the head", async () => {
    const told: number[] = [];
    const engine = createLmdbEngine({ folder: makeFolder(), clock: createFakeClock() });
    await engine.start({ ...NOBODY, onMessage: (_, { offset }) => told.push(offset) });
    const original = Store.prototype.commit;
    let report: (() => void) | undefined;
    const committed = new Promise<void>((resolve) => {
      Store.prototype.commit = async function (this: Store, write) {
        await original.call(this, write);
        resolve();
        await new Promise<void>((proceed) => (report = proceed));
      };
    });
    cleanUps.push(() => (Store.prototype.commit = original));
    const before = await engine.attach(CHANNEL);
    const appended = appendNote(engine, "a");
    // Nobody wants to hear of it for a moment, and nothing was ever told: as good as a channel that never was.
    engine.detach(CHANNEL);
    await committed;
    expect(await engine.attach(CHANNEL)).toEqual(before);
    report?.();
    expect(await appended).toEqual({ kind: "appended", position: { ...before, offset: 1 } });
    expect(told).toEqual([1]);
    await engine.stop();
  });

  test("and not before the kernel has flushed: a flush that takes 200 ms delays both by that", async (context) => {
    if (spawnSync("strace", ["-V"]).status !== 0) {
      skipLoudly("flush before ok; there is no strace");
      return context.skip();
    }
    const flushMs = 200;
    const data = makeFolder();
    const child = spawn(
      "strace",
      // Every way in which a process can flush a file is slowed down.
      [
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=fsync,fdatasync,msync,sync_file_range",
        "-e",
        `inject=fsync,fdatasync,msync,sync_file_range:delay_enter=${flushMs * 1000}`,
        process.execPath,
        COMMAND,
        "--port",
        "0",
        "--data",
        data,
      ],
      { env: { PATH: process.env["PATH"] }, stdio: ["ignore", "pipe", "pipe"] },
    );
    const readPid = (): number =>
      (JSON.parse(readFileSync(join(data, "lock"), "utf8")) as { readonly pid: number }).pid;
    cleanUps.push(() => {
      child.kill("SIGKILL");
      if (existsSync(join(data, "lock"))) process.kill(readPid(), "SIGKILL");
    });
    const connectUrl = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        const port = /localhost:(\d+)/.exec(text)?.[1];
        if (port !== undefined) resolve(`ws://127.0.0.1:${port}/v1/connect`);
      });
      child.once("exit", () => reject(new Error("the server ended")));
    });
    using ada = await connectWelcomed(connectUrl);
    using bob = await connectWelcomed(connectUrl);
    bob.send(subscribe(1));
    await bob.next();
    for (let id = 1; id <= 3; id++) {
      const sentMs = performance.now();
      ada.send(say(id, `${id}`));
      const [ok, message] = await Promise.all([ada.next(), bob.next()]);
      expect(performance.now() - sentMs).toBeGreaterThanOrEqual(flushMs);
      expect([ok, message]).toMatchObject([{ type: "ok" }, { type: "message", offset: id }]);
    }
    // The server itself: strace, told to end, would go on until it does.
    process.kill(readPid(), "SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

describe("a disk that is full", () => {
  test("refuses with nothing half-written, goes on once there is room, and is whole when opened again [ERR-1] [PUB-6]", async (context) => {
    const folder = makeFolder();
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]).status !== 0) {
      skipLoudly("a full disk; no file system can be mounted");
      return context.skip();
    }
    cleanUps.push(() => spawnSync("umount", ["-l", folder]));
    const data = join(folder, "data");
    const ballast = join(folder, "ballast");
    mkdirSync(data);
    writeFileSync(ballast, Buffer.alloc(600_000));
    const engine = openEngine(data);
    const acked: string[] = [];
    let refused = "";
    for (let count = 0; refused === "" && count < 2000; count++) {
      const text = `${count}-${"x".repeat(4000)}`;
      const { kind } = await appendNote(engine, text, { key: `key-${count}` });
      if (kind === "appended") acked.push(text);
      else refused = text;
      expect(["appended", "unavailable"]).toContain(kind);
    }
    expect(refused).not.toBe("");
    expect(acked.length).toBeGreaterThan(10);
    expect(engine.isReady()).toBe(false);
    // Nothing of it is there, and it can be read all the same.
    expect(toTexts(readAll(engine))).toEqual(acked);
    rmSync(ballast);
    const index = Number(refused.split("-")[0]);
    expect(await appendNote(engine, refused, { key: `key-${index}` })).toMatchObject({
      kind: "appended",
      position: { offset: acked.length + 1 },
    });
    expect(engine.isReady()).toBe(true);
    await engine.stop();
    const again = openEngine(data);
    expect(toTexts(readAll(again))).toEqual([...acked, refused]);
    expect(await appendNote(again, refused, { key: `key-${index}` })).toMatchObject({ kind: "duplicate" });
    await again.stop();
  });

  test("is found to have room again by itself, so that a server that nobody writes to becomes ready [HS-9]", async () => {
    const clock = createFakeClock();
    const engine = openEngine(makeFolder(), { clock });
    const original = Store.prototype.commit;
    Store.prototype.commit = () => Promise.reject(new Error("no room"));
    cleanUps.push(() => (Store.prototype.commit = original));
    expect(await appendNote(engine, "a")).toEqual({ kind: "unavailable" });
    expect(engine.isReady()).toBe(false);
    Store.prototype.commit = original;
    clock.advance(60_001);
    await expect.poll(() => engine.isReady()).toBe(true);
    await engine.stop();
  });

  test("answers not_available, which may be sent again, and tells nobody [ERR-1] [PUB-6]", async () => {
    const clock = createFakeClock();
    const engine = createLmdbEngine({ folder: makeFolder(), clock });
    const pair = openPair({ clock, engine });
    const [ada, bob] = [pair.connect(), pair.connect()];
    bob.send(subscribe(1));
    await pair.settle();
    const original = Store.prototype.commit;
    Store.prototype.commit = () => Promise.reject(new Error("no room"));
    cleanUps.push(() => (Store.prototype.commit = original));
    ada.send(say(1, "a", { key: "key-00000001" }));
    await expect
      .poll(async () => (await pair.settle(), ada.received.at(-1)))
      .toMatchObject({
        id: 1,
        code: "not_available",
        retryable: true,
      });
    Store.prototype.commit = original;
    ada.send(say(2, "a", { key: "key-00000001" }));
    await expect.poll(async () => (await pair.settle(), toWords(ada.received).at(-1))).toBe("ok 2");
    expect(toWords(bob.take())).toEqual(["subscribed 1", "message 1"]);
    await engine.stop();
  });
});

describe("a data folder", () => {
  test("that another process has is refused, naming it; one that a killed process left is taken over", async () => {
    const folder = makeFolder();
    const engineModule = new URL("../../../dist/engine/lmdb/lmdb-engine.js", import.meta.url).href;
    const script = `import { createLmdbEngine } from ${JSON.stringify(engineModule)};
      const engine = createLmdbEngine({ folder: ${JSON.stringify(folder)} });
      await engine.start({ onMessage() {}, onSignal() {}, onPresence() {}, onRevoked() {}, onNotice() {} });
      const appended = await engine.append({ channel: "room:a", retention: { size: 10, ttlMs: 60000 }, before: "", behind: "-kept" });
      console.log(appended.kind);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    cleanUps.push(() => child.kill("SIGKILL"));
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    expect(line.toString().trim()).toBe("appended");
    expect(() => openEngine(folder)).toThrow(`data: ${folder} is in use by process ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const engine = openEngine(folder);
    expect(toTexts(readAll(engine))).toEqual(["-kept"]);
    await engine.stop();
  });

  test.each([
    ["is empty", ""],
    ["is no JSON", "{"],
    ["names a process that is no more", JSON.stringify({ pid: 2 ** 22 + 1, began: "1" })],
    ["names this process' number, used again", JSON.stringify({ pid: process.pid, began: "1" })],
  ])("is taken over when its lock %s", async (_, lock) => {
    const folder = makeFolder();
    writeFileSync(join(folder, "lock"), lock);
    const engine = openEngine(folder);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
    await engine.stop();
  });

  test("of another format is refused with the remedy, left as it was, and not kept locked", async () => {
    const folder = makeFolder();
    await openEngine(folder).stop();
    const setFormat = async (format: unknown): Promise<void> => {
      const root = openLmdb({ path: join(folder, "log.mdb"), encoding: "json", maxDbs: 8 });
      await root.put("format", format);
      await root.close();
    };
    await setFormat(99);
    for (let attempt = 0; attempt < 2; attempt++)
      expect(() => openEngine(folder)).toThrow(
        `data: ${folder} has format 99, and this server reads 1; use the server that wrote it, or another folder`,
      );
    await setFormat(1);
    await openEngine(folder).stop();
  });

  test("that holds something else is refused, naming it, and not kept locked", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "log.mdb"), "this is no data file, and longer than a header ".repeat(200));
    for (let attempt = 0; attempt < 2; attempt++)
      expect(() => openEngine(folder)).toThrow(
        `data: ${join(folder, "log.mdb")} is not a log; move it away, or choose another folder`,
      );
  });

  test("can be copied while it is written, and the copy is a server's to start from", async () => {
    const engine = openEngine(makeFolder());
    const copy = makeFolder();
    const writing = Array.from({ length: 500 }, (_, index) =>
      appendNote(engine, `-${index}`, { key: `key-${index}` }),
    );
    await writing[0];
    await Promise.all([engine.backup(copy), ...writing]);
    await engine.stop();
    const copied = openEngine(copy);
    const texts = toTexts(readAll(copied));
    // Some first part of what was written: nothing half, nothing out of order.
    expect(texts.length).toBeGreaterThan(0);
    expect(texts).toEqual(Array.from({ length: texts.length }, (_, index) => `-${index}`));
    expect(await appendNote(copied, texts.at(-1)!, { key: `key-${texts.length - 1}` })).toMatchObject({
      kind: "duplicate",
      position: { offset: texts.length },
    });
    expect(await appendNote(copied, "next")).toMatchObject({ position: { offset: texts.length + 1 } });
    await copied.stop();
  });
});
