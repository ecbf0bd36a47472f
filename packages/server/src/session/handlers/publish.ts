import { whenReady, type Awaitable } from "../../awaitable.ts";
import type { Publish } from "../../generated/frames.ts";
import type { Published } from "../../publisher.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Adds a message to a channel; the faults are judged in the order that PROTOCOL, publish, gives. */
export function handlePublish(context: Context, frame: Publish): Awaitable<Outcome> {
  const { core, connection } = context;
  const { channel, event, data, key } = frame;
  const namespace = permit(context, channel, "publish");
  if ("kind" in namespace) return namespace;
  const beganMs = core.tally.publish.begin();
  const by = { user: connection.user, connection: connection.connection };
  const published = core.publisher.publish(namespace, { channel, event, data, key, by });
  return whenReady(published, (result) => {
    core.tally.publish.end(beganMs);
    return toOutcome(context, frame, result);
  });
}

function toOutcome(
  { core, connection }: Context,
  { id, channel, event }: Publish,
  result: Published,
): Outcome {
  if (result.kind === "refusal") return result;
  const { position, isDuplicate, data } = result;
  if (isDuplicate) return reply({ type: "ok", id, position, duplicate: true });
  core.hooks.onMessage?.(connection, { channel, event, data, position });
  return reply({ type: "ok", id, position });
}
