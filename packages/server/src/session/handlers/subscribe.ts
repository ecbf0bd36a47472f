import { whenReady, type Awaitable } from "../../awaitable.ts";
import type { Joined } from "../../channel/sync-point.ts";
import type { LoadedNamespace } from "../../contract/loaded-contract.ts";
import { refuse, type Refusal } from "../../errors.ts";
import type { Subscribe } from "../../generated/frames.ts";
import { count } from "../../tally.ts";
import type { Context } from "../context.ts";
import { DONE, type Outcome } from "../outcome.ts";
import { listAllowed, permit } from "../permission.ts";

/** Begins a subscription; `subscribed` is sent at the sync point (PROTOCOL, subscribe). */
export function handleSubscribe(context: Context, frame: Subscribe): Awaitable<Outcome> {
  // It may have waited for its turn longer than the connection lasted.
  if (context.isEnded) return DONE;
  const { core, connection, asking } = context;
  const { channel } = frame;
  const namespace = judge(context, frame);
  if ("kind" in namespace) return namespace;
  if (core.questions === undefined) return join(context, namespace, frame);
  asking.add(channel);
  return whenReady(core.questions.subscribe(connection, channel), (refusal) => {
    const isWanted = asking.delete(channel);
    if (context.isEnded) return DONE;
    if (refusal !== undefined) return refusal;
    if (!isWanted) return refuse("forbidden");
    // A new token may have come while the backend was asked, or other subscriptions.
    const still = judge(context, frame);
    return "kind" in still ? still : join(context, still, frame);
  });
}

function judge(context: Context, { channel, presence }: Subscribe): LoadedNamespace | Refusal {
  const namespace = permit(context, channel, "subscribe");
  if ("kind" in namespace) return namespace;
  if (presence === true) {
    const watched = permit(context, channel, "members");
    if ("kind" in watched) return watched;
  }
  const { core, subscriptions } = context;
  const isNew = !subscriptions.has(channel);
  return isNew && subscriptions.size >= core.policy.limits.subscriptions
    ? refuse("too_many_subscriptions")
    : namespace;
}

/** How long after the store could not be reached an inbox is tried again. */
const INBOX_AGAIN_MS = 1000;

/** Subscribes a connection to the inbox channels of its user, as soon as they can be reached (PROTOCOL [INB-1]). */
export function joinInboxes(context: Context): void {
  const { core, connection } = context;
  for (const name of core.contract.inboxes) {
    const namespace = core.contract.namespace(name);
    if (namespace !== undefined) joinInbox(context, namespace, `${name}:${connection.user}`);
  }
}

function joinInbox(context: Context, namespace: LoadedNamespace, channel: string): void {
  void whenReady(join(context, namespace, { channel }), (outcome) => {
    if (outcome.kind !== "refusal" || outcome.code !== "not_available") return;
    // Nobody else will: a client does not ask for what comes by itself.
    context.core.clock.schedule(INBOX_AGAIN_MS, () => {
      if (!context.isEnded && !context.subscriptions.has(channel)) joinInbox(context, namespace, channel);
    });
  });
}

type Request = Omit<Subscribe, "type" | "id"> & { readonly id?: number };

function join(
  context: Context,
  namespace: LoadedNamespace,
  { id, channel, position, last = 0, presence = false }: Request,
): Awaitable<Outcome> {
  const { core, connection, subscriber, subscriptions } = context;
  let hasBegun = false;
  const announce = (joined: Joined): void => {
    hasBegun = true;
    count(core.tally.recoveries, joined.recovery);
    const allowed = listAllowed(context, namespace, channel);
    context.send({
      type: "subscribed",
      ...(id !== undefined && { id }),
      channel,
      ...joined,
      allowed: [...allowed],
    });
    if (namespace.presence !== undefined) core.presence.enter(channel, connection.user, subscriber, presence);
  };
  subscriptions.add(channel);
  const { recoveryLimit } = core.policy;
  return whenReady(
    core.hub.subscribe(subscriber, channel, { position, last, recoveryLimit }, announce),
    (isReachable) => {
      if (hasBegun) return DONE;
      // Left before its sync point: the connection has ended, or what a new token grants has.
      if (isReachable) return refuse("forbidden");
      if (!core.hub.isSubscribed(subscriber, channel)) subscriptions.delete(channel);
      return refuse("not_available");
    },
  );
}
