import type { ClientPing, Publish, ServerFrame, Subscribe, Unsubscribe } from "../../src/generated/frames.ts";

/** The requests that these rules know. */
export type RequestFrame = ClientPing | Publish | Subscribe | Unsubscribe;

/** What a connection did and got, for one judge that knows only PROTOCOL.md. */
export interface Story {
  readonly sent: readonly RequestFrame[];
  readonly received: readonly ServerFrame[];
}

/** A channel as its publishers know it: the text of each acked offset. */
export type Line = ReadonlyMap<number, string>;

interface Following {
  delivered: number;
}

function assertRule(holds: boolean, rule: string, frame: unknown): void {
  if (!holds) throw new Error(`${rule} broken at ${JSON.stringify(frame)}`);
}

/** Gathers what publishers were told: offset by offset, no two the same. */
export function toLines(stories: readonly Story[]): ReadonlyMap<string, Map<number, string>> {
  const lines = new Map<string, Map<number, string>>();
  for (const { sent, received } of stories) {
    const publishes = new Map(sent.flatMap((frame) => (frame.type === "publish" ? [[frame.id, frame]] : [])));
    for (const frame of received) {
      const publish = frame.type === "ok" ? publishes.get(frame.id) : undefined;
      if (publish === undefined || frame.type !== "ok") continue;
      const line = lines.get(publish.channel) ?? new Map<number, string>();
      lines.set(publish.channel, line);
      const offset = frame.position?.offset ?? 0;
      assertRule(offset > 0 && !line.has(offset), "PUB-1", frame);
      line.set(offset, (publish.data as { text: string }).text);
    }
  }
  return lines;
}

/**
 * Judges what one connection got: each request answered once and in its channel's order, `subscribed` before messages,
 * messages without hole, doubling or change, nothing behind the end of a subscription. Returns the subscriptions that
 * are left, with the last offset delivered. Throws an `Error` that begins with the broken rule.
 */
function assertDelivery(
  { sent, received }: Story,
  lines: ReadonlyMap<string, Line>,
): ReadonlyMap<string, number> {
  const requests = new Map(sent.map((frame) => [frame.id, frame]));
  const following = new Map<string, Following>();
  const answered: number[] = [];

  const answer = (id: number, frame: ServerFrame): RequestFrame => {
    const request = requests.get(id);
    assertRule(request !== undefined && !answered.includes(id), "FR-7", frame);
    answered.push(id);
    return request!;
  };
  for (const frame of received) {
    switch (frame.type) {
      case "subscribed": {
        const request = answer(frame.id!, frame);
        const last = request.type === "subscribe" ? (request.last ?? 0) : -1;
        assertRule(frame.from <= frame.position.offset, "SUB-3", frame);
        assertRule(frame.position.offset - frame.from <= last, "SUB-6", frame);
        following.set(frame.channel, { delivered: frame.from });
        break;
      }
      case "message": {
        const place = following.get(frame.channel);
        assertRule(place !== undefined, "SUB-1", frame);
        assertRule(frame.offset === place!.delivered + 1, "SUB-3", frame);
        assertRule(
          lines.get(frame.channel)?.get(frame.offset) === (frame.data as { text: string }).text,
          "SUB-4",
          frame,
        );
        place!.delivered = frame.offset;
        break;
      }
      case "ok": {
        const request = answer(frame.id, frame);
        if (request.type === "ping") {
          const earlier = [...requests.keys()].filter((id) => id < frame.id);
          assertRule(
            earlier.every((id) => answered.includes(id)),
            "FR-12",
            frame,
          );
        }
        if (request.type !== "unsubscribe") break;
        assertRule(frame.position?.offset === following.get(request.channel)?.delivered, "SUB-9", frame);
        following.delete(request.channel);
        break;
      }
      case "error":
        answer(frame.id!, frame);
        break;
      default:
        assertRule(frame.type === "welcome" || frame.type === "ping", "FR-7", frame);
    }
  }
  assertRule(
    answered.length === requests.size,
    "FR-7",
    [...requests.keys()].filter((id) => !answered.includes(id)),
  );
  return new Map([...following].map(([channel, { delivered }]) => [channel, delivered]));
}

/** Judges a whole run at its end: every connection by itself, and that those still subscribed have it all. */
export function assertRun(stories: readonly Story[]): void {
  const lines = toLines(stories);
  for (const [channel, line] of lines) {
    const offsets = [...line.keys()].toSorted((a, b) => a - b);
    assertRule(
      offsets.every((offset, index) => offset === index + 1),
      "PUB-6",
      { channel, offsets },
    );
  }
  for (const story of stories) {
    for (const [channel, delivered] of assertDelivery(story, lines))
      assertRule(delivered === (lines.get(channel)?.size ?? 0), "SUB-3", { channel, delivered });
    assertPublishOrder(story);
  }
}

/** PROTOCOL [PUB-2]: a connection's publishes to a channel have growing offsets. */
function assertPublishOrder({ sent, received }: Story): void {
  const offsets = new Map(
    received.flatMap((frame) => (frame.type === "ok" ? [[frame.id, frame.position?.offset ?? 0]] : [])),
  );
  const last = new Map<string, number>();
  for (const frame of sent) {
    if (frame.type !== "publish") continue;
    const { id, channel } = frame;
    const offset = offsets.get(id);
    if (offset === undefined) continue;
    assertRule(offset > (last.get(channel) ?? 0), "PUB-2", frame);
    last.set(channel, offset);
  }
}
