import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@parlance/sdk";
import { chat } from "@parlance/sdk/chat";
import { drain } from "@parlance/sdk/drain";
import { expect, test } from "vitest";
import { atDepth } from "../../test-depth.ts";
import { runProgram, type Program } from "./run-program.ts";

/** Clients, messages that all of them together publish in a second, and the time that clients have to move. */
const {
  clients: CLIENTS,
  perSecond: PER_SECOND,
  crowd: CROWD,
  windowMs: WINDOW_MS,
} = atDepth({
  // Few are uneven by chance; chance makes three quarters of them a crowd in one run of 10,000.
  sample: { clients: 24, perSecond: 24, crowd: 0.75, windowMs: 3000 },
  more: { clients: 60, perSecond: 60, crowd: 0.5, windowMs: 5000 },
  full: { clients: 500, perSecond: 500, crowd: 0.25, windowMs: 20_000 },
});
const CLIENTS_IN_CHANNEL = 4;
const STARTED_WITHIN_MS = 60_000;

function hasRedis(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A Redis of this test, on a socket of its own in an empty folder. */
async function startRedis(): Promise<{ readonly url: string } & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), "parlance-"));
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const flags = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const child = spawn("redis-server", flags, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (text: Buffer) => text.includes("Ready to accept") && resolve());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Node extends AsyncDisposable {
  readonly port: number;
  readonly program: Program;
}

