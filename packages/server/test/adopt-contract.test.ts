import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract, DataSchema } from "@parlance/schema";
import { describe, expect, test } from "vitest";
import { systemClock } from "../src/clock.ts";
import type { Engine } from "../src/engine/engine.ts";
import { createLmdbEngine } from "../src/engine/lmdb/lmdb-engine.ts";
import { createMemoryEngine } from "../src/engine/memory/memory-engine.ts";
import type { Position } from "../src/generated/frames.ts";
import type { ServerOptions } from "../src/options.ts";
import { createServer } from "../src/server.ts";
import { connectWelcomed } from "./connect-raw.ts";
import { toContract } from "./contracts.ts";
import { createLateEngine } from "./engine/late-engine.ts";
import { KITCHEN, say, subscribe } from "./frames.ts";
import { openFolder } from "./open-folder.ts";
import { runCommand, startCommand } from "./run-command.ts";
import { startServer } from "./start-server.ts";

const LOG = { size: 100, ttlMs: 3_600_000, durability: "disk" } as const;

/** A contract in which rooms keep texts; what differs is the schema of the text, and what is beside it. */
function withText(
  text: Exclude<DataSchema, boolean>,
  more: Readonly<Record<string, DataSchema>> = {},
): Contract {
  const data = {
    type: "object",
    properties: { text: { type: "string", maxLength: 100, ...text }, ...more },
    required: ["text"],
    additionalProperties: false,
  } as const;
  return toContract({ room: { log: LOG, events: { "chat.said": { kind: "message", data } } } });
}

const FIRST = withText({});
const COMPATIBLE = withText({ maxLength: 200 }, { mood: { type: "string", maxLength: 10 } });
const BREAKING = withText({ maxLength: 3 });
const PLACE = "/namespaces/room/events/chat.said/data/properties/text/maxLength";

function start(folder: string, contract: Contract, options: ServerOptions = {}) {
  return startServer({ contract, engine: createLmdbEngine({ folder }), ...options });
}

/** Runs a server under a contract for as long as it takes to say something. */
async function sayUnder(folder: string, contract: Contract, text = "Tea?"): Promise<Position> {
  await using started = await start(folder, contract);
  const { position } = await started.server.publish(KITCHEN, "chat.said", { text });
  return position;
}

/** What is kept, and how a subscriber fares who was here before. */
async function readUnder(folder: string, contract: Contract, position: Position, options?: ServerOptions) {
  await using started = await start(folder, contract, options);
  const { messages } = await started.server.history(KITCHEN, {});
  using client = await connectWelcomed(started.connectUrl);
  client.send(subscribe(1, { position }));
  const subscribed = await client.next();
  return { texts: messages.map(({ data }) => (data as { text: string }).text), subscribed };
}

async function readRemembered(folder: string): Promise<unknown> {
  const engine = createLmdbEngine({ folder });
  const kept = await engine.contract?.read();
  await engine.stop();
  return kept?.document;
}

