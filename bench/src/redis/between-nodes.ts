import { setTimeout as delay } from "node:timers/promises";
import { Audit } from "../load/audit.ts";
import { Connection } from "../load/connection.ts";
import { dialects, type DialectName } from "../load/dialects.ts";
import { Latencies } from "../load/latencies.ts";
import { readPublisher, readSequence, readTime, toText } from "../payload.ts";
import { readCpuMs, readFirstThreadMs } from "../process-figures.ts";
import { toPairTable, type PairRound } from "./pair-table.ts";
import { startNode } from "./start-node.ts";
import { startRedis } from "./start-redis.ts";

/**
 * Messages from one node to another by Redis, ours and Socket.IO's with its streams adapter: a publisher on node A, all
 * subscribers on node B. `node dist/redis/between-nodes.js [subscribers [publishes per second [seconds [rounds]]]]`;
 * needs redis-server. Linux only.
 */
const [SUBSCRIBERS = 100, PER_SECOND = 200, SECONDS = 10, ROUNDS = 5] = process.argv.slice(2).map(Number);
const PAYLOAD_BYTES = 128;
const CHANNEL = "c0";
const TICK_MS = 5;
const WARM_UP_S = 1;
/** So long after the last publish what has not come is missing. */
const PATIENCE_MS = 5000;

interface Subject {
  readonly title: string;
  readonly file: string;
  readonly dialect: DialectName;
}

const SUBJECTS: readonly Subject[] = [
  { title: "Socket.IO 4.8, `redis-streams-adapter` 0.3", file: "socket-io.js", dialect: "socketIo" },
  { title: "**Parlance**", file: "parlance.js", dialect: "parlance" },
];

async function measure({ file, dialect: name }: Subject): Promise<PairRound> {
  const redis = await startRedis();
  const nodes = [await startNode(file, redis.url), await startNode(file, redis.url)] as const;
  const dialect = dialects[name];
  const latencies = new Latencies();
  let audit = new Audit(SUBSCRIBERS, 1);
  let received = 0;
  let lost = 0;
  const listener = {
    onMessage(connection: Connection, chunk: Buffer, at: number): void {
      // The publisher may hear itself; it stands on the other node.
      if (connection.index >= SUBSCRIBERS) return;
      received++;
      audit.receive(connection.index, readPublisher(chunk, at), readSequence(chunk, at));
      latencies.add(performance.now() * 1000 - readTime(chunk, at));
    },
    onLost: () => void lost++,
  };
  const subscribers = Array.from(
    { length: SUBSCRIBERS },
    (_, index) => new Connection(index, CHANNEL, nodes[1].port, dialect, listener),
  );
  const publisher = new Connection(SUBSCRIBERS, CHANNEL, nodes[0].port, dialect, listener);
  await Promise.all([...subscribers, publisher].map((each) => each.joined()));

  /** At a fixed rate, whatever comes back; settles when all has come, or nothing more is expected. */
  const publishFor = async (seconds: number): Promise<number> => {
    const beganMs = performance.now();
    const count = Math.round(seconds * PER_SECOND);
    for (let sent = 0; sent < count; await delay(TICK_MS)) {
      const due = Math.min(count, Math.ceil(((performance.now() - beganMs) / 1000) * PER_SECOND));
      for (; sent < due; sent++)
        publisher.publish(
          toText({ publisher: 0, sequence: sent, atUs: performance.now() * 1000 }, PAYLOAD_BYTES),
        );
      publisher.flush();
    }
    const untilMs = performance.now() + PATIENCE_MS;
    while (received < count * SUBSCRIBERS && performance.now() < untilMs) await delay(TICK_MS);
    return count;
  };
  await publishFor(WARM_UP_S);
  latencies.clear();
  audit = new Audit(SUBSCRIBERS, 1);
  received = 0;
  const pids = nodes.map(({ pid }) => pid);
  const before = { nodes: readCpuMs(pids), redis: readFirstThreadMs(redis.pid) };
  const publishes = await publishFor(SECONDS);
  const nodesCpuMs = readCpuMs(pids) - before.nodes;
  const redisCpuMs = readFirstThreadMs(redis.pid) - before.redis;
  for (const each of [...subscribers, publisher]) each.end();
  await Promise.all(nodes.map((node) => node.stop()));
  await redis.stop();
  const { doubled, skipped } = audit.faults;
  return {
    publishes,
    deliveries: received,
    nodesCpuMs,
    redisCpuMs,
    p50Us: latencies.percentile(0.5),
    p99Us: latencies.percentile(0.99),
    missing: publishes * SUBSCRIBERS - received + doubled + lost,
    doubled,
    skipped,
  };
}

const all = SUBJECTS.map((subject) => ({ subject, rounds: [] as PairRound[] }));
for (let round = 0; round < ROUNDS; round++)
  for (const { subject, rounds } of all) rounds.push(await measure(subject));
const title = `${SUBSCRIBERS} subscribers on node B, ${PER_SECOND} publishes/s of ${PAYLOAD_BYTES} bytes on node A, ${ROUNDS} rounds of ${SECONDS} s`;
console.log(
  toPairTable(
    title,
    all.map(({ subject, rounds }) => ({ title: subject.title, rounds })),
  ),
);
if (all.some(({ rounds }) => rounds.some(({ missing, doubled, skipped }) => missing + doubled + skipped > 0)))
  process.exitCode = 1;
