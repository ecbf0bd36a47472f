import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A node that shares its channels by the Redis of a measurement. */
export interface BenchNode {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts one from a file of `servers/`. Rejects with what it said where it does not start. */
export async function startNode(file: string, redisUrl: string): Promise<BenchNode> {
  const path = fileURLToPath(new URL(`../servers/${file}`, import.meta.url));
  const child = spawn(process.execPath, [path, `--redis=${redisUrl}`], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  const port = await new Promise<number>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = /^PORT (\d+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(() => reject(new Error(`${file} did not start: ${complaint}`)));
  });
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      const cancel = setTimeout(() => child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(cancel);
    },
  };
}
