import { whenReady, type Awaitable } from "../../awaitable.ts";
import { toNamespace } from "../../channel/channel-name.ts";
import { toMessageTemplate } from "../../codec/encode.ts";
import { findPayloadFault } from "../../contract/loaded-contract.ts";
import type { Appended } from "../../engine/engine.ts";
import { refuse } from "../../errors.ts";
import type { Publish } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";

/** Adds a message to a channel; the faults are judged in the order that PROTOCOL, publish, gives. */
export function handlePublish(context: Context, frame: Publish): Awaitable<Outcome> {
  const { core, connection, identity } = context;
  const { channel, event, data, key } = frame;
  const namespace = core.contract.namespace(toNamespace(channel));
  if (namespace === undefined) return refuse("unknown_namespace");
  if (!identity.allowed(namespace, channel).includes("publish")) return refuse("forbidden");
  const fault = findPayloadFault(namespace, event, data);
  if (fault !== undefined) return fault;
  const by = { user: connection.user, connection: connection.connection };
  const template = toMessageTemplate({ channel, event, timeMs: core.clock.now(), by, key, data });
  const appended = core.engine.append({ channel, retention: namespace.retention, ...template });
  return whenReady(appended, (result) => toOutcome(context, frame, result));
}

function toOutcome(
  { core, connection }: Context,
  { id, channel, event, data }: Publish,
  result: Appended,
): Outcome {
  if (result.kind === "unavailable") return refuse("not_available");
  const { position } = result;
  core.hooks.onMessage?.(connection, { channel, event, data, position });
  return reply({ type: "ok", id, position });
}
