import type { Contract } from "@parlance/schema";
import { Value } from "@sinclair/typebox/value";
import type { Authenticator } from "./auth/authenticator.ts";
import type { JwtOptions } from "./auth/jwt.ts";
import type { Backend } from "./backend/backend.ts";
import type { MethodHandler } from "./calls.ts";
import type { Clock } from "./clock.ts";
import type { CompiledContract } from "./contract/compiled-contract.ts";
import type { Engine } from "./engine/engine.ts";
import type { Gateway } from "./gateway/gateway.ts";
import type { Limits } from "./generated/frames.ts";
import type { Hooks } from "./hooks.ts";
import type { ApiKeyOptions } from "./http/api/api-keys.ts";
import type { StaticFile } from "./http/static-file.ts";
import type { TlsFiles } from "./http/tls-files.ts";
import type { Logger } from "./logger.ts";
import { findNearest } from "./nearest.ts";
import { SETTINGS } from "./settings-schema.ts";
import type { Traces } from "./traces/traces.ts";
import { isNetwork } from "./transport/client-address.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";
import type { Fleet } from "./workers/fleet.ts";

/** Settings that are plain data: from a program, a flag, the environment or, later, a file. */
export interface Settings {
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen on. Another than loopback needs authentication, or `unsafePublic`. */
  readonly address: string;
  /** Admits the world without authentication. Everybody may then do everything that the contract does not forbid. */
  readonly unsafePublic: boolean;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[];
  /** Files of a certificate and its key (PEM); with them the server speaks TLS. */
  readonly tls: TlsFiles;
  /** Metrics for Prometheus: at `/metrics`, or where a port is given, at that one alone. */
  readonly metrics: { readonly enabled: boolean; readonly port?: number; readonly address: string };
  /** Origins of pages that may connect, exactly as browsers send them, besides local ones on loopback. */
  readonly allowedOrigins: readonly string[];
  /** Whether `GET /v1/contract` shows the contract. */
  readonly publishContract: boolean;
  /** Fingerprints of older versions of the contract, whose clients are told `older` instead of `none`. */
  readonly acceptedContracts: readonly string[];
  /** Admits only clients whose contract is the server's or an accepted one; others are closed with 4107. */
  readonly strictContract: boolean;
  /**
   * Where messages are kept that the contract would refuse, drops everything that is kept and begins new epochs; without
   * it the server does not start. Of no effect otherwise.
   */
  readonly dropBrokenHistory: boolean;
  readonly limits: Limits;
  /** Frames that may come at once before the rate of `limits.framesPerSecond` slows reading. */
  readonly frameBurst: number;
  readonly heartbeat: { readonly intervalMs: number; readonly graceMs: number };
  /** How long a connection may wait with `hello`. */
  readonly helloMs: number;
  /** Most answers `invalid_frame` and `invalid_payload` within a minute before a connection is closed. */
  readonly payloadErrorsPerMinute: number;
  /** Unsent bytes above which a connection is closed as a slow consumer. */
  readonly maxQueuedBytes: number;
  /** Bytes that kept messages may take in memory; of no use with another engine, or beside an `engine` that is given. */
  readonly memoryBytes: number;
  /** For how long a user stays a member after the last connection was lost, in milliseconds. */
  readonly presenceGraceMs: number;
  /** Connections of one address that may wait for `welcome` at a time; not counted on loopback without authentication. */
  readonly waitingPerAddress: number;
  /** Connections that one user may have at a time. */
  readonly connectionsPerUser: number;
  /** Longest life of a token, from its issue to its end, in milliseconds; for so long a revocation is kept. */
  readonly maxTokenLifeMs: number;
}

