import { element, icon } from "../element.ts";
import { createKeyedList } from "../keyed-list.ts";
import { createRenderTurn } from "../render-turn.ts";
import { createStickyScroll } from "../sticky-scroll.ts";
import type { Store } from "../store.ts";
import { toRows, type Row } from "./conversation-rows.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";
import { createRowNode, type FailedActions } from "./message-node.ts";

/** The list of messages of a channel. */
export interface MessageList {
  readonly node: HTMLElement;
  /** Goes to the newest message. */
  toEnd(): void;
}

/** What stands in a list without messages. */
function toEmptyState(): HTMLElement {
  return element(
    "div",
    { className: "empty quiet-place" },
    icon("braces"),
    element("p", {}, element("strong", {}, "It is quiet here.")),
    element("p", {}, "Say something, or open this page in a second window and be two people."),
  );
}

/** Reads what arrives from others aloud, once, however the list is redrawn. */
function createAnnouncer(conversation: Store<Conversation, ConversationEvent>): HTMLElement {
  const node = element("div", { className: "visually-hidden", "aria-live": "polite" });
  let told = conversation.state.nextSerial;
  conversation.watch(({ entries, nextSerial }) => {
    const fresh = entries.filter((entry) => entry.serial >= told).slice(-3);
    told = nextSerial;
    const lines = fresh.flatMap((entry) => {
      if (entry.kind !== "said") return [entry.text];
      return entry.isOwn ? [] : [`${entry.speaker.name}: ${entry.text}`];
    });
    if (lines.length > 0) node.replaceChildren(...lines.map((line) => element("p", {}, line)));
  });
  return node;
}

/** Whether a row is a message that somebody else said after the serial. */
function isNews(row: Row, seen: number): boolean {
  return row.kind === "message" && !row.isOwn && row.serial > seen;
}

/** Creates the list of messages of a conversation. */
export function createMessageList(
  conversation: Store<Conversation, ConversationEvent>,
  actions: FailedActions,
): MessageList {
  const items = element("ol", { className: "messages" });
  const empty = toEmptyState();
  const scroller = element(
    "div",
    { className: "scroller", tabIndex: 0, role: "region", "aria-label": "Messages" },
    empty,
    items,
  );
  const hint = element("button", {
    type: "button",
    className: "hint",
    hidden: true,
    onclick: () => scroll.toEnd(),
  });
  const list = createKeyedList<Row>(items, {
    toKey: ({ key }) => key,
    create: (row) => createRowNode(row, actions),
  });
  let rows: readonly Row[] = [];
  let seen = 0;

  function drawHint(): void {
    if (scroll.isAtEnd) seen = conversation.state.nextSerial - 1;
    const news = rows.filter((row) => isNews(row, seen)).length;
    hint.hidden = scroll.isAtEnd;
    hint.classList.toggle("news", news > 0);
    hint.replaceChildren(
      news === 0 ? "Newest" : news === 1 ? "1 new message" : `${news} new messages`,
      icon("down"),
    );
  }
  const scroll = createStickyScroll(scroller, drawHint);

  const draw = createRenderTurn(() => {
    rows = toRows(conversation.state);
    empty.hidden = rows.length > 0;
    scroll.change(() => list.show(rows));
    drawHint();
  });
  conversation.watch(draw);
  return {
    node: element("div", { className: "scroll-area" }, scroller, hint, createAnnouncer(conversation)),
    toEnd: () => scroll.toEnd(),
  };
}
