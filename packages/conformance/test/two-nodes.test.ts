import { once } from "node:events";
import { createConnection, createServer, type AddressInfo } from "node:net";
import { createRedisEngine } from "@parlance/server/redis";
import { describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { hasRedis, startRedis } from "../../server/test/engine/redis/redis-server.ts";
import { runServer, toExitCode } from "../src/index.ts";
import { startReference, withFeatures } from "./servers/start-reference.ts";

const runs = atDepth({ sample: 20, more: 60, full: 300 });
/** Whole at more depth; the histories are what two nodes can break. */
const only = atDepth({ sample: { only: ["*/stateful/*", "*/concurrent/*"] }, more: {}, full: {} });

/** A load balancer: each connection to the next port. */
async function balance(ports: readonly number[]): Promise<AsyncDisposable & { readonly port: number }> {
  let turn = 0;
  const server = createServer((near) => {
    const far = createConnection(ports[turn++ % ports.length] ?? 0, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

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
      const ports = [one, two].map(({ url }) => Number(new URL(url).port));
      await using balancer = await balance(ports);
      const url = `ws://127.0.0.1:${balancer.port}/v1/connect`;
      const report = await runServer({ url, ...only, runs, deadlineMs: 10_000, concurrency: 3 });
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
