import type { Closure, Refusal } from "../errors.ts";
import type { Author, ErrorFrame, Message, Ok, Page, ServerFrame } from "../generated/frames.ts";

/** The text of a frame. Messages are built by `encodeMessage` instead, once for all subscribers. */
export function encode(frame: ServerFrame): string {
  return frame.type === "ok" ? encodeOk(frame) : JSON.stringify(frame);
}

/** By hand, since there is one for each publish. An epoch consists of characters that JSON never escapes. */
function encodeOk({ id, position, duplicate }: Ok): string {
  const at =
    position === undefined ? "" : `,"position":{"epoch":"${position.epoch}","offset":${position.offset}}`;
  return `{"type":"ok","id":${id}${at}${duplicate === undefined ? "" : `,"duplicate":${duplicate}`}}`;
}

/** The one `ping` that every connection gets. */
export const PING: string = encode({ type: "ping" });

/** What an `error` answers: a request, or a signal without `id`, which is known by its channel. */
export type Answered = { readonly id: number } | { readonly channel: string };

/** The `error` for a refused frame. */
export function toErrorFrame(
  answered: Answered,
  { code, message, issues, afterMs }: Refusal,
  retryable: boolean,
): ErrorFrame {
  const first = issues?.[0];
  return {
    type: "error",
    ...answered,
    code,
    message,
    retryable,
    ...(afterMs !== undefined && { afterMs }),
    ...(first !== undefined && { at: first.at, issues: issues ?? [] }),
  };
}

/** The `error` that explains the close after it; undefined when the close has nothing to explain. */
export function toFarewell({ name, message, issues }: Closure): ErrorFrame | undefined {
  if (message === undefined) return undefined;
  const first = issues?.[0];
  return {
    type: "error",
    code: name,
    message,
    retryable: false,
    ...(first !== undefined && { at: first.at, issues: issues ?? [] }),
  };
}

/** What a signal says. */
export type SignalContent = Omit<MessageContent, "key">;

/** The text of a `signal`, for all subscribers. */
export function encodeSignal({ channel, event, timeMs, by, dataText }: SignalContent): string {
  const author = by === undefined ? "" : `,"by":${JSON.stringify(by)}`;
  return `{"type":"signal","channel":"${channel}","event":"${event}","time":${timeMs}${author},"data":${dataText}}`;
}

/** What a page says besides its messages. */
export type PageContent = Omit<Page, "type" | "messages">;

/** The text of a `page` around messages as they are stored (PROTOCOL [HIS-4]). */
export function encodePage(
  { id, channel, epoch, first, head, more }: PageContent,
  messages: readonly Buffer[],
): string {
  const listed = messages.map((bytes) => bytes.toString()).join(",");
  const range = `"epoch":"${epoch}","first":${first},"head":${head}`;
  return `{"type":"page","id":${id},"channel":"${channel}",${range},"messages":[${listed}],"more":${more}}`;
}

/** A `message` with its offset still to come: the text before and behind it. */
export interface MessageTemplate {
  readonly before: string;
  readonly behind: string;
}

/** What is left of a message whose content is deleted (PROTOCOL [DEL-1]); undefined when nothing more can be taken out. */
export function toTombstone({ deleted, ...message }: Message): Buffer | undefined {
  if (deleted === true) return undefined;
  const { type, channel, offset, event, time } = message;
  return Buffer.from(JSON.stringify({ type, channel, offset, event, time, data: {}, deleted: true }));
}

/** What a message says, all but its offset. */
export interface MessageContent {
  readonly channel: string;
  readonly event: string;
  readonly timeMs: number;
  readonly by: Author | undefined;
  readonly key: string | undefined;
  /** JSON text of the data. */
  readonly dataText: string;
}

/**
 * Writes a `message` around the place of its offset, which exists only after the append (PROTOCOL [SUB-5]).
 */
export function toMessageTemplate({
  channel,
  event,
  timeMs,
  by,
  key,
  dataText,
}: MessageContent): MessageTemplate {
  // Channel, event and key consist of characters that JSON never escapes; their grammar says so.
  const author = by === undefined ? "" : `,"by":${JSON.stringify(by)}`;
  const named = key === undefined ? "" : `,"key":"${key}"`;
  return {
    before: `{"type":"message","channel":"${channel}","offset":`,
    behind: `,"event":"${event}","time":${timeMs}${author}${named},"data":${dataText}}`,
  };
}
