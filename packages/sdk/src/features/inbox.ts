import type { Channel } from "../channel.ts";
import type { Client } from "../client.ts";
import type { ChannelName, Methods, Namespaces } from "../contract-types.ts";
import { toLink } from "../internals.ts";

/**
 * The channel of a namespace that belongs to the user of this client alone (PROTOCOL [INB-1]). Connects when need be,
 * since only the server knows what it calls the user. Subscribe to it as to any other: the server begins by itself to
 * send what is new, and the subscription adds what was missed.
 */
export async function openInbox<
  Spaces extends Namespaces,
  Known extends Methods,
  Namespace extends keyof Spaces & string,
>(client: Client<Spaces, Known>, namespace: Namespace): Promise<Channel<Spaces[Namespace]>> {
  const link = toLink("openInbox", client);
  link.wake();
  const { user } = await link.arrival;
  const name = `${namespace}:${user}` as ChannelName<Namespace>;
  return client.channel(name) as unknown as Channel<Spaces[Namespace]>;
}
