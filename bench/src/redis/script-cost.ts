import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createConnection, createServer, type AddressInfo } from "node:net";
import { createRedisEngine } from "@parlance/server/redis";
import { createClient } from "@redis/client";
import { readCpuMs } from "../process-figures.ts";

/**
 * What a publish costs Redis: our script beside a bare INCR, XADD and SPUBLISH of the same bytes, in one run with one
 * subscriber. `node dist/redis/script-cost.js [messages [rounds]]`; needs redis-server. Linux only.
 */
const MESSAGES = Number(process.argv[2] ?? 20_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const IN_FLIGHT = 64;
const LOG_SIZE = 1000;
const CHANNEL = "room:bench";
const BEFORE = `{"type":"message","channel":"${CHANNEL}","offset":`;
const BEHIND = `,"event":"chat.said","time":1700000000000,"by":{"user":"ada"},"data":{"text":"${"x".repeat(128)}"}}`;

async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function startRedis(port: number): Promise<ChildProcess> {
  const child = spawn("redis-server", ["--port", `${port}`, "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  for (let tries = 0; tries < 200; tries++) {
    const socket = createConnection(port, "127.0.0.1");
    const isThere = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("redis-server did not start");
}

/** Does something so often, with a number of them under way at a time. */
async function repeat(publish: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < MESSAGES) await publish(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

const NOBODY = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};

const port = await findPort();
const redis = await startRedis(port);
const pid = redis.pid ?? 0;
const url = `redis://127.0.0.1:${port}`;
const [publisher, listener] = [createRedisEngine({ url }), createRedisEngine({ url })];
await publisher.start(NOBODY);
await listener.start(NOBODY);
await listener.attach(CHANNEL);
const [bare, heard] = [
  createClient({ url, RESP: 2, commandOptions: { timeout: 0 } }),
  createClient({ url, RESP: 2, commandOptions: { timeout: 0 } }),
];
await Promise.all([bare.connect(), heard.connect()]);
await heard.sSubscribe("bare", () => {}, true);

const script = (index: number): Promise<unknown> =>
  Promise.resolve(
    publisher.append({
      channel: CHANNEL,
      retention: { size: LOG_SIZE, ttlMs: 86_400_000 },
      before: BEFORE,
      behind: BEHIND,
      idempotency: {
        user: "ada",
        key: `key-${index}-${performance.now()}`,
        digest: "1a2b3c.4d5e6f.7a8b9c.0d1e2f",
      },
    }),
  );
const commands = (): Promise<unknown> => {
  const message = `${BEFORE}1${BEHIND}`;
  return Promise.all([
    bare.sendCommand(["INCR", "head"]),
    bare.sendCommand(["XADD", "log", "MAXLEN", `${LOG_SIZE}`, "*", "m", message]),
    bare.sendCommand(["SPUBLISH", "bare", message]),
  ]);
};

async function measure(publish: (index: number) => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  const before = readCpuMs([pid]);
  await repeat(publish);
  console.error(`${MESSAGES} in ${Math.round(performance.now() - startedMs)} ms`);
  return ((readCpuMs([pid]) - before) * 1000) / MESSAGES;
}

const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const [three, one] = [await measure(commands), await measure(script)];
  ratios.push(one / three);
  console.log(
    `bare ${three.toFixed(1)} µs, script ${one.toFixed(1)} µs of Redis per publish: ×${(one / three).toFixed(2)}`,
  );
}
console.log(`median ×${(ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0).toFixed(2)}`);
await Promise.all([publisher.stop(), listener.stop()]);
bare.destroy();
heard.destroy();
redis.kill();
