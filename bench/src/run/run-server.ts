import { spawn, type ChildProcess } from "node:child_process";
import { createServer, connect, type AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Subject, Wishes } from "./subjects.ts";

/** A server that runs. */
export interface RunningServer {
  readonly port: number;
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

const START_MS = 10_000;
/** Server and load get a processor each. */
const SERVER_CPU = "0";

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function waitForPortLine(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const port = /^PORT (\d+)$/m.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with status ${String(code)}`)));
  });
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function waitForAnswer(port: number): Promise<number> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (await canConnect(port)) return port;
    await delay(20);
  }
  throw new Error(`nothing answered on port ${port}`);
}

/** Starts a server on a processor of its own; undefined where its program is not installed. */
export async function runServer(
  { announces, toCommand, name }: Subject,
  wishes: Wishes,
): Promise<RunningServer | undefined> {
  const freePort = await findFreePort();
  const command = toCommand(freePort, wishes);
  if (command === undefined) return undefined;
  const child = spawn("taskset", ["-c", SERVER_CPU, ...command], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    const port = await (announces ? waitForPortLine(child) : waitForAnswer(freePort));
    return {
      port,
      // taskset becomes the program, under the same id.
      pids: [child.pid ?? 0],
      async stop() {
        child.kill("SIGTERM");
        const cancel = setTimeout(() => child.kill("SIGKILL"), 3000);
        await ended;
        clearTimeout(cancel);
      },
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${name}: ${String(error)}\n${complaint}`, { cause: error });
  }
}
