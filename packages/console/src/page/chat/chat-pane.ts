import { element } from "../element.ts";
import { createStore, type Store } from "../store.ts";
import { DEFAULT_CHANNEL, formatHash, parseHash, toShortName, type ChatChannel } from "./channel-address.ts";
import { toReader, type ChatClient } from "./chat-client.ts";
import { toContractNotice, type ContractNotice } from "./contract-notice.ts";
import {
  emptyConversation,
  reduceConversation,
  type Conversation,
  type ConversationEvent,
} from "./conversation.ts";
import type { Identity } from "./identity.ts";
import { createJoinForm } from "./join-form.ts";
import { createTalkView } from "./talk-view.ts";
import { enterChannel, type Visit } from "./visit.ts";

/** What the chat works with. */
export interface ChatPaneOptions {
  readonly client: ChatClient;
  readonly identity: Identity;
  readonly banner: HTMLElement;
  /** The reader of a server without our contract wants to see the frames. */
  readonly onFrames: () => void;
  /** The reader has entered a channel. */
  readonly onEnter: (channel: ChatChannel) => void;
}

/** The chat. */
export interface ChatPane {
  readonly node: HTMLElement;
  /** Opens the form, or the conversation when this window has joined before. Call it once the node is in the page. */
  start(): void;
}

/** What the pane shows. */
type Scene =
  | { readonly status: "joining"; readonly channel: ChatChannel }
  | { readonly status: "talking"; readonly visit: Visit };

/** Keeps the title and the attention of a conversation in step with the window. */
function followWindow(conversation: Store<Conversation, ConversationEvent>, toPlace: () => string): void {
  document.addEventListener("visibilitychange", () => {
    conversation.tell({ kind: document.hidden ? "lookedAway" : "lookedBack" });
  });
  conversation.watch(({ attention }) => {
    const unread = attention.status === "away" && attention.unread > 0 ? `(${attention.unread}) ` : "";
    document.title = `${unread}${toPlace()}Parlance`;
  });
}

function createNoticeCard(onFrames: () => void): {
  readonly node: HTMLElement;
  show(notice: ContractNotice | undefined): void;
} {
  const title = element("strong", {});
  const text = element("p", {});
  const button = element(
    "button",
    { type: "button", className: "primary narrow-only", onclick: onFrames },
    "Show the frames",
  );
  const node = element(
    "div",
    { className: "notice", hidden: true, role: "status" },
    element("p", {}, title),
    text,
    button,
  );
  return {
    node,
    show(notice) {
      node.hidden = notice === undefined;
      node.classList.toggle("card", notice?.severity === "foreign");
      button.hidden = notice?.severity !== "foreign";
      title.textContent = notice?.title ?? "";
      text.textContent = notice?.text ?? "";
    },
  };
}

/** Creates the chat: a form to come in, then the conversation. A link with a channel leads there. */
export function createChatPane({ client, identity, banner, onFrames, onEnter }: ChatPaneOptions): ChatPane {
  const conversation = createStore(emptyConversation, reduceConversation);
  const notice = createNoticeCard(onFrames);
  const form = createJoinForm(talk);
  const view = createTalkView({
    conversation,
    toReader: () => toReader(client),
    onChange: () => join(toChannel()),
  });
  const stage = element("div", { className: "stage" });
  const node = element("div", { className: "chat" });
  let isForeign = false;
  let scene: Scene = { status: "joining", channel: parseHash(location.hash) ?? DEFAULT_CHANNEL };

  function toChannel(): ChatChannel {
    return scene.status === "talking" ? scene.visit.channel : scene.channel;
  }
  function draw(): void {
    if (isForeign) return node.replaceChildren(banner, notice.node);
    // Under the head, so that nothing but messages moves when the banner goes.
    stage.replaceChildren(
      ...(scene.status === "talking" ? [view.head, banner, view.body] : [banner, form.node]),
    );
    node.replaceChildren(notice.node, stage);
  }
  function change(next: Scene): void {
    if (scene.status === "talking") scene.visit.leave();
    scene = next;
    draw();
  }
  function join(channel: ChatChannel): void {
    change({ status: "joining", channel });
    form.open(identity.name ?? identity.suggestion, channel);
  }
  function talk(name: string, channel: ChatChannel): void {
    identity.rename(name);
    const visit = enterChannel(client, conversation, channel, name);
    change({ status: "talking", visit });
    history.replaceState(undefined, "", formatHash(channel));
    view.open(visit);
    onEnter(channel);
  }

  followWindow(conversation, () =>
    scene.status === "talking" ? `${toShortName(scene.visit.channel)} · ` : "",
  );
  window.addEventListener("hashchange", () => {
    const channel = parseHash(location.hash);
    if (channel === undefined || channel === toChannel()) return;
    if (scene.status === "talking") talk(scene.visit.name, channel);
    else join(channel);
  });
  client.on("state", (state) => {
    if (state.status !== "connected") return;
    const found = toContractNotice(state.contract);
    notice.show(found);
    if (isForeign === (found?.severity === "foreign")) return;
    isForeign = !isForeign;
    draw();
  });
  return {
    node,
    start() {
      if (identity.name === undefined) join(toChannel());
      else talk(identity.name, toChannel());
    },
  };
}
