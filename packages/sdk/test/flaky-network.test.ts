import { describe, expect, it, vi } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { seamless } from "../src/features/seamless.ts";
import type { Gap, Position } from "../src/index-node.ts";
import { startEmbeddedServer } from "./embedded-server.ts";
import { createRandom, startFlakyProxy } from "./flaky-proxy.ts";
import { createChatClient } from "./open-client.ts";
import { makeDataFolder, startReferenceServer } from "./reference-server.ts";

const FAULT_COUNT = Number(process.env["PARLANCE_FAULTS"] ?? atDepth({ sample: 40, more: 80, full: 500 }));
const SEED = Number(process.env["PARLANCE_SEED"] ?? 1);
/** A fault comes every 20 ms on average; what it does is mended within about a second. */
const TIMEOUT_MS = 60_000 + FAULT_COUNT * 200;
const CLIENT_COUNT = 3;
/** How many publishes of one client may await their ack. */
const WINDOW = 5;

/** What a subscriber was told, in order. */
type Told = { readonly offset: number; readonly text: string } | { readonly gap: Gap };

/** One client in a channel: what it was told, and at which offsets its own messages were acked. */
class Participant {
  readonly told: Told[] = [];
  readonly acked = new Map<string, Position>();
  readonly #name: string;
  readonly #kitchen;

  constructor(name: string, url: string, random: () => number) {
    const backoff = { firstMs: 20, maxMs: 100 };
    const client = createChatClient({ url, backoff, random, connectTimeoutMs: 3000, features: seamless });
    this.#name = name;
    this.#kitchen = client.channel("room:kitchen");
    this.#kitchen.on("chat.said", ({ offset, data }) => this.told.push({ offset, text: data.text }));
  }

  async begin(): Promise<void> {
    const subscription = await this.#kitchen.subscribe();
    subscription.on("gap", (gap) => this.told.push({ gap }));
  }

  /** Publishes a few at a time until it is told to stop, then until all are acked. */
  async talk(isOver: () => boolean): Promise<void> {
    let count = 0;
    const talkInTurn = async (): Promise<void> => {
      while (!isOver()) {
        const text = `${this.#name} ${count++}`;
        this.acked.set(text, await this.#kitchen.publish("chat.said", { text }));
      }
    };
    await Promise.all(Array.from({ length: WINDOW }, talkInTurn));
  }

  /** Offset of the newest message that it was told. */
  get last(): number {
    return this.told.reduce((last, each) => ("gap" in each ? last : each.offset), 0);
  }
}

/** Throws unless offsets go on one by one, save where a gap was told. */
function assertUnbroken(told: readonly Told[]): void {
  let last: number | undefined;
  for (const each of told) {
    if ("gap" in each) last = each.gap.after.offset;
    else {
      if (last !== undefined) expect(each.offset, "offsets go on one by one").toBe(last + 1);
      last = each.offset;
    }
  }
}

/** Throws unless every acked message was told once, at its offset, or lies in a gap that was told. */
function assertWhole(told: readonly Told[], acked: ReadonlyMap<string, Position>): void {
  const gaps = told.flatMap((each) => ("gap" in each ? [each.gap] : []));
  const offsets = new Map<string, number[]>();
  for (const each of told)
    if (!("gap" in each)) offsets.set(each.text, [...(offsets.get(each.text) ?? []), each.offset]);
  for (const [text, { offset }] of acked) {
    const isInGap = gaps.some(({ before, after }) => offset > before.offset && offset <= after.offset);
    expect(offsets.get(text) ?? (isInGap ? [offset] : []), text).toEqual([offset]);
  }
}

async function assertPromise(port: number): Promise<void> {
  const random = createRandom(SEED);
  const proxy = await startFlakyProxy(port, random);
  const participants = Array.from(
    { length: CLIENT_COUNT },
    (_, index) => new Participant(`client ${index}`, proxy.url, createRandom(SEED + index)),
  );
  for (const participant of participants) await participant.begin();
  let isOver = false;
  const talking = participants.map((participant) => participant.talk(() => isOver));
  const counts = await proxy.disturb(FAULT_COUNT);
  isOver = true;
  await Promise.all(talking);
  const acked = new Map(participants.flatMap((participant) => [...participant.acked]));
  const head = Math.max(...[...acked.values()].map(({ offset }) => offset));
  await vi.waitFor(() => expect(participants.map(({ last }) => last)).toEqual(participants.map(() => head)), {
    timeout: 20_000,
  });
  for (const { told } of participants) {
    assertUnbroken(told);
    assertWhole(told, acked);
  }
  expect(acked.size, "every message has an offset of its own").toBe(head);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(FAULT_COUNT);
}

describe(`a network with ${FAULT_COUNT} faults (seed ${SEED})`, { timeout: TIMEOUT_MS }, () => {
  it("loses and doubles nothing without a word, with a server that keeps messages in memory", async () => {
    const { port } = await startEmbeddedServer({
      limits: { framesPerSecond: 10_000 },
      connectionsPerUser: 1000,
    });
    await assertPromise(port);
  });

  it("loses and doubles nothing without a word, with a server that keeps messages on disk", async () => {
    const { port } = await startReferenceServer({ data: makeDataFolder() });
    await assertPromise(port);
  });
});
