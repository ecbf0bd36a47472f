import type { Closure, Refusal } from "../errors.ts";
import type { Author, ErrorFrame, ServerFrame } from "../generated/frames.ts";

/** The text of a frame. Messages are built by `encodeMessage` instead, once for all subscribers. */
export function encode(frame: ServerFrame): string {
  return JSON.stringify(frame);
}

/** The one `ping` that every connection gets. */
export const PING: string = encode({ type: "ping" });

/** The `error` for a refused request. */
export function toErrorFrame(
  id: number,
  { code, message, issues, afterMs }: Refusal,
  retryable: boolean,
): ErrorFrame {
  const first = issues?.[0];
  return {
    type: "error",
    id,
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

/** A `message` with its offset still to come: the text before and behind it. */
export interface MessageTemplate {
  readonly before: string;
  readonly behind: string;
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
