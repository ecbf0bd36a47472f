import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import {
  createFollower,
  createPublisher,
  readLog,
  type Faults,
  type Follower,
  type Publisher,
} from "./crash-clients.ts";
import { startCommand, type StartedCommand } from "./run-command.ts";

/** How often the server is killed; more by hand: `PARLANCE_CRASH_ROUNDS=50 npx vitest run packages/server/test/crash.test.ts`. */
const ROUNDS = Number(process.env["PARLANCE_CRASH_ROUNDS"] ?? atDepth({ sample: 3, more: 5, full: 20 }));
/** Says when the server is killed, as far as a machine with other things to do keeps to it. */
const SEED = Number(process.env["PARLANCE_CRASH_SEED"] ?? 1);
const CHANNELS = ["room:left", "room:right"];
const PUBLISHERS = 8;
/** Each of them; together 200 a second. */
const PUBLISH_EVERY_MS = 40;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parlance-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function restart(clients: readonly (Publisher | Follower)[]): Promise<StartedCommand> {
  const server = await startCommand(folder, "--data", join(folder, "data"), "--log-level", "error");
  await Promise.all(clients.map((client) => client.connect(server.connectUrl)));
  return server;
}

/** What the log must be, by what publishers were told. */
async function assertLog(url: string, channel: string, publishers: readonly Publisher[]): Promise<number> {
  const log = await readLog(url, channel);
  const attempts = publishers
    .flatMap((publisher) => publisher.attempts)
    .filter((each) => each.channel === channel);
  const keys = log.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(log.map(({ offset }) => offset)).toEqual(
    Array.from({ length: attempts.length }, (_, index) => index + 1),
  );
  for (const { key, text, position } of attempts) {
    const offset = position?.offset ?? 0;
    expect({ acked: offset, key: log[offset - 1]?.key, data: log[offset - 1]?.data }).toEqual({
      acked: offset,
      key,
      data: { text },
    });
  }
  return log.length;
}

test(
  `${ROUNDS} times killed under 200 publishes a second: what was acked is there once at its place, and subscribers see all of it in order [PUB-1] [PUB-3] [PUB-11] [REC-1] [REC-3] [SUB-3]`,
  { timeout: 240_000 + ROUNDS * 10_000 },
  async () => {
    const random = createRandom(SEED);
    const faults: Faults = [];
    const publishers = Array.from({ length: PUBLISHERS }, (_, index) =>
      createPublisher(`publisher-${index}`, CHANNELS[index % 2] ?? "", faults),
    );
    const followers = [...CHANNELS, ...CHANNELS].map((channel) => createFollower(channel, faults));
    const clients = [...publishers, ...followers];
    let server = await restart(clients);
    const publishing = setInterval(() => {
      for (const publisher of publishers) publisher.publish();
    }, PUBLISH_EVERY_MS);
    let unacked = 0;
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await sleep(200 + random() * 600);
        server.child.kill("SIGKILL");
        await server.ended;
        unacked += publishers.reduce((sum, publisher) => sum + publisher.unackedCount, 0);
        server = await restart(clients);
      }
    } finally {
      clearInterval(publishing);
    }
    using last = server;
    // What gathered while the server was away is resent at the rate that it takes, and a busy machine starts it slowly.
    await expect
      .poll(() => publishers.map(({ unackedCount }) => unackedCount), { timeout: 120_000 })
      .toEqual(publishers.map(() => 0));
    const lengths = await Promise.all(
      CHANNELS.map((channel) => assertLog(last.connectUrl, channel, publishers)),
    );
    for (const [index, follower] of followers.entries()) {
      const expected = await readLog(last.connectUrl, CHANNELS[index % 2] ?? "");
      await expect.poll(() => follower.seen.length, { timeout: 60_000 }).toBe(expected.length);
      expect(follower.seen).toEqual(expected);
    }
    expect(faults).toEqual([]);
    // Nothing was trimmed, so there was no reason for a gap.
    expect(followers.map(({ gapCount }) => gapCount)).toEqual(followers.map(() => 0));
    const duplicates = publishers.reduce((sum, { duplicateCount }) => sum + duplicateCount, 0);
    console.log(
      `crash: seed ${SEED}, ${ROUNDS} kills, ${lengths.reduce((a, b) => a + b)} messages, ${unacked} sent again, ${duplicates} of them had been stored`,
    );
    for (const client of clients) client.disconnect();
  },
);
