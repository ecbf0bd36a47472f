import { isChannelName, toNamespace } from "../channel/channel-name.ts";
import type { LoadedNamespace } from "../contract/loaded-contract.ts";
import type { GatewayHost } from "./gateway.ts";

/** The namespace to which a gateway leads. Throws a `TypeError` when the contract has none for its channel. */
export function toGatewayNamespace(
  gateway: string,
  { contract }: GatewayHost,
  channel: string,
): LoadedNamespace {
  if (!isChannelName(channel))
    throw new TypeError(`gateway ${gateway}: channel: "${channel}" is not the name of a channel`);
  const name = toNamespace(channel);
  const namespace = contract.namespace(name);
  if (namespace !== undefined) return namespace;
  throw new TypeError(
    `gateway ${gateway}: channel: the contract has no namespace ${name}; name a channel that it has`,
  );
}