/** What a program gives to `createServer`. */
export interface ServerOptions extends Partial<Omit<Settings, "limits" | "heartbeat" | "metrics">>, Hooks {
  readonly limits?: Partial<Limits>;
  readonly heartbeat?: Partial<Settings["heartbeat"]>;
  readonly metrics?: Partial<Settings["metrics"]>;
  /**
   * The contract to enforce: its document, or the module that `parlance generate --server` wrote of it. Without one,
   * the default contract `chat`.
   */
  readonly contract?: Contract | CompiledContract;
  /** Where messages get their place and are kept; without one, the memory of the process. */
  readonly engine?: Engine;
  /** Who is admitted; without one, everybody as a guest, on loopback. */
  readonly authenticator?: Authenticator;
  /** How tokens are verified; with it, nobody may do what is not granted. */
  readonly auth?: JwtOptions;
  /** Who answers the methods of the contract, by name. One that is missing here answers `not_available`. */
  readonly methods?: Readonly<Record<string, MethodHandler>>;
  /** Who decides with the server on connections, subscriptions, messages and calls; without one, the server alone. */
  readonly backend?: Backend;
  /** Who is told afterwards of channels, members and messages, such as `createHttpWebhooks()` of `@parlance/server/webhooks`. */
  readonly webhooks?: Webhooks;
  /** Who records spans of publishes, such as `createTraces()` of `@parlance/server/traces`; without one, nobody. */
  readonly traces?: Traces;
  /** Who may use the HTTP API; without one, nobody. */
  readonly apiKeys?: readonly ApiKeyOptions[];
  /** Doors for clients that do not speak our frames, such as `createRawGateway()` of `@parlance/server/gateway/raw`. */
  readonly gateways?: readonly Gateway[];
  /** Files of a web page by URL path, such as `consoleFiles` of `@parlance/console`. */
  readonly pages?: ReadonlyMap<string, StaticFile>;
  /** Other processes that share the port, as the command starts them; this one answers for all. */
  readonly fleet?: Fleet;
  readonly logger?: Logger;
  readonly clock?: Clock;
}

const SETTING_NAMES: readonly string[] = Object.keys(Value.Create(SETTINGS) as object);

function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "object") return Array.isArray(value) ? "an array" : "an object";
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain ? `${typeof value} ${value}` : typeof value;
}

/** Options that are not plain data, with the type that `typeof` tells. */
const PARTS: Readonly<Record<Exclude<keyof ServerOptions, keyof Settings>, "object" | "function">> = {
  contract: "object",
  engine: "object",
  authenticator: "object",
  auth: "object",
  methods: "object",
  backend: "object",
  webhooks: "object",
  traces: "object",
  apiKeys: "object",
  gateways: "object",
  pages: "object",
  fleet: "object",
  logger: "object",
  clock: "object",
  onOpen: "function",
  onMessage: "function",
  onClose: "function",
  onError: "function",
};

function assertKnown(options: ServerOptions): void {
  if (options === null || typeof options !== "object")
    throw new TypeError(`createServer: options must be an object, got ${describe(options)}`);
  const names = [...SETTING_NAMES, ...Object.keys(PARTS)];
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`${unknown}: no such option; did you mean ${findNearest(unknown, names)}?`);
  for (const [name, type] of Object.entries(PARTS)) {
    const value: unknown = options[name as keyof typeof PARTS];
    if (value === undefined || (typeof value === type && value !== null)) continue;
    throw new TypeError(
      `${name}: expected ${type === "object" ? "an object" : "a function"}, got ${describe(value)}`,
    );
  }
}

/**
 * Fills in the defaults and checks every option.
 *
 * Throws a `TypeError` that names the option, the rule and what was given.
 */
export function resolveSettings(options: ServerOptions): Settings {
  assertKnown(options);
  const given = Object.fromEntries(
    Object.entries(options).filter(([name, value]) => SETTING_NAMES.includes(name) && value !== undefined),
  );
  const settings: unknown = Value.Default(SETTINGS, structuredClone(given));
  const fault = Value.Errors(SETTINGS, settings).First();
  if (fault !== undefined) {
    const name = fault.path.slice(1).replaceAll("/", ".");
    throw new TypeError(`${name}: ${fault.message.toLowerCase()}, got ${describe(fault.value)}`);
  }
  const wrong = (settings as Settings).trustedProxies.find((each) => !isNetwork(each));
  if (wrong !== undefined) throw new TypeError(`trustedProxies: must be addresses or networks, got ${wrong}`);
  return settings as Settings;
}
