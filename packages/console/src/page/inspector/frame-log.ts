import type { ErrorFrame } from "../../generated/frames.ts";
import type { Issue } from "../../generated/validators.ts";
import { formatClose, isBlame } from "./close-text.ts";
import { judgeFrame, type Direction, type JudgedFrame } from "./judge-frame.ts";

/** The sockets of the page: that of the chat, and that of the frames written by hand. */
export type SocketName = "chat" | "hand";

/** That the server refused a frame, in its own words: by an `error`, or by closing the connection. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
}

/** A frame that crossed a socket. */
export interface FrameRecord extends JudgedFrame {
  readonly kind: "frame";
  readonly serial: number;
  readonly socket: SocketName;
  readonly direction: Direction;
  /** Clock of the page. */
  readonly timeMs: number;
  /** Length in UTF-8. */
  readonly bytes: number;
  readonly text: string;
  /** There when the server refused this frame. */
  readonly refusal?: Refusal;
}

/** That a socket opened or closed. */
export interface SocketNote {
  readonly kind: "opened" | "closed";
  readonly serial: number;
  readonly socket: SocketName;
  readonly timeMs: number;
  /** The URL that was opened, or the code and reason of the close. */
  readonly text: string;
}

/** A line of the log. */
export type LogItem = FrameRecord | SocketNote;

/** The newest lines, oldest first, and the serial of the next one. */
export interface FrameLog {
  readonly items: readonly LogItem[];
  readonly nextSerial: number;
}

/** What a socket tells the log. */
export type SocketEvent =
  | { readonly kind: "opened"; readonly socket: SocketName; readonly timeMs: number; readonly url: string }
  | {
      readonly kind: "frame";
      readonly socket: SocketName;
      readonly timeMs: number;
      readonly direction: Direction;
      readonly text: string;
    }
  | {
      readonly kind: "closed";
      readonly socket: SocketName;
      readonly timeMs: number;
      readonly code: number;
      readonly reason: string;
    };

/** How many lines a log keeps; older ones are forgotten. */
export const LOG_LIMIT = 500;

/** A log without lines. */
export const emptyLog: FrameLog = { items: [], nextSerial: 1 };

const encoder = new TextEncoder();

function toItem(event: SocketEvent, serial: number): LogItem {
  const { socket, timeMs } = event;
  switch (event.kind) {
    case "opened":
      return { kind: "opened", serial, socket, timeMs, text: event.url };
    case "closed":
      return {
        kind: "closed",
        serial,
        socket,
        timeMs,
        text: formatClose(event.code, event.reason),
      };
    case "frame": {
      const { direction, text } = event;
      const bytes = encoder.encode(text).length;
      return {
        kind: "frame",
        serial,
        socket,
        timeMs,
        direction,
        text,
        bytes,
        ...judgeFrame(direction, text),
      };
    }
  }
}

/** The index of the newest frame of the socket's present connection that went out and fits; -1 when there is none. */
function findSent(
  items: readonly LogItem[],
  socket: SocketName,
  fits: (record: FrameRecord) => boolean,
): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item === undefined || item.socket !== socket) continue;
    if (item.kind !== "frame") return -1;
    if (item.direction === "out" && fits(item)) return index;
  }
  return -1;
}

function refuse(items: readonly LogItem[], index: number, refusal: Refusal): readonly LogItem[] {
  const item = items[index];
  if (item === undefined || item.kind !== "frame" || item.refusal !== undefined) return items;
  return items.with(index, { ...item, refusal });
}

/** Reads the refusal that a valid `error` frame states. */
export function toRefusal(frame: ErrorFrame): Refusal {
  const { code, message, at, issues } = frame;
  const named = at === undefined ? [] : [{ at, keyword: code, message }];
  return { code, message, issues: issues ?? named };
}

function isError(item: LogItem): item is FrameRecord & { readonly value: ErrorFrame } {
  return (
    item.kind === "frame" &&
    item.direction === "in" &&
    item.type === "error" &&
    item.judgement.status === "valid"
  );
}

/** Marks the frame that the event refuses, if it refuses one: by `id`, else the newest that is no `pong`. */
function markRefused(items: readonly LogItem[], event: SocketEvent, item: LogItem): readonly LogItem[] {
  const isRequest = (record: FrameRecord): boolean => record.type !== "pong";
  if (isError(item)) {
    const { id } = item.value;
    const index = findSent(items, item.socket, id === undefined ? isRequest : (record) => record.id === id);
    return refuse(items, index, toRefusal(item.value));
  }
  if (event.kind === "closed" && isBlame(event.code)) {
    const refusal = { code: `close ${event.code}`, message: event.reason, issues: [] };
    return refuse(items, findSent(items, event.socket, isRequest), refusal);
  }
  return items;
}

/** Adds what a socket told to the log, and marks the earlier frame that it refuses. Pure. */
export function appendToLog(log: FrameLog, event: SocketEvent): FrameLog {
  const item = toItem(event, log.nextSerial);
  const items = [...markRefused(log.items, event, item), item];
  return {
    items: items.length > LOG_LIMIT ? items.slice(-LOG_LIMIT) : items,
    nextSerial: log.nextSerial + 1,
  };
}

/** Forgets all lines; serials go on. */
export function clearLog(log: FrameLog): FrameLog {
  return { ...log, items: [] };
}
