import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether there is a redis-server, of version 7 or later. Where one is required, its absence is a failure. */
export const hasRedis: boolean = findRedis();

const runFile = promisify(execFile);

function findRedis(): boolean {
  const { stdout } = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  if (/v=([7-9]|\d\d)/.test(stdout ?? "")) return true;
  if (process.env["PARLANCE_REQUIRE_REDIS"] !== undefined)
    throw new Error("no redis-server 7 or later is installed");
  console.warn("SKIPPED: tests of the Redis engine, since no redis-server 7 or later is installed");
  return false;
}

/** A redis-server of its own, which ends with the test. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Runs a command. */
  ask(...words: readonly string[]): Promise<string>;
  /** Makes a replica a primary, also after a restart. */
  promote(): Promise<void>;
  /** Ends it at once, as a power cut would, and waits until it has. */
  kill(): Promise<void>;
  /** Starts it again in its folder; `withoutData` drops what it had saved. */
  restart(options?: { readonly withoutData?: boolean }): Promise<void>;
  /** Stops the process from running, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** A free port, which nobody should take in the next moment. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = createConnection(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts a redis-server that keeps each write in its append-only file. */
export async function startRedis(...flags: readonly string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "parlance-redis-"));
  const port = await findPort();
  let child: ChildProcess;
  let roles = flags;
  const begin = async (): Promise<void> => {
    const settings = [
      "--port",
      `${port}`,
      "--bind",
      "127.0.0.1",
      "--dir",
      folder,
      "--save",
      "",
      "--appendonly",
      "yes",
      // Other replicas are not waited for.
      "--repl-diskless-sync-delay",
      "0",
    ];
    child = spawn("redis-server", [...settings, "--appendfsync", "always", ...roles], { stdio: "ignore" });
    for (let tries = 0; !(await isListening(port)); tries++) {
      if (tries > 400 || child.exitCode !== null) throw new Error("redis-server did not start");
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    for (let tries = 0; !(await ask("PING")).includes("PONG") && tries < 400; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
  };
  const ask = async (...words: readonly string[]): Promise<string> => {
    const { stdout } = await runFile("redis-cli", ["-p", `${port}`, ...words]);
    return stdout.trim();
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  await begin();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    ask,
    async promote() {
      roles = [];
      await ask("REPLICAOF", "NO", "ONE");
    },
    kill,
    async restart({ withoutData = false } = {}) {
      await kill();
      if (withoutData) rmSync(join(folder, "appendonlydir"), { recursive: true, force: true, maxRetries: 5 });
      await begin();
    },
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
