import { expect, test } from "vitest";
import { toPairTable, type PairRound } from "../src/redis/pair-table.ts";

function toRound(nodesCpuMs: number, redisCpuMs: number, more: Partial<PairRound> = {}): PairRound {
  const none = { missing: 0, doubled: 0, skipped: 0 };
  return {
    publishes: 1000,
    deliveries: 1000,
    nodesCpuMs,
    redisCpuMs,
    p50Us: 1500,
    p99Us: 250_000,
    ...none,
    ...more,
  };
}

test("the table has medians, ratios of the same round, and the worst faults", () => {
  const table = toPairTable("two nodes", [
    { title: "one", rounds: [toRound(100, 10), toRound(200, 20), toRound(400, 40)] },
    {
      title: "two",
      rounds: [toRound(50, 20), toRound(100, 40), toRound(400, 80, { missing: 3, skipped: 1 })],
    },
  ]);
  expect(table.split("\n").slice(4, 6)).toEqual([
    "| one | 200 | 1.0× | 20 | 1.0× | 1.5 | 250 | 0, 0, 0 |",
    "| two | 100 | 0.50× | 40 | 2.0× | 1.5 | 250 | 3, 0, 1 |",
  ]);
});
