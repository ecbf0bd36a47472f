import type { Message, Welcome } from "../generated/frames.ts";
import type { DrivenClient } from "../stage/driven-client.ts";
import type { Line } from "../stage/line.ts";
import type { FrameOf, Peer } from "../stage/peer.ts";
import type { ClientSetting, Stage } from "../stage/stage.ts";

/** The channel of a case, where one is enough. */
export const CHANNEL = "room:kitchen";

/** Features of a server that only does what every server must. */
export const CORE: Partial<Welcome> = { features: [] };

/** A client that is connected and subscribed to one channel of a server that keeps every rule. */
export interface Scene {
  readonly client: DrivenClient;
  readonly peer: Peer;
  readonly line: Line;
  /** Publishes a message that the client hands over. */
  readonly say: (text: string, requirement?: string) => Promise<Message>;
}

/** Accepts the next connection of a client, welcomes it, and serves it. */
export async function welcomeNext(stage: Stage, changes?: Partial<Welcome>): Promise<Peer> {
  const peer = await stage.accept();
  await peer.greet(changes);
  stage.serve(peer);
  return peer;
}

/** Connects a client, and no more. */
export async function connectClient(
  stage: Stage,
  changes?: Partial<Welcome>,
  setting?: ClientSetting,
): Promise<{ readonly client: DrivenClient; readonly peer: Peer }> {
  const client = stage.client("client", setting);
  return { client, peer: await welcomeNext(stage, changes) };
}

/** Connects a client and subscribes it. `kept` messages are there before; the client sees none of them. */
export async function openScene(
  stage: Stage,
  { welcome, setting, kept = 0 }: { welcome?: Partial<Welcome>; setting?: ClientSetting; kept?: number } = {},
): Promise<Scene> {
  const line = stage.line(CHANNEL);
  for (let count = 0; count < kept; count++) line.add(`kept ${count}`);
  const { client, peer } = await connectClient(stage, welcome, setting);
  await client.done(client.subscribe(CHANNEL), {
    requirement: "CLI-8",
    expected: "subscribe to succeed after subscribed",
  });
  return { client, peer, line, say: (text, requirement) => say({ client, peer, line }, text, requirement) };
}

/** Publishes the next message of the line on a connection, and waits until the client hands it over. */
export async function say(
  { client, peer, line }: Omit<Scene, "say">,
  text: string,
  requirement = "CLI-2",
): Promise<Message> {
  const message = line.add(text);
  peer.send(message);
  await handsOver(client, message.offset, requirement);
  return message;
}

/** Waits until the client hands over the message at an offset, and nothing of the channel before it. */
export async function handsOver(client: DrivenClient, offset: number, requirement = "CLI-2"): Promise<void> {
  const expected = `the message at ${offset} handed over next`;
  await client.handedOver(CHANNEL, offset, { requirement, expected });
}

/**
 * Waits for the subscribe after the one that `peer` has answered: there, or on the connection that comes next, since a
 * client may choose how it mends. The connection that brings it is served.
 */
export async function subscribesAnew(
  stage: Stage,
  peer: Peer,
  requirement: string,
): Promise<{ readonly peer: Peer; readonly subscribe: FrameOf<"subscribe"> }> {
  const expected = "the client to subscribe anew, with its position";
  const awaited = { requirement, expected, withinMs: stage.deadlineMs };
  const here = async (): Promise<FrameOf<"subscribe">> => {
    const found = await peer.take("subscribe", awaited);
    return found === peer.received("subscribe")[0] ? here() : found;
  };
  const there = async (): Promise<{ readonly peer: Peer; readonly subscribe: FrameOf<"subscribe"> }> => {
    await peer.ended({ ...awaited, withinMs: 2 * stage.deadlineMs });
    const next = await stage.reconnect(requirement, expected);
    await next.greet();
    stage.serve(next);
    return { peer: next, subscribe: await next.take("subscribe", awaited) };
  };
  return Promise.race([here().then((subscribe) => ({ peer, subscribe })), there()]);
}
