import { checkSubscribe } from "../generated/validators.ts";

/** The namespace of a channel: what stands before its first colon. The name must fit the grammar of the schema. */
export function toNamespace(channel: string): string {
  const colon = channel.indexOf(":");
  return colon === -1 ? channel : channel.slice(0, colon);
}

/** Whether a text fits the grammar of channel names; the schema is the judge. */
export function isChannelName(text: string): boolean {
  return checkSubscribe({ type: "subscribe", id: 1, channel: text }) === undefined;
}
