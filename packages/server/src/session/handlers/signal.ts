import { encodeSignal } from "../../codec/encode.ts";
import { findPayloadFault } from "../../contract/loaded-contract.ts";
import type { ClientSignal } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { DONE, reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Hands a signal to the subscribers of its channel; nothing is kept (PROTOCOL [SIG-1], [SIG-3]). */
export function handleSignal(context: Context, { id, channel, event, data }: ClientSignal): Outcome {
  const { core, connection } = context;
  const namespace = permit(context, channel, "signal");
  if ("kind" in namespace) return namespace;
  const fault = findPayloadFault(namespace, "signal", event, data);
  if (fault !== undefined) return fault;
  const by = { user: connection.user, connection: connection.connection };
  const text = encodeSignal({ channel, event, timeMs: core.clock.now(), by, dataText: JSON.stringify(data) });
  core.engine.signal(channel, Buffer.from(text));
  return id === undefined ? DONE : reply({ type: "ok", id });
}
