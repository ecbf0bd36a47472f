import type { LoadResult } from "../load/main.ts";

/** The middle of some numbers; of an even count the lower one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** What one server has shown under one workload, round by round. */
export interface Series {
  readonly subject: string;
  readonly title: string;
  readonly rounds: readonly LoadResult[];
}

/** Medians over the rounds of a series. */
export interface Figures {
  readonly cpuUsPerDelivery: number;
  /** CPU per delivery as a part of what the first server needs: the median of the ratios, round by round. */
  readonly ratio: number;
  readonly deliveriesPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  /** Part of the time that the load was busy: near 1, it was the limit. */
  readonly loadShare: number;
  readonly rssPerConnectionBytes: number;
  readonly rssGrowthBytes: number;
  readonly joinedMs: number;
  readonly joinCpuUs: number;
  /** Most that went wrong in any round. */
  readonly missing: number;
  readonly doubled: number;
  readonly skipped: number;
  readonly lost: number;
}

function toCost({ serverCpuMs, deliveries }: LoadResult): number {
  return (serverCpuMs * 1000) / deliveries;
}

/** Sums up a series beside the one that all are compared with. */
export function toFigures({ rounds }: Series, first: Series, connections: number): Figures {
  const each = (pick: (round: LoadResult) => number): number => median(rounds.map(pick));
  const most = (pick: (round: LoadResult) => number): number => Math.max(...rounds.map(pick));
  const ratios = rounds.flatMap((round, index) => {
    const other = first.rounds[index];
    return other === undefined ? [] : [toCost(round) / toCost(other)];
  });
  return {
    cpuUsPerDelivery: each(toCost),
    ratio: median(ratios),
    deliveriesPerSecond: each(({ deliveries, windowMs }) => (deliveries / windowMs) * 1000),
    p50Us: each(({ latencyUs }) => latencyUs.p50),
    p99Us: each(({ latencyUs }) => latencyUs.p99),
    p999Us: each(({ latencyUs }) => latencyUs.p999),
    loadShare: each(({ loadCpuMs, windowMs }) => loadCpuMs / windowMs),
    rssPerConnectionBytes: each(({ rssPerConnectionBytes }) => rssPerConnectionBytes),
    rssGrowthBytes: each(({ rssGrowthBytes }) => rssGrowthBytes),
    joinedMs: each(({ joinedMs }) => joinedMs),
    joinCpuUs: each(({ joinCpuMs }) => (joinCpuMs * 1000) / connections),
    missing: most(({ missing }) => missing),
    doubled: most(({ faults }) => faults.doubled),
    skipped: most(({ faults }) => faults.skipped),
    lost: most(({ lost }) => lost),
  };
}
