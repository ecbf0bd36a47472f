import type { ClientSignal } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { DONE, reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Hands a signal to the subscribers of its channel; nothing is kept (PROTOCOL [SIG-1], [SIG-3]). */
export function handleSignal(context: Context, { id, channel, event, data }: ClientSignal): Outcome {
  const { core, connection } = context;
  const namespace = permit(context, channel, "signal");
  if ("kind" in namespace) return namespace;
  const by = { user: connection.user, connection: connection.connection };
  const fault = core.publisher.signal(namespace, { channel, event, data, by });
  if (fault !== undefined) return fault;
  return id === undefined ? DONE : reply({ type: "ok", id });
}
