import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../../server/bin/parlance-server.js", import.meta.url));

/** A reference server in a process of its own. */
export interface ServerProcess {
  /** Address of the page. */
  readonly url: string;
  /** Ends the process without a word, as a crash does. */
  kill(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Finds a port that is free now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Makes a folder for the data of servers; it is gone when its scope ends. */
export async function openFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "parlance-console-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

/** Starts a server and waits for its ready line; rejects with what it said when it ends instead. */
export async function startServerProcess(port: number, ...flags: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [COMMAND, "--port", String(port), ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const failed = exited.then(() => Promise.reject(new Error(`parlance-server ended: ${said}`)));
  const ready = once(createInterface(child.stdout), "line");
  const [line] = (await Promise.race([ready, failed])) as [string];
  failed.catch(() => undefined);
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await exited;
  };
  const url = /https?:\/\/\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`parlance-server said no URL: ${line}`);
  return { url, kill, [Symbol.asyncDispose]: kill };
}
