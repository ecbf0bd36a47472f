import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const COMMAND = fileURLToPath(new URL("../../server/bin/parlance-server.js", import.meta.url));

/** The reference server as a process of its own. */
export interface ReferenceServer {
  readonly port: number;
  readonly url: string;
  /** Ends the process without a chance to say goodbye. */
  kill(): Promise<void>;
  /** Asks the process to stop in an orderly way. */
  stop(): Promise<void>;
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/** Makes a folder for the messages of a server; it goes with the test. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "parlance-sdk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the reference server and waits until it is ready; it ends with the test. Without `data` it keeps nothing. */
export async function startReferenceServer({ port = 0, data = "" } = {}): Promise<ReferenceServer> {
  const where = data === "" ? ["--memory"] : ["--data", data];
  const flags = ["--port", String(port), "--log-level", "silent", ...where];
  const child = spawn(process.execPath, [COMMAND, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => end(child, "SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /ready at http:\/\/localhost:(\d+)/.exec(line);
    if (found === null) continue;
    return {
      port: Number(found[1]),
      url: `ws://localhost:${found[1]}/v1/connect`,
      kill: () => end(child, "SIGKILL"),
      stop: () => end(child, "SIGTERM"),
    };
  }
  throw new Error("the reference server ended before it was ready");
}
