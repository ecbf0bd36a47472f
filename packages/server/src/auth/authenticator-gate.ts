import type { Awaitable } from "../awaitable.ts";
import type { Closure } from "../errors.ts";
import type { Hello } from "../generated/frames.ts";
import type { Authenticator, Identity } from "./authenticator.ts";

/** An authenticator whose judgement can be replaced while connections are open, such as after a change of keys. */
export class AuthenticatorGate implements Authenticator {
  readonly isAuthentication: boolean;
  #inner: Authenticator;

  constructor(inner: Authenticator) {
    this.#inner = inner;
    this.isAuthentication = inner.isAuthentication;
  }

  authenticate(hello: Hello): Awaitable<Identity | Closure> {
    return this.#inner.authenticate(hello);
  }

  /** From now on another one judges. Throws a `TypeError` where that would open or close the server to guests alone. */
  replace(inner: Authenticator): void {
    if (inner.isAuthentication !== this.isAuthentication)
      throw new TypeError("auth: whether there is authentication can change only at a start");
    this.#inner = inner;
  }
}
