import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LEASE_MS } from "../../../src/engine/redis/presence-scripts.ts";
import { createRedisEngine } from "../../../src/engine/redis/redis-engine.ts";
import { openBench } from "../../../src/testing/engine-bench.ts";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.ts";

const ENGINE = fileURLToPath(new URL("../../../dist/engine/redis/redis-engine.js", import.meta.url));
const CHANNEL = "room:lobby";
const GRACE_MS = 1000;

/** A node of which nothing matters but who is there; it says when everybody is. */
const NODE = `
const { createRedisEngine } = await import(process.argv[1]);
const engine = createRedisEngine({ url: process.argv[2] });
const nobody = ["onMessage", "onRebased", "onBroken", "onSignal", "onPresence", "onRevoked", "onNotice"];
await engine.start(Object.fromEntries(nobody.map((name) => [name, () => {}])));
engine.presence.enter("${CHANNEL}", "ada", ${GRACE_MS});
engine.presence.enter("${CHANNEL}", "bob", ${GRACE_MS});
await engine.presence.list("${CHANNEL}", { limit: 10, bytes: 10_000 });
console.log("there");
setInterval(() => {}, 1000);
`;

describe.runIf(hasRedis)("a node that is killed", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test(
    "has its members leave after its lease and their grace, not those whom another holds too [PRS-5] [PRS-4]",
    { timeout: 120_000 },
    async () => {
      const { engine, changes } = await openBench(() => createRedisEngine({ url: redis.url }));
      const node = spawn(process.execPath, ["--input-type=module", "-e", NODE, ENGINE, redis.url], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      try {
        await engine.attach(CHANNEL);
        await once(node.stdout, "data");
        engine.presence.enter(CHANNEL, "bob", GRACE_MS);
        const toUsers = async () => {
          const page = await engine.presence.list(CHANNEL, { limit: 10, bytes: 10_000, cursor: undefined });
          return page?.members.map(({ user }) => user);
        };
        expect(await toUsers()).toEqual(["ada", "bob"]);
        node.kill("SIGKILL");
        await once(node, "exit");
        const killedMs = performance.now();
        await expect
          .poll(() => changes.filter(({ action }) => action === "leave"), { timeout: 90_000, interval: 100 })
          .toMatchObject([{ member: { user: "ada" } }]);
        // The lease was renewed within the last third of it.
        expect(performance.now() - killedMs).toBeGreaterThan((LEASE_MS * 2) / 3 - 1000);
        expect(await toUsers()).toEqual(["bob"]);
      } finally {
        node.kill("SIGKILL");
        await engine.stop();
      }
    },
  );
});
