import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "@parlance/server";
import { createLmdbEngine } from "@parlance/server/lmdb";
import { createRedisEngine } from "@parlance/server/redis";
import { startRedis } from "../redis/start-redis.ts";
import { announce } from "./announce.ts";
import { payloadSchema } from "./payload-schema.ts";

/** Our server as it is, with limits that the load does not reach. */
const isDurable = process.argv.includes("--lmdb");
/** The Redis of several nodes; `--redis` alone is one of its own. */
const redisUrl = process.argv.find((flag) => flag.startsWith("--redis="))?.slice("--redis=".length);
const isShared = redisUrl !== undefined || process.argv.includes("--redis");
const LOTS = 1_000_000;
const LOG_SIZE = 1000;
const LOG_BYTES = 1024 * 1024 * 1024;
const BATCH = 1000;
/** Messages that the first channel holds from the start. */
const kept = Number(process.argv.find((flag) => flag.startsWith("--kept="))?.slice("--kept=".length) ?? 0);

function openDurable(): ReturnType<typeof createLmdbEngine> {
  const folder = mkdtempSync(join(tmpdir(), "parlance-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return createLmdbEngine({ folder });
}

/** On a Redis that is no part of what is measured. */
async function openShared(): Promise<ReturnType<typeof createRedisEngine>> {
  if (redisUrl !== undefined) return createRedisEngine({ url: redisUrl });
  const redis = await startRedis();
  process.on("exit", () => process.kill(redis.pid));
  process.on("SIGTERM", () => process.exit(0));
  return createRedisEngine({ url: redis.url });
}

const server = createServer({
  port: 0,
  ...(isShared
    ? { engine: await openShared() }
    : isDurable
      ? { engine: openDurable() }
      : { memoryBytes: LOG_BYTES }),
  limits: { subscriptions: LOTS, inFlight: LOTS, framesPerSecond: LOTS },
  frameBurst: LOTS,
  connectionsPerUser: LOTS,
  contract: {
    name: "bench",
    version: "1.0.0",
    namespaces: {
      bench: {
        events: { said: { kind: "message", data: payloadSchema } },
        log: { size: kept || LOG_SIZE, ttlMs: 3_600_000, durability: isDurable ? "disk" : "memory" },
      },
    },
  },
});
const { port } = await server.listen();
for (let done = 0; done < kept; done += BATCH) {
  const count = Math.min(BATCH, kept - done);
  await Promise.all(
    Array.from({ length: count }, () => server.publish("bench:c0", "said", { text: "x".repeat(128) })),
  );
}
announce({ address: "127.0.0.1", family: "IPv4", port });
