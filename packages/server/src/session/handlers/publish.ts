import { whenReady, type Awaitable } from "../../awaitable.ts";
import { digest } from "../../codec/digest.ts";
import { toMessageTemplate } from "../../codec/encode.ts";
import { findPayloadFault } from "../../contract/loaded-contract.ts";
import type { Appended } from "../../engine/engine.ts";
import { refuse } from "../../errors.ts";
import type { Publish } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Adds a message to a channel; the faults are judged in the order that PROTOCOL, publish, gives. */
export function handlePublish(context: Context, frame: Publish): Awaitable<Outcome> {
  const { core, connection } = context;
  const { channel, event, data, key } = frame;
  const namespace = permit(context, channel, "publish");
  if ("kind" in namespace) return namespace;
  const fault = findPayloadFault(namespace, "message", event, data);
  if (fault !== undefined) return fault;
  // Turned into text once, whatever the number of subscribers; the client's own text is never forwarded.
  const dataText = JSON.stringify(data);
  const by = { user: connection.user, connection: connection.connection };
  const template = toMessageTemplate({ channel, event, timeMs: core.clock.now(), by, key, dataText });
  const idempotency =
    key === undefined ? undefined : { user: connection.user, key, digest: digest(`${event} ${dataText}`) };
  const appended = core.engine.append({ channel, retention: namespace.retention, ...template, idempotency });
  return whenReady(appended, (result) => toOutcome(context, frame, result));
}

function toOutcome(
  { core, connection }: Context,
  { id, channel, event, data }: Publish,
  result: Appended,
): Outcome {
  switch (result.kind) {
    case "unavailable":
      return refuse("not_available");
    case "keyReused":
      return refuse("key_reused");
    case "duplicate":
      return reply({ type: "ok", id, position: result.position, duplicate: true });
    case "appended":
      core.hooks.onMessage?.(connection, { channel, event, data, position: result.position });
      return reply({ type: "ok", id, position: result.position });
  }
}
