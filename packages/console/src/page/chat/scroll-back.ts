import { ParlanceError, type Message } from "@parlance/sdk";
import type { ChatSaid } from "@parlance/sdk/chat";
import { readHistory } from "@parlance/sdk/history";
import type { Store } from "../store.ts";
import { hasFeature, toReader, type ChatClient, type ChatLine } from "./chat-client.ts";
import type { Conversation, ConversationEvent, Mark, OldEntry, Said } from "./conversation.ts";
import { toFailureText } from "./failure-text.ts";

/** How many older messages are read at a time. */
const PAGE = 50;

/** Brings older messages into a conversation. */
export interface ScrollBack {
  /** Reads one page, unless one is being read already or nothing lies before. */
  read(): void;
  /** Takes what the SDK told of a message that cannot be shown; false when it is none of the older ones. */
  takeMark(offset: number, kind: Mark["kind"], text: string): boolean;
}

/** The message as it stands in a conversation. */
export function toSaid(
  client: ChatClient,
  { data, offset, time, by, own, key }: Message<"chat.said", ChatSaid>,
): Omit<Said, "serial"> {
  // Messages of an earlier life of this window are our own as well.
  const isOwn = own || (by !== undefined && by.user === toReader(client));
  const speaker = { user: by?.user, name: data.name ?? by?.user ?? "The server" };
  return { kind: "said", offset, timeMs: time, speaker, text: data.text, isOwn, key };
}

/** Creates the reader of what came before in a channel. */
export function createScrollBack(
  client: ChatClient,
  line: ChatLine,
  conversation: Store<Conversation, ConversationEvent>,
  signal: AbortSignal,
): ScrollBack {
  let page: { readonly before: number; readonly marks: Map<number, OldEntry> } | undefined;

  async function readPage(before: { readonly epoch: string; readonly offset: number }): Promise<void> {
    const marks = new Map<number, OldEntry>();
    page = { before: before.offset, marks };
    conversation.tell({ kind: "reach", reach: { status: "loading", before } });
    try {
      const { messages, next } = await readHistory(line, { position: before, limit: PAGE, signal });
      const said = messages.flatMap((message) =>
        message.event === "chat.said" ? [[message.offset, toSaid(client, message)] as const] : [],
      );
      const entries = [...said, ...marks].toSorted(([one], [other]) => one - other);
      const isWhole = (entries[0]?.[0] ?? before.offset) <= 1;
      conversation.tell({
        kind: "older",
        entries: entries.map(([, entry]) => entry),
        reach: next
          ? { status: "more", before: next }
          : { status: "beginning", epoch: before.epoch, isWhole },
      });
    } catch (error) {
      if (signal.aborted) return;
      const isOver =
        error instanceof ParlanceError && (error.code === "position_lost" || error.code === "not_kept");
      conversation.tell({
        kind: "reach",
        reach: isOver
          ? { status: "beginning", epoch: before.epoch, isWhole: false }
          : { status: "failed", before, why: toFailureText(error) },
      });
    } finally {
      page = undefined;
    }
  }

  return {
    read() {
      const { reach } = conversation.state;
      const isAsked = reach.status === "more" || reach.status === "failed";
      if (isAsked && hasFeature(client, "history")) void readPage(reach.before);
    },
    takeMark(offset, kind, text) {
      if (page === undefined || offset >= page.before) return false;
      page.marks.set(offset, { kind, text });
      return true;
    },
  };
}
