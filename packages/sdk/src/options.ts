import { systemClock, type Clock } from "./clock.ts";
import type { ConnectionPolicy } from "./connection/machine.ts";
import type { Methods, Namespaces } from "./contract-types.ts";
import type { ContractIdentity, ContractSpec } from "./contract.ts";
import { GUEST_SECRET, type GuestStore } from "./guest.ts";
import type { Feature } from "./link.ts";
import type { PendingLimits } from "./publishes.ts";
import { refuse } from "./refuse.ts";
import type { Transport } from "./transport/transport.ts";

/** What `createClient` needs to know, and what it may be told. */
export interface ClientOptions<Spaces extends Namespaces = Namespaces, Known extends Methods = Methods> {
  /** Address of the endpoint: `ws`, `wss`, `http` or `https`; in a page also relative to it. */
  readonly url: string | URL;
  /** The generated contract, whole or with some of its namespaces. */
  readonly contract: ContractSpec<Spaces, Known>;
  /**
   * Secret of a user without a token: given, kept in a store such as `storedGuest(localStorage)`, or by default made anew
   * and kept for the life of the client.
   */
  readonly guest?: string | GuestStore;
  /**
   * Source of tokens, for users who are no guests: asked before each attempt to connect, and when the server asks for a
   * renewal. `undefined` connects as a guest. May keep a token that is still good; MUST bring another after a refusal.
   */
  readonly token?: () => string | undefined | Promise<string | undefined>;
  /** What the client does beyond the core, such as `drain` of `@parlance/sdk/drain`. */
  readonly features?: readonly Feature[];
  /**
   * Which data is held against the contract: `all`, which is the default, or only what is `outgoing`, for programs that
   * trust their server and count every microsecond. What leaves is checked always.
   */
  readonly checks?: "all" | "outgoing";
  /** Time for one attempt to connect. 10 seconds by default. */
  readonly connectTimeoutMs?: number;
  /**
   * Bounds of the random pause before a reconnect: up to `firstMs` (500) after an orderly close, twice that after a fault,
   * doubled by each failure, never more than `maxMs` (30,000).
   */
  readonly backoff?: { readonly firstMs?: number; readonly maxMs?: number };
  /** Bounds of publishes without an ack: `maxCount` (1,000) at a time, each for `maxAgeMs` (5 minutes). */
  readonly pending?: { readonly maxCount?: number; readonly maxAgeMs?: number };
  /** Opens sockets in another way than the platform does. */
  readonly transport?: Transport;
  /** Time for tests. */
  readonly clock?: Clock;
  /** Randomness of pauses for tests: at least 0, less than 1. Secrets come from `crypto` always. */
  readonly random?: () => number;
}

/** Options with every default filled in. */
export interface ClientSettings {
  readonly url: string;
  readonly contract: ContractSpec;
  /** What servers are told of the contract. */
  readonly identity: ContractIdentity;
  readonly guest: string | GuestStore | undefined;
  readonly token: ClientOptions["token"];
  readonly features: readonly Feature[];
  readonly checksReceived: boolean;
  readonly policy: ConnectionPolicy;
  readonly pending: PendingLimits;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
}

function toSocketUrl(url: string | URL): string {
  const { location } = globalThis as { location?: { readonly href: string } };
  const parsed = URL.canParse(url, location?.href)
    ? new URL(url, location?.href)
    : refuse("createClient", "url", url, "must be a URL");
  const { protocol } = parsed;
  if (!/^(?:ws|http)s?:$/.test(protocol))
    refuse("createClient", "url", url, "must begin with ws:, wss:, http: or https:");
  return parsed.href.replace(/^http/, "ws");
}

function toPositive(option: string, value: number | undefined, fallback: number): number {
  const chosen = value ?? fallback;
  // Timers of the platform overflow beyond 31 bits and would fire at once.
  return Number.isInteger(chosen) && chosen > 0 && chosen < 2 ** 31
    ? chosen
    : refuse("createClient", option, value, "must be a whole number from 1 to 2147483647");
}

/** Checks options and fills in defaults. Throws a `TypeError` that names the option, its value and the rule. */
export function toSettings(options: ClientOptions, transport: Transport): ClientSettings {
  const { contract, guest, token, features = [], backoff = {}, pending = {} } = options;
  if (typeof contract?.namespaces !== "object")
    refuse("createClient", "contract", contract, "must be a generated contract");
  const { name, version, hash } = contract;
  // The value is a secret: it stays out of the message.
  if (typeof guest === "string" && !GUEST_SECRET.test(guest))
    refuse("createClient", "guest", "a string", "must be 22 to 128 of A-Z, a-z, 0-9, _ and -");
  if (token !== undefined && typeof token !== "function")
    refuse("createClient", "token", `a ${typeof token}`, "must be a function");
  return {
    url: toSocketUrl(options.url),
    contract,
    identity: { name, version, hash },
    guest,
    token,
    features,
    checksReceived: options.checks !== "outgoing",
    policy: {
      connectTimeoutMs: toPositive("connectTimeoutMs", options.connectTimeoutMs, 10_000),
      hasTokens: token !== undefined,
      backoff: {
        firstMs: toPositive("backoff.firstMs", backoff.firstMs, 500),
        maxMs: toPositive("backoff.maxMs", backoff.maxMs, 30_000),
      },
    },
    pending: {
      maxCount: toPositive("pending.maxCount", pending.maxCount, 1000),
      maxAgeMs: toPositive("pending.maxAgeMs", pending.maxAgeMs, 300_000),
    },
    transport: options.transport ?? transport,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}
