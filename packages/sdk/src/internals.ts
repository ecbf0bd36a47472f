import { ContractChannel, type Channel } from "./channel.ts";
import { ParlanceClient, type Client } from "./client.ts";
import type { Methods, Namespaces } from "./contract-types.ts";
import type { NamespaceSpec } from "./contract.ts";
import type { Link } from "./link.ts";
import { refuse } from "./refuse.ts";

/** What a feature needs of a channel. Throws a `TypeError` for what did not come from `client.channel`. */
export function toContractChannel<Space extends NamespaceSpec>(
  call: string,
  channel: Channel<Space>,
): ContractChannel<NamespaceSpec> {
  return channel instanceof ContractChannel
    ? (channel as ContractChannel<NamespaceSpec>)
    : refuse(call, "channel", channel, "must come from client.channel");
}

/** What a feature needs of a client. Throws a `TypeError` for what did not come from `createClient`. */
export function toLink<Spaces extends Namespaces, Known extends Methods>(
  call: string,
  client: Client<Spaces, Known>,
): Link {
  return client instanceof ParlanceClient
    ? client
    : refuse(call, "client", client, "must come from createClient");
}
