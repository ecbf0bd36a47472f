import type { ReplayFile } from "../script/replay-file.ts";
import type { Report } from "./report.ts";
import type { CaseResult } from "./result.ts";
import type { Selection } from "./select-cases.ts";

/** Hears of each result as it comes, and may ask for a report of the unfinished run. */
export type OnResult = (result: CaseResult, soFar: () => Report) => void;

/** How to judge a server. */
export interface RunServerOptions extends Selection {
  /**
   * Address of its WebSocket endpoint, such as `ws://127.0.0.1:8080/v1/connect`. With `start`, `{port}` in it stands for
   * the port that the suite chose.
   */
  readonly url: string;
  /**
   * Addresses of other nodes of the same service. The connections of each case go to all of them in turn, and what clients
   * at one node do must be seen at the others.
   */
  readonly also?: readonly string[];
  /**
   * Command that starts the server, in which `{port}` stands for its port. The suite then owns the process: it also tries
   * what a crash does. It kills it with all its children in the end.
   */
  readonly start?: string;
  /** Credential for `hello.token`. Without one, every connection is a new guest. */
  readonly token?: string;
  /** The server's contract, where it does not publish it at `GET /v1/contract`. */
  readonly contract?: unknown;
  /** How long a frame is waited for: 2,000 ms when absent. */
  readonly deadlineMs?: number;
  /**
   * How long the run should take: 60,000 ms when absent. A case that needs longer by the timers of the server is listed as
   * over-budget, and random cases share what the others leave: of their inputs, `runsLeft` were left out.
   */
  readonly budgetMs?: number;
  /** How many cases run side by side: 10, or 1 with a token, since then all connections are one user's. */
  readonly concurrency?: number;
  /** Decides all generated payloads: `1` when absent. */
  readonly seed?: string;
  /**
   * How many random inputs each random case tries, whatever the budget. When absent, 100 for each minute of it, as far as
   * there is time.
   */
  readonly runs?: number;
  /** Patterns of ids of cases that are known to fail. They run; one that passes or fits no case fails the run. */
  readonly knownFailing?: readonly string[];
  /** Whether a broken SHOULD fails the run: false when absent. */
  readonly isStrict?: boolean;
  /** A script to play instead of all cases. */
  readonly replay?: ReplayFile;
  /** Called for each result as it comes. `soFar` makes a report of the unfinished run. */
  readonly onResult?: OnResult;
}

/** The same with every default filled in. */
export interface RunOptions {
  readonly url: string;
  readonly also: readonly string[];
  readonly token: string | undefined;
  readonly contract: unknown;
  readonly deadlineMs: number;
  readonly budgetMs: number;
  readonly concurrency: number;
  readonly seed: string;
  readonly runs: number;
  /** Whether random cases share what is left of the budget. */
  readonly sharesTime: boolean;
  readonly knownFailing: readonly string[];
  readonly isStrict: boolean;
  readonly replay: ReplayFile | undefined;
  readonly start: string | undefined;
  readonly selection: Selection;
  readonly onResult: OnResult;
}

function assertPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0)
    throw new TypeError(`runServer: ${name} must be above 0, not ${value}`);
}

function assertUrl(name: "url" | "also", url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol !== "ws:" && protocol !== "wss:") {
    throw new TypeError(`runServer: ${name} must be a ws: or wss: address, not ${JSON.stringify(url)}`);
  }
}

const USUAL_BUDGET_MS = 60_000;

/** Random inputs of each case in a run of the usual length. */
const USUAL_RUNS = 100;

/** A longer budget goes deeper; a shorter one leaves out long cases and no random ones. */
function runsWithin(budgetMs: number): number {
  return USUAL_RUNS * Math.max(1, budgetMs / USUAL_BUDGET_MS);
}

/** Checks options and fills in defaults. Throws a `TypeError` that names the option and its value. */
export function toRunOptions(options: RunServerOptions): RunOptions {
  const {
    url,
    also = [],
    token,
    contract,
    deadlineMs = 2_000,
    budgetMs = USUAL_BUDGET_MS,
    seed = "1",
    runs = runsWithin(budgetMs),
    knownFailing = [],
    isStrict = false,
    onResult = () => {},
  } = options;
  const concurrency = options.concurrency ?? (token === undefined ? 10 : 1);
  assertUrl("url", options.start === undefined ? url : url.replaceAll("{port}", "1"));
  for (const each of also) assertUrl("also", each);
  if (options.start !== undefined && also.length > 0)
    throw new TypeError("runServer: also cannot be given with start, which starts one node only");
  if (options.start !== undefined && !options.start.includes("{port}"))
    throw new TypeError(`runServer: start must hold {port}, not ${JSON.stringify(options.start)}`);
  assertPositive("deadlineMs", deadlineMs);
  assertPositive("budgetMs", budgetMs);
  assertPositive("concurrency", concurrency);
  assertPositive("runs", runs);
  if (token === "") throw new TypeError("runServer: token must not be empty");
  const { profiles, only, skip } = options;
  const selection = {
    ...(profiles === undefined ? {} : { profiles }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  };
  return {
    url,
    also,
    token,
    contract,
    deadlineMs,
    budgetMs,
    concurrency: Math.floor(concurrency) || 1,
    seed,
    runs: Math.ceil(runs),
    sharesTime: options.runs === undefined,
    knownFailing,
    isStrict,
    replay: options.replay,
    start: options.start,
    selection,
    onResult,
  };
}
