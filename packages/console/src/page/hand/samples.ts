/** Where and with what the samples play: a channel, an event of it, and data that fits the event. */
export interface SampleGround {
  readonly channel: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the server does with a sample. */
export type SampleFate = "accepted" | "refused" | "closed";

/** A frame to send by hand, to see what comes back. */
export interface Sample {
  readonly name: string;
  readonly fate: SampleFate;
  /** The text of the frame; `id` is the number it takes when it is a request. */
  readonly toText: (ground: SampleGround, id: number) => string;
}

/** The ground of the samples on a server with the contract `chat`. */
export function toChatGround(channel: string): SampleGround {
  return {
    channel,
    event: "chat.said",
    data: { text: "Hello from a frame written by hand", name: "By hand" },
  };
}

function write(frame: unknown): string {
  return JSON.stringify(frame, null, 2);
}

function publish({ channel, event, data }: SampleGround, id: number, change: object = {}): string {
  return write({ type: "publish", id, channel, event, data, ...change });
}

/** The data with its first member replaced; without it, when there is nothing to replace it with. */
function changeFirst(
  data: SampleGround["data"],
  change: (value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  const [first, ...others] = Object.entries(data);
  if (first === undefined) return data;
  const value = change(first[1]);
  return Object.fromEntries(value === undefined ? others : [[first[0], value], ...others]);
}

/** The samples, by what becomes of them. The first that is refused is the one to start with. */
export const samples: readonly Sample[] = [
  { name: "A message that fits", fate: "accepted", toText: (ground, id) => publish(ground, id) },
  {
    name: "Subscribe, with the last five messages",
    fate: "accepted",
    toText: ({ channel }, id) => write({ type: "subscribe", id, channel, last: 5 }),
  },
  { name: "A ping", fate: "accepted", toText: (_, id) => write({ type: "ping", id }) },
  {
    name: "An empty text",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { data: changeFirst(ground.data, () => "") }),
  },
  {
    name: "A missing member",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { data: changeFirst(ground.data, () => undefined) }),
  },
  {
    name: "A wrong type",
    fate: "refused",
    toText: (ground, id) =>
      publish(ground, id, {
        data: changeFirst(ground.data, (value) => (typeof value === "string" ? 42 : "text")),
      }),
  },
  {
    name: "A member too many",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { data: { ...ground.data, colour: "green" } }),
  },
  {
    name: "An unknown event",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { event: "no.such.event" }),
  },
  {
    name: "An unknown namespace",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { channel: "nowhere:1" }),
  },
  {
    name: "An envelope without event",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { event: undefined }),
  },
  {
    name: "A bad channel name",
    fate: "refused",
    toText: (ground, id) => publish(ground, id, { channel: "Not a channel" }),
  },
  {
    name: "An unknown type",
    fate: "closed",
    toText: (ground, id) => write({ type: "shout", id, channel: ground.channel }),
  },
  {
    name: "An id that is text",
    fate: "closed",
    toText: (ground, id) => publish(ground, id, { id: String(id) }),
  },
  { name: "A second hello", fate: "closed", toText: () => write({ type: "hello" }) },
  { name: "Not an object", fate: "closed", toText: () => write(["publish", "room:kitchen", "Tea?"]) },
  { name: "Not JSON", fate: "closed", toText: () => "Tea, anyone?" },
];

/** The sample that the box holds at first: one that shows the rule it breaks. */
export const firstSample: Sample = findSample("An empty text");

/** The sample of a name. Throws when there is none: names come from the list. */
export function findSample(name: string): Sample {
  const found = samples.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`There is no sample ${JSON.stringify(name)}.`);
  return found;
}
