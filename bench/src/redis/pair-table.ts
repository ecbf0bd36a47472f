import { median } from "../report/figures.ts";

/** What one round of one server has shown between two nodes. */
export interface PairRound {
  readonly publishes: number;
  readonly deliveries: number;
  /** Processor time of both nodes, and of Redis, in milliseconds. */
  readonly nodesCpuMs: number;
  readonly redisCpuMs: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly missing: number;
  readonly doubled: number;
  readonly skipped: number;
}

/** All rounds of one server. */
export interface PairSeries {
  readonly title: string;
  readonly rounds: readonly PairRound[];
}

function digits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(2);
}

function toRow(series: PairSeries, first: PairSeries): string {
  const { title, rounds } = series;
  const each = (pick: (round: PairRound) => number): number => median(rounds.map(pick));
  const ratio = (pick: (round: PairRound) => number): string =>
    `${digits(median(rounds.map((round, index) => pick(round) / pick(first.rounds[index] ?? round))))}×`;
  const most = (pick: (round: PairRound) => number): number => Math.max(...rounds.map(pick));
  const nodes = ({ nodesCpuMs, publishes }: PairRound): number => (nodesCpuMs * 1000) / publishes;
  const redis = ({ redisCpuMs, publishes }: PairRound): number => (redisCpuMs * 1000) / publishes;
  const cells = [
    title,
    digits(each(nodes)),
    ratio(nodes),
    digits(each(redis)),
    ratio(redis),
    digits(each(({ p50Us }) => p50Us) / 1000),
    digits(each(({ p99Us }) => p99Us) / 1000),
    [most(({ missing }) => missing), most(({ doubled }) => doubled), most(({ skipped }) => skipped)].join(
      ", ",
    ),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The servers side by side as a table of Markdown: medians, ratios round by round, faults of the worst round. */
export function toPairTable(title: string, all: readonly PairSeries[]): string {
  const [first] = all;
  if (first === undefined) return "";
  return [
    `### ${title}`,
    "",
    "| server | both nodes, CPU µs per publish | of the first | Redis, CPU µs per publish | of the first | p50 ms | p99 ms | missing, doubled, skipped |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...all.map((series) => toRow(series, first)),
    "",
  ].join("\n");
}
