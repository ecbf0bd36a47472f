import { whenReady, type Awaitable } from "../../awaitable.ts";
import { encodePage } from "../../codec/encode.ts";
import type { LogPage } from "../../engine/engine.ts";
import { refuse } from "../../errors.ts";
import type { History } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** Pages are cut at this size, so that none delays what comes behind it for long. */
const MAX_PAGE_BYTES = 256 * 1024;

/** Reads kept messages (PROTOCOL, History). */
export function handleHistory(context: Context, frame: History): Awaitable<Outcome> {
  const { channel, direction, position, limit } = frame;
  const namespace = permit(context, channel, "history");
  if ("kind" in namespace) return namespace;
  if (namespace.retention === undefined) return refuse("not_kept");
  const read = context.core.engine.read(
    channel,
    { direction, position },
    { messages: limit, bytes: MAX_PAGE_BYTES },
  );
  return whenReady(read, (page) => toOutcome(frame, page));
}

function toOutcome({ id, channel }: History, page: LogPage): Outcome {
  if (page.kind === "gap") return refuse("position_lost", `the position cannot be read from: ${page.reason}`);
  const { messages, first, head, more } = page;
  const bytes = messages.map((message) => message.bytes);
  return {
    kind: "text",
    text: encodePage({ id, channel, epoch: head.epoch, first, head: head.offset, more }, bytes),
  };
}
