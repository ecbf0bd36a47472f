/** A message at its place, as a client saw it or as an `ok` told it. */
export interface Placed {
  readonly channel: string;
  readonly epoch: string;
  readonly offset: number;
  readonly key: string;
}

/** What a client saw of a channel without a gap: the messages, in order. */
export interface Segment {
  readonly client: string;
  readonly channel: string;
  /** Why it began: the first time, or with a gap that the client was told of. */
  readonly began: "fresh" | "gap";
  /** Offset behind which it began. */
  readonly from: number;
  readonly messages: Placed[];
}

/** Everything that happened in a run. */
export interface Story {
  /** Whether the store lost what it had acknowledged. Who had not seen it yet is not told; who had must be. */
  readonly hasLost: boolean;
  readonly segments: readonly Segment[];
  readonly acks: readonly Placed[];
  /** Breaks of the protocol that a client saw as they happened. */
  readonly faults: readonly string[];
}

function toPlace({ channel, epoch, offset }: Placed): string {
  return `${channel} ${epoch} ${offset}`;
}

/** Two messages at one place: an offset was used twice, and a position there was called known. */
function* findReuse({ segments, acks }: Story): Generator<string> {
  const known = new Map<string, string>();
  for (const placed of [...acks, ...segments.flatMap(({ messages }) => messages)]) {
    const place = toPlace(placed);
    const key = known.get(place) ?? placed.key;
    if (key !== placed.key) yield `offset used twice: ${place} is ${key} and ${placed.key}`;
    known.set(place, key);
  }
}

function* findDoubled({ segments }: Story): Generator<string> {
  for (const { client, messages } of segments) {
    const seen = new Set<string>();
    for (const { key } of messages) {
      if (seen.has(key)) yield `doubled: ${key} at ${client} without a gap in between`;
      seen.add(key);
    }
  }
}

/**
 * Between two messages that two clients have seen without a gap, both must have seen the same. One that was lost and said
 * again with its key is another message: it has another offset.
 */
function* findDifferences({ segments }: Story): Generator<string> {
  const toName = ({ key, offset }: Placed): string => `${key} at ${offset}`;
  for (const one of segments) {
    const places = new Map(one.messages.map((message, index) => [toName(message), index]));
    for (const other of segments) {
      if (other === one || other.channel !== one.channel) continue;
      const names = other.messages.map(toName);
      const shared = names.flatMap((name, index) => (places.has(name) ? [index] : []));
      const [first, last] = [shared[0], shared.at(-1)];
      if (first === undefined || last === undefined) continue;
      const theirs = names.slice(first, last + 1);
      const from = places.get(theirs[0] ?? "") ?? 0;
      const ours = one.messages.slice(from, from + theirs.length).map(toName);
      const index = theirs.findIndex((name, at) => name !== ours[at]);
      if (index !== -1)
        yield `lost or reordered in ${one.channel}: ${one.client} has ${ours[index]} where ${other.client} has ${theirs[index]}`;
    }
  }
}

/** What was acknowledged, and was not seen by somebody who was there all the time and was told of no gap. */
function* findLost({ segments, acks, hasLost }: Story): Generator<string> {
  if (hasLost) return;
  for (const { client, channel, messages, began, from } of segments) {
    const isWhole =
      began === "fresh" &&
      !segments.some((each) => each.client === client && each.channel === channel && each.began === "gap");
    if (!isWhole) continue;
    const seen = new Set(messages.map(({ key }) => key));
    for (const ack of acks)
      if (ack.channel === channel && ack.offset > from && !seen.has(ack.key))
        yield `lost: ${ack.key} of ${channel} was acknowledged, and ${client} was told of no gap`;
  }
}

/** Everything that is wrong with a story: lost, doubled, reordered, wrongly called full. Empty when every promise was kept. */
export function findDamage(story: Story): readonly string[] {
  return [
    ...story.faults,
    ...findReuse(story),
    ...findDoubled(story),
    ...findDifferences(story),
    ...findLost(story),
  ];
}
