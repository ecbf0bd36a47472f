import { COSTS } from "./costs.ts";
import { simulate, type Sizing } from "./simulate.ts";

/** For how many connections the table of ENGINES.md is. */
const CONNECTIONS: readonly number[] = [100_000, 1_000_000, 10_000_000];

type Row = readonly [title: string, write: (sizing: Sizing) => string];

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

const ROWS: readonly Row[] = [
  ["channels", ({ channels }) => whole(channels)],
  ["subscribers of the largest", ({ largestChannel }) => whole(largestChannel)],
  ["publishes/s", ({ publishesPerSecond }) => whole(publishesPerSecond)],
  ["deliveries/s", ({ deliveriesPerSecond }) => whole(deliveriesPerSecond)],
  ["**processes**, a core each", ({ nodes }) => `**${whole(nodes)}**`],
  ["their number is decided by", ({ nodesBy }) => nodesBy],
  ["nodes that a message goes to, mean", ({ nodesPerPublish }) => nodesPerPublish.toFixed(1)],
  ["**primaries** of Redis", ({ primaries }) => `**${whole(primaries)}**`],
  ["the busiest of them by the mean", ({ skew }) => `×${skew.toFixed(2)}`],
  [
    "the largest channel takes of its primary",
    ({ largestShare }) => `${(largestShare * 100).toFixed(1)} % of a core`,
  ],
];

/** What is assumed, and the table of sizes, as they stand in ENGINES.md. */
export function toSizingMarkdown(): string {
  const sizings = CONNECTIONS.map((connections) => simulate(connections));
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(["figure", "of what", "from"]),
    row(["--:", "---", "---"]),
    ...Object.values(COSTS).map(({ value, unit, what, source }) =>
      row([`${value}${unit === "" ? "" : ` ${unit}`}`, what, source]),
    ),
    "",
    row(["connections", ...CONNECTIONS.map(whole)]),
    row(["---", ...CONNECTIONS.map(() => "--:")]),
    ...ROWS.map(([title, write]) => row([title, ...sizings.map(write)])),
  ].join("\n");
}
