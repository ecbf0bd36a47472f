import { expect, test } from "vitest";
import { joinStats, type Stats } from "../../src/metrics/stats.ts";

function stats(connections: number, largest: number, ready: number, codes: Record<string, number>): Stats {
  return {
    gauges: {
      parlance_connections: connections,
      parlance_outbox_largest_bytes: largest,
      parlance_ready: ready,
    },
    counters: { parlance_welcomes_total: connections, parlance_closes_total: codes },
    process: { uptimeMs: connections, cpuMs: 10, rssBytes: 100, heapBytes: 50 },
  };
}

test("what several processes have counted is added up; the largest and the least stay what they are", () => {
  const joined = joinStats([stats(2, 700, 1, { "1000": 1 }), stats(3, 500, 0, { "1000": 2, "4200": 1 })]);
  expect(joined.gauges).toMatchObject({
    parlance_connections: 5,
    parlance_outbox_largest_bytes: 700,
    parlance_ready: 0,
  });
  expect(joined.counters).toEqual({
    parlance_welcomes_total: 5,
    parlance_closes_total: { "1000": 3, "4200": 1 },
  });
  expect(joined.process).toEqual({ uptimeMs: 3, cpuMs: 20, rssBytes: 200, heapBytes: 100 });
});
