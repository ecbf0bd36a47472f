import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** What can happen to a connection on its way. */
const FAULTS = ["cut", "half-close", "delay", "trickle"] as const;
type Fault = (typeof FAULTS)[number];

const MAX_DELAY_MS = 150;
const MAX_PAUSE_MS = 40;

/** A random number from 0 to 1, the same ones for the same seed. */
export type Random = () => number;

/** A generator of the kind mulberry32: small, and good enough to choose faults. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One direction of a connection: hands bytes on in order, slowly when it is told to. */
class Lane {
  readonly #from: Socket;
  readonly #to: Socket;
  #line: Promise<void> = Promise.resolve();
  #delayMs = 0;
  #trickledBytes = 0;

  constructor(from: Socket, to: Socket) {
    this.#from = from;
    this.#to = to;
    from.on("data", (bytes: Buffer) => this.#enqueue(() => this.#pass(bytes)));
    from.on("end", () => this.#enqueue(async () => void to.end()));
    from.on("error", () => to.destroy());
    from.on("close", () => this.#enqueue(async () => void to.end()));
  }

  delay(byMs: number): void {
    this.#delayMs = byMs;
  }

  trickle(byteCount: number): void {
    this.#trickledBytes = byteCount;
  }

  halfClose(): void {
    this.#to.end();
  }

  cut(): void {
    this.#from.destroy();
    this.#to.destroy();
  }

  #enqueue(task: () => Promise<void>): void {
    this.#line = this.#line.then(task).catch(() => undefined);
  }

  async #pass(bytes: Buffer): Promise<void> {
    const delayMs = this.#delayMs;
    this.#delayMs = 0;
    if (delayMs > 0) await setTimeout(delayMs);
    let rest = bytes;
    while (this.#trickledBytes > 0 && rest.length > 0) {
      this.#write(rest.subarray(0, 3));
      rest = rest.subarray(3);
      this.#trickledBytes -= 3;
      await setImmediate();
    }
    this.#write(rest);
  }

  #write(bytes: Buffer): void {
    if (bytes.length > 0 && this.#to.writable) this.#to.write(bytes);
  }
}

/** A way to a server on which things go wrong. */
export interface FlakyProxy {
  readonly url: string;
  /** Causes faults at random moments, one after the other. */
  disturb(faultCount: number): Promise<Readonly<Record<Fault, number>>>;
}

/** Puts a proxy in front of a port of this machine; it ends with the test. */
export async function startFlakyProxy(targetPort: number, random: Random): Promise<FlakyProxy> {
  const lanes = new Set<Lane>();
  const sockets = new Set<Socket>();
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: targetPort, host: "localhost", allowHalfOpen: true });
    const pair = [new Lane(near, far), new Lane(far, near)];
    for (const lane of pair) lanes.add(lane);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("close", () => {
        sockets.delete(socket);
        for (const lane of pair) lanes.delete(lane);
      });
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
  const { port } = proxy.address() as { port: number };
  return {
    url: `ws://127.0.0.1:${port}/v1/connect`,
    async disturb(faultCount) {
      const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
      for (let left = faultCount; left > 0;) {
        await setTimeout(random() * MAX_PAUSE_MS);
        const lane = [...lanes][Math.floor(random() * lanes.size)];
        const fault = FAULTS[Math.floor(random() * FAULTS.length)] as Fault;
        if (lane === undefined) continue;
        if (fault === "cut") lane.cut();
        if (fault === "half-close") lane.halfClose();
        if (fault === "delay") lane.delay(random() * MAX_DELAY_MS);
        if (fault === "trickle") lane.trickle(Math.floor(random() * 600));
        counts[fault] += 1;
        left -= 1;
      }
      return counts;
    },
  };
}
