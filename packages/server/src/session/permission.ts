import type { Verb } from "@parlance/schema";
import { whenReady, type Awaitable } from "../awaitable.ts";
import { toNamespace } from "../channel/channel-name.ts";
import type { LoadedNamespace } from "../contract/loaded-contract.ts";
import { refuse, type Refusal } from "../errors.ts";
import type { Context } from "./context.ts";

/** What can be read in an inbox belongs to its user, whatever is granted (PROTOCOL [INB-2]). */
const PRIVATE: ReadonlySet<Verb> = new Set(["subscribe", "history", "members", "presence"]);

/** What the connection may do on a channel. */
export function listAllowed(
  { identity, connection }: Context,
  namespace: LoadedNamespace,
  channel: string,
): readonly Verb[] {
  const allowed = identity.allowed(namespace, channel);
  if (namespace.declaration.inbox !== true) return allowed;
  if (channel !== `${namespace.name}:${connection.user}`) return allowed.filter((verb) => !PRIVATE.has(verb));
  return [...new Set<Verb>(["subscribe", "history", ...allowed])];
}

/** The namespace of a channel, if the contract has it and the connection may do this there (PROTOCOL [PRM-1], [PRM-3]). */
export function permit(context: Context, channel: string, verb: Verb): LoadedNamespace | Refusal {
  const namespace = context.core.contract.namespace(toNamespace(channel));
  if (namespace === undefined) return refuse("unknown_namespace");
  return listAllowed(context, namespace, channel).includes(verb) ? namespace : refuse("forbidden");
}

/**
 * The same for what reads a channel without a subscription: whoever has none needs the verdict that one would need, or
 * a backend that refuses it could be read past.
 */
export function permitReading(
  context: Context,
  channel: string,
  verb: "history" | "members",
): Awaitable<LoadedNamespace | Refusal> {
  const permitted = permit(context, channel, verb);
  const { core, connection, subscriptions } = context;
  if ("kind" in permitted || core.questions === undefined || subscriptions.has(channel)) return permitted;
  return whenReady(
    core.questions.subscribe(connection, channel),
    // A new token may have come while the backend was asked.
    (refusal) => refusal ?? permit(context, channel, verb),
  );
}
