import { Value } from "@sinclair/typebox/value";
import type { LogLevel } from "../logger.ts";
import { countEdits, findNearest } from "../nearest.ts";
import type { Settings } from "../options.ts";
import { ALL_SETTINGS, type Setting } from "./list-settings.ts";
import { readConfigurationFile, type ConfigurationFile } from "./read-file.ts";
import { readText, type ReadText } from "./read-text.ts";
import { CONFIGURATION } from "./schema.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command is to do with everything that was said of it; defaults are filled in. */
export interface Configuration extends Settings {
  /** File of the contract; undefined for the default one. */
  readonly contract?: string;
  /** Older versions of the contract that are accepted: fingerprints, or files. */
  readonly acceptedContracts: readonly string[];
  readonly data: string;
  readonly memory: boolean;
  /** Address of the Redis that nodes share, in place of folder and memory; may hold a password. */
  readonly redis?: string;
  /** Processes that share the port. */
  readonly workers: number;
  readonly jwt: {
    readonly secret?: string;
    readonly secretFile?: string;
    readonly publicKeyFile?: string;
    readonly jwksUrl?: string;
    readonly audience: string;
    readonly issuer: string;
  };
  readonly guests: boolean;
  readonly api: { readonly key?: string; readonly keysFile?: string };
  readonly gateways: readonly string[];
  readonly backend: {
    readonly url?: string;
    readonly asks: readonly string[];
    readonly secret?: string;
    readonly secretFile?: string;
  };
  readonly webhook: {
    readonly url?: string;
    readonly messages: readonly string[];
    readonly secret?: string;
    readonly secretFile?: string;
  };
  readonly drain: { readonly windowMs: number; readonly closeMs: number };
  readonly traces: { readonly enabled: boolean };
  readonly log: { readonly level: LogLevel; readonly format: "text" | "json" };
}

/** Where the value of a setting comes from. */
export type Origin =
  | { readonly kind: "flag" | "variable"; readonly name: string }
  | { readonly kind: "file"; readonly file: string; readonly line: number }
  | { readonly kind: "default" };

/** A configuration that was read, or everything that is wrong with it. */
export type ReadConfiguration =
  | {
      readonly kind: "configuration";
      readonly configuration: Configuration;
      /** By the name of a setting. */
      readonly origins: ReadonlyMap<string, Origin>;
      /** What is odd, and does not keep the server from starting. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: "refused"; readonly faults: readonly string[] };

/** Flags by name, without dashes; a flag without a value is `true`. */
export type Flags = Readonly<Record<string, readonly string[] | string | boolean | undefined>>;

/** Prefix of all variables. */
const PREFIX = "PARLANCE_";
/** What has our prefix and is not for the server: of tests, of other commands, and of Kubernetes for a service of this name. */
const FOREIGN = /^PARLANCE_(?:CONFIG|DEPTH|CHAOS_\w+|REQUIRE_\w+|SERVICE_(?:HOST|PORT\w*)|PORT_\d+_\w+)$/;

interface Given {
  readonly origin: Origin;
  readonly read: ReadText;
}

function fromFlag(setting: Setting, flags: Flags): Given | undefined {
  const value = setting.flag === undefined ? undefined : flags[setting.flag];
  if (value === undefined || setting.flag === undefined) return undefined;
  const texts = typeof value === "object" ? value : [String(value)];
  return { origin: { kind: "flag", name: `--${setting.flag}` }, read: readText(setting, texts) };
}

function fromVariable(setting: Setting, environment: Environment): Given | undefined {
  // Platforms that run containers say by PORT where they will call.
  const names = setting.name === "port" ? [setting.variable, "PORT"] : [setting.variable];
  const name = names.find((each) => each !== undefined && (environment[each] ?? "") !== "");
  const text = name === undefined ? undefined : environment[name];
  if (name === undefined || text === undefined) return undefined;
  const texts = setting.notes.type === "array" ? text.split(",").map((each) => each.trim()) : [text];
  return { origin: { kind: "variable", name }, read: readText(setting, texts) };
}

function getAt(values: unknown, path: readonly string[]): unknown {
  let found: unknown = values;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

function setAt(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) values[name] = value;
  else setAt((values[name] ??= {}) as Record<string, unknown>, rest, value);
}

function fromFile(setting: Setting, file: ConfigurationFile | undefined): Given | undefined {
  const value = file && getAt(file.values, setting.path);
  if (file === undefined || value === undefined) return undefined;
  const origin: Origin = { kind: "file", file: file.file, line: file.lineOf(setting.path) };
  return { origin, read: { ok: true, value } };
}

/** Most edits between a variable that means nothing and one that does, for which it counts as a slip. */
const SLIP_EDITS = 2;

interface OddVariable {
  readonly message: string;
  readonly isSlip: boolean;
}

/** Variables with our prefix that mean nothing. One that is nearly a known one is a slip, another may be somebody's. */
function findOddVariables(environment: Environment): readonly OddVariable[] {
  const known = ALL_SETTINGS.flatMap(({ variable }) => variable ?? []);
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name) && !FOREIGN.test(name))
    .map((name) => {
      const nearest = findNearest(name, known);
      const isSlip = countEdits(name, nearest) <= SLIP_EDITS;
      return { message: `${name}: no such setting; did you mean ${nearest}?`, isSlip };
    });
}

