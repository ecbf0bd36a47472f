import { COSTS, type CostName } from "./costs.ts";

/** Partitions of the key space: hash tags of the engine. */
const PARTITIONS = 1024;
/** How unequal channels are: the size of the nth goes with n to the minus this. */
const SKEW = 0.6;

/** What a fleet of this many connections needs, and why not less. */
export interface Sizing {
  readonly connections: number;
  readonly channels: number;
  readonly publishesPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly largestChannel: number;
  /** Processes, one core each. */
  readonly nodes: number;
  /** What decides their number. */
  readonly nodesBy: "processor" | "memory";
  readonly primaries: number;
  /** Load of the busiest primary by that of the mean. */
  readonly skew: number;
  /** Nodes that a message goes to, in the mean over messages. */
  readonly nodesPerPublish: number;
  /** Part of a core that the largest channel takes of its primary: it cannot be divided. */
  readonly largestShare: number;
}

type Costs = Readonly<Record<CostName, { readonly value: number }>>;

/** Sizes of all channels, the largest first; together as many subscriptions as there are. */
function toSizes(subscriptions: number, channels: number): Float64Array {
  const sizes = new Float64Array(channels);
  let total = 0;
  for (let index = 0; index < channels; index++) total += sizes[index] = (index + 1) ** -SKEW;
  for (let index = 0; index < channels; index++)
    sizes[index] = Math.max(1, ((sizes[index] ?? 0) * subscriptions) / total);
  return sizes;
}

/** A hash that spreads numbers, always in the same way. */
function toPartition(channel: number): number {
  let hash = Math.imul(channel + 1, 0x9e3779b1) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % PARTITIONS;
}

/** Nodes that hold one of so many subscribers, who are spread by chance. */
function toTouched(subscribers: number, nodes: number): number {
  return nodes * (1 - (1 - 1 / nodes) ** subscribers);
}

interface Load {
  readonly nodesS: number;
  readonly redisS: number;
  readonly busiestS: number;
  readonly touched: number;
}

/** Core seconds per second of a fleet. Each channel has publishes as it has subscribers. */
function weigh(
  sizes: Float64Array,
  perSubscription: number,
  nodes: number,
  primaries: number,
  costs: Costs,
): Load {
  const us = (name: CostName): number => costs[name].value / 1e6;
  const ofPrimary = new Float64Array(primaries);
  let [publishes, nodesS, redisS, touchedSum] = [0, 0, 0, 0];
  for (const [channel, size] of sizes.entries()) {
    const rate = size * perSubscription;
    const touched = toTouched(size, nodes);
    publishes += rate;
    touchedSum += rate * touched;
    nodesS += rate * (us("nodePerPublish") + (size - 1) * us("nodePerDelivery"));
    const redis = rate * (us("redisPerPublish") + (touched - 1) * us("redisPerNode"));
    redisS += redis;
    const primary = toPartition(channel) % primaries;
    ofPrimary[primary] = (ofPrimary[primary] ?? 0) + redis;
  }
  return { nodesS, redisS, busiestS: Math.max(...ofPrimary), touched: touchedSum / publishes };
}

/** Lays out a fleet: pure, the same answer for the same costs. */
export function simulate(connections: number, costs: Costs = COSTS): Sizing {
  const subscriptions = connections * costs.channelsPerConnection.value;
  const channels = Math.ceil(subscriptions / costs.channelSize.value);
  const sizes = toSizes(subscriptions, channels);
  const publishesPerSecond = (connections * costs.publishesPerMinute.value) / 60;
  const perSubscription = publishesPerSecond / sizes.reduce((sum, size) => sum + size, 0);
  const byMemory = Math.ceil((connections * costs.memoryPerConnection.value) / 2 ** 20 / costs.memory.value);
  const share = costs.share.value;
  const byProcessor = Math.ceil(weigh(sizes, perSubscription, byMemory, 1, costs).nodesS / share);
  const nodes = Math.max(byMemory, byProcessor, 2);
  let primaries = Math.max(1, Math.ceil(weigh(sizes, perSubscription, nodes, 1, costs).redisS / share));
  // Partitions are not equally heavy: one more until the busiest fits, unless one channel alone is too much.
  const largest = sizes[0] ?? 0;
  const largestShare =
    largest *
    perSubscription *
    ((costs.redisPerPublish.value + (toTouched(largest, nodes) - 1) * costs.redisPerNode.value) / 1e6);
  while (
    primaries < PARTITIONS &&
    largestShare < share &&
    weigh(sizes, perSubscription, nodes, primaries, costs).busiestS > share
  )
    primaries++;
  const { redisS, busiestS, touched } = weigh(sizes, perSubscription, nodes, primaries, costs);
  return {
    connections,
    channels,
    publishesPerSecond,
    deliveriesPerSecond: perSubscription * sizes.reduce((sum, size) => sum + size * size, 0),
    largestChannel: Math.round(largest),
    nodes,
    nodesBy: byMemory >= byProcessor ? "memory" : "processor",
    primaries,
    skew: busiestS / (redisS / primaries),
    nodesPerPublish: touched,
    largestShare,
  };
}
