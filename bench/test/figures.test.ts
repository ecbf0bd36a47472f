import { expect, test } from "vitest";
import type { LoadResult } from "../src/load/main.ts";
import { median, toFigures } from "../src/report/figures.ts";
import { toMarkdown } from "../src/report/to-markdown.ts";
import { toSvg } from "../src/report/to-svg.ts";
import { workloads } from "../src/workloads.ts";

function toRound(serverCpuMs: number, more: Partial<LoadResult> = {}): LoadResult {
  return {
    deliveries: 1000,
    published: 10,
    windowMs: 1000,
    serverCpuMs,
    loadCpuMs: 100,
    latencyUs: { p50: 1, p99: 2, p999: 3 },
    joinedMs: 1,
    joinCpuMs: 1,
    rssPerConnectionBytes: 1,
    rssGrowthBytes: 1,
    missing: 0,
    faults: { doubled: 0, skipped: 0 },
    lost: 0,
    ...more,
  };
}

test("the ratio is the median of the rounds' ratios, not the ratio of medians", () => {
  const first = { subject: "ws", title: "ws", rounds: [toRound(10), toRound(100), toRound(30)] };
  const other = { subject: "parlance", title: "Parlance", rounds: [toRound(1), toRound(50), toRound(3)] };
  expect(toFigures(other, first, 10)).toMatchObject({ cpuUsPerDelivery: 3, ratio: 0.1 });
  expect(median([4, 1, 3, 2])).toBe(2);
});

test("what went wrong in a single round is in the table", () => {
  const [workload] = workloads;
  if (workload === undefined) throw new Error("no workload");
  const rounds = [toRound(10), toRound(10, { missing: 7 })];
  expect(toMarkdown(workload, [{ subject: "ws", title: "ws", rounds }])).toContain("| 7, 0, 0, 0 |");
});

test("the chart has a bar for each server, and ours can be told", () => {
  const [workload] = workloads;
  if (workload === undefined) throw new Error("no workload");
  const svg = toSvg([
    [
      workload,
      [
        { subject: "ws", title: "`ws` & co", rounds: [toRound(10)] },
        { subject: "parlance", title: "Parlance", rounds: [toRound(1)] },
      ],
    ],
  ]);
  expect(svg.match(/class="other"/g)).toHaveLength(1);
  expect(svg.match(/class="ours"/g)).toHaveLength(1);
  expect(svg).toContain("ws &amp; co");
  expect(svg).toContain("10 µs");
});
