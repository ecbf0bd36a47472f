import { createHash, timingSafeEqual } from "node:crypto";
import { isChannelPattern, matchesChannel } from "../../auth/grants.ts";

/**
 * What an API key may do. publish: say something. read: history, members, channels. moderate: delete, trim, erase.
 * users: end connections and subscriptions. tickets: let users in. inspect: see who is connected and what passes.
 */
export type Scope = "publish" | "read" | "moderate" | "users" | "tickets" | "inspect";

/** Every scope. */
export const SCOPES: readonly Scope[] = ["publish", "read", "moderate", "users", "tickets", "inspect"];

/** A key of a backend, as it is configured. */
export interface ApiKeyOptions {
  /** For logs. */
  readonly name: string;
  /** The key itself, at least 32 characters; or else its `sha256`. */
  readonly key?: string;
  /** SHA-256 of the key in hexadecimal, so that the configuration holds no secret. */
  readonly sha256?: string;
  readonly scopes: readonly Scope[];
  /** Patterns of the channels that it may touch. Default: all. */
  readonly channels?: readonly string[];
}

const MIN_KEY_CHARACTERS = 32;

/** A key that was presented and is known. */
export interface ApiKey {
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Whether it may touch a channel; undefined asks for all of them. */
  mayTouch(channel: string | undefined): boolean;
}

function toDigest(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

function toApiKey({ name, scopes, channels }: ApiKeyOptions): ApiKey {
  return {
    name,
    scopes: new Set(scopes),
    mayTouch: (channel) =>
      channels === undefined ||
      (channel !== undefined && channels.some((pattern) => matchesChannel(pattern, channel))),
  };
}

function findFault({ name, key, sha256, scopes, channels = [] }: ApiKeyOptions): string | undefined {
  if (typeof name !== "string" || name === "") return "name: must be a text that is not empty";
  if ((key === undefined) === (sha256 === undefined)) return "give either key or sha256";
  if (key !== undefined && (typeof key !== "string" || key.length < MIN_KEY_CHARACTERS))
    return `key: must have at least ${MIN_KEY_CHARACTERS} characters`;
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) return "sha256: must be 64 hexadecimal digits";
  if (!Array.isArray(scopes) || scopes.some((scope: Scope) => !SCOPES.includes(scope)))
    return `scopes: must be a list of ${SCOPES.join(", ")}`;
  if (
    !Array.isArray(channels) ||
    channels.some((each) => typeof each !== "string" || !isChannelPattern(each))
  )
    return "channels: must be a list of patterns, such as room:*";
  return undefined;
}

/** The API keys of a server. They are kept as digests, and none is ever logged. */
export class ApiKeys {
  readonly #known: readonly { readonly digest: Buffer; readonly key: ApiKey }[];

  /** Throws a `TypeError` that names the key by its place, and what is wrong with it. */
  constructor(options: readonly ApiKeyOptions[]) {
    this.#known = options.map((each, index) => {
      const fault = findFault(each);
      if (fault !== undefined) throw new TypeError(`apiKeys[${index}].${fault}`);
      const digest = each.key === undefined ? Buffer.from(each.sha256 ?? "", "hex") : toDigest(each.key);
      return { digest, key: toApiKey(each) };
    });
  }

  /** Whether there is any. */
  get isEmpty(): boolean {
    return this.#known.length === 0;
  }

  /** The key of an `Authorization` header. Takes as long for one that is nearly right as for any other. */
  find(authorization: string | undefined): ApiKey | undefined {
    const [, presented] = /^Bearer +(\S+) *$/i.exec(authorization ?? "") ?? [];
    if (presented === undefined) return undefined;
    const digest = toDigest(presented);
    let found: ApiKey | undefined;
    for (const known of this.#known) if (timingSafeEqual(known.digest, digest)) found = known.key;
    return found;
  }
}
