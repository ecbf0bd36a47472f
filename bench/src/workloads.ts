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

/** Every workload. */
export const workloads: readonly Workload[] = [
  fanOut(1000, 64),
  fanOut(1000, 1),
  fanOut(100, 64),
  fanOut(100, 1),
  {
    name: "small-channels",
    title: "100 channels × 10, all publish",
    channels: 100,
    perChannel: 10,
    publishers: 10,
    pace: { kind: "closed", inFlight: 1 },
    payloadBytes: PAYLOAD_BYTES,
    stalled: 0,
  },
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
