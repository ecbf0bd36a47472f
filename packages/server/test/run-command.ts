import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../bin/parlance-server.js", import.meta.url));

/** The command in a process of its own, killed when its scope ends. */
export interface RunningCommand extends Disposable {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** Settles with the code when the process has ended. */
  readonly ended: Promise<number | null>;
  /** Settles with the line that says where. */
  readonly ready: Promise<string>;
}

/** A folder to run in, or one and variables beside `PATH`. */
export type Place =
  | string
  | { readonly folder: string; readonly environment: Readonly<Record<string, string>> };

/** Runs the command in a folder. */
export function runCommand(place: Place, ...args: readonly string[]): RunningCommand {
  const { folder, environment } = typeof place === "string" ? { folder: place, environment: {} } : place;
  const env = { PATH: process.env["PATH"], ...environment };
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env, stdio: "pipe" });
  const output = { stdout: "", stderr: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ready = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
      if (output.stdout.includes("\n")) resolve(output.stdout.trimEnd());
    });
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output, ready, ended, [Symbol.dispose]: () => child.kill("SIGKILL") };
}

/** A server that is ready. */
export interface StartedCommand extends RunningCommand {
  readonly url: string;
  readonly connectUrl: string;
}

/** Starts a server on a free port; fails with what it said when it ends instead. */
export async function startCommand(place: Place, ...args: readonly string[]): Promise<StartedCommand> {
  const process_ = runCommand(place, "--port", "0", ...args);
  const ended = process_.ended.then(() => Promise.reject(new Error(process_.output.stderr)));
  const line = await Promise.race([process_.ready, ended]);
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  return { ...process_, url, connectUrl: `${url.replace("http", "ws")}/v1/connect` };
}
