import { whenReady, type Awaitable } from "../../awaitable.ts";
import { refuse } from "../../errors.ts";
import type { ClientMembers } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";
import { permitReading } from "../permission.ts";

/** Longest list without a `limit`. */
const MAX_MEMBERS = 500;

/** Tells who is in a channel (PROTOCOL, Presence). */
export function handleMembers(
  context: Context,
  { id, channel, limit = MAX_MEMBERS, cursor }: ClientMembers,
): Awaitable<Outcome> {
  return whenReady(permitReading(context, channel, "members"), (namespace) => {
    if ("kind" in namespace) return namespace;
    if (namespace.presence === undefined) return refuse("not_kept", "the namespace has no presence");
    return whenReady(context.core.presence.list(channel, limit, cursor), (page) =>
      "kind" in page ? page : reply({ type: "members", id, channel, ...page }),
    );
  });
}
