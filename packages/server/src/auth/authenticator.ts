import type { Verb } from "@parlance/schema";
import type { Awaitable } from "../awaitable.ts";
import type { LoadedMethod, LoadedNamespace } from "../contract/loaded-contract.ts";
import type { Closure } from "../errors.ts";
import type { Hello } from "../generated/frames.ts";

/** Who a connection is, and what it may do. */
export interface Identity {
  readonly user: string;
  readonly isGuest: boolean;
  /** What the user may do on a channel of this namespace, with the verbs that the server knows. */
  allowed(namespace: LoadedNamespace, channel: string): readonly Verb[];
  /** Whether the user may call a method without naming a channel. */
  mayCall(method: LoadedMethod): boolean;
  /** When the token ends, in milliseconds since 1970; undefined where there is none. */
  readonly expiresAtMs: number | undefined;
  /** When the token was issued, in milliseconds since 1970. Where it is not known, any revocation of the user counts. */
  readonly issuedAtMs?: number | undefined;
  /** What names the token itself, so that it can be revoked alone. */
  readonly tokenId?: string | undefined;
}

/** Decides on `hello`, and on the token of an `authenticate`: an identity, or the close that refuses it. */
export interface Authenticator {
  /** Whether strangers can be kept out. Without it the server stays on loopback. */
  readonly isAuthentication: boolean;
  authenticate(hello: Hello): Awaitable<Identity | Closure>;
}
