import type { Channel } from "../channel.ts";
import type { ChannelName, NamespaceOf } from "../contract-types.ts";
import { useClient, type RegisteredNamespaces } from "./client-context.ts";

/** A channel of the client, the same object for the same name, with the types of the registered contract. */
export function useChannel<Name extends ChannelName<keyof RegisteredNamespaces & string>>(
  name: Name,
): Channel<RegisteredNamespaces[NamespaceOf<Name>]> {
  return useClient().channel(name) as Channel<RegisteredNamespaces[NamespaceOf<Name>]>;
}
