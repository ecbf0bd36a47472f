import type { OnResult } from "./run-options.ts";
import type { Selection } from "./select-cases.ts";

/** How to judge a client. */
export interface RunClientOptions extends Selection {
  /** The program that drives the client under test, and its words: `["node", "my-driver.js"]`. */
  readonly command: readonly string[];
  /** How long a frame, or a line of the driver, is waited for: 5,000 ms when absent. */
  readonly deadlineMs?: number;
  /** How many cases run side by side, each with a driver of its own: 4 when absent. */
  readonly concurrency?: number;
  /** Patterns of ids of cases that are known to fail. They run; one that passes or fits no case fails the run. */
  readonly knownFailing?: readonly string[];
  /** Whether a broken SHOULD fails the run: false when absent. */
  readonly isStrict?: boolean;
  /** Called for each result as it comes. `soFar` makes a report of the unfinished run. */
  readonly onResult?: OnResult;
}

/** The same with every default filled in. */
export interface ClientRunOptions {
  readonly command: readonly string[];
  readonly deadlineMs: number;
  readonly concurrency: number;
  readonly knownFailing: readonly string[];
  readonly isStrict: boolean;
  readonly selection: Selection;
  readonly onResult: OnResult;
}

function assertPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0)
    throw new TypeError(`runClient: ${name} must be above 0, not ${value}`);
}

/** Checks options and fills in defaults. Throws a `TypeError` that names the option and its value. */
export function toClientRunOptions(options: RunClientOptions): ClientRunOptions {
  const { command, deadlineMs = 5_000, concurrency = 4, knownFailing = [], isStrict = false } = options;
  if (command.length === 0 || command[0] === "")
    throw new TypeError("runClient: command must name the program of the driver, not be empty");
  assertPositive("deadlineMs", deadlineMs);
  assertPositive("concurrency", concurrency);
  const { profiles, only, skip, onResult = () => {} } = options;
  const selection = {
    ...(profiles === undefined ? {} : { profiles }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  };
  return {
    command,
    deadlineMs,
    concurrency: Math.floor(concurrency) || 1,
    knownFailing,
    isStrict,
    selection,
    onResult,
  };
}
