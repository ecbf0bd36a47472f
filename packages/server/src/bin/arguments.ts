import { parseArgs } from "node:util";
import type { LogLevel } from "../logger.ts";
import { findNearest } from "../nearest.ts";
import { parseGateway, type GatewayRequest } from "./gateways.ts";
import { parseTokenRequest, type TokenRequest } from "./token.ts";

/** What the command is to do. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "token"; readonly request: TokenRequest }
  | { readonly kind: "start"; readonly settings: StartSettings }
  | { readonly kind: "refused"; readonly message: string };

/** Settings of `start`; what is undefined keeps the server's default. */
export interface StartSettings {
  readonly port: number | undefined;
  readonly address: string | undefined;
  readonly contractFile: string | undefined;
  /** Older versions of the contract that are accepted: fingerprints, or files. */
  readonly acceptedContracts: readonly string[];
  readonly strictContract: boolean;
  readonly publishContract: boolean;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly unsafePublic: boolean | undefined;
  /** Where messages are kept; undefined where they are kept in memory. */
  readonly dataFolder: string | undefined;
  /** Doors for other clients than ours. */
  readonly gateways: readonly GatewayRequest[];
  /** Drops everything that is kept where the contract would refuse some of it. */
  readonly dropBrokenHistory: boolean;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

const FLAGS = {
  port: { type: "string", short: "p" },
  address: { type: "string", short: "a" },
  contract: { type: "string" },
  "accept-contract": { type: "string", multiple: true },
  "strict-contract": { type: "boolean" },
  "hide-contract": { type: "boolean" },
  "allow-origin": { type: "string", multiple: true },
  gateway: { type: "string", multiple: true },
  "unsafe-public": { type: "boolean" },
  "log-level": { type: "string" },
  data: { type: "string" },
  memory: { type: "boolean" },
  "drop-broken-history": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Text of `--help`. */
export const HELP: string = `parlance-server: realtime messaging where the schema is the contract

  parlance-server [start] [flags]
  parlance-server token --help

  -p, --port N             port to listen on (8080; PARLANCE_PORT, PORT); 0 takes a free one
  -a, --address ADDRESS    address to listen on (127.0.0.1; PARLANCE_ADDRESS)
      --contract FILE      contract to enforce, JSON or a module that exports it (chat; PARLANCE_CONTRACT)
      --accept-contract V  older version that clients may have, a FILE or its fingerprint; may be repeated
                           (PARLANCE_ACCEPT_CONTRACTS=a,b)
      --strict-contract    refuse clients of any other contract (PARLANCE_STRICT_CONTRACT=true)
      --hide-contract      do not show the contract at /v1/contract (PARLANCE_HIDE_CONTRACT=true)
      --data FOLDER        where messages are kept (./data; PARLANCE_DATA)
      --memory             keep messages in memory only
      --drop-broken-history
                           where the contract would refuse kept messages, drop all that is kept and begin new
                           epochs, instead of not starting (PARLANCE_DROP_BROKEN_HISTORY=true)
      --allow-origin URL   origin of a page that may connect; may be repeated
      --gateway NAME       let other clients in: socket.io, raw; may be repeated (PARLANCE_GATEWAYS=a,b)
                           NAME=CHANNEL leads to another channel than lobby
      --unsafe-public      allow another address than loopback without authentication
      --log-level LEVEL    ${LOG_LEVELS.join(", ")} (info; PARLANCE_LOG_LEVEL)
  -h, --help               show this
      --version            show the version

Tokens (JWT) are verified when the environment says with what: PARLANCE_JWT_SECRET or PARLANCE_JWT_SECRET_FILE,
PARLANCE_JWT_PUBLIC_KEY_FILE, or PARLANCE_JWT_JWKS_URL. They must be for PARLANCE_JWT_AUDIENCE and from
PARLANCE_JWT_ISSUER (both parlance). With tokens, only what they grant and what the contract opens is allowed;
PARLANCE_GUESTS=true admits guests, to do what the contract lets guests do.
The HTTP API is for who has a key: PARLANCE_API_KEY may do everything, PARLANCE_API_KEYS_FILE lists others.
`;

function toList(text: string = ""): readonly string[] {
  return text === "" ? [] : text.split(",");
}

function nearestFlag(name: string): string {
  return `--${findNearest(name, Object.keys(FLAGS))}`;
}

function parsePort(text: string, name: string): number | string {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535
    ? port
    : `${name}: must be an integer from 0 to 65535, got "${text}"`;
}

/** The gateways that flags name, or else the environment; the fault in words where one cannot be. */
function readGateways(
  flags: readonly string[] | undefined,
  { PARLANCE_GATEWAYS: listed = "" }: Readonly<Record<string, string | undefined>>,
): readonly GatewayRequest[] | string {
  const texts = flags ?? listed.split(",").filter((text) => text !== "");
  const source = flags === undefined ? "PARLANCE_GATEWAYS" : "--gateway";
  const parsed = texts.map((text) => parseGateway(text.trim(), source));
  const fault = parsed.find((each) => typeof each === "string");
  return fault ?? parsed.filter((each) => typeof each !== "string");
}

function toRefusal(error: unknown): Command {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return { kind: "refused", message: message.split(". ")[0] ?? message };
  return {
    kind: "refused",
    message: `--${unknown.replace(/^-+/, "")}: no such flag; did you mean ${nearestFlag(unknown)}?`,
  };
}

/** Reads command line and environment. Flags win over `PARLANCE_…`, and that over `PORT`. */
export function parseArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  if (args[0] === "token") return { kind: "token", request: parseTokenRequest(args.slice(1)) };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  } catch (error) {
    return toRefusal(error);
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: "help" };
  if (values.version === true || positionals[0] === "version") return { kind: "version" };
  const stray = positionals.find((word, index) => index > 0 || word !== "start");
  if (stray !== undefined)
    return { kind: "refused", message: `${stray}: no such command; there are start, token and version` };

