import type { Workload } from "../workloads.ts";
import { escapeXml } from "./escape-xml.ts";
import { toFigures, type Series } from "./figures.ts";

const WIDTH = 760;
const LABEL_WIDTH = 250;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 24;
const TITLE_HEIGHT = 40;
/** Decades of the axis, in microseconds: from 0.1 to 100. */
const FROM_US = 0.1;
const DECADES = 3;

interface Bar {
  readonly title: string;
  readonly costUs: number;
  readonly isOurs: boolean;
}

/** The axis is logarithmic: the servers are up to a hundred times apart. */
function toLength(costUs: number): number {
  const part = Math.log10(Math.max(costUs, FROM_US) / FROM_US) / DECADES;
  return Math.max(2, Math.min(1, part) * (WIDTH - LABEL_WIDTH - 70));
}

function toBars(workload: Workload, series: readonly Series[]): readonly Bar[] {
  const [first] = series;
  return series.map((each) => ({
    title: each.title.replaceAll(/[*`]/g, ""),
    costUs: toFigures(each, first ?? each, workload.channels * workload.perChannel).cpuUsPerDelivery,
    isOurs: each.subject.startsWith("parlance"),
  }));
}

function writeBars(bars: readonly Bar[], top: number): string {
  return bars
    .map(({ title, costUs, isOurs }, index) => {
      const y = top + index * ROW_HEIGHT;
      const length = toLength(costUs);
      return [
        `<text x="${LABEL_WIDTH - 8}" y="${y + 13}" text-anchor="end">${escapeXml(title)}</text>`,
        `<rect x="${LABEL_WIDTH}" y="${y}" width="${length.toFixed(1)}" height="${BAR_HEIGHT}" class="${isOurs ? "ours" : "other"}"/>`,
        `<text x="${(LABEL_WIDTH + length + 6).toFixed(1)}" y="${y + 13}">${costUs.toPrecision(2)} µs</text>`,
      ].join("");
    })
    .join("\n");
}

/** CPU per delivery of all servers as a chart, one group of bars for each workload that delivers anything. */
export function toSvg(measured: readonly (readonly [Workload, readonly Series[]])[]): string {
  const parts: string[] = [];
  let top = 10;
  for (const [workload, series] of measured) {
    if (workload.pace.kind === "none") continue;
    const bars = toBars(workload, series);
    parts.push(
      `<text x="10" y="${top + 20}" class="title">${escapeXml(workload.title)}: CPU per delivery, logarithmic</text>`,
      writeBars(bars, top + TITLE_HEIGHT - 8),
    );
    top += TITLE_HEIGHT + bars.length * ROW_HEIGHT;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top + 10}" font-family="system-ui, sans-serif" font-size="12">
<style>text{fill:#222}.title{font-weight:600;font-size:13px}.ours{fill:#2563eb}.other{fill:#9ca3af}</style>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join("\n")}
</svg>
`;
}
