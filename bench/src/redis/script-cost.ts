import { createRedisEngine } from "@parlance/server/redis";
import { createClient } from "@redis/client";
import { readFirstThreadMs } from "../process-figures.ts";
import { startRedis } from "./start-redis.ts";

/**
 * What a publish costs Redis: our script beside a bare INCR, XADD and SPUBLISH of the same bytes, in one run, with the same
 * number under way and one subscriber. `node dist/redis/script-cost.js [messages [rounds]]`; needs redis-server. Linux only.
 */
const MESSAGES = Number(process.argv[2] ?? 20_000);
const ROUNDS = Number(process.argv[3] ?? 9);
const LOG_SIZE = 1000;
const BEHIND = `,"event":"chat.said","time":1700000000000,"by":{"user":"ada"},"data":{"text":"${"x".repeat(128)}"}}`;

/** So many under way at a time, to so many channels in turn. */
interface Shape {
  readonly title: string;
  readonly inFlight: number;
  readonly channels: number;
}

const SHAPES: readonly Shape[] = [
  { title: "64 in flight, 64 channels", inFlight: 64, channels: 64 },
  { title: "64 in flight, 8 channels", inFlight: 64, channels: 8 },
  { title: "64 in flight, 1 channel", inFlight: 64, channels: 1 },
  { title: "1 in flight, 1 channel", inFlight: 1, channels: 1 },
];

type Publish = (channel: string) => Promise<unknown>;

const NOBODY = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};

const redis = await startRedis();
const [publisher, listener] = [createRedisEngine({ url: redis.url }), createRedisEngine({ url: redis.url })];
await publisher.start(NOBODY);
await listener.start(NOBODY);
const options = { url: redis.url, RESP: 2, commandOptions: { timeout: 0 } } as const;
const [bare, heard] = [createClient(options), createClient(options)];
await Promise.all([bare.connect(), heard.connect()]);

function toBefore(channel: string): string {
  return `{"type":"message","channel":"${channel}","offset":`;
}

let count = 0;
const script: Publish = async (channel) =>
  publisher.append({
    channel,
    retention: { size: LOG_SIZE, ttlMs: 86_400_000 },
    before: toBefore(channel),
    behind: BEHIND,
    idempotency: { user: "ada", key: `key-${count++}`, digest: "1a2b3c.4d5e6f.7a8b9c.0d1e2f" },
  });
const commands: Publish = (channel) => {
  const message = `${toBefore(channel)}1${BEHIND}`;
  return Promise.all([
    bare.sendCommand(["INCR", `head:${channel}`]),
    bare.sendCommand(["XADD", `log:${channel}`, "MAXLEN", `${LOG_SIZE}`, "*", "m", message]),
    bare.sendCommand(["SPUBLISH", `bare:${channel}`, message]),
  ]);
};

/** Processor time of Redis for each publish, in microseconds. */
async function measure(publish: Publish, { inFlight, channels }: Shape): Promise<number> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < MESSAGES) await publish(`room:${next++ % channels}`);
  };
  const before = readFirstThreadMs(redis.pid);
  await Promise.all(Array.from({ length: inFlight }, work));
  return ((readFirstThreadMs(redis.pid) - before) * 1000) / MESSAGES;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

for (let index = 0; index < Math.max(...SHAPES.map(({ channels }) => channels)); index++) {
  await listener.attach(`room:${index}`);
  await heard.sSubscribe(`bare:room:${index}`, () => {}, true);
}
const measured = SHAPES.map((shape) => ({ shape, bare: [] as number[], script: [] as number[] }));
for (let round = 0; round < ROUNDS; round++)
  for (const each of measured) {
    each.bare.push(await measure(commands, each.shape));
    each.script.push(await measure(script, each.shape));
  }
for (const { shape, ...rounds } of measured) {
  const ratios = rounds.script.map((cost, round) => cost / (rounds.bare[round] ?? 0));
  const [three, one] = [median(rounds.bare).toFixed(1), median(rounds.script).toFixed(1)];
  console.log(`${shape.title}: bare ${three} µs, script ${one} µs, ×${median(ratios).toFixed(2)}`);
}
await Promise.all([publisher.stop(), listener.stop()]);
bare.destroy();
heard.destroy();
await redis.stop();
