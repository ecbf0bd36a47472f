import type { Workload } from "../workloads.ts";
import { toFigures, type Figures, type Series } from "./figures.ts";

/** Above this part of the time the load itself may have been the limit. */
const LOAD_LIMIT = 0.95;

type Column = readonly [title: string, write: (figures: Figures) => string];

function digits(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(2);
}

const cost: Column = ["CPU µs per delivery", ({ cpuUsPerDelivery }) => digits(cpuUsPerDelivery)];
const ratio: Column = ["of the first", ({ ratio: part }) => `${digits(part)}×`];
const rate: Column = [
  "deliveries/s",
  ({ deliveriesPerSecond, loadShare }) =>
    Math.round(deliveriesPerSecond).toLocaleString("en") +
    (loadShare > LOAD_LIMIT ? " (limit of the load)" : ""),
];
const integrity: Column = [
  "missing, doubled, skipped, lost",
  ({ missing, doubled, skipped, lost }) => [missing, doubled, skipped, lost].join(", "),
];
const ms = (title: string, pick: (figures: Figures) => number): Column => [
  title,
  (figures) => digits(pick(figures) / 1000),
];
const p50 = ms("p50 ms", ({ p50Us }) => p50Us);
const p99 = ms("p99 ms", ({ p99Us }) => p99Us);
const p999 = ms("p99.9 ms", ({ p999Us }) => p999Us);
const growth: Column = ["memory grew by MiB", ({ rssGrowthBytes }) => digits(rssGrowthBytes / 2 ** 20)];

function toColumns({ pace, stalled }: Workload): readonly Column[] {
  switch (pace.kind) {
    case "none":
      return [
        ["RSS KiB per connection", ({ rssPerConnectionBytes }) => digits(rssPerConnectionBytes / 1024)],
        ["all joined after s", ({ joinedMs }) => digits(joinedMs / 1000)],
        ["CPU µs per join", ({ joinCpuUs }) => digits(joinCpuUs)],
      ];
    case "fixed":
      return [cost, ratio, p50, p99, p999, integrity];
    case "closed":
      return stalled > 0 ? [cost, ratio, rate, p99, growth, integrity] : [cost, ratio, rate, p99, integrity];
  }
}

/** One workload as a table of Markdown; the servers stand in the order in which they were measured. */
export function toMarkdown(workload: Workload, series: readonly Series[]): string {
  const columns = toColumns(workload);
  const [first] = series;
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const lines = series.map((each) => {
    const figures = toFigures(each, first ?? each, workload.channels * workload.perChannel);
    return row([each.title, ...columns.map(([, write]) => write(figures))]);
  });
  return [
    `### ${workload.title}`,
    "",
    row(["server", ...columns.map(([title]) => title)]),
    row(["---", ...columns.map(() => "--:")]),
    ...lines,
    "",
  ].join("\n");
}
