import { onTestFinished } from "vitest";
import { chat, type room } from "../src/generated/chat/index.ts";
import type { Publish, Subscribe, Subscribed } from "../src/generated/frames.ts";
import {
  createClient,
  type Channel,
  type Client,
  type ClientEvents,
  type ClientOptions,
  type ClientState,
  type Subscription,
} from "../src/index-node.ts";
import { createVirtualClock, type VirtualClock } from "../src/testing/virtual-clock.ts";
import { subscribed } from "./frames.ts";
import { startScriptedServer, type Peer, type ScriptedServer } from "./scripted-server.ts";

type ChatClient = Client<(typeof chat)["namespaces"]>;

/** A client of a scripted server, with a clock that stands still. */
export interface Setup {
  readonly server: ScriptedServer;
  readonly client: ChatClient;
  readonly clock: VirtualClock;
}

/** Creates a client with the contract `chat`; it closes with the test. */
export function createChatClient(
  options: Omit<ClientOptions, "contract"> & { readonly contract?: typeof chat },
): ChatClient {
  const client = createClient({ contract: chat, ...options });
  // What is expected to fail is looked at in the test; what is not would only be noise.
  client.on("error", () => undefined);
  onTestFinished(() => client.close());
  return client;
}

/** Starts a scripted server and creates a client for it. */
export async function setUp(options: Partial<ClientOptions> = {}): Promise<Setup> {
  const server = await startScriptedServer();
  const clock = createVirtualClock();
  const { contract: _, ...rest } = options;
  return { server, clock, client: createChatClient({ url: server.url, clock, random: () => 0.5, ...rest }) };
}

/** Lets a promise fail in peace whose end comes only when the test is over. */
export function abandon(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}

/** Resolves when the client has the state, now or later. */
export function untilState<Status extends ClientState["status"]>(
  client: ChatClient,
  status: Status,
): Promise<Extract<ClientState, { status: Status }>> {
  return new Promise((resolve) => {
    const look = (state: ClientState): void => {
      if (state.status !== status) return;
      unlisten();
      resolve(state as Extract<ClientState, { status: Status }>);
    };
    const unlisten = client.on("state", look);
    look(client.state);
  });
}

/** Resolves with what the client tells next under a name. */
export function nextEvent<Name extends keyof ClientEvents>(
  client: ChatClient,
  name: Name,
): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => {
    const unlisten = client.on(name, (value) => {
      unlisten();
      resolve(value);
    });
  });
}

/** Lets the pause of a waiting client pass and takes its next connection. */
export async function reconnect({ server, client, clock }: Setup): Promise<Peer> {
  const { untilMs } = await untilState(client, "waiting");
  clock.advance(untilMs - clock.now());
  return server.accept();
}

/** Reads a subscribe and grants it. */
export async function grant(
  peer: Peer,
  changes: Partial<Subscribed> = {},
  offset = 0,
  epoch = "e1",
): Promise<Subscribe> {
  const frame = await peer.expect("subscribe");
  peer.send(subscribed({ id: frame.id, channel: frame.channel, ...changes }, offset, epoch));
  return frame;
}

/** A client that is subscribed to room:kitchen at offset 0, and all that its listener got. */
export async function setUpKitchen(
  options: Partial<ClientOptions> = {},
  subscribeOptions: { readonly echo?: boolean; readonly last?: number } = {},
): Promise<
  Setup & {
    readonly peer: Peer;
    readonly subscription: Subscription;
    readonly texts: string[];
    readonly kitchen: Channel<typeof room>;
  }
> {
  const setup = await setUp(options);
  const texts: string[] = [];
  const kitchen = setup.client.channel("room:kitchen");
  kitchen.on("chat.said", ({ data }) => texts.push(data.text));
  const subscribing = kitchen.subscribe(subscribeOptions);
  const peer = await setup.server.accept();
  await peer.greet();
  await grant(peer);
  return { ...setup, peer, texts, kitchen, subscription: await subscribing };
}

/** What a server answers that has nothing to tell but yes. */
export function grantPlainly(peer: Peer, { id }: { readonly id?: number }): void {
  peer.send({ type: "ok", id: id ?? 0 });
}

/** Acknowledges a publish with a position. */
export function acknowledge(peer: Peer, { id }: Publish, offset: number): void {
  peer.send({ type: "ok", id, position: { epoch: "e1", offset } });
}