async function startNode(redisUrl: string): Promise<Node> {
  const flags = ["--port", "0", "--redis", redisUrl, "--drain-window-ms", `${WINDOW_MS}`];
  const program = runProgram(process.execPath, ["packages/server/bin/parlance-server.js", ...flags]);
  const [, port] = await program.until(/ready at http:\/\/localhost:(\d+)\n/, STARTED_WITHIN_MS);
  return { program, port: Number(port), [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}

async function stopAll(nodes: readonly Node[]): Promise<void> {
  for (const node of nodes) await node[Symbol.asyncDispose]();
}

/** What a load balancer does: leads each connection to the next node that takes it. */
class Balancer implements AsyncDisposable {
  /** Ports of nodes that take connections. */
  readonly ports: number[] = [];
  /** When connections came, in milliseconds of `performance.now()`. */
  readonly takenMs: number[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#lead(socket));
  #turn = 0;

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/connect`;
  }

  #lead(socket: Socket): void {
    const port = this.ports[this.#turn++ % this.ports.length];
    if (port === undefined) return void socket.destroy();
    this.takenMs.push(performance.now());
    const node = connect(port, "127.0.0.1");
    for (const [each, other] of [
      [socket, node],
      [node, socket],
    ] as const) {
      this.#sockets.add(each);
      each.on("error", () => other.destroy());
      each.on("close", () => {
        this.#sockets.delete(each);
        other.destroy();
      });
    }
    socket.pipe(node).pipe(socket);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The last text of every channel: who has it has all before it. */
const END = "end";

function createOne(url: string) {
  return createClient({ url, contract: chat, features: [drain] });
}

/** What one client has seen, and how often. */
interface Seen {
  readonly client: ReturnType<typeof createOne>;
  readonly channel: `room:${string}`;
  readonly texts: Map<string, number>;
  readonly gaps: string[];
  /** Settles with the last text. */
  readonly ended: Promise<void>;
}

async function enter(url: string, index: number): Promise<Seen> {
  const client = createOne(url);
  const channel = `room:r${Math.floor(index / CLIENTS_IN_CHANNEL)}` as const;
  const room = client.channel(channel);
  const texts = new Map<string, number>();
  const ended = new Promise<void>((resolve) => {
    room.on("chat.said", ({ data: { text } }) => {
      texts.set(text, (texts.get(text) ?? 0) + 1);
      if (text === END) resolve();
    });
  });
  const seen: Seen = { client, channel, texts, gaps: [], ended };
  const subscription = await room.subscribe();
  subscription.on("gap", ({ reason }) => void seen.gaps.push(reason));
  return seen;
}

/** Publishes in turn, at an even pace, until it is stopped; each message is under a text of its own. */
function beginToTalk(company: readonly Seen[]): { stop(): Promise<ReadonlyMap<string, readonly string[]>> } {
  const published = new Map<string, string[]>();
  const acks: Promise<unknown>[] = [];
  let count = 0;
  const timer = setInterval(() => {
    const speaker = company[count % company.length];
    if (speaker === undefined) return;
    const text = `m${count++}`;
    const texts = published.get(speaker.channel) ?? [];
    published.set(speaker.channel, [...texts, text]);
    acks.push(speaker.client.channel(speaker.channel).publish("chat.said", { text }));
  }, 1000 / PER_SECOND);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(acks);
      return published;
    },
  };
}

/** How many came in each tenth of the window. */
function toHistogram(timesMs: readonly number[], fromMs: number): readonly number[] {
  const tenths = Array.from({ length: 11 }, () => 0);
  for (const time of timesMs) {
    const tenth = Math.min(10, Math.floor(((time - fromMs) / WINDOW_MS) * 10));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  return tenths;
}

function print(name: string, histogram: readonly number[]): void {
  const lines = histogram.map((count, tenth) => {
    const label = tenth === 10 ? "later" : `${(tenth * WINDOW_MS) / 10} ms`;
    return `  ${label.padStart(8)} ${String(count).padStart(4)} ${"#".repeat(Math.ceil((count / CLIENTS) * 100))}`;
  });
  process.stdout.write(`${name}: reconnects of ${CLIENTS} clients by time\n${lines.join("\n")}\n`);
}

const isThere = hasRedis();
if (!isThere && process.env["PARLANCE_REQUIRE_REDIS"] === undefined)
  process.stderr.write("skipped: a rolling restart needs redis-server\n");

test.runIf(isThere || process.env["PARLANCE_REQUIRE_REDIS"] !== undefined)(
  `a rolling restart of two nodes under ${CLIENTS} clients at ${PER_SECOND} messages a second loses and doubles nothing`,
  async () => {
    await using redis = await startRedis();
    const started: Node[] = [];
    await using _stop = { [Symbol.asyncDispose]: () => stopAll(started) };
    const start = async (): Promise<Node> => {
      const node = await startNode(redis.url);
      started.push(node);
      return node;
    };
    let nodes: readonly Node[] = await Promise.all([start(), start()]);
    await using balancer = new Balancer();
    const url = await balancer.listen();
    balancer.ports.push(...nodes.map(({ port }) => port));
    const company: Seen[] = [];
    for (let index = 0; index < CLIENTS; index += 50) {
      const next = Array.from({ length: Math.min(50, CLIENTS - index) }, (_, each) =>
        enter(url, index + each),
      );
      company.push(...(await Promise.all(next)));
    }
    const talk = beginToTalk(company);
    for (const [index, old] of nodes.entries()) {
      const young = await start();
      balancer.ports.splice(
        0,
        balancer.ports.length,
        ...nodes.filter((each) => each !== old).map(({ port }) => port),
        young.port,
      );
      const beganMs = performance.now();
      old.program.kill("SIGTERM");
      expect(await old.program.ended, old.program.output).toBe(0);
      const moved = balancer.takenMs.filter((time) => time > beganMs);
      const histogram = toHistogram(moved, beganMs);
      print(`node ${index + 1}`, histogram);
      expect(moved.length).toBeGreaterThan(CLIENTS / 4);
      expect(Math.max(...histogram)).toBeLessThan(moved.length * CROWD);
      nodes = nodes.map((each) => (each === old ? young : each));
    }
    const published = await talk.stop();
    const firsts = new Map(company.map(({ channel, client }) => [channel, client]));
    for (const [channel, client] of firsts) await client.channel(channel).publish("chat.said", { text: END });
    await Promise.all(company.map(({ ended }) => ended));
    expect(company.flatMap(({ gaps }) => gaps)).toEqual([]);
    for (const { channel, texts } of company) {
      const expected = [...(published.get(channel) ?? []), END];
      expect([...texts.keys()].toSorted()).toEqual(expected.toSorted());
      expect([...texts.values()].filter((times) => times !== 1)).toEqual([]);
    }
    for (const { client } of company) client.close();
  },
  300_000,
);
