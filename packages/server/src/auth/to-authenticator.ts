import { systemClock } from "../clock.ts";
import type { ServerOptions } from "../options.ts";
import { createAnonymousAuthenticator } from "./anonymous.ts";
import type { Authenticator } from "./authenticator.ts";
import { createJwtAuthenticator } from "./jwt.ts";

/** Who judges credentials, as the options say. */
export function toAuthenticator({ authenticator, auth, clock = systemClock }: ServerOptions): Authenticator {
  if (authenticator !== undefined && auth !== undefined)
    throw new TypeError("auth: leave it out where there is an authenticator");
  if (auth !== undefined) return createJwtAuthenticator(auth, clock);
  return authenticator ?? createAnonymousAuthenticator();
}
