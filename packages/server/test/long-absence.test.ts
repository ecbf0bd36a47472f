import { expect, test } from "vitest";
import { systemClock } from "../src/clock.ts";
import { toMessageTemplate } from "../src/codec/encode.ts";
import { createMemoryEngine } from "../src/engine/memory/memory-engine.ts";
import type { Message, ServerFrame, Subscribed } from "../src/generated/frames.ts";
import { connectRaw } from "./connect-raw.ts";
import { startServer } from "./start-server.ts";

const CHANNELS = 128;
const MISSED = 900;
const RETENTION = { size: 10_000, ttlMs: 3_600_000 };

function toChannel(index: number): string {
  return `room:r${index}`;
}

/** An engine in whose channels a client that stands at offset 0 has missed everything. */
function createFullEngine() {
  const engine = createMemoryEngine({ clock: systemClock });
  const text = { event: "chat.said", timeMs: 1, by: { user: "ada" }, key: undefined };
  const epochs = new Map<string, string>();
  for (let index = 0; index < CHANNELS; index++) {
    const channel = toChannel(index);
    for (let number = 1; number <= MISSED; number++) {
      const template = toMessageTemplate({
        ...text,
        channel,
        dataText: `{"text":"message ${number} of many"}`,
      });
      const appended = engine.append({ channel, retention: RETENTION, idempotency: undefined, ...template });
      if (!(appended instanceof Promise) && appended.kind === "appended")
        epochs.set(channel, appended.position.epoch);
    }
  }
  return { engine, epochs };
}

test("a client with 128 subscriptions that missed 900 messages in each comes back whole, and is not closed as slow [REC-1] [LIM-2]", async () => {
  const { engine, epochs } = createFullEngine();
  await using server = await startServer({ engine });
  using client = await connectRaw(server.connectUrl);
  const begun = new Map<string, Subscribed>();
  const delivered = new Map<string, number>();
  const holes: Message[] = [];
  let left = CHANNELS * MISSED;
  const whole = new Promise<void>((resolve) => {
    client.socket.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if (frame.type === "subscribed") begun.set(frame.channel, frame);
      if (frame.type !== "message") return;
      if (frame.offset !== (delivered.get(frame.channel) ?? 0) + 1) holes.push(frame);
      delivered.set(frame.channel, frame.offset);
      if (--left === 0) resolve();
    });
  });
  client.send({ type: "hello" });
  for (const [index, [channel, epoch]] of [...epochs].entries())
    client.send({ type: "subscribe", id: index + 1, channel, position: { epoch, offset: 0 } });
  const end = await Promise.race([whole.then(() => "whole"), client.closed]);
  expect(end).toBe("whole");
  expect(holes).toEqual([]);
  expect(new Set([...begun.values()].map(({ recovery, from }) => `${recovery} ${from}`))).toEqual(
    new Set(["full 0"]),
  );
  expect([...delivered.values()]).toEqual(Array.from({ length: CHANNELS }, () => MISSED));
}, 60_000);