const RANKS = { flag: 3, variable: 2, file: 1, default: 0 } as const;

/** Channels are in Redis, or here: what was said closer counts. */
function weighRedis(
  { redis, ...alone }: Configuration,
  origins: ReadonlyMap<string, Origin>,
): Configuration | string {
  if (redis === undefined) return alone;
  const toRank = (name: string): number => RANKS[origins.get(name)?.kind ?? "default"];
  const here = Math.max(toRank("data"), alone.memory ? toRank("memory") : 0);
  if (here > toRank("redis")) return alone;
  if (here < toRank("redis")) return { ...alone, redis };
  return here === RANKS.flag
    ? "--redis: messages are kept there; leave out --data and --memory"
    : "redis: messages are kept there; leave out data and memory";
}

/** `memory` and `data` say opposite things: what was said closer counts. */
function weighMemory(
  configuration: Configuration,
  origins: ReadonlyMap<string, Origin>,
): Configuration | string {
  const [memory = { kind: "default" }, data = { kind: "default" }] = ["memory", "data"].map((name) =>
    origins.get(name),
  ) as readonly (Origin | undefined)[];
  if (!configuration.memory || data.kind === "default") return configuration;
  if (RANKS[data.kind] > RANKS[memory.kind]) return { ...configuration, memory: false };
  if (RANKS[data.kind] < RANKS[memory.kind]) return configuration;
  return memory.kind === "flag"
    ? "--memory: keeps nothing in a folder; leave out --data"
    : "memory: keeps nothing in a folder; leave out data";
}

/** Processes share channels by Redis alone. */
function findWorkersFault(
  { workers, redis, gateways }: Configuration,
  origins: ReadonlyMap<string, Origin>,
): string | undefined {
  if (workers === 1) return undefined;
  const given = origins.get("workers");
  const name = given?.kind === "flag" || given?.kind === "variable" ? given.name : "workers";
  if (redis === undefined)
    return `${name}: ${workers} processes share channels by Redis alone, and neither a folder nor memory; give --redis, or leave it at 1`;
  if (gateways.some((each) => each.startsWith("socket.io")))
    return `${name}: clients of Socket.IO begin with several requests, which have to reach one process; leave out the gateway socket.io, or start processes with ports of their own behind a proxy with sticky sessions`;
  return undefined;
}

/**
 * Joins what flags, environment and file say: a flag wins over its variable, `PARLANCE_PORT` over `PORT`, a variable
 * over the file, and that over the default. All of the file is judged, also what something else wins over.
 */
export function readConfiguration(flags: Flags, environment: Environment): ReadConfiguration {
  const named = flags["config"] ?? environment["PARLANCE_CONFIG"];
  const file = typeof named === "string" && named !== "" ? readConfigurationFile(named) : undefined;
  const odd = findOddVariables(environment);
  const faults = odd.filter(({ isSlip }) => isSlip).map(({ message }) => message);
  faults.push(...(file?.faults ?? []));
  const values: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  for (const setting of ALL_SETTINGS) {
    const given = fromFlag(setting, flags) ?? fromVariable(setting, environment) ?? fromFile(setting, file);
    if (given === undefined) continue;
    const { origin, read } = given;
    if (read.ok) setAt(values, setting.path, read.value);
    else
      faults.push(
        `${origin.kind === "file" || origin.kind === "default" ? setting.name : origin.name}: ${read.message}`,
      );
    origins.set(setting.name, origin);
  }
  const complete = Value.Default(CONFIGURATION, values) as Configuration;
  const placed = weighRedis(complete, origins);
  const weighed = typeof placed === "string" ? placed : weighMemory(placed, origins);
  const weighedFault = typeof weighed === "string" ? weighed : findWorkersFault(weighed, origins);
  if (weighedFault !== undefined) faults.push(weighedFault);
  if (faults.length > 0 || typeof weighed === "string") return { kind: "refused", faults };
  return {
    kind: "configuration",
    configuration: weighed,
    origins,
    warnings: odd.map(({ message }) => message),
  };
}
