import { element, icon } from "../element.ts";
import type { KeyedNode } from "../keyed-list.ts";
import { toInitial, toTint } from "./avatar.ts";
import { toMoveText, type MessageRow, type MoveRow, type Row } from "./conversation-rows.ts";
import type { Delivery } from "./conversation.ts";
import { toPieces } from "./link-text.ts";
import { toClockText, toDayText, toMomentText } from "./time-text.ts";

/** What a reader can do with an own message that was not sent. */
export interface FailedActions {
  /** Sends the message again. */
  onRetry(serial: number): void;
  /** Takes the message back into the box for writing. */
  onEdit(serial: number): void;
  onDiscard(serial: number): void;
}

function toTime(timeMs: number): HTMLTimeElement {
  return element(
    "time",
    { dateTime: new Date(timeMs).toISOString(), title: toMomentText(timeMs) },
    toClockText(timeMs),
  );
}

function toByline({ speaker, timeMs, isOwn }: MessageRow): HTMLElement {
  const name = element("strong", { title: speaker.user ?? "" }, speaker.name);
  // On the own side of the list everybody knows who speaks; a screen reader is told.
  if (isOwn) name.className = "visually-hidden";
  return element("p", { className: "byline" }, name, " ", toTime(timeMs));
}

/** The small sign in an own message: on its way, or stored. */
function toTick(delivery: Delivery | undefined): HTMLElement | undefined {
  if (delivery === undefined || delivery.status === "failed") return undefined;
  const isStored = delivery.status === "stored";
  const label = isStored ? `Stored at offset ${delivery.offset}` : "Sending";
  return element(
    "span",
    { className: `tick ${delivery.status}`, title: label, role: "img", "aria-label": label },
    icon(isStored ? "tick" : "clock"),
  );
}

function toBubble({ text, timeMs, delivery }: MessageRow): HTMLElement {
  const pieces = toPieces(text).map((piece) =>
    piece.kind === "plain"
      ? piece.text
      : element("a", { href: piece.text, target: "_blank", rel: "noopener noreferrer" }, piece.text),
  );
  return element("p", { className: "bubble", title: toMomentText(timeMs) }, ...pieces, toTick(delivery));
}

function toFailure(
  serial: number,
  { why, isFinal }: Extract<Delivery, { status: "failed" }>,
  actions: FailedActions,
): HTMLElement {
  const button = (label: string, onclick: () => void): HTMLElement =>
    element("button", { type: "button", className: "link-button", onclick }, label);
  return element(
    "p",
    { className: "delivery failed", role: "alert" },
    element("span", {}, `Not sent: ${why}.`),
    !isFinal && button("Try again", () => actions.onRetry(serial)),
    button("Edit", () => actions.onEdit(serial)),
    button("Discard", () => actions.onDiscard(serial)),
  );
}

function toDelivery(
  serial: number,
  delivery: Delivery | undefined,
  actions: FailedActions,
): HTMLElement | undefined {
  switch (delivery?.status) {
    case "failed":
      return toFailure(serial, delivery, actions);
    case "sending":
      return element("p", { className: "delivery sending" }, "Sending …");
    case "stored":
    case undefined:
      return undefined;
  }
}

function isSameDelivery(one: Delivery | undefined, other: Delivery | undefined): boolean {
  if (one?.status !== "stored" || other?.status !== "stored") return one === other;
  return one.offset === other.offset;
}

function toClassName({ isOwn, isFirst, delivery }: MessageRow): string {
  const names = ["message", isOwn ? "own" : "other", isFirst && "first", delivery?.status];
  return names.filter(Boolean).join(" ");
}

function toBody(row: MessageRow, actions: FailedActions): HTMLElement {
  return element(
    "div",
    { className: "body" },
    row.isFirst && toByline(row),
    toBubble(row),
    toDelivery(row.serial, row.delivery, actions),
  );
}

function createMessageNode(row: MessageRow, actions: FailedActions): KeyedNode<Row> {
  const { speaker } = row;
  const avatar = element(
    "span",
    { className: "avatar", "aria-hidden": "true", "data-tint": String(toTint(speaker.user ?? speaker.name)) },
    toInitial(speaker.name),
  );
  const node = element("li", { className: toClassName(row) }, !row.isOwn && avatar, toBody(row, actions));
  let shown = row;
  return {
    node,
    update(next) {
      if (next.kind !== "message") return;
      if (next.isFirst === shown.isFirst && isSameDelivery(next.delivery, shown.delivery)) return;
      shown = next;
      node.className = toClassName(next);
      node.lastElementChild?.replaceWith(toBody(next, actions));
    },
  };
}

function createMoveNode(row: MoveRow): KeyedNode<Row> {
  const node = element("li", { className: "move" }, toMoveText(row));
  return {
    node,
    update(next) {
      if (next.kind === row.kind) node.textContent = toMoveText(next);
    },
  };
}

/** Creates the node of a row in the list of messages. */
export function createRowNode(row: Row, actions: FailedActions): KeyedNode<Row> {
  switch (row.kind) {
    case "message":
      return createMessageNode(row, actions);
    case "day":
      return {
        node: element("li", { className: "divider" }, element("span", {}, toDayText(row.timeMs, Date.now()))),
      };
    case "unread":
      return { node: element("li", { className: "divider unread" }, element("span", {}, "New")) };
    case "joined":
    case "left":
      return createMoveNode(row);
    case "gap":
    case "unreadable":
    case "ended":
      return { node: element("li", { className: `mark ${row.kind}` }, row.text) };
  }
}
