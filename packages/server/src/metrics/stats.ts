import type { Counts } from "../tally.ts";
import {
  COUNTERS,
  GAUGES,
  type CounterDefinition,
  type GaugeDefinition,
  type MetricSources,
} from "./definitions.ts";

/** The numbers of `GET /v1/stats`. */
export interface Stats {
  readonly gauges: Readonly<Record<string, number>>;
  readonly counters: Readonly<Record<string, number | Counts>>;
  readonly process: {
    readonly uptimeMs: number;
    readonly cpuMs: number;
    readonly rssBytes: number;
    readonly heapBytes: number;
  };
}

function readAll<T>(
  definitions: Readonly<Record<string, { readonly read: (sources: MetricSources) => T }>>,
  sources: MetricSources,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(definitions).map(([name, { read }]) => [name, read(sources)]));
}

/** The numbers of this process. */
export function toStats(sources: MetricSources): Stats {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    gauges: readAll<ReturnType<GaugeDefinition["read"]>>(GAUGES, sources),
    counters: readAll<ReturnType<CounterDefinition["read"]>>(COUNTERS, sources),
    process: {
      uptimeMs: Math.round(process.uptime() * 1000),
      cpuMs: Math.round((user + system) / 1000),
      rssBytes: rss,
      heapBytes: heapUsed,
    },
  };
}

const JOIN = {
  sum: (values: readonly number[]) => values.reduce((total, each) => total + each, 0),
  max: (values: readonly number[]) => Math.max(...values),
  min: (values: readonly number[]) => Math.min(...values),
} as const;

function addCounts(one: number | Counts, other: number | Counts): number | Counts {
  if (typeof one === "number" || typeof other === "number") return Number(one) + Number(other);
  const total: Record<string, number> = { ...one };
  for (const [label, value] of Object.entries(other)) total[label] = (total[label] ?? 0) + value;
  return total;
}

/** The numbers of several processes as those of one: what was counted is added up; the oldest one tells the uptime. */
export function joinStats(all: readonly Stats[]): Stats {
  const [first, ...others] = all;
  if (first === undefined) throw new Error("no process has told its numbers");
  const sum = (pick: (stats: Stats) => number): number => JOIN.sum(all.map(pick));
  return {
    gauges: Object.fromEntries(
      Object.entries(GAUGES).map(([name, { joined }]) => [
        name,
        JOIN[joined](all.map(({ gauges }) => gauges[name] ?? 0)),
      ]),
    ),
    counters: Object.fromEntries(
      Object.entries(first.counters).map(([name, value]) => [
        name,
        others.reduce((total, { counters }) => addCounts(total, counters[name] ?? 0), value),
      ]),
    ),
    process: {
      uptimeMs: Math.max(...all.map((stats) => stats.process.uptimeMs)),
      cpuMs: sum((stats) => stats.process.cpuMs),
      rssBytes: sum((stats) => stats.process.rssBytes),
      heapBytes: sum((stats) => stats.process.heapBytes),
    },
  };
}
