import { joinNames } from "./company.ts";
import type { Conversation, Delivery, Mark, Moved, Outgoing, Said, Speaker } from "./conversation.ts";
import { isSameDay } from "./time-text.ts";

/** A message as it stands in the list, own or heard. */
export interface MessageRow {
  readonly kind: "message";
  readonly key: string;
  readonly serial: number;
  readonly speaker: Speaker;
  readonly text: string;
  readonly timeMs: number;
  readonly isOwn: boolean;
  /** Whether the row begins a group of messages of one speaker: it carries the name and the time. */
  readonly isFirst: boolean;
  /** How far an own message has come. */
  readonly delivery?: Delivery;
}

/** Those who came, or went, one after the other. */
export interface MoveRow {
  readonly kind: Moved["kind"];
  readonly key: string;
  readonly names: readonly string[];
}

/** What the list of messages shows. */
export type Row =
  | MessageRow
  | { readonly kind: "day"; readonly key: string; readonly timeMs: number }
  | { readonly kind: "unread"; readonly key: string }
  | MoveRow
  | { readonly kind: Mark["kind"]; readonly key: string; readonly text: string };

/** Messages of one speaker stand together when no more time than this lies between two. */
export const GROUP_MS: number = 5 * 60_000;

type Message = Omit<MessageRow, "kind" | "key" | "isFirst">;

function toHeard({ serial, speaker, text, timeMs, isOwn, offset }: Said): Message {
  return {
    serial,
    speaker,
    text,
    timeMs,
    isOwn,
    ...(isOwn && { delivery: { status: "stored", offset } as const }),
  };
}

function toSending({ serial, text, name, timeMs, delivery }: Outgoing): Message {
  return { serial, speaker: { user: undefined, name }, text, timeMs, isOwn: true, delivery };
}

function isTogether(before: Row | undefined, message: Message): boolean {
  if (
    before?.kind !== "message" ||
    before.isOwn !== message.isOwn ||
    before.speaker.name !== message.speaker.name
  )
    return false;
  // Own messages on their way do not know their user yet.
  if (!message.isOwn && before.speaker.user !== message.speaker.user) return false;
  return message.timeMs - before.timeMs <= GROUP_MS;
}

function pushMessage(rows: Row[], message: Message, dayMs: number | undefined): void {
  if (dayMs === undefined || !isSameDay(dayMs, message.timeMs)) {
    rows.push({ kind: "day", key: `day ${message.serial}`, timeMs: message.timeMs });
  }
  rows.push({
    kind: "message",
    key: String(message.serial),
    isFirst: !isTogether(rows.at(-1), message),
    ...message,
  });
}

function pushMove(rows: Row[], { kind, serial, name }: Moved): void {
  const last = rows.at(-1);
  if ((last?.kind === "joined" || last?.kind === "left") && last.kind === kind)
    return void rows.splice(-1, 1, { ...last, names: [...last.names, name] });
  rows.push({ kind, key: String(serial), names: [name] });
}

/** Says who came or went. */
export function toMoveText({ kind, names }: Pick<MoveRow, "kind" | "names">): string {
  return `${joinNames(names)} ${kind}`;
}

/**
 * Lays a conversation out as rows: a separator where a day begins, a line where the reader looked away, and messages
 * of one speaker together. Own messages on their way stand at the end.
 */
export function toRows({ entries, outgoing, firstUnread }: Conversation): readonly Row[] {
  const rows: Row[] = [];
  let dayMs: number | undefined;
  for (const entry of entries) {
    if (entry.serial === firstUnread) rows.push({ kind: "unread", key: "unread" });
    if (entry.kind === "said") {
      pushMessage(rows, toHeard(entry), dayMs);
      dayMs = entry.timeMs;
    } else if ("text" in entry) {
      rows.push({ kind: entry.kind, key: String(entry.serial), text: entry.text });
    } else {
      pushMove(rows, entry);
    }
  }
  for (const message of outgoing) {
    pushMessage(rows, toSending(message), dayMs);
    dayMs = message.timeMs;
  }
  return rows;
}
