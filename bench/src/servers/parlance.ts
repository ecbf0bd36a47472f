import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "@parlance/server";
import { createLmdbEngine } from "@parlance/server/lmdb";
import { announce } from "./announce.ts";
import { payloadSchema } from "./payload-schema.ts";

/** Our server as it is, with limits that the load does not reach. */
const isDurable = process.argv.includes("--lmdb");
const LOTS = 1_000_000;

function openDurable(): ReturnType<typeof createLmdbEngine> {
  const folder = mkdtempSync(join(tmpdir(), "parlance-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return createLmdbEngine({ folder });
}

const server = createServer({
  port: 0,
  ...(isDurable && { engine: openDurable() }),
  limits: { subscriptions: LOTS, inFlight: LOTS, framesPerSecond: LOTS },
  frameBurst: LOTS,
  connectionsPerUser: LOTS,
  contract: {
    name: "bench",
    version: "1.0.0",
    namespaces: {
      bench: {
        events: { said: { kind: "message", data: payloadSchema } },
        log: { size: 1000, ttlMs: 60_000, durability: isDurable ? "disk" : "memory" },
      },
    },
  },
});
const { port } = await server.listen();
announce({ address: "127.0.0.1", family: "IPv4", port });
