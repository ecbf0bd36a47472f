import type { ContractSpec, NamespaceSpec } from "./contract.ts";
import { refuse } from "./refuse.ts";

const CHANNEL_NAME = /^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$/;
const MAX_LENGTH = 200;

/** The part of a contract that rules a channel. Throws a `TypeError` for what is no name of a channel of the contract. */
export function findNamespace({ namespaces }: ContractSpec, channel: string): NamespaceSpec {
  if (channel.length > MAX_LENGTH || !CHANNEL_NAME.test(channel))
    refuse("channel", "the name", channel, "must be a name like room:kitchen");
  const [name = ""] = channel.split(":", 1);
  const space = Object.hasOwn(namespaces, name) ? namespaces[name] : undefined;
  return (
    space ??
    refuse(
      "channel",
      "the name",
      channel,
      `must begin with a namespace of the contract: ${Object.keys(namespaces).join(", ")}`,
    )
  );
}
