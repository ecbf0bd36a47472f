import { LOG_FIELDS } from "../logger.ts";
import { SPANS, SPAN_ATTRIBUTES } from "../traces/definitions.ts";
import { COUNTERS, GAUGES, TIMINGS } from "./definitions.ts";

/** A metric of the process, as the library that reads it describes it. */
export interface ForeignMetric {
  readonly name: string;
  readonly help: string;
}

function toTable(head: string, rows: readonly string[]): string {
  const columns = head.split("|").length;
  return [`| ${head} |`, `|${" --- |".repeat(columns)}`, ...rows].join("\n");
}

/** Text of METRICS.md, before it is formatted; `foreign` are the metrics of the process itself. */
export function toMetricsReference(foreign: readonly ForeignMetric[]): string {
  const gauges = Object.entries(GAUGES).map(([name, { help }]) => `| \`${name}\` | gauge | | ${help} |`);
  const counters = Object.entries(COUNTERS).map(
    ([name, { help, label }]) =>
      `| \`${name}\` | counter | ${label === undefined ? "" : `\`${label}\``} | ${help} |`,
  );
  const timings = Object.entries(TIMINGS).map(
    ([name, { help, label }]) =>
      `| \`${name}\` | histogram | ${label === undefined ? "" : `\`${label}\``} | ${help} |`,
  );
  const others = foreign.map(({ name, help }) => `| \`${name}\` | ${help.replace(/\.$/, "")} |`);
  const fields = Object.entries(LOG_FIELDS).map(([name, what]) => `| \`${name}\` | ${what} |`);
  const spans = Object.entries(SPANS).map(([name, what]) => `| \`${name}\` | ${what} |`);
  const attributes = Object.entries(SPAN_ATTRIBUTES).map(([name, what]) => `| \`${name}\` | ${what} |`);
  return `# Metrics, log lines and traces

<!-- Generated from packages/server/src: metrics/definitions.ts, logger.ts, traces/definitions.ts. Do not edit: run \`npm run generate\`. -->

## Metrics

Off unless they are asked for. \`--metrics-port 9464\` shows them at \`http://127.0.0.1:9464/metrics\` and nowhere else;
\`--metrics-enabled\` at \`/metrics\` of the server's own port, for everybody who can reach it. They tell numbers and
no names: no channel, no user, no address.

What happens is added up as plain numbers and turned into metrics when Prometheus reads them, so that a delivery pays
for its additions only. [deploy/grafana.json](deploy/grafana.json) is a dashboard of them.

${toTable("metric | kind | label | what it tells", [...gauges, ...counters, ...timings])}

Of the process, by [prom-client](https://github.com/siimon/prom-client); what the system does not tell is left out:

${toTable("metric | what it tells", others)}

## Log lines

On standard error, as text, or with \`--log-format json\` one JSON object a line with \`level\`, \`time\` and \`msg\`. A
line has some of these fields and never another one:

${toTable("field | what it says", fields)}

Payloads, tokens, keys and secrets are in no line, whatever the level; so fields that a contract marks \`x-sensitive\`
are in none either. \`error\` is what an exception says of itself: code of yours that puts payloads into its exceptions
puts them there. A line about a connection has its \`connection\`.

## Traces

Off unless they are asked for by \`--traces-enabled\`, or by \`traces: createTraces()\` of \`@parlance/server/traces\` in a
program. The server brings the API of [OpenTelemetry](https://opentelemetry.io) and no SDK: yours records, samples and
exports, as [HOSTING.md](HOSTING.md#traces) shows. One publish has up to three spans:

${toTable("span | what it is", spans)}

A span has some of these attributes and never another one:

${toTable("attribute | what it says", attributes)}

A publish by a frame begins a trace. One by the HTTP API belongs to that of its caller, by the headers \`traceparent\` and
\`tracestate\` of [W3C Trace Context](https://www.w3.org/TR/trace-context/); one by the program, to its active span. A
backend that is asked about the publish gets both headers, and the webhook event \`message.published\` a member
\`traceparent\`. \`fan-out\` is there where the channel has a subscriber on the node that published; other nodes record
nothing of it.
`;
}
