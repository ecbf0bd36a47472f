import { element, icon } from "../element.ts";
import { createKeyedList } from "../keyed-list.ts";
import { createRenderTurn } from "../render-turn.ts";
import { createStickyScroll } from "../sticky-scroll.ts";
import type { Store } from "../store.ts";
import { toMoveText, toRows, type Row } from "./conversation-rows.ts";
import type { Conversation, ConversationEvent, Entry } from "./conversation.ts";
import { createRowNode, type FailedActions } from "./message-node.ts";
import { createReachNode } from "./reach-node.ts";

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

function toSpoken(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case "said":
      return entry.isOwn ? [] : [`${entry.speaker.name}: ${entry.text}`];
    case "joined":
    case "left":
      return [toMoveText({ kind: entry.kind, names: [entry.name] })];
    default:
      return [entry.text];
  }
}

/** Reads what arrives from others aloud, once, however the list is redrawn. */
function createAnnouncer(conversation: Store<Conversation, ConversationEvent>): HTMLElement {
  const node = element("div", { className: "visually-hidden", "aria-live": "polite" });
  let told = conversation.state.nextSerial;
  conversation.watch(({ entries, nextSerial }) => {
    const fresh = entries.filter((entry) => entry.serial >= told).slice(-3);
    told = nextSerial;
    const lines = fresh.flatMap(toSpoken);
    if (lines.length > 0) node.replaceChildren(...lines.map((line) => element("p", {}, line)));
  });
  return node;
}

/** Whether a row is a message that somebody else said after the serial. */
function isNews(row: Row, seen: number): boolean {
  return row.kind === "message" && !row.isOwn && row.serial > seen;
}

/** What a reader can do with the list. */
export interface ListActions extends FailedActions {
  /** Brings older messages, if there are any. */
  onOlder(): void;
}

/** How near to the top, in pixels, older messages are asked for. */
const NEAR_TOP = 300;

/** How long nothing must have come before a list that does not fill the screen asks for older messages. */
const REST_MS = 250;

/** Creates the list of messages of a conversation. */
export function createMessageList(
  conversation: Store<Conversation, ConversationEvent>,
  actions: ListActions,
): MessageList {
  const items = element("ol", { className: "messages" });
  const empty = toEmptyState();
  const reach = createReachNode(() => actions.onOlder());
  const scroller = element(
    "div",
    { className: "scroller", tabIndex: 0, role: "region", "aria-label": "Messages" },
    empty,
    reach.node,
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
  let resting: ReturnType<typeof setTimeout> | undefined;

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

  function lookBack(): void {
    const isMore = conversation.state.reach.status === "more" && rows.some(({ kind }) => kind === "message");
    if (isMore && scroller.scrollTop < NEAR_TOP) actions.onOlder();
  }
  scroller.addEventListener("scroll", lookBack);

  const draw = createRenderTurn(() => {
    rows = toRows(conversation.state);
    empty.hidden = rows.length > 0;
    scroll.change(() => {
      list.show(rows);
      reach.show(conversation.state.reach, rows.length > 0);
    }, items);
    drawHint();
    // The messages of a channel that one enters come one by one: until all are there, the top is in sight.
    clearTimeout(resting);
    resting = setTimeout(lookBack, REST_MS);
  });
  conversation.watch(draw);
  return {
    node: element("div", { className: "scroll-area" }, scroller, hint, createAnnouncer(conversation)),
    toEnd: () => scroll.toEnd(),
  };
}
