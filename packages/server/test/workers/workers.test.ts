import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectRaw, connectWelcomed, type RawConnection } from "../connect-raw.ts";
import { hasRedis, startRedis, type RedisServer } from "../engine/redis/redis-server.ts";
import { say, subscribe } from "../frames.ts";
import { request } from "../http/request.ts";
import { openFolder } from "../open-folder.ts";
import { runCommand, startCommand, type StartedCommand } from "../run-command.ts";

/** Settles when a look succeeds; the limit of the test is the only one. */
async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** Processes that a process has started. Linux only, as the redis-server of the tests. */
function listChildren(pid: number | undefined): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return text === "" ? [] : text.split(" ").map(Number);
}

function listWorkers({ child }: StartedCommand): readonly number[] {
  return listChildren(child.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function isReady(url: string): Promise<boolean> {
  return (await request(`${url}/health/ready`).catch(() => ({ status: 0 }))).status === 200;
}

async function readMetric(url: string, sample: string): Promise<number> {
  const { body } = await request(`${url}/metrics`);
  return Number(
    body
      .split("\n")
      .find((line) => line.startsWith(`${sample} `))
      ?.split(" ")[1],
  );
}

/** Three processes start, beside everything else that a machine does. */
const SLOW_MS = 120_000;

describe.skipIf(!hasRedis)("--workers", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  const start = (folder: string, ...flags: readonly string[]): Promise<StartedCommand> =>
    startCommand(
      folder,
      "--redis",
      redis.url,
      "--workers",
      "2",
      "--drain-window-ms",
      "0",
      "--metrics-enabled",
      ...flags,
    );

  test(
    "one port, one line, one order; numbers of all; SIGTERM closes everybody and leaves nothing",
    async () => {
      using folder = openFolder();
      using server = await start(folder.path);
      expect(server.output.stdout).toMatch(/^Parlance \S+ ready at http:\/\/localhost:\d+ with 2 workers\n$/);
      await until(() => isReady(server.url));
      const pids = listWorkers(server);
      expect(pids).toHaveLength(2);
      // Connections go round: each worker has two of them.
      const clients: RawConnection[] = [];
      for (let count = 0; count < 4; count++) clients.push(await connectWelcomed(server.connectUrl));
      for (const client of clients) {
        client.send(subscribe(1));
        await client.next();
      }
      // One counts for each worker that has a subscriber, so both have.
      expect(await readMetric(server.url, "parlance_channels")).toBe(2);
      clients[0]?.send(say(2, "Tea?"));
      const texts = await Promise.all(
        clients.map(async (client) => {
          for (;;) {
            const frame = await client.next();
            if (frame.type === "message") return frame;
          }
        }),
      );
      for (const each of texts) expect(each).toMatchObject({ offset: 1, data: { text: "Tea?" } });
      expect(await readMetric(server.url, "parlance_connections")).toBe(4);
      expect(await readMetric(server.url, "parlance_welcomes_total")).toBe(4);
      expect(await readMetric(server.url, 'parlance_frames_sent_total{type="message"}')).toBe(4);

      server.child.kill("SIGTERM");
      for (const client of clients) expect(await client.closed).toEqual({ code: 4200, reason: "draining" });
      expect(await server.ended).toBe(0);
      expect(pids.filter(isAlive)).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    "SIGHUP reaches all; a dead worker is started again, and meanwhile the port is not ready; none outlives its supervisor",
    async () => {
      using folder = openFolder();
      const file = join(folder.path, "parlance.yaml");
      writeFileSync(file, "limits: { subscriptions: 5 }\n");
      using server = await start(folder.path, "--config", file);
      await until(() => isReady(server.url));
      writeFileSync(file, "limits: { subscriptions: 6 }\n");
      server.child.kill("SIGHUP");
      await until(() => server.output.stderr.split("the configuration was taken over").length === 3);
      using one = await connectRaw(server.connectUrl);
      using other = await connectRaw(server.connectUrl);
      for (const client of [one, other]) {
        client.send({ type: "hello" });
        expect(await client.next()).toMatchObject({ type: "welcome", limits: { subscriptions: 6 } });
      }

      const [first = 0, second = 0] = listWorkers(server);
      process.kill(first, "SIGKILL");
      const left = await Promise.race([one.closed.then(() => other), other.closed.then(() => one)]);
      left.send({ type: "ping", id: 1 });
      expect(await left.next()).toEqual({ type: "ok", id: 1 });
      await until(async () => !(await isReady(server.url)));
      await until(() => isReady(server.url));
      const now = listWorkers(server);
      expect(now).toHaveLength(2);
      expect(now).toContain(second);
      expect(now).not.toContain(first);
      expect(server.output.stderr).toContain(
        'a worker has ended and is started again worker=1 exit="SIGKILL" pauseMs=100',
      );

      server.child.kill("SIGKILL");
      await until(() => !now.some(isAlive));
    },
    SLOW_MS,
  );

  test(
    "what keeps them from starting is said once, with the remedy, and nothing stays",
    async () => {
      using folder = openFolder();
      const taken = createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => taken.once("listening", resolve));
      const { port } = taken.address() as AddressInfo;
      using server = runCommand(folder.path, "--redis", redis.url, "--workers", "2", "--port", `${port}`);
      expect(await server.ended).toBe(1);
      taken.close();
      expect(server.output.stderr.match(/is in use; choose another with --port/g)).toHaveLength(1);
    },
    SLOW_MS,
  );
});

test(
  "--workers needs a Redis, and says so",
  async () => {
    using folder = openFolder();
    using server = runCommand(folder.path, "--memory", "--workers", "2");
    expect(await server.ended).toBe(2);
    expect(server.output.stderr).toContain(
      "--workers: 2 processes share channels by Redis alone, and neither a folder nor memory; give --redis, or leave it at 1",
    );
  },
  SLOW_MS,
);
