import { whenReady, type Awaitable } from "../../awaitable.ts";
import { findDataFault } from "../../contract/loaded-contract.ts";
import { refuse } from "../../errors.ts";
import type { ClientPresence } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Says something of the user to the other members (PROTOCOL, presence). */
export function handlePresence(context: Context, { id, channel, data }: ClientPresence): Awaitable<Outcome> {
  const { core, connection, subscriptions } = context;
  const namespace = permit(context, channel, "presence");
  if ("kind" in namespace) return namespace;
  if (namespace.presence === undefined) return refuse("not_kept", "the namespace has no presence");
  if (!subscriptions.has(channel)) return refuse("not_subscribed");
  const fault = findDataFault(namespace.presence, "presence", data);
  if (fault !== undefined) return fault;
  return whenReady(
    core.presence.say(channel, connection.user, data),
    (refusal) => refusal ?? reply({ type: "ok", id }),
  );
}
