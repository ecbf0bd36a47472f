import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { CouldNotRun } from "../verdict.ts";
import { readDriverLine, type DriverAnswer, type DriverCommand, type DriverNews } from "./driver-lines.ts";
import { readLines } from "./read-lines.ts";

/** Who listens to a driver. */
export interface DriverListener {
  onSent(text: string): void;
  onLine(text: string): void;
  onAnswer(answer: DriverAnswer): void;
  onNews(news: DriverNews): void;
  /** The driver broke its own protocol, or could not be started. */
  onFault(fault: Error): void;
  /** Its process ended although nobody wanted it to: the client under test may have crashed. */
  onDied(how: string): void;
}

/** How long a driver may take to end after its input has. */
const LEAVE_MS = 1_000;

/** The process of a driver: commands go in, one in each line, events come out. */
export class Driver {
  readonly #process: ChildProcessWithoutNullStreams;
  #listener: DriverListener | undefined;
  readonly #ended: Promise<void>;
  #complaint = "";
  #isLeaving = false;
  #lastNumber = 0;
  #fault: Error | undefined;

  /** Starts the driver. What goes wrong with that is told to whoever listens, now or later. */
  constructor([program = "", ...words]: readonly string[]) {
    this.#process = spawn(program, words, { stdio: ["pipe", "pipe", "pipe"] });
    this.#ended = new Promise((resolve) => {
      this.#process.on("close", () => resolve());
    });
    this.#process.on("error", (fault) => this.#fail(new CouldNotRun(`the driver: ${fault.message}`)));
    this.#process.on("close", (code, signal) => this.#onClose(code, signal));
    // Writing to a process that has just ended is told by its end.
    this.#process.stdin.on("error", () => undefined);
    this.#process.stderr.on("data", (piece: Buffer) => {
      this.#complaint = (this.#complaint + piece.toString()).slice(-2_000);
    });
    readLines(this.#process.stdout, (line) => this.#onLine(line));
  }

  /** Whether it can serve another case. */
  get isUsable(): boolean {
    return !this.#isLeaving && this.#fault === undefined && this.#process.exitCode === null;
  }

  /** Number of the next command. */
  get nextNumber(): number {
    return this.#lastNumber + 1;
  }

  /** Has another case listen; nobody when undefined. */
  attend(listener: DriverListener | undefined): void {
    this.#listener = listener;
    if (this.#fault !== undefined) listener?.onFault(this.#fault);
  }

  /** Sends a command without waiting; gives its number. */
  send(command: DriverCommand): number {
    const n = ++this.#lastNumber;
    const text = JSON.stringify({ n, ...command });
    this.#listener?.onSent(text);
    this.#process.stdin.write(`${text}\n`);
    return n;
  }

  /** Ends the driver: first by the end of its input, then by force. */
  async end(): Promise<void> {
    this.#isLeaving = true;
    this.#process.stdin.end();
    if (this.#process.pid === undefined) return;
    const left = await Promise.race([this.#ended.then(() => true), pause(LEAVE_MS, false, { ref: false })]);
    if (!left) this.#process.kill("SIGKILL");
    await this.#ended;
  }

  #onLine(text: string): void {
    if (text.trim() === "") return;
    this.#listener?.onLine(text);
    const read = readDriverLine(text);
    if (!read.ok) return this.#fail(new CouldNotRun(read.reason));
    const { event } = read;
    if (event.event === "done" || event.event === "failed" || event.event === "unsupported")
      this.#listener?.onAnswer(event);
    else this.#listener?.onNews(event);
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    this.#listener?.onFault(fault);
  }

  #onClose(code: number | null, signal: string | null): void {
    if (this.#isLeaving || this.#process.pid === undefined) return;
    const last = this.#complaint.trim().split("\n").slice(-3).join(" / ");
    this.#listener?.onDied(
      `the driver's process ended with ${signal ?? `status ${String(code)}`}${last === "" ? "" : `: ${last}`}`,
    );
  }
}
