import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atDepth } from "../../../../../test-depth.ts";
import { createRedisEngine } from "../../../src/engine/redis/redis-engine.ts";
import { toPosition } from "../../../src/testing/engine-bench.ts";
import { engineContract } from "../../../src/testing/engine-contract.ts";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.ts";
import { startEncrypted, startWatched, toRights, type Encrypted, type Watched } from "./topologies.ts";

const COMMAND = fileURLToPath(new URL("../../../bin/parlance-server.js", import.meta.url));
const GUIDE = readFileSync(new URL("../../../../../ENGINES.md", import.meta.url), "utf8");
const isDeep = atDepth({ sample: false, more: true, full: true });

describe.runIf(hasRedis)("a user of Redis who may do only what ENGINES.md names", () => {
  let redis: RedisServer;
  let count = 0;
  beforeAll(async () => {
    redis = await startRedis();
    const answer = await redis.ask("ACL", "SETUSER", "parlance", "on", ">s:e/c@ret", ...toRights(GUIDE));
    if (answer !== "OK") throw new Error(answer);
  });
  afterAll(() => redis.close());

  engineContract(
    () =>
      createRedisEngine({
        url: `redis://parlance:${encodeURIComponent("s:e/c@ret")}@127.0.0.1:${redis.port}?prefix=parlance.${count++}`,
      }),
    test,
  );

  test("was refused nothing in all of this", async () => {
    expect(await redis.ask("ACL", "LOG")).toBe("");
  });

  test("is told so when the password is wrong", async () => {
    const url = `redis://parlance:wrong@127.0.0.1:${redis.port}`;
    await expect(createRedisEngine({ url }).start(NOBODY)).rejects.toThrow(
      /cannot be used: .*(WRONGPASS|invalid)/,
    );
  });
});

describe.runIf(hasRedis && isDeep)("a primary that sentinels watch", () => {
  let watched: Watched;
  let count = 0;
  beforeAll(async () => {
    watched = await startWatched();
  }, 60_000);
  afterAll(() => watched.close());

  engineContract(() => createRedisEngine({ url: `${watched.url}?prefix=suite${count++}` }), test);

  test("is followed when another takes its place, and the line goes on", { timeout: 120_000 }, async () => {
    const rebased: number[] = [];
    const told: number[] = [];
    const toEngine = () => createRedisEngine({ url: watched.url });
    const [here, elsewhere] = [toEngine(), toEngine()];
    await here.start(NOBODY);
    await elsewhere.start({
      ...NOBODY,
      onMessage: (_, { offset }) => told.push(offset),
      onRebased: (_, { offset }) => rebased.push(offset),
    });
    const append = async (number: number) => {
      const idempotency = { user: "ada", key: `${number}`, digest: "d" };
      const retention = { size: 100, ttlMs: 3_600_000 };
      const text = { before: '{"offset":', behind: `,"text":"${number}"}` };
      return here.append({ channel: "room:a", retention, ...text, idempotency });
    };
    try {
      await elsewhere.attach("room:a");
      for (let number = 1; number <= 10; number++) await append(number);
      await expect.poll(() => told, { timeout: 10_000 }).toHaveLength(10);
      const toOffset = async (redis: RedisServer) =>
        /master_repl_offset:(\d+)/.exec(await redis.ask("INFO", "replication"))?.[1];
      // Nothing but the lease of a node is written meanwhile.
      await expect
        .poll(async () => (await toOffset(watched.replica)) === (await toOffset(watched.primary)))
        .toBe(true);
      await watched.primary.kill();
      // Within the ten seconds of a publish, or refused and said again with its key.
      await expect
        .poll(async () => (await append(11)).kind, { timeout: 60_000 })
        .toMatch(/appended|duplicate/);
      const { offset } = toPosition(await append(12));
      expect(offset).toBe(12);
      await expect.poll(() => told, { timeout: 20_000 }).toHaveLength(12);
      expect(told).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
      expect(rebased).toEqual([10]);
    } finally {
      await here.stop();
      await elsewhere.stop();
    }
  });
});

describe.runIf(hasRedis)("a Redis that speaks TLS", () => {
  let encrypted: Encrypted;
  beforeAll(async () => {
    encrypted = await startEncrypted();
  }, 60_000);
  afterAll(() => encrypted.close());

  /** What a node says until it is ready, or has ended. */
  const runNode = async (environment: NodeJS.ProcessEnv): Promise<string> => {
    const flags = ["--port", "0", "--redis", encrypted.url];
    const child = spawn(process.execPath, [COMMAND, ...flags], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    await new Promise<void>((resolve) => {
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        if (said.includes("ready at")) resolve();
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      child.once("exit", () => resolve());
    });
    child.kill("SIGKILL");
    return said;
  };

  test("serves whoever trusts its certificate", { timeout: 60_000 }, async () => {
    expect(await runNode({ NODE_EXTRA_CA_CERTS: encrypted.authority })).toContain("ready at");
  });

  test("is refused by whoever does not, who says why", { timeout: 60_000 }, async () => {
    const said = await runNode({});
    expect(said).not.toContain("ready at");
    expect(said).toMatch(/rediss:\/\/127\.0\.0\.1:\d+ cannot be used: .*certificate/);
  });
});

const NOBODY = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};
