import { chatIdentity } from "../src/generated/chat/index.ts";
import type { Message, Subscribed, Welcome } from "../src/generated/frames.ts";

/** A welcome of a server with the core alone. */
export function welcome(changes: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    connection: "c4nZ0qPq1xYt",
    user: "guest-8h2Kd0Qz",
    features: [],
    heartbeat: { intervalMs: 25_000, graceMs: 10_000 },
    limits: { frameBytes: 65_536, subscriptions: 128, inFlight: 64, framesPerSecond: 50 },
    contract: { ...chatIdentity, match: "exact" },
    time: 1_795_392_000_000,
    ...changes,
  };
}

/** A fresh subscription at an offset. */
export function subscribed(
  changes: Partial<Subscribed> & { readonly channel: string },
  offset = 0,
  epoch = "e1",
): Subscribed {
  return {
    type: "subscribed",
    position: { epoch, offset },
    from: offset,
    recovery: "fresh",
    allowed: ["subscribe", "publish"],
    ...changes,
  };
}

/** A message of somebody else. */
export function message(channel: string, offset: number, changes: Partial<Message> = {}): Message {
  return {
    type: "message",
    channel,
    offset,
    event: "chat.said",
    time: 1_795_392_000_000,
    by: { user: "alice" },
    data: { text: `message ${offset}` },
    ...changes,
  };
}
