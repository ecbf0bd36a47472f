import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Registry,
  type Metric,
} from "prom-client";
import { BOUNDS_S, type Counts, type Timing } from "../tally.ts";
import type { Fleet } from "../workers/fleet.ts";
import { GAUGES, COUNTERS, TIMINGS, type MetricSources } from "./definitions.ts";

/** The metrics of a server, for Prometheus. */
export interface Metrics {
  /** Media type of the text. */
  readonly contentType: string;
  /** All metrics at this moment, of all processes that share the port. */
  read(): Promise<string>;
  /** Those of this process, as the library joins them. */
  list(): Promise<readonly object[]>;
}

type Sample = { labels: Record<string, string | number>; value: number; metricName: string };

/** prom-client would have every observation handed to it; ours are counted already, so only the reading is here. */
class TimingMetric {
  readonly name: string;
  readonly help: string;
  readonly type = "histogram";
  readonly aggregator = "sum";
  readonly #list: () => readonly (readonly [Record<string, string>, Timing])[];

  constructor(
    name: string,
    help: string,
    list: () => readonly (readonly [Record<string, string>, Timing])[],
  ) {
    this.name = name;
    this.help = help;
    this.#list = list;
  }

  /** What prom-client asks of a metric. */
  get(): object {
    const values = this.#list().flatMap(([labels, timing]) => toSamples(this.name, labels, timing));
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator, values };
  }

  reset(): void {}
}

function toSamples(
  name: string,
  labels: Record<string, string>,
  { counts, sumS }: Timing,
): readonly Sample[] {
  let total = 0;
  const buckets = BOUNDS_S.map((le, index) => {
    total += counts[index] ?? 0;
    return { labels: { ...labels, le }, value: total, metricName: `${name}_bucket` };
  });
  total += counts[BOUNDS_S.length] ?? 0;
  return [
    ...buckets,
    { labels: { ...labels, le: "+Inf" }, value: total, metricName: `${name}_bucket` },
    { labels, value: sumS, metricName: `${name}_sum` },
    { labels, value: total, metricName: `${name}_count` },
  ];
}

function addCounter(registry: Registry, sources: MetricSources, name: string): void {
  const definition = COUNTERS[name];
  if (definition === undefined) return;
  const { help, label, read } = definition;
  registry.registerMetric(
    new Counter({
      name,
      help,
      registers: [],
      ...(label !== undefined && { labelNames: [label] }),
      collect() {
        // The total is read anew each time: nothing was counted here before.
        this.reset();
        const value: number | Counts = read(sources);
        if (typeof value === "number") this.inc(value);
        else if (label !== undefined)
          for (const [each, total] of Object.entries(value)) this.inc({ [label]: each }, total);
      },
    }),
  );
}

/** Makes the metrics of a server. What they tell is read when they are read, from numbers that are there anyway. */
export function createMetrics(sources: MetricSources, fleet?: Fleet): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const [name, { help, joined, read }] of Object.entries(GAUGES)) {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      aggregator: joined,
      collect() {
        this.set(read(sources));
      },
    });
    registry.registerMetric(gauge);
  }
  for (const name of Object.keys(COUNTERS)) addCounter(registry, sources, name);
  for (const [name, { help, list }] of Object.entries(TIMINGS)) {
    const metric = new TimingMetric(name, help, () => list(sources));
    registry.registerMetric(metric as unknown as Metric);
  }
  return {
    contentType: registry.contentType,
    async read() {
      if (fleet === undefined) return registry.metrics();
      const listed = (await fleet.gather("metrics")) as unknown as object[];
      return AggregatorRegistry.aggregate(listed).metrics();
    },
    list: () => registry.getMetricsAsJSON(),
  };
}

/** The metrics of the process, with what they tell. */
export async function listProcessMetrics(): Promise<
  readonly { readonly name: string; readonly help: string }[]
> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry.getMetricsAsJSON();
}
