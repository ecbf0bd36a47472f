import { parseArgs, type ParseArgsConfig } from "node:util";
import { profiles as allProfiles } from "../case.ts";
import { reportFormats, type ReportFormat } from "../report/report-files.ts";

/** What the command was asked to do. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "vectors" }
  | {
      readonly kind: "list";
      readonly contractFile: string | undefined;
      readonly selection: SelectionArguments;
    }
  | ServerCommand
  | ClientCommand;

/** Which checks, as the command line says it. */
export interface SelectionArguments {
  readonly profiles?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** How to judge a server, as the command line says it. */
export interface ServerCommand {
  readonly kind: "server";
  readonly url: string;
  /** Addresses of other nodes of the same service. */
  readonly also: readonly string[];
  /** File with a script to play instead of all checks. */
  readonly replayFile: string | undefined;
  /** Command that starts the server; undefined when it runs already. */
  readonly start: string | undefined;
  readonly selection: SelectionArguments;
  readonly token: string | undefined;
  readonly contractFile: string | undefined;
  readonly deadlineMs: number;
  readonly budgetMs: number;
  readonly concurrency: number | undefined;
  readonly seed: string;
  /** Random inputs of each random case; as many as the budget allows when undefined. */
  readonly runs: number | undefined;
  readonly knownFailingFile: string | undefined;
  readonly isStrict: boolean;
  readonly showsTrace: boolean;
  readonly reports: ReportArguments;
}

/** How to judge a client, as the command line says it. */
export interface ClientCommand {
  readonly kind: "client";
  /** The program of the driver and its words. */
  readonly driver: readonly string[];
  readonly selection: SelectionArguments;
  readonly deadlineMs: number;
  readonly concurrency: number | undefined;
  readonly knownFailingFile: string | undefined;
  readonly isStrict: boolean;
  readonly showsTrace: boolean;
  readonly reports: ReportArguments;
}

/** Which reports are written, and where. */
export interface ReportArguments {
  readonly formats: readonly ReportFormat[];
  readonly folder: string;
}

/** Thrown for a command line that cannot be followed. The message says what to change. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

const OPTIONS = {
  profile: { type: "string" },
  also: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  skip: { type: "string", multiple: true },
  budget: { type: "string", default: "60s" },
  token: { type: "string" },
  contract: { type: "string" },
  start: { type: "string" },
  deadline: { type: "string" },
  concurrency: { type: "string" },
  seed: { type: "string", default: "1" },
  runs: { type: "string" },
  "known-failing": { type: "string" },
  strict: { type: "boolean", default: false },
  trace: { type: "boolean", default: false },
  report: { type: "string" },
  out: { type: "string" },
  version: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const satisfies ParseArgsConfig["options"];

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

function toMs(option: string, text: string): number {
  const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? 0);
  if (number === undefined || ms <= 0)
    throw new UsageError(`--${option} must be a time such as 2s, 500ms or 10m, not ${text}`);
  return ms;
}

function toList(values: readonly string[] | undefined): readonly string[] | undefined {
  const list = values
    ?.flatMap((value) => value.split(","))
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return list === undefined || list.length === 0 ? undefined : list;
}

function toSelection(
  profile: string | undefined,
  onlyValues?: readonly string[],
  skipValues?: readonly string[],
): SelectionArguments {
  const profiles = toList(profile === undefined ? undefined : [profile]);
  const unknown = profiles?.find((each) => !allProfiles.some((known) => known === each));
  if (unknown !== undefined)
    throw new UsageError(`--profile: there is no profile ${unknown}, only ${allProfiles.join(", ")}`);
  const only = toList(onlyValues);
  const skip = toList(skipValues);
  return {
    ...(profiles === undefined ? {} : { profiles }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  };
}

/** Where a server listens that the suite starts, when nothing else is said. */
const STARTED_URL = "ws://127.0.0.1:{port}/v1/connect";

function toStart(command: string | undefined): string | undefined {
  if (command !== undefined && !command.includes("{port}"))
    throw new UsageError(`--start must hold {port}, where the port of the server goes, not ${command}`);
  return command;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol);
}

