import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Chart } from "./chart.tsx";
import type { ServerApi, Stats } from "./server-api.ts";
import { usePoll } from "./use-poll.ts";

const EVERY_MS = 2000;
/** Five minutes. */
const MOST_KEPT = 150;

interface Moment {
  readonly atMs: number;
  readonly stats: Stats;
}

function total(value: number | Readonly<Record<string, number>> | undefined): number {
  if (value === undefined || typeof value === "number") return value ?? 0;
  return Object.values(value).reduce((sum, each) => sum + each, 0);
}

/** How fast a number grew between each two moments, in a second. */
function toRates(moments: readonly Moment[], read: (stats: Stats) => number): readonly number[] {
  return moments.slice(1).map(({ atMs, stats }, index) => {
    const before = moments[index];
    if (before === undefined) return 0;
    return Math.max(0, ((read(stats) - read(before.stats)) * 1000) / (atMs - before.atMs));
  });
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const plain = (value: number): string => whole.format(value);
const perSecond = (value: number): string => `${whole.format(value)}/s`;
const mebibytes = (value: number): string => `${(value / 1024 / 1024).toFixed(1)} MiB`;
const percent = (value: number): string => `${value.toFixed(0)} %`;

/** The largest counts of a counter with a label. */
function Counts({ title, counts }: { readonly title: string; readonly counts: unknown }): JSX.Element {
  const rows = Object.entries((counts ?? {}) as Readonly<Record<string, number>>)
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one);
  return (
    <section class="card">
      <h2>{title}</h2>
      {rows.length === 0 ? <p class="quiet-text">None so far</p> : undefined}
      <table>
        <tbody>
          {rows.slice(0, 12).map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{whole.format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the server does, in numbers and lines. */
export function Overview({ api }: { readonly api: ServerApi }): JSX.Element {
  const moments = useRef<Moment[]>([]);
  const ask = async (): Promise<readonly Moment[]> => {
    const stats = await api.readStats();
    moments.current = [...moments.current, { atMs: performance.now(), stats }].slice(-MOST_KEPT);
    return moments.current;
  };
  const { value = [], fault } = usePoll(ask, EVERY_MS, [api]);
  const counters = value.at(-1)?.stats.counters ?? {};
  const gauge = (name: string): readonly number[] => value.map(({ stats }) => stats.gauges[name] ?? 0);
  const rate = (name: string): readonly number[] => toRates(value, (stats) => total(stats.counters[name]));
  return (
    <>
      {fault === undefined ? undefined : <p class="fault">{fault}</p>}
      <div class="charts">
        <Chart title="Connections" values={gauge("parlance_connections")} format={plain} />
        <Chart title="Channels" values={gauge("parlance_channels")} format={plain} />
        <Chart title="Frames in" values={rate("parlance_frames_received_total")} format={perSecond} />
        <Chart title="Frames out" values={rate("parlance_frames_sent_total")} format={perSecond} />
        <Chart title="Refusals" values={rate("parlance_refusals_total")} format={perSecond} />
        <Chart title="Unsent" values={gauge("parlance_outbox_bytes")} format={mebibytes} />
        <Chart
          title="Processor"
          values={toRates(value, ({ process }) => process.cpuMs / 10)}
          format={percent}
        />
        <Chart title="Memory" values={value.map(({ stats }) => stats.process.rssBytes)} format={mebibytes} />
      </div>
      <div class="cards">
        <Counts title="Refusals by code" counts={counters["parlance_refusals_total"]} />
        <Counts title="Closes by code" counts={counters["parlance_closes_total"]} />
        <Counts title="Recoveries by outcome" counts={counters["parlance_recoveries_total"]} />
        <Counts title="Frames in by type" counts={counters["parlance_frames_received_total"]} />
      </div>
    </>
  );
}
