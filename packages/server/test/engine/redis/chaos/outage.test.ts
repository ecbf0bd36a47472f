import { describe, expect, test } from "vitest";
import { atDepth } from "../../../../../../test-depth.ts";
import { hasRedis } from "../redis-server.ts";
import { ChaosClient } from "./chaos-client.ts";
import { startFleet } from "./fleet.ts";
import { findDamage } from "./line-check.ts";

const OUTAGE_MS = atDepth({ sample: 2000, more: 30_000, full: 30_000 });
/** Within this everybody has everything again, counted from when Redis can be asked. */
const WHOLE_MS = 5000;
const CHANNEL = "room:outage";

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

describe.runIf(hasRedis)("an outage of Redis, with its data kept", () => {
  test(
    "leaves the connections, refuses with not_available, loses nothing, and is over within seconds",
    { timeout: 180_000 },
    async () => {
      const fleet = await startFleet(2);
      const clients = [0, 1, 2, 3].map(
        (number) => new ChaosClient(`c${number}`, [CHANNEL], () => fleet.toUrl(number)),
      );
      try {
        await until(() => clients.every(({ isWhole }) => isWhole));
        for (const client of clients) for (let count = 0; count < 20; count++) client.publish(CHANNEL);
        await until(() => clients.every(({ isWhole }) => isWhole));
        // In the middle of what is being said.
        for (const client of clients) client.publish(CHANNEL);
        await fleet.primary.kill();
        const endMs = performance.now() + OUTAGE_MS;
        while (performance.now() < endMs) {
          clients[0]?.publish(CHANNEL);
          await pause(OUTAGE_MS / 10);
        }
        await fleet.primary.restart();
        const backMs = performance.now();
        const last = clients[1]?.publish(CHANNEL) ?? "";
        await until(() => clients.every((client) => client.isWhole && client.hasSeen(CHANNEL, last)));
        const wholeMs = performance.now() - backMs;
        console.info(`whole again after ${Math.round(wholeMs)} ms`);
        expect(wholeMs).toBeLessThan(WHOLE_MS);
        expect(clients.map(({ connects }) => connects)).toEqual([1, 1, 1, 1]);
        expect(new Set(clients.flatMap(({ errors }) => errors))).toEqual(new Set(["not_available"]));
        const segments = clients.flatMap((client) => client.segments);
        expect(segments.filter(({ began }) => began === "gap")).toEqual([]);
        const acks = clients.flatMap((client) => client.acks);
        const faults = clients.flatMap((client) => client.faults);
        expect(findDamage({ hasLost: false, segments, acks, faults })).toEqual([]);
      } finally {
        for (const client of clients) client.end();
        await fleet.close();
      }
    },
  );
});
