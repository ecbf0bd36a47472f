import type { Verb } from "@parlance/schema";

/** What a token allows: verbs on the channels that a pattern matches. */
export interface Grant {
  /** A channel name in which `*` stands for one segment and `**`, at the end, for one or more. */
  readonly channel: string;
  readonly verbs: readonly Verb[];
}

const PATTERN = /^(?:[a-z][a-z0-9-]{0,31}|\*)(?::(?:[A-Za-z0-9_.~@-]{1,64}|\*))*(?::\*\*)?$|^\*\*$/;

/** Whether a text is a pattern of channels. */
export function isChannelPattern(text: string): boolean {
  return text.length <= 200 && PATTERN.test(text);
}

/** Whether a pattern matches a channel, segment by segment (PROTOCOL [PRM-2]). */
export function matchesChannel(pattern: string, channel: string): boolean {
  const wanted = pattern.split(":");
  const given = channel.split(":");
  const hasTail = wanted.at(-1) === "**";
  if (hasTail ? given.length < wanted.length : given.length !== wanted.length) return false;
  const fixed = hasTail ? wanted.slice(0, -1) : wanted;
  return fixed.every((segment, index) => segment === "*" || segment === given[index]);
}

/** The verbs that grants allow on a channel, together: there are no denials. */
export function listGranted(grants: readonly Grant[], channel: string): ReadonlySet<Verb> {
  return new Set(
    grants.filter((grant) => matchesChannel(grant.channel, channel)).flatMap(({ verbs }) => verbs),
  );
}
