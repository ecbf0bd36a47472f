/** The namespace in which the page chats. */
export const CHAT_NAMESPACE = "room";

/** A channel of the chat's namespace. */
export type ChatChannel = `room:${string}`;

/** Where somebody goes who names no channel. */
export const DEFAULT_CHANNEL: ChatChannel = "room:kitchen";

const SEGMENTS = /^[A-Za-z0-9_.~@-]{1,64}(?::[A-Za-z0-9_.~@-]{1,64}){0,4}$/;
const PREFIX = `${CHAT_NAMESPACE}:`;

/** The outcome of reading what somebody typed as a channel. */
export type ParsedChannel = { readonly channel: ChatChannel } | { readonly fault: string };

/**
 * Reads a channel from what somebody typed or shared: `kitchen`, `#kitchen`, `room:kitchen`. Spaces become hyphens;
 * what the protocol does not allow in a channel name is refused with the rule.
 */
export function parseChannel(text: string): ParsedChannel {
  const plain = text.trim().replace(/^#/, "");
  const name = (plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain).replaceAll(/\s+/g, "-");
  if (name === "") return { fault: "A channel needs a name." };
  if (!SEGMENTS.test(name))
    return { fault: "A channel name has letters, digits and _ . ~ @ - only, at most 64." };
  if (PREFIX.length + name.length > 200) return { fault: "A channel name has at most 200 characters." };
  return { channel: `${CHAT_NAMESPACE}:${name}` };
}

/** Reads the channel of a link, from the part after `#`; undefined when it names none. */
export function parseHash(hash: string): ChatChannel | undefined {
  if (hash.length < 2) return undefined;
  try {
    const parsed = parseChannel(decodeURIComponent(hash));
    return "channel" in parsed ? parsed.channel : undefined;
  } catch {
    return undefined;
  }
}

/** The part of a link that leads to a channel; `parseHash` reads it. */
export function formatHash(channel: ChatChannel): string {
  return `#${channel}`;
}

/** The name of a channel as people say it. */
export function toShortName(channel: ChatChannel): string {
  return channel.slice(PREFIX.length);
}
