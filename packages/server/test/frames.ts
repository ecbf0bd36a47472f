import type {
  ClientSignal,
  Message,
  Publish,
  ServerFrame,
  Subscribe,
  Unsubscribe,
} from "../src/generated/frames.ts";

/** The channel of tests that need only one. Its namespace keeps a log. */
export const KITCHEN = "room:kitchen";

/** Somebody says something. */
export function say(id: number, text: string, more: Partial<Publish> = {}): Publish {
  return { type: "publish", id, channel: KITCHEN, event: "chat.said", data: { text }, ...more };
}

/** Somebody is writing. */
export function type(more: Partial<ClientSignal> = {}): ClientSignal {
  return { type: "signal", channel: KITCHEN, event: "chat.typing", data: {}, ...more };
}

/** Somebody wants to hear. */
export function subscribe(id: number, more: Partial<Subscribe> = {}): Subscribe {
  return { type: "subscribe", id, channel: KITCHEN, ...more };
}

/** Somebody has heard enough. */
export function unsubscribe(id: number, channel: string = KITCHEN): Unsubscribe {
  return { type: "unsubscribe", id, channel };
}

/** The messages among frames. */
export function toMessages(frames: readonly ServerFrame[]): readonly Message[] {
  return frames.filter((frame) => frame.type === "message");
}

/** What was said, in order. */
export function toTexts(frames: readonly ServerFrame[]): readonly unknown[] {
  return toMessages(frames).map(({ data }) => (data as { text?: unknown }).text);
}

/** Frames in one word each: `subscribed 1`, `ok 2`, `error 3 forbidden`, `message 17`. */
export function toWords(frames: readonly ServerFrame[]): readonly string[] {
  return frames.map((frame) => {
    switch (frame.type) {
      case "message":
        return `message ${frame.offset}`;
      case "error":
        return `error ${frame.id ?? frame.channel ?? "-"} ${frame.code}`;
      case "unsubscribed":
        return `unsubscribed ${frame.code}`;
      case "presence":
        return `${frame.action} ${frame.member?.user ?? frame.total}`;
      case "subscribed":
      case "ok":
      case "page":
      case "members":
      case "result":
        return `${frame.type} ${frame.id ?? "-"}`;
      default:
        return frame.type;
    }
  });
}
