import { afterAll, beforeAll, describe, test } from "vitest";
import { createRedisEngine } from "../../../src/engine/redis/redis-engine.ts";
import { engineContract } from "../../../src/testing/engine-contract.ts";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.ts";

describe.runIf(hasRedis)("the Redis engine", () => {
  let redis: RedisServer;
  let count = 0;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  engineContract(() => createRedisEngine({ url: `${redis.url}?prefix=suite${count++}` }), test);
});
