import type { Verb } from "@parlance/schema";
import type { Hello } from "../generated/frames.ts";
import type { EnforcedMethod, EnforcedNamespace } from "./enforcer.ts";
import { closeWith, type Closure } from "./verdict.ts";

/** Verbs on the channels that a pattern matches: `*` is one segment, `**` at the end one or more (PROTOCOL [PRM-2]). */
export interface TestGrant {
  readonly channel: string;
  readonly verbs: readonly Verb[];
}

/** Who a token stands for. */
export interface TestUser {
  readonly user: string;
  /** What the token allows beyond what the contract opens to users. */
  readonly grants?: readonly TestGrant[];
  /** For how long the token is good; for ever when absent. */
  readonly expiresInMs?: number;
}

/** What is known of a token: its user, or why it is no good. */
export type TokenVerdict = TestUser | "invalid" | "expired" | "revoked";

/** Who a connection is and what it may do. */
export interface Identity {
  readonly user: string;
  readonly isGuest: boolean;
  readonly expiresInMs: number | undefined;
  allowed(namespace: EnforcedNamespace, channel: string): readonly Verb[];
  mayCall(method: EnforcedMethod): boolean;
}

/** How users are told apart. */
export interface AccessOptions {
  /** Says who a token is. Without it everybody is a guest, who may do what the contract does not regulate. */
  readonly authenticate?: ((token: string) => TokenVerdict) | undefined;
  /** Whether guests are admitted where there is `authenticate`. By default they are not. */
  readonly guests?: boolean | undefined;
}

const VERBS: readonly Verb[] = ["subscribe", "publish", "signal", "history", "members", "presence", "call"];

/** What can be read in an inbox belongs to its user, whatever is granted (PROTOCOL [INB-2]). */
const PRIVATE: ReadonlySet<Verb> = new Set(["subscribe", "history", "members", "presence"]);

function matchesChannel(pattern: string, channel: string): boolean {
  const wanted = pattern.split(":");
  const given = channel.split(":");
  const hasTail = wanted.at(-1) === "**";
  if (hasTail ? given.length < wanted.length : given.length !== wanted.length) return false;
  const fixed = hasTail ? wanted.slice(0, -1) : wanted;
  return fixed.every((segment, index) => segment === "*" || segment === given[index]);
}

/** Names guests `guest-1`, `guest-2`, … in the order in which their secrets are seen first (PROTOCOL [HS-8]). */
export class Access {
  readonly #options: AccessOptions;
  readonly #guests = new Map<string, string>();
  #guestCount = 0;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  get hasTokens(): boolean {
    return this.#options.authenticate !== undefined;
  }

  /** Decides on a `hello` (PROTOCOL [AU-1]). */
  admit({ token, guest }: Pick<Hello, "token" | "guest">): Identity | Closure {
    const { authenticate, guests } = this.#options;
    if (token !== undefined) {
      if (authenticate === undefined)
        return closeWith("token_invalid", "this server has no authentication; connect without a token");
      const verdict = authenticate(token);
      return typeof verdict === "string"
        ? closeWith(`token_${verdict}`, `the token is ${verdict}`)
        : this.#toUser(verdict);
    }
    if (authenticate !== undefined && guests !== true)
      return closeWith("auth_required", "this server admits nobody without a token");
    return this.#toGuest(guest);
  }

  #toUser({ user, grants = [], expiresInMs }: TestUser): Identity {
    return {
      user,
      isGuest: false,
      expiresInMs,
      allowed: ({ declaration: { access } }, channel) => {
        const granted = grants.filter((grant) => matchesChannel(grant.channel, channel));
        const verbs = new Set([
          ...granted.flatMap((grant) => grant.verbs),
          ...(access?.user ?? []),
          ...(access?.guest ?? []),
        ]);
        return VERBS.filter((verb) => verbs.has(verb));
      },
      mayCall: ({ declaration }) => declaration.access !== undefined,
    };
  }

  #toGuest(secret: string | undefined): Identity {
    const isOpen = !this.hasTokens;
    return {
      user: this.#toGuestName(secret),
      isGuest: true,
      expiresInMs: undefined,
      allowed: ({ declaration: { access } }) =>
        access === undefined && isOpen ? VERBS : (access?.guest ?? []),
      mayCall: ({ declaration: { access } }) => (isOpen ? access !== "user" : access === "guest"),
    };
  }

  #toGuestName(secret: string | undefined): string {
    const known = secret === undefined ? undefined : this.#guests.get(secret);
    if (known) return known;
    const name = `guest-${++this.#guestCount}`;
    if (secret !== undefined) this.#guests.set(secret, name);
    return name;
  }
}

/** What an identity may do on a channel. */
export function listAllowed(
  identity: Identity,
  namespace: EnforcedNamespace,
  channel: string,
): readonly Verb[] {
  const allowed = identity.allowed(namespace, channel);
  if (namespace.declaration.inbox !== true) return allowed;
  if (channel !== `${namespace.name}:${identity.user}`) return allowed.filter((verb) => !PRIVATE.has(verb));
  return [...new Set<Verb>(["subscribe", "history", ...allowed])];
}
