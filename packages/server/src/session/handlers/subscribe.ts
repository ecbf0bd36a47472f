import { whenReady, type Awaitable } from "../../awaitable.ts";
import { toNamespace } from "../../channel/channel-name.ts";
import { refuse } from "../../errors.ts";
import type { Subscribe } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { DONE, type Outcome } from "../outcome.ts";

/** Begins a subscription; `subscribed` is sent at the sync point (PROTOCOL, subscribe). */
export function handleSubscribe(
  context: Context,
  { id, channel, position, last = 0 }: Subscribe,
): Awaitable<Outcome> {
  const { core, identity, subscriber, subscriptions } = context;
  const namespace = core.contract.namespace(toNamespace(channel));
  if (namespace === undefined) return refuse("unknown_namespace");
  const allowed = identity.allowed(namespace, channel);
  if (!allowed.includes("subscribe")) return refuse("forbidden");
  const isNew = !subscriptions.has(channel);
  if (isNew && subscriptions.size >= core.policy.limits.subscriptions)
    return refuse("too_many_subscriptions");
  subscriptions.add(channel);
  const joined = core.hub.subscribe(
    subscriber,
    channel,
    { position, last, recoveryLimit: core.policy.recoveryLimit },
    (sync) => {
      context.send({ type: "subscribed", id, channel, ...sync, allowed });
    },
  );
  return whenReady(joined, () => DONE);
}
