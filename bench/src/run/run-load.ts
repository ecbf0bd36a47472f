import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadResult } from "../load/main.ts";

const LOAD_CPU = "1";
const LOAD_FILE = fileURLToPath(new URL("../load/main.js", import.meta.url));

/** Runs one load in a process and on a processor of its own. Rejects when it fails or does not end in time. */
export function runLoad(order: LoadOrder): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("taskset", ["-c", LOAD_CPU, process.execPath, LOAD_FILE, JSON.stringify(order)], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: 120_000,
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(JSON.parse(text) as LoadResult);
      else reject(new Error(`the load ended with status ${String(code)}`));
    });
  });
}
