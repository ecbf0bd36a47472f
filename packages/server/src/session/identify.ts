import type { Identity } from "../auth/authenticator.ts";
import { whenReady, type Awaitable } from "../awaitable.ts";
import { closeWith, type Closure } from "../errors.ts";
import type { Hello } from "../generated/frames.ts";
import type { Core } from "./core.ts";

/**
 * Who a credential stands for, or the close that refuses it: what the authenticator decides, unless the token was
 * revoked, or lives for longer than revocations are kept (PROTOCOL [AU-1], [AU-6]).
 */
export function identify(core: Core, hello: Hello): Awaitable<Identity | Closure> {
  return whenReady(core.authenticator.authenticate(hello), (decided) => {
    if ("kind" in decided) return decided;
    const { issuedAtMs, expiresAtMs } = decided;
    const lifeMs = (expiresAtMs ?? 0) - (issuedAtMs ?? core.clock.now());
    if (lifeMs > core.policy.maxTokenLifeMs)
      return closeWith("token_invalid", "the token lives for longer than this server allows");
    return refuseRevoked(core, decided);
  });
}

/** The same identity, unless its token was revoked: to be asked again after anything that took time. */
export function refuseRevoked(core: Core, identity: Identity): Awaitable<Identity | Closure> {
  const { user, tokenId, issuedAtMs } = identity;
  return whenReady(core.engine.isRevoked({ user, tokenId, issuedAtMs }), (isRevoked) =>
    isRevoked ? closeWith("token_revoked", "the token was revoked") : identity,
  );
}
