import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Style } from "../src/command.ts";
import { runCommand } from "../src/main.ts";

/** The folder that holds every room. */
export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));

const PROGRAM = join(ROOT, "packages/cli/bin/parlance.js");

/** What a command has said and how it ended. */
export interface Ended {
  readonly status: number | undefined;
  readonly output: string;
  readonly errors: string;
}

const same = (text: string): string => text;
const plain: Style = { red: same, green: same, yellow: same, bold: same, dim: same };

/** Runs the command to its end, in this process: starting another takes longer than most tests. */
export async function runParlance(words: readonly string[]): Promise<Ended> {
  let output = "";
  let errors = "";
  const status = await runCommand(words, {
    print: (text) => (output += `${text}\n`),
    complain: (text) => (errors += `${text}\n`),
    style: plain,
  });
  return { status, output, errors };
}

/** A command that goes on running. It is ended when the test lets go of it. */
export function startParlance(
  words: readonly string[],
  cwd: string,
): AsyncDisposable & { until(pattern: RegExp): Promise<RegExpExecArray> } {
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let onText = (): void => {};
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      onText();
    });
  return {
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(said);
          if (found === null) return;
          // What was seen is not found again.
          said = said.slice(found.index + found[0].length);
          resolve(found);
        };
        onText = look;
        child.once("close", () => reject(new Error(`ended before it said ${pattern}: ${said}`)));
        look();
      }),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "close");
    },
  };
}

/** A folder for one test. */
export function makeFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "parlance-cli-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