function toAlso(values: readonly string[] | undefined, start: string | undefined): readonly string[] {
  const also = toList(values) ?? [];
  const wrong = also.find((each) => !isAddress(each));
  if (wrong !== undefined)
    throw new UsageError(`--also must be an address that begins with ws: or wss:, not ${wrong}`);
  if (also.length > 0 && start !== undefined)
    throw new UsageError("--also names running nodes, and --start starts one: give one of them");
  return also;
}

function toUrl(given: string | undefined, start: string | undefined): string {
  const text = given ?? (start === undefined ? undefined : STARTED_URL);
  if (text === undefined) throw new UsageError("server needs the WebSocket address of the server to judge");
  if (start !== undefined && URL.canParse(text.replaceAll("{port}", "1"))) return text;
  if (!isAddress(text)) {
    throw new UsageError(`server needs an address that begins with ws: or wss:, not ${text}`);
  }
  return text;
}

function toCount(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most)
    throw new UsageError(`--${option} must be a number from 1 to ${most}, not ${text}`);
  return count;
}

function toReports(report: string | undefined, out: string | undefined): ReportArguments {
  if (report === undefined && out !== undefined)
    throw new UsageError("--out says where reports go; --report says which");
  const names = toList(report === undefined ? undefined : [report]) ?? [];
  const formats = names.map((name) => {
    const format = reportFormats.find((each) => each === name);
    if (format === undefined)
      throw new UsageError(`--report: there is no report ${name}, only ${reportFormats.join(", ")}`);
    return format;
  });
  return { formats, folder: out ?? "." };
}

function parseOptions(
  words: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
}

function toClientCommand(
  values: ReturnType<typeof parseOptions>["values"],
  driver: readonly string[],
): ClientCommand {
  if (driver.length === 0)
    throw new UsageError(
      "client needs the command of a driver behind --, as in: client -- node my-driver.js",
    );
  return {
    kind: "client",
    driver,
    selection: toSelection(undefined, values.only, values.skip),
    deadlineMs: toMs("deadline", values.deadline ?? "5s"),
    concurrency: toCount("concurrency", values.concurrency, 999),
    knownFailingFile: values["known-failing"],
    isStrict: values.strict,
    showsTrace: values.trace,
    reports: toReports(values.report, values.out),
  };
}

/** Reads a command line. Throws a `UsageError` that names the option and its value when it cannot be followed. */
export function parseArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const { values, positionals } = parseOptions(words);
  const [kind, ...targets] = positionals;
  const replayFile = kind === "replay" ? targets.shift() : undefined;
  const [target, ...more] = targets;
  if (values.help || (kind === undefined && !values.version)) return { kind: "help" };
  if (values.version) return { kind: "version" };
  if (kind === "client") return toClientCommand(values, positionals.slice(1));
  if (more.length > 0) throw new UsageError(`one address at a time: ${more[0]} is too much`);
  const selection = toSelection(values.profile, values.only, values.skip);
  if (kind === "vectors" && target === undefined) return { kind };
  if (kind === "list") return { kind, contractFile: values.contract, selection };
  if (kind !== "server" && kind !== "replay")
    throw new UsageError(`there is no command ${kind}, only server, client, replay and list`);
  if (kind === "replay" && replayFile === undefined)
    throw new UsageError("replay needs a file and an address");
  return {
    kind: "server",
    replayFile,
    start: toStart(values.start),
    url: toUrl(target, values.start),
    also: toAlso(values.also, values.start),
    selection,
    token: values.token ?? environment["PARLANCE_TOKEN"],
    contractFile: values.contract,
    deadlineMs: toMs("deadline", values.deadline ?? "2s"),
    budgetMs: toMs("budget", values.budget),
    concurrency: toCount("concurrency", values.concurrency, 999),
    seed: values.seed,
    runs: toCount("runs", values.runs, 1_000_000),
    knownFailingFile: values["known-failing"],
    isStrict: values.strict,
    showsTrace: values.trace,
    reports: toReports(values.report, values.out),
  };
}
