/** One figure of the simulation, and where it comes from. */
export interface Cost {
  readonly value: number;
  readonly unit: string;
  readonly what: string;
  readonly source: string;
}

/** Names of what is counted with. */
export type CostName =
  | "nodePerPublish"
  | "nodePerDelivery"
  | "redisPerPublish"
  | "redisPerNode"
  | "memoryPerConnection"
  | "share"
  | "memory"
  | "publishesPerMinute"
  | "channelSize"
  | "channelsPerConnection";

/** What is measured, and what is assumed of people and machines. The table of ENGINES.md changes with each of them. */
export const COSTS: Readonly<Record<CostName, Cost>> = {
  nodePerPublish: {
    value: 1283,
    unit: "µs",
    what: "of a core of both nodes for a publish that one subscriber on another node receives",
    source:
      "measured in the first seconds of two nodes on a busy machine, `between-nodes.js 1 200 3 3`: an upper bound",
  },
  nodePerDelivery: {
    value: 5,
    unit: "µs",
    what: "of a core of the node for each further subscriber, at 200 publishes/s, where hardly two share a write",
    source: "measured: the same with 100 subscribers, less the first, by 99",
  },
  redisPerPublish: {
    value: 21.7,
    unit: "µs",
    what: "of Redis for a publish, 64 channels at a time",
    source: "measured: `node bench/dist/redis/script-cost.js`, above",
  },
  redisPerNode: {
    value: 5,
    unit: "µs",
    what: "of Redis for each further node that has a subscriber of the channel",
    source: "assumed: one write to one more connection",
  },
  memoryPerConnection: {
    value: 6.9,
    unit: "KiB",
    what: "of a node for an idle connection with one subscription, in memory of the process",
    source: "measured: `npm run bench -- --workload idle --server parlance`",
  },
  share: {
    value: 0.5,
    unit: "",
    what: "of a core that is planned for; the rest is for peaks, reconnects and a node that is away",
    source: "chosen",
  },
  memory: { value: 1, unit: "GiB", what: "of a process for connections", source: "chosen" },
  publishesPerMinute: { value: 1, unit: "", what: "publish of a connection in a minute", source: "assumed" },
  channelSize: { value: 20, unit: "", what: "subscribers of a channel in the mean", source: "assumed" },
  channelsPerConnection: { value: 3, unit: "", what: "channels of a connection", source: "assumed" },
};
