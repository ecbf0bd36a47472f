import { ChaosClient } from "./chaos-client.ts";
import { startFleet, type Fleet } from "./fleet.ts";
import { findDamage } from "./line-check.ts";

/** Faults that lose nothing that was acknowledged, and those that may. */
export const LOSSLESS = [
  "restart",
  "pause",
  "cut",
  "stall",
  "cutPubSub",
  "killNode",
  "failOver",
  "forgetScripts",
] as const;
export const LOSSY = ["lossyFailOver", "wipe", "flush"] as const;

/** What can be done to a fleet. */
export type Fault = (typeof LOSSLESS)[number] | (typeof LOSSY)[number];

/** A run that can be made again. */
export interface ChaosPlan {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly clients: number;
}

/** What came of a run. */
export interface ChaosResult {
  readonly damage: readonly string[];
  readonly acked: number;
  readonly seen: number;
  readonly gaps: number;
}

const CHANNELS = ["room:one", "room:two", "room:three"];
const NODES = 2;
const SAY_MS = 15;
const CALM_MS = 20_000;

/** Numbers from 0 to below 1 that a seed decides (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

/**
 * How long a fault lasts, half of it where it is doubled: mostly short, so that many can be played, and now and then beyond
 * what a node takes for a standstill.
 */
function toSpan(random: () => number): number {
  return random() < 0.2 ? 1200 + random() * 1200 : 50 + random() * 350;
}

async function inflict(fleet: Fleet, fault: Fault, random: () => number): Promise<void> {
  const index = Math.floor(random() * NODES);
  const proxy = fleet.nodes[index]?.proxy;
  const forMs = toSpan(random);
  switch (fault) {
    case "restart":
      return fleet.primary.restart();
    case "wipe":
      return fleet.primary.restart({ withoutData: true });
    case "pause":
      fleet.primary.pause();
      await pause(forMs * 2);
      return fleet.primary.resume();
    case "cut":
      proxy?.cut();
      await pause(forMs);
      return proxy?.heal();
    case "stall":
      proxy?.stall();
      await pause(forMs * 2);
      return proxy?.heal();
    case "cutPubSub":
      return proxy?.cutPubSub();
    case "killNode":
      return fleet.killNode(index);
    case "flush":
      await fleet.primary.ask("FLUSHALL");
      return;
    case "forgetScripts":
      await fleet.primary.ask("SCRIPT", "FLUSH");
      return;
    case "failOver":
      // Nothing is written while the last of it reaches the replica.
      for (const node of fleet.nodes) node.proxy.cut();
      await pause(100);
      await fleet.whenReplicated();
      return fleet.failOver();
    case "lossyFailOver":
      fleet.replicaProxy.stall();
      await pause(forMs);
      return fleet.failOver();
  }
}

/** Plays a plan on real processes, and looks for damage in what the clients saw. */
export async function playChaos({ seed, faults, clients: count }: ChaosPlan): Promise<ChaosResult> {
  const random = createRandom(seed);
  const fleet = await startFleet(NODES);
  const clients: ChaosClient[] = [];
  let isSaying = true;
  const say = async (): Promise<void> => {
    while (isSaying) {
      const client = clients[Math.floor(Math.random() * clients.length)];
      client?.publish(CHANNELS[Math.floor(Math.random() * CHANNELS.length)] ?? "");
      await pause(SAY_MS);
    }
  };
  try {
    for (let number = 0; number < count; number++) {
      let turn = number;
      clients.push(new ChaosClient(`c${number}`, CHANNELS, () => fleet.toUrl(turn++)));
    }
    const saying = say();
    for (const fault of faults) {
      await pause(100 + random() * 400);
      await inflict(fleet, fault, random);
    }
    await pause(500);
    isSaying = false;
    await saying;
    const late = await findUnrest(clients);
    const hasLost = faults.some((fault) => (LOSSY as readonly Fault[]).includes(fault));
    const story = {
      hasLost,
      segments: clients.flatMap(({ segments }) => segments),
      acks: clients.flatMap(({ acks }) => acks),
      faults: [...late, ...clients.flatMap((client) => client.faults)],
    };
    const gaps = story.segments.filter(({ began }) => began === "gap").length;
    const damage = [...findDamage(story)];
    if (!hasLost && gaps > 0) damage.push(`${gaps} gaps were told, though nothing was lost`);
    const seen = story.segments.reduce((sum, { messages }) => sum + messages.length, 0);
    return { damage, acked: story.acks.length, seen, gaps };
  } finally {
    isSaying = false;
    for (const client of clients) client.end();
    await fleet.close();
  }
}

/** Waits until everybody is whole and has seen a last message of each channel; what is missing after that is damage. */
async function findUnrest(clients: readonly ChaosClient[]): Promise<readonly string[]> {
  const startedMs = performance.now();
  const isLate = (): boolean => performance.now() - startedMs > CALM_MS;
  while (!clients.every(({ isWhole }) => isWhole) && !isLate()) await pause(50);
  const lasts = CHANNELS.map((channel) => ({ channel, key: clients[0]?.publish(channel) ?? "" }));
  const isSeen = (client: ChaosClient): boolean =>
    lasts.every(({ channel, key }) => client.hasSeen(channel, key));
  while (!clients.every((client) => client.isWhole && isSeen(client)) && !isLate()) await pause(50);
  return clients.flatMap((client) => [
    ...(client.isWhole ? [] : [`${client.name} is not whole ${CALM_MS} ms after the last fault`]),
    ...(isSeen(client) ? [] : [`${client.name} has not seen what was said last`]),
  ]);
}
