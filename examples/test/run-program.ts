import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder that holds every room. */
export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));

/** Long enough for a busy machine; a program that does what it is to do is not waited for. */
const DEADLINE_MS = 15_000;

/** A program that a test has started, in the folder of the project. It is killed when the test lets go of it. */
export class Program implements AsyncDisposable {
  /** Settles when it has ended and all its output is here: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly #line: string;
  readonly #child: ChildProcessWithoutNullStreams;
  #output = "";
  #onOutput: () => void = () => {};

  constructor(command: string, args: readonly string[]) {
    this.#line = [command, ...args].join(" ");
    // A group of its own, so that what a shell has started ends with it.
    this.#child = spawn(command, args, { cwd: ROOT, stdio: "pipe", detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
        this.#onOutput();
      });
    }
    this.#child.stdin.on("error", () => {}); // It has ended and reads no more.
    this.ended = new Promise((resolve, reject) => {
      this.#child.on("error", reject);
      this.#child.on("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
    });
  }

  /** What it has written so far, both streams as they came. */
  get output(): string {
    return this.#output;
  }

  /** Waits until the output fits, and gives the match. Rejects when the program ends without, or takes too long. */
  until(pattern: RegExp, withinMs = DEADLINE_MS): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        reject(new Error(`${this.#line}: ${why}; it wrote:\n${this.#output}`));
      };
      const timer = setTimeout(() => fail(`nothing fits ${pattern.source}`), withinMs);
      this.#onOutput = () => {
        const match = pattern.exec(this.#output);
        if (match === null) return;
        clearTimeout(timer);
        resolve(match);
      };
      this.#onOutput();
      this.ended.then((code) => fail(`ended with ${code} and nothing fits ${pattern.source}`), reject);
    });
  }

  /** Gives it something to read. */
  write(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Says that there is nothing more to read. */
  endInput(): void {
    this.#child.stdin.end();
  }

  /** Sends a signal to it and what it has started; does nothing when it has ended. */
  kill(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill("SIGKILL");
    await this.ended;
  }
}

/** Starts a program. */
export function runProgram(command: string, args: readonly string[]): Program {
  return new Program(command, args);
}
