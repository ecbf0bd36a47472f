import { whenReady, type Awaitable } from "../../awaitable.ts";
import type { ClientSignal } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { DONE, reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Hands a signal to the subscribers of its channel; nothing is kept (PROTOCOL [SIG-1], [SIG-3]). */
export function handleSignal(context: Context, frame: ClientSignal): Awaitable<Outcome> {
  const { core, connection } = context;
  const { id, channel, event, data } = frame;
  const namespace = permit(context, channel, "signal");
  if ("kind" in namespace) return namespace;
  const by = { user: connection.user, connection: connection.connection };
  const signalled = core.publisher.signal(namespace, { channel, event, data, by });
  return whenReady(signalled, (refusal): Outcome => {
    // Nobody waits to hear of it: above its rate it is dropped (PROTOCOL [SIG-4]).
    if (id === undefined && refusal?.code === "rate_limited") return DONE;
    if (refusal !== undefined) return refusal;
    return id === undefined ? DONE : reply({ type: "ok", id });
  });
}
