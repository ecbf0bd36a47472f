import { whenReady, type Awaitable } from "../../awaitable.ts";
import { readHistory, type HistoryRead } from "../../channel/history.ts";
import { encodePage } from "../../codec/encode.ts";
import type { Refusal } from "../../errors.ts";
import type { History } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import { permitReading } from "../permission.ts";

/** Reads kept messages (PROTOCOL, History). */
export function handleHistory(context: Context, frame: History): Awaitable<Outcome> {
  const { channel, direction, position, limit } = frame;
  return whenReady(permitReading(context, channel, "history"), (namespace) => {
    if ("kind" in namespace) return namespace;
    const read = readHistory(context.core.engine, namespace, channel, { direction, position }, limit);
    return whenReady(read, (page) => toOutcome(frame, page));
  });
}

function toOutcome({ id, channel }: History, page: HistoryRead | Refusal): Outcome {
  if (page.kind === "refusal") return page;
  const { messages, first, head, more } = page;
  const bytes = messages.map((message) => message.bytes);
  return {
    kind: "text",
    type: "page",
    text: encodePage({ id, channel, epoch: head.epoch, first, head: head.offset, more }, bytes),
  };
}
