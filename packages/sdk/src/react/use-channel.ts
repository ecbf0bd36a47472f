import type { Channel } from "../channel.ts";
import type { ChannelName, NamespaceOf } from "../contract-types.ts";
import { useClient, type RegisteredNamespaces } from "./client-context.ts";

type Names = Extract<keyof RegisteredNamespaces, string>;

/** A channel of the client, the same object for the same name, with the types of the registered contract. */
export function useChannel<Name extends ChannelName<Names>>(
  name: Name,
  // oxlint-disable-next-line typescript/no-unnecessary-type-arguments -- the default only where nothing is registered
): Channel<RegisteredNamespaces[NamespaceOf<Name>]> {
  return useClient().channel(name);
}
