import { TIMED_ONE_IN, type Counts, type Tally, type Timing } from "../tally.ts";

/** What a server shows of itself to its metrics. */
export interface MetricSources {
  readonly tally: Tally;
  /** Open connections, and the bytes that each has unsent. */
  readonly queues: () => Iterable<number>;
  readonly connectionCount: () => number;
  readonly channelCount: () => number;
  readonly subscriptionCount: () => number;
  readonly isReady: () => boolean;
}

/** A number of this moment. */
export interface GaugeDefinition {
  readonly help: string;
  /** What the numbers of several processes make together. */
  readonly joined: "sum" | "max" | "min";
  readonly read: (sources: MetricSources) => number;
}

/** A number that only grows; with a label, one for each of its values. */
export interface CounterDefinition {
  readonly help: string;
  readonly label?: string;
  readonly read: (sources: MetricSources) => number | Counts;
}

/** How long something takes. */
export interface TimingDefinition {
  readonly help: string;
  readonly label?: string;
  readonly list: (sources: MetricSources) => readonly (readonly [Record<string, string>, Timing])[];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}

function largest(numbers: Iterable<number>): number {
  let found = 0;
  for (const each of numbers) found = Math.max(found, each);
  return found;
}

/** Numbers of this moment, by name. */
export const GAUGES: Readonly<Record<string, GaugeDefinition>> = {
  parlance_connections: {
    help: "Open connections, those that wait for their welcome among them",
    joined: "sum",
    read: ({ connectionCount }) => connectionCount(),
  },
  parlance_channels: {
    help: "Channels with a subscriber here; with several workers one counts for each that has a subscriber",
    joined: "sum",
    read: ({ channelCount }) => channelCount(),
  },
  parlance_subscriptions: {
    help: "Subscriptions",
    joined: "sum",
    read: ({ subscriptionCount }) => subscriptionCount(),
  },
  parlance_outbox_bytes: {
    help: "Bytes that were sent to connections and not yet taken by the network",
    joined: "sum",
    read: ({ queues }) => sum(queues()),
  },
  parlance_outbox_largest_bytes: {
    help: "The same of the connection that has most",
    joined: "max",
    read: ({ queues }) => largest(queues()),
  },
  parlance_ready: {
    help: "1 while new connections are taken, else 0",
    joined: "min",
    read: ({ isReady }) => Number(isReady()),
  },
};

/** Numbers that only grow, by name. */
export const COUNTERS: Readonly<Record<string, CounterDefinition>> = {
  parlance_welcomes_total: { help: "Connections that were welcomed", read: ({ tally }) => tally.welcomes },
  parlance_closes_total: {
    help: "Connections that ended, by close code",
    label: "code",
    read: ({ tally }) => tally.closes,
  },
  parlance_frames_received_total: {
    help: "Frames of clients, by type; malformed are those that fit no schema",
    label: "type",
    read: ({ tally }) => tally.framesReceived,
  },
  parlance_frames_received_bytes_total: {
    help: "Bytes of the frames of clients, by type",
    label: "type",
    read: ({ tally }) => tally.bytesReceived,
  },
  parlance_frames_sent_total: {
    help: "Frames to clients, by type; a message counts once for each connection",
    label: "type",
    read: ({ tally }) => tally.framesSent,
  },
  parlance_frames_sent_bytes_total: {
    help: "Bytes of frames to clients: of live messages, of signals, and of all other frames, those of replays among them",
    label: "type",
    read: ({ tally }) => tally.bytesSent,
  },
  parlance_refusals_total: {
    help: "Requests that were answered with an error, by its code",
    label: "code",
    read: ({ tally }) => tally.refusals,
  },
  parlance_slow_consumers_total: {
    help: "Connections that were closed since more was unsent than may be",
    read: ({ tally }) => tally.slowConsumers,
  },
  parlance_recoveries_total: {
    help: "Subscriptions that began, by what came of the recovery: fresh, full, gap",
    label: "outcome",
    read: ({ tally }) => tally.recoveries,
  },
  parlance_webhook_events_total: {
    help: "Webhook events that were delivered or dropped, and attempts that failed, by outcome: delivered, dropped, failed",
    label: "outcome",
    read: ({ tally }) => tally.webhooks,
  },
  parlance_backend_verdicts_total: {
    help: "Questions about connections, subscriptions and publishes, by what the backend said: allowed, refused, unanswered",
    label: "verdict",
    read: ({ tally }) => tally.verdicts,
  },
  parlance_http_requests_total: {
    help: "Answers to HTTP requests, by status",
    label: "status",
    read: ({ tally }) => tally.httpRequests,
  },
};

const SAMPLED = `one in ${TIMED_ONE_IN} is timed`;

/** How long things take, by name. */
export const TIMINGS: Readonly<Record<string, TimingDefinition>> = {
  parlance_publish_seconds: {
    help: `From the frame of a publish to its reply; ${SAMPLED}`,
    list: ({ tally }) => [[{}, tally.publish]],
  },
  parlance_delivery_seconds: {
    help: `From the first thing to send in a turn of the event loop until all is handed to the network; ${SAMPLED}`,
    list: ({ tally }) => [[{}, tally.delivery]],
  },
  parlance_engine_seconds: {
    help: `What an engine takes, by operation: append, read; ${SAMPLED}`,
    label: "operation",
    list: ({ tally }) => [
      [{ operation: "append" }, tally.engine.append],
      [{ operation: "read" }, tally.engine.read],
    ],
  },
};
