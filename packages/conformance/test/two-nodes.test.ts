import { createRedisEngine } from "@parlance/server/redis";
import { describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { hasRedis, startRedis } from "../../server/test/engine/redis/redis-server.ts";
import { runServer, toExitCode } from "../src/index.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

const runs = atDepth({ sample: 20, more: 60, full: 300 });
/** Whole at more depth; the histories are what two nodes can break. */
const only = atDepth({ sample: { only: ["*/stateful/*", "*/concurrent/*"] }, more: {}, full: {} });

test("two servers that share nothing are not one service, whatever each is worth alone", async () => {
  await using one = await startReference(withFeatures);
  await using two = await startReference(withFeatures);
  const report = await runServer({
    url: one.url,
    also: [two.url],
    only: ["core/publish/many-publishers", "core/smoke/*"],
  });
  const broken = report.cases.filter(({ outcome }) => outcome === "fail");
  expect(broken.map(({ id }) => id)).toContain("core/publish/many-publishers");
  expect(toExitCode(report)).toBe(1);
}, 60_000);

describe.runIf(hasRedis)("two nodes on one Redis, without sticky sessions", () => {
  test("are as conformant as one server", { timeout: 600_000 }, async () => {
    const redis = await startRedis();
    try {
      const start = () =>
        startReference({
          ...withFeatures,
          engine: createRedisEngine({ url: redis.url }),
        });
      await using one = await start();
      await using two = await start();
      const report = await runServer({
        url: one.url,
        also: [two.url],
        ...only,
        runs,
        deadlineMs: 10_000,
        concurrency: 3,
      });
      const bad = report.cases.filter(
        ({ outcome }) => outcome !== "pass" && outcome !== "info" && outcome !== "not-applicable",
      );
      expect(bad.map(({ id, outcome, violation, finding }) => ({ id, outcome, violation, finding }))).toEqual(
        [],
      );
      expect(toExitCode(report)).toBe(0);
    } finally {
      await redis.close();
    }
  });
});
