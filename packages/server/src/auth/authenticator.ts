import type { Verb } from "@parlance/schema";
import type { Awaitable } from "../awaitable.ts";
import type { LoadedNamespace } from "../contract/loaded-contract.ts";
import type { Closure } from "../errors.ts";
import type { Hello } from "../generated/frames.ts";

/** Who a connection is, and what it may do. */
export interface Identity {
  readonly user: string;
  readonly isGuest: boolean;
  /** What the user may do on a channel of this namespace, with the verbs that the server knows. */
  allowed(namespace: LoadedNamespace, channel: string): readonly Verb[];
}

/** Decides on `hello`: an identity, or the close that refuses it. */
export interface Authenticator {
  /** Whether strangers can be kept out. Without it the server stays on loopback. */
  readonly isAuthentication: boolean;
  authenticate(hello: Hello): Awaitable<Identity | Closure>;
}
