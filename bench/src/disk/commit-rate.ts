import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "@parlance/server";
import { createLmdbEngine } from "@parlance/server/lmdb";
import { open } from "lmdb";
import { median } from "../report/figures.ts";
import { payloadSchema } from "../servers/payload-schema.ts";

/**
 * How many publishes a second are acknowledged from the disk, beside what the disk allows, in the same run: a bare commit
 * of LMDB, which flushes its data and then what makes them valid, and a flush of one page.
 * `node dist/disk/commit-rate.js [rounds [folder]]`; the folder must be on the disk that is meant.
 */
const ROUNDS = Number(process.argv[2] ?? 7);
const ROUND_MS = 1000;
const PAGE_BYTES = 4096;
const RECORD_BYTES = 256;
const FLUSHES = 100;
const CHANNEL = "bench:disk";

const folder = mkdtempSync(join(process.argv[3] ?? tmpdir(), "parlance-disk-"));
const data = join(folder, "data");
mkdirSync(data);
const server = createServer({
  port: 0,
  engine: createLmdbEngine({ folder: data }),
  contract: {
    name: "bench",
    version: "1.0.0",
    namespaces: {
      bench: {
        events: { said: { kind: "message", data: payloadSchema } },
        log: { size: 1000, ttlMs: 60_000, durability: "disk" },
      },
    },
  },
});
await server.listen();

/** Median time of a write of one page with its flush, in milliseconds. */
function measureFlushMs(): number {
  const file = openSync(join(folder, "page"), "w");
  const page = Buffer.alloc(PAGE_BYTES, 1);
  const times = Array.from({ length: FLUSHES }, () => {
    const beganMs = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - beganMs;
  });
  closeSync(file);
  return median(times);
}

const bare = open<Buffer, number>({
  path: join(folder, "bare.mdb"),
  encoding: "binary",
  overlappingSync: false,
  eventTurnBatching: false,
});

/** Median time of a commit of one record as LMDB makes it, in milliseconds. */
async function measureCommitMs(): Promise<number> {
  const record = Buffer.alloc(RECORD_BYTES, 1);
  const times: number[] = [];
  for (let index = 0; index < FLUSHES; index++) {
    const beganMs = performance.now();
    await bare.put(index, record);
    times.push(performance.now() - beganMs);
  }
  return median(times);
}

async function measurePerSecond(inFlight: number): Promise<number> {
  const beganMs = performance.now();
  let acknowledged = 0;
  const text = "x".repeat(128);
  const work = async (): Promise<void> => {
    while (performance.now() - beganMs < ROUND_MS) {
      await server.publish(CHANNEL, "said", { text });
      acknowledged++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return (acknowledged * 1000) / (performance.now() - beganMs);
}

const shares = new Map<number, number[]>([
  [1, []],
  [64, []],
]);
try {
  await measurePerSecond(64);
  for (let round = 0; round < ROUNDS; round++) {
    console.log(`a page flushed in ${measureFlushMs().toFixed(2)} ms`);
    for (const [inFlight, each] of shares) {
      const before = await measureCommitMs();
      const perSecond = await measurePerSecond(inFlight);
      const commitMs = (before + (await measureCommitMs())) / 2;
      each.push((perSecond * commitMs) / (inFlight * 1000));
      console.log(
        `${inFlight} in flight: ${Math.round(perSecond)}/s, a bare commit takes ${commitMs.toFixed(2)} ms`,
      );
    }
  }
  for (const [inFlight, each] of shares)
    console.log(`${inFlight} in flight: ×${median(each).toFixed(2)} of ${inFlight} in each bare commit`);
} finally {
  await server.stop();
  await bare.close();
  rmSync(folder, { recursive: true, force: true });
}
