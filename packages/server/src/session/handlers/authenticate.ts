import { whenReady, type Awaitable } from "../../awaitable.ts";
import { refuse } from "../../errors.ts";
import type { Authenticate } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { identify } from "../identify.ts";
import { reply, type Outcome } from "../outcome.ts";

/** Takes a new token of the same user; the session goes on under what it grants (PROTOCOL [AU-3], [AU-4]). */
export function handleAuthenticate(context: Context, { id, token }: Authenticate): Awaitable<Outcome> {
  const decided = identify(context.core, { type: "hello", token });
  return whenReady(decided, (identity): Outcome => {
    if ("kind" in identity) return refuse("invalid_token", identity.message);
    if (identity.user !== context.identity.user || identity.isGuest)
      return refuse("invalid_token", "the token is of another user");
    context.renew(identity);
    return reply({ type: "ok", id });
  });
}
