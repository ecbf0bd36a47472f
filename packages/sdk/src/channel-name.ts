import type { ContractSpec, NamespaceSpec } from "./contract.ts";

const CHANNEL_NAME = /^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$/;
const MAX_LENGTH = 200;

/** The part of a contract that rules a channel. Throws a `TypeError` for what is no name of a channel of the contract. */
export function findNamespace({ namespaces }: ContractSpec, channel: string): NamespaceSpec {
  if (channel.length > MAX_LENGTH || !CHANNEL_NAME.test(channel)) {
    throw new TypeError(
      `channel: ${JSON.stringify(channel)} is not a namespace with up to five segments, such as "room:kitchen"`,
    );
  }
  const [name = ""] = channel.split(":", 1);
  const space = Object.hasOwn(namespaces, name) ? namespaces[name] : undefined;
  if (space) return space;
  throw new TypeError(
    `channel: ${JSON.stringify(channel)} is in none of the contract's namespaces: ${Object.keys(namespaces).join(", ")}`,
  );
}