describe("a folder with messages of one contract", () => {
  test("starts again under the same", async () => {
    using folder = openFolder();
    const position = await sayUnder(folder.path, FIRST);
    const { texts, subscribed } = await readUnder(folder.path, FIRST, position);
    expect(texts).toEqual(["Tea?"]);
    expect(subscribed).toMatchObject({ type: "subscribed", recovery: "full" });
  });

  test("goes on under one that breaks no message, and remembers it", async () => {
    using folder = openFolder();
    const position = await sayUnder(folder.path, FIRST);
    expect((await readUnder(folder.path, COMPATIBLE, position)).texts).toEqual(["Tea?"]);
    expect(await readRemembered(folder.path)).toEqual(COMPATIBLE);
    // Narrower than what is remembered now, though not than the first.
    await expect(start(folder.path, FIRST)).rejects.toThrow(`${PLACE} event chat.said of room: `);
  });

  test("refuses one that breaks them, names each place and what to do, and is free again", async () => {
    using folder = openFolder();
    const position = await sayUnder(folder.path, FIRST);
    const both = withText({ maxLength: 3, minLength: 2 });
    const refused = await start(folder.path, both).catch((error: unknown) => String(error));
    expect(refused).toMatch(/^Error: contract: would refuse messages that are kept under tests 1\.0\.0\n/);
    expect(refused).toContain(`\n  ${PLACE} event chat.said of room: maxLength 100 → 3\n`);
    expect(refused).toMatch(/\n {2}\S+\/text\/minLength event chat\.said of room: /);
    expect(refused).toContain("--drop-broken-history");
    expect((await readUnder(folder.path, FIRST, position)).texts).toEqual(["Tea?"]);
  });

  test("drops them when it is told to: an old position is of an unknown epoch, and numbers begin anew", async () => {
    using folder = openFolder();
    const position = await sayUnder(folder.path, FIRST);
    const dropped = await readUnder(folder.path, BREAKING, position, { dropBrokenHistory: true });
    expect(dropped.texts).toEqual([]);
    expect(dropped.subscribed).toMatchObject({ recovery: "gap", reason: "unknown_epoch" });
    const next = await sayUnder(folder.path, BREAKING, "Tea");
    expect(next.offset).toBe(1);
    expect(next.epoch).not.toBe(position.epoch);
  });

  test("drops nothing where nothing is broken, and keeps what was revoked where something is", async () => {
    using folder = openFolder();
    const revocation = { kind: "token", tokenId: "t", untilMs: Date.now() + 3_600_000 } as const;
    const position = await sayUnder(folder.path, FIRST);
    const kept = await readUnder(folder.path, COMPATIBLE, position, { dropBrokenHistory: true });
    expect(kept.texts).toEqual(["Tea?"]);
    const engine = createLmdbEngine({ folder: folder.path });
    await engine.revoke(revocation);
    await engine.stop();
    expect((await readUnder(folder.path, BREAKING, position, { dropBrokenHistory: true })).texts).toEqual([]);
    const later = createLmdbEngine({ folder: folder.path });
    expect(later.isRevoked({ user: "ada", tokenId: "t", issuedAtMs: undefined })).toBe(true);
    await later.stop();
  });

  test("takes any contract while no message of a broken namespace is kept", async () => {
    using folder = openFolder();
    await (await start(folder.path, FIRST)).server.stop();
    await (await start(folder.path, BREAKING)).server.stop();
    expect(await readRemembered(folder.path)).toEqual(BREAKING);
  });
});

test("a folder of before, which remembers no contract, is accepted and remembers one", async () => {
  using folder = openFolder();
  const engine = createLmdbEngine({ folder: folder.path });
  const behind = `,"data":{}}`;
  await engine.append({ channel: KITCHEN, retention: LOG, before: `{"x":`, behind, idempotency: undefined });
  await engine.stop();
  expect(await readRemembered(folder.path)).toBeUndefined();
  await (await start(folder.path, BREAKING)).server.stop();
  expect(await readRemembered(folder.path)).toEqual(BREAKING);
});

test("a remembered contract that cannot be read is a refusal and no crash", async () => {
  using folder = openFolder();
  await sayUnder(folder.path, FIRST);
  const engine = createLmdbEngine({ folder: folder.path });
  expect(await engine.contract?.write({ document: { name: "x" }, hash: "h" })).toBe(true);
  await engine.stop();
  await expect(start(folder.path, FIRST)).rejects.toThrow(
    /kept under contract h, which this server cannot read/,
  );
});

test("an engine that cannot write the contract keeps the server from starting", async () => {
  const no = () => false;
  const contract = { read: () => undefined, write: no, restart: no };
  const engine: Engine = { ...createLateEngine(createMemoryEngine({ clock: systemClock })), contract };
  await expect(createServer({ port: 0, engine }).listen()).rejects.toThrow(
    /^contract: the engine late could not/,
  );
});

test("the command refuses with status 1 and the place, and starts with the flag", async () => {
  using folder = openFolder();
  const write = (name: string, contract: Contract): string => {
    const file = join(folder.path, name);
    writeFileSync(file, JSON.stringify(contract));
    return file;
  };
  const [first, breaking] = [write("first.json", FIRST), write("breaking.json", BREAKING)];
  using before = await startCommand(folder.path, "--contract", first);
  using client = await connectWelcomed(before.connectUrl);
  client.send(say(1, "Tea?"));
  expect(await client.next()).toMatchObject({ type: "ok" });
  before.child.kill("SIGTERM");
  expect(await before.ended).toBe(0);

  using refused = runCommand(folder.path, "--port", "0", "--contract", breaking);
  expect(await refused.ended).toBe(1);
  expect(refused.output.stdout).toBe("");
  expect(refused.output.stderr).toMatch(/^parlance-server: contract: would refuse messages that are kept/);
  expect(refused.output.stderr).toContain(`\n  ${PLACE} event chat.said of room: maxLength 100 → 3\n`);

  using started = await startCommand(folder.path, "--contract", breaking, "--drop-broken-history");
  expect(started.output.stderr).toMatch(/ warn everything that was kept is dropped/);
});
