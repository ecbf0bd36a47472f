import { element, icon } from "../element.ts";
import type { Store } from "../store.ts";
import { toShortName } from "./channel-address.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";
import { createCopyLinkButton } from "./copy-link-button.ts";
import { createMembersButton } from "./members-button.ts";
import { createMessageBox } from "./message-box.ts";
import { createMessageList } from "./message-list.ts";
import { createTypingLine } from "./typing-line.ts";
import type { Visit } from "./visit.ts";

/** The conversation of a channel: its name, its messages and the box to answer in. */
export interface TalkView {
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  /** Shows a visit; what is written from now on is said there. */
  open(visit: Visit): void;
}

/** What surrounds the conversation. */
export interface TalkViewOptions {
  readonly conversation: Store<Conversation, ConversationEvent>;
  /** The user that the reader is. */
  readonly toReader: () => string;
  /** The reader wants another name or channel. */
  readonly onChange: () => void;
}

/** Creates the view of a conversation. */
export function createTalkView({ conversation, toReader, onChange }: TalkViewOptions): TalkView {
  let visit: Visit | undefined;
  const place = element("h2", {});
  const address = element("code", { className: "address" });
  const who = element("span", {});
  const change = element(
    "button",
    { type: "button", className: "quiet named", title: "Change your name or the channel", onclick: onChange },
    icon("edit"),
    who,
  );
  const box = createMessageBox({
    onSay(text) {
      visit?.say(text);
      list.toEnd();
    },
    onType: () => visit?.type(),
  });
  const list = createMessageList(conversation, {
    onOlder: () => visit?.lookBack(),
    onRetry: (serial) => visit?.retry(serial),
    onDiscard: (serial) => conversation.tell({ kind: "discarded", serial }),
    onEdit(serial) {
      const failed = conversation.state.outgoing.find((message) => message.serial === serial);
      conversation.tell({ kind: "discarded", serial });
      if (failed !== undefined) box.restore(failed.text);
    },
  });
  const members = createMembersButton(conversation, toReader);
  const tools = element("div", { className: "tools" }, members.node, change, createCopyLinkButton());
  const head = element(
    "header",
    { className: "pane-head" },
    element("div", { className: "place" }, place, address),
    tools,
  );
  return {
    head,
    body: element("div", { className: "talk" }, list.node, createTypingLine(conversation), box.node),
    open(next) {
      visit = next;
      place.textContent = toShortName(next.channel);
      address.textContent = next.channel;
      who.textContent = next.name;
      list.toEnd();
      // On a phone the cursor would bring up the keyboard, and hide what was said.
      if (matchMedia("(hover: hover)").matches) box.focus();
    },
  };
}
