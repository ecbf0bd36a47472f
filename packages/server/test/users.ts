import type { Authenticator, Identity } from "../src/auth/authenticator.ts";
import { VERBS } from "../src/contract/loaded-contract.ts";
import { closeWith } from "../src/errors.ts";

/** Somebody who may do everything, for as long as the connection lasts. */
export function toIdentity(user: string, more: Partial<Identity> = {}): Identity {
  return {
    user,
    isGuest: false,
    expiresAtMs: undefined,
    allowed: () => VERBS,
    mayCall: () => true,
    ...more,
  };
}

/**
 * Admits whoever a token names: `known` says what some tokens stand for, any other is the user itself. Tokens that begin
 * with `bad` are not valid.
 */
export function createNameAuthenticator(known: Readonly<Record<string, Identity>> = {}): Authenticator {
  return {
    isAuthentication: true,
    authenticate({ token = "nobody" }) {
      if (token.startsWith("bad")) return closeWith("token_invalid", "the token could not be verified");
      return known[token] ?? toIdentity(token);
    },
  };
}

/** The `hello` of a user of `createNameAuthenticator`. */
export function helloAs(token: string): object {
  return { type: "hello", token };
}
