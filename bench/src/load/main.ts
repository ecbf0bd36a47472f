import { setTimeout as delay } from "node:timers/promises";
import { readCpuMs, readRssBytes } from "../process-figures.ts";
import type { Workload } from "../workloads.ts";
import type { Faults } from "./audit.ts";
import { dialects, type DialectName } from "./dialects.ts";
import { Fleet } from "./fleet.ts";

/** What one load is to do. */
export interface LoadOrder {
  readonly workload: Workload;
  readonly dialect: DialectName;
  readonly port: number;
  /** Processes of the server. */
  readonly pids: readonly number[];
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Whether the server collects its garbage on SIGUSR2, so that memory can be compared. */
  readonly collectsGarbage: boolean;
}

/** What one load has measured. */
export interface LoadResult {
  readonly deliveries: number;
  readonly published: number;
  readonly windowMs: number;
  readonly serverCpuMs: number;
  /** Processor time of the load itself: near `windowMs` it was the limit. */
  readonly loadCpuMs: number;
  readonly latencyUs: { readonly p50: number; readonly p99: number; readonly p999: number };
  /** Time until all connections received their channel. */
  readonly joinedMs: number;
  /** Processor time of the server for that. */
  readonly joinCpuMs: number;
  readonly rssPerConnectionBytes: number;
  readonly rssGrowthBytes: number;
  readonly missing: number;
  readonly faults: Faults;
  readonly lost: number;
}

const GARBAGE_MS = 500;

async function readSettledRss({ pids, collectsGarbage }: LoadOrder): Promise<number> {
  if (collectsGarbage) for (const pid of pids) process.kill(pid, "SIGUSR2");
  await delay(GARBAGE_MS);
  return readRssBytes(pids);
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const { workload, pids } = order;
  const fleet = new Fleet(workload);
  const isIdle = workload.pace.kind === "none";
  const rssBefore = isIdle ? await readSettledRss(order) : readRssBytes(pids);
  const cpuBefore = readCpuMs(pids);
  const openedMs = performance.now();
  await fleet.open(order.port, dialects[order.dialect]);
  const joinedMs = performance.now() - openedMs;
  const joinCpuMs = readCpuMs(pids) - cpuBefore;
  const rssJoined = isIdle ? await readSettledRss(order) : readRssBytes(pids);
  fleet.begin();
  await delay(order.warmUpMs);
  fleet.latencies.clear();
  const begun = { ...fleet.counts, ms: performance.now(), cpuMs: readCpuMs(pids), own: process.cpuUsage() };
  await delay(order.measureMs);
  const missing = await fleet.settle();
  const own = process.cpuUsage(begun.own);
  const result: LoadResult = {
    deliveries: fleet.counts.deliveries - begun.deliveries,
    published: fleet.counts.published - begun.published,
    windowMs: performance.now() - begun.ms,
    serverCpuMs: readCpuMs(pids) - begun.cpuMs,
    loadCpuMs: (own.user + own.system) / 1000,
    latencyUs: {
      p50: fleet.latencies.percentile(0.5),
      p99: fleet.latencies.percentile(0.99),
      p999: fleet.latencies.percentile(0.999),
    },
    joinedMs,
    joinCpuMs,
    rssPerConnectionBytes: (rssJoined - rssBefore) / (workload.channels * workload.perChannel),
    rssGrowthBytes: readRssBytes(pids) - rssJoined,
    missing,
    faults: fleet.faults,
    lost: fleet.lost,
  };
  fleet.end();
  return result;
}

const result = await run(JSON.parse(process.argv[2] ?? "") as LoadOrder);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
