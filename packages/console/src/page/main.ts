import { createClient, storedGuest, webSocketTransport } from "@parlance/sdk";
import { chatIdentity, room } from "@parlance/sdk/chat";
import { DEFAULT_CHANNEL, parseHash } from "./chat/channel-address.ts";
import type { ChatClient } from "./chat/chat-client.ts";
import { createChatPane } from "./chat/chat-pane.ts";
import { createConnectionView } from "./chat/connection-view.ts";
import { toContractNotice } from "./chat/contract-notice.ts";
import { createIdentity, openStorage } from "./chat/identity.ts";
import { element } from "./element.ts";
import { toContractGround } from "./hand/contract-ground.ts";
import { createHandPane } from "./hand/hand-pane.ts";
import { createHandSocket } from "./hand/hand-socket.ts";
import { toChatGround } from "./hand/samples.ts";
import { nextTrial, type Trial, type TrialEvent } from "./hand/trial.ts";
import { createInspectorPane } from "./inspector/inspector-pane.ts";
import { initialInspector, reduceInspector } from "./inspector/inspector-state.ts";
import { tapTransport } from "./inspector/tap-transport.ts";
import { createPageLayout } from "./page-layout.ts";
import { createStore } from "./store.ts";

const endpoint = new URL("v1/connect", document.baseURI).href.replace(/^http/, "ws");

const windowStorage = openStorage(() => sessionStorage);
const inspector = createStore(initialInspector, reduceInspector);
const client: ChatClient = createClient({
  url: endpoint,
  contract: { ...chatIdentity, namespaces: { room } },
  // Of this window, not of the browser: two windows are two people.
  guest: storedGuest(windowStorage),
  transport: tapTransport(webSocketTransport, "chat", (event) => inspector.tell(event)),
});

const trial = createStore<Trial, TrialEvent>({ status: "untried" }, nextTrial);
const handSocket = createHandSocket({
  url: endpoint,
  transport: tapTransport(webSocketTransport, "hand", (event) => {
    inspector.tell(event);
    trial.tell(event);
  }),
  toHello: () => ({ type: "hello", contract: chatIdentity }),
});

const connection = createConnectionView(() => void client.connect().catch(() => undefined));
client.on("state", (state) => connection.show(state));

const hand = createHandPane({
  socket: handSocket,
  trial,
  ground: toChatGround(parseHash(location.hash) ?? DEFAULT_CHANNEL),
});
const frames = element("div", { className: "frames-pane" }, createInspectorPane(inspector), hand.node);
const chat = createChatPane({
  client,
  identity: createIdentity(
    openStorage(() => localStorage),
    windowStorage,
  ),
  banner: connection.banner,
  onFrames: () => layout.show("frames"),
  onEnter: (channel) => hand.moveTo(toChatGround(channel)),
});
const layout = createPageLayout({ chat: chat.node, frames }, connection.pill);
document.body.append(layout.node);

/** On a server with another contract, the samples are made of that one. */
async function followContract(): Promise<void> {
  const response = await fetch(new URL("v1/contract", document.baseURI));
  const ground = response.ok ? toContractGround(await response.json()) : undefined;
  if (ground !== undefined) hand.moveTo(ground);
}
client.on("state", (state) => {
  const notice = state.status === "connected" ? toContractNotice(state.contract) : undefined;
  if (notice?.severity === "foreign") followContract().catch(reportError);
});

chat.start();
// Whether it succeeds shows in the pill.
client.connect().catch(() => undefined);
