/** What the load does. */
export interface Workload {
  readonly name: string;
  /** For the table. */
  readonly title: string;
  readonly channels: number;
  /** Connections in each channel; all of them subscribe. */
  readonly perChannel: number;
  /** How many of them publish. */
  readonly publishers: number;
  /**
   * How fast. closed: each publisher keeps so many in flight; the next is sent when the last subscriber of the channel
   * received one. fixed: so many publishes a second over all channels, whatever comes back. none: nobody publishes.
   */
  readonly pace:
    | { readonly kind: "closed"; readonly inFlight: number }
    | { readonly kind: "fixed"; readonly perSecond: number }
    | { readonly kind: "none" };
  readonly payloadBytes: number;
  /** Subscribers that never read. */
  readonly stalled: number;
  /** Channels that each connection subscribes to besides its own, where nothing is said. Only for our own dialect. */
  readonly quietChannels?: number;
  /** Messages that the log of the first channel keeps, and holds before anything is measured. Only for our own servers. */
  readonly kept?: number;
}

const PAYLOAD_BYTES = 128;

function fanOut(subscribers: number, inFlight: number): Workload {
  return {
    name: `fan-out-${subscribers}-${inFlight}`,
    title: `1 → ${subscribers.toLocaleString("en")}, ${inFlight} in flight`,
    channels: 1,
    perChannel: subscribers + 1,
    publishers: 1,
    pace: { kind: "closed", inFlight },
    payloadBytes: PAYLOAD_BYTES,
    stalled: 0,
  };
}

function smallChannels(inFlight: number): Workload {
  return {
    name: `small-channels-${inFlight}`,
    title: `100 channels × 10, all publish, ${inFlight} in flight each`,
    channels: 100,
    perChannel: 10,
    publishers: 10,
    pace: { kind: "closed", inFlight },
    payloadBytes: PAYLOAD_BYTES,
    stalled: 0,
  };
}

function toSteps(last: number): readonly number[] {
  const steps: number[] = [];
  for (let step = 1; step <= last; step *= 10) steps.push(step);
  return steps;
}

/** What grows, one thing at a time: the cost of a delivery must not grow with it. */
export const curves: readonly Workload[] = [
  ...toSteps(10_000)
    .filter((count) => count >= 10)
    .map((count) => ({
      ...fanOut(count, 64),
      name: `subscribers-${count}`,
      title: `${count.toLocaleString("en")} subscribers`,
    })),
  ...[1, 10, 100, 1000, 5000].map((channels) => ({
    ...fanOut(2, 64),
    name: `channels-${channels}`,
    title: `${channels.toLocaleString("en")} channels × 3, 2,000 publishes a second`,
    channels,
    pace: { kind: "fixed" as const, perSecond: 2000 },
  })),
  ...toSteps(100).map((count) => ({
    ...fanOut(100, 64),
    name: `subscriptions-${count}`,
    title: `${count} subscriptions of each of 100 subscribers`,
    quietChannels: count - 1,
  })),
  ...toSteps(1_000_000)
    .filter((count) => count >= 10)
    .map((count) => ({
      ...fanOut(100, 64),
      name: `history-${count}`,
      title: `${count.toLocaleString("en")} messages kept, 100 subscribers`,
      kept: count,
    })),
];

/** Every workload. */
export const workloads: readonly Workload[] = [
  fanOut(1000, 64),
  fanOut(1000, 1),
  fanOut(100, 64),
  fanOut(100, 1),
  smallChannels(1),
  smallChannels(8),
  {
    name: "fixed-rate",
    title: "200 channels × 10, 2,000 publishes a second",
    channels: 200,
    perChannel: 10,
    publishers: 10,
    pace: { kind: "fixed", perSecond: 2000 },
    payloadBytes: PAYLOAD_BYTES,
    stalled: 0,
  },
  {
    ...fanOut(200, 16),
    name: "slow-readers",
    title: "1 → 200, 4 KiB, 5 of them never read",
    payloadBytes: 4096,
    stalled: 5,
  },
  {
    name: "idle",
    title: "10,000 idle subscribers",
    channels: 100,
    perChannel: 100,
    publishers: 0,
    pace: { kind: "none" },
    payloadBytes: PAYLOAD_BYTES,
    stalled: 0,
  },
];