  const [portName, portText] = [
    ["--port", values.port],
    ["PARLANCE_PORT", environment["PARLANCE_PORT"]],
    ["PORT", environment["PORT"]],
  ].find(([, text]) => text !== undefined && text !== "") ?? [undefined, undefined];
  const port = portName === undefined || portText === undefined ? undefined : parsePort(portText, portName);
  if (typeof port === "string") return { kind: "refused", message: port };
  if (values.memory === true && values.data !== undefined)
    return { kind: "refused", message: "--memory: keeps nothing in a folder; leave out --data" };
  const logLevel = values["log-level"] ?? environment["PARLANCE_LOG_LEVEL"] ?? "info";
  const knownLevel = LOG_LEVELS.find((each) => each === logLevel);
  if (knownLevel === undefined)
    return {
      kind: "refused",
      message: `--log-level: must be one of ${LOG_LEVELS.join(", ")}, got "${logLevel}"`,
    };
  const gateways = readGateways(values.gateway, environment);
  if (typeof gateways === "string") return { kind: "refused", message: gateways };
  return {
    kind: "start",
    settings: {
      port,
      address: values.address ?? environment["PARLANCE_ADDRESS"],
      contractFile: values.contract ?? environment["PARLANCE_CONTRACT"],
      acceptedContracts: values["accept-contract"] ?? toList(environment["PARLANCE_ACCEPT_CONTRACTS"]),
      strictContract: values["strict-contract"] ?? environment["PARLANCE_STRICT_CONTRACT"] === "true",
      publishContract: !(values["hide-contract"] ?? environment["PARLANCE_HIDE_CONTRACT"] === "true"),
      allowedOrigins: values["allow-origin"],
      unsafePublic: values["unsafe-public"],
      dataFolder:
        values.memory === true ? undefined : (values.data ?? environment["PARLANCE_DATA"] ?? "./data"),
      gateways,
      dropBrokenHistory:
        values["drop-broken-history"] ?? environment["PARLANCE_DROP_BROKEN_HISTORY"] === "true",
      logLevel: knownLevel,
    },
  };
}
