import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { atDepth } from "../../../test-depth.ts";
import { startMeasuredServer, type MeasuredServer } from "./measured-server.ts";

const CHANNEL = "open:crowd";
/** With fewer it is the same, and cheaper. */
const READERS = atDepth({ sample: 55, more: 195, full: 195 });
const SLEEPERS = 5;
const PING = '{"type":"ping"}';
const PONG = '{"type":"pong"}';
const FILLING = "x".repeat(4096);
/** Messages that some reader has still to get: enough that the server never waits, too few to make a reader slow. */
const UNDER_WAY = 16;
/** Of so many readers each message is timed. */
const TIMED = 10;

/** Most bytes that a connection may have unsent: the bound of the server, and what one turn adds before it looks. */
const QUEUED_BOUND = 1024 * 1024 + 512 * 1024;
/**
 * How much the process may grow while it serves all of this. Of what is queued there is one copy for all connections;
 * the rest is what the garbage collector lets lie around at this rate.
 */
const MEMORY_BOUND = 192 * 1024 * 1024;

/** How much longer the slowest hundredth may take beside sleepers; at less depth the rounds are too few to say. */
const MOST_SLOWER = atDepth({ sample: Number.POSITIVE_INFINITY, more: Number.POSITIVE_INFINITY, full: 2 });

const ROUNDS = atDepth({ sample: 1, more: 2, full: 4 });
const ROUND_MS = atDepth({ sample: 1500, more: 2500, full: 5000 });

/** Connects and subscribes. Reads from then on, and hands each frame to `onFrame`. */
async function subscribe(url: string, onFrame?: (text: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, ["parlance.v1.json"]);
  socket.on("error", () => {});
  socket.once("open", () => {
    socket.send('{"type":"hello"}');
    socket.send(JSON.stringify({ type: "subscribe", id: 1, channel: CHANNEL }));
  });
  await new Promise<void>((resolve) => {
    const listen = (data: Buffer): void => {
      if (!data.toString("latin1", 0, 40).includes('"subscribed"')) return;
      socket.off("message", listen);
      resolve();
    };
    socket.on("message", listen);
  });
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    // Who reads is alive, however long the rounds are.
    if (text === PING) socket.send(PONG);
    else onFrame?.(text);
  });
  return socket;
}

function toPercentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** A crowd of readers, a publisher, and what each message took to some of the readers. */
async function openCrowd(server: MeasuredServer) {
  let latencies: number[] = [];
  let published = 0;
  let delivered = 0;
  /** How many readers have each message still to come, from `delivered` on. */
  const missing: number[] = [];
  let onDelivered = (): void => {};
  const createReader = (isTimed: boolean): Promise<WebSocket> => {
    let seen = 0;
    return subscribe(server.connectUrl, (text) => {
      const sent = /"sentMs":([\d.]+)/.exec(text)?.[1];
      if (sent === undefined) return;
      if (isTimed) latencies.push(performance.now() - Number(sent));
      const index = seen++ - delivered;
      missing[index] = (missing[index] ?? 0) - 1;
      if (missing[0] !== 0) return;
      missing.shift();
      delivered++;
      onDelivered();
    });
  };
  const readers = await Promise.all(
    Array.from({ length: READERS }, (_, index) => createReader(index < TIMED)),
  );
  const publisher = await subscribe(server.connectUrl);
  const publish = (): void => {
    const data = { sentMs: performance.now(), text: FILLING };
    const frame = { type: "publish", id: 2 + published++, channel: CHANNEL, event: "e", data };
    missing.push(READERS);
    publisher.send(JSON.stringify(frame));
  };
  return {
    readers,
    /** One round as fast as the readers take it; returns how many messages there were, and the times of them. */
    async run(isOver: () => boolean): Promise<{ readonly count: number; readonly times: readonly number[] }> {
      latencies = [];
      const before = published;
      await new Promise<void>((resolve) => {
        onDelivered = () => {
          if (!isOver()) publish();
          else if (missing.length === 0) resolve();
        };
        for (let index = 0; index < UNDER_WAY; index++) publish();
      });
      return { count: published - before, times: latencies };
    },
  };
}

function sleep(socket: WebSocket): WebSocket {
  socket.pause();
  return socket;
}

test(
  `${SLEEPERS} of ${READERS + SLEEPERS} subscribers who never read are closed with 4101, and cost the others nothing [LIM-2]`,
  { timeout: 900_000 },
  async () => {
    await using server = await startMeasuredServer();
    const crowd = await openCrowd(server);
    const without: number[] = [];
    const beside: number[] = [];
    let published = 0;
    const run = async (into: number[], isOver: () => boolean): Promise<void> => {
      const untilMs = performance.now() + ROUND_MS;
      const { count, times } = await crowd.run(() => performance.now() > untilMs && isOver());
      published += count;
      into.push(...times);
    };
    await run([], () => true);
    const before = server.takePeak();
    for (let round = 1; round <= ROUNDS; round++) {
      await run(without, () => true);
      const sleepers = await Promise.all(
        Array.from({ length: SLEEPERS }, () => subscribe(server.connectUrl).then(sleep)),
      );
      const asleep = round * SLEEPERS;
      await run(beside, () => server.countClosed("slow_consumer") === asleep);
      for (const sleeper of sleepers) sleeper.terminate();
    }
    const peak = server.takePeak();
    const p99 = [without, beside].map((times) =>
      toPercentile(
        times.toSorted((a, b) => a - b),
        0.99,
      ),
    );
    const MiB = 1024 * 1024;
    console.log(
      `slow consumers: ${published} messages of 4 KiB; p99 without ${p99[0]?.toFixed(1)} ms, beside ${p99[1]?.toFixed(1)} ms;`,
      `most queued ${(peak.mostQueued / MiB).toFixed(2)} MiB of one, ${(peak.allQueued / MiB).toFixed(2)} MiB of all;`,
      `memory ${(before.rss / MiB).toFixed(0)} → ${(peak.rss / MiB).toFixed(0)} MiB`,
    );
    expect(server.countClosed("slow_consumer")).toBe(ROUNDS * SLEEPERS);
    expect(crowd.readers.every(({ readyState }) => readyState === WebSocket.OPEN)).toBe(true);
    expect(peak.mostQueued).toBeGreaterThan(0);
    expect(peak.mostQueued).toBeLessThan(QUEUED_BOUND);
    expect(peak.rss - before.rss).toBeLessThan(MEMORY_BOUND);
    const [alone = 0, disturbed = 0] = p99;
    expect(disturbed).toBeLessThan(alone * MOST_SLOWER);
  },
);
