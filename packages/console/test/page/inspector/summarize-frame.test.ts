import { describe, expect, it } from "vitest";
import { appendToLog, emptyLog, type FrameRecord } from "../../../src/page/inspector/frame-log.ts";
import { summarizeFrame } from "../../../src/page/inspector/summarize-frame.ts";

function record(direction: "in" | "out", text: string): FrameRecord {
  const log = appendToLog(emptyLog, { kind: "frame", socket: "chat", timeMs: 0, direction, text });
  return log.items[0] as FrameRecord;
}

describe("summarizeFrame", () => {
  it.each([
    [
      { type: "publish", id: 3, channel: "room:kitchen", event: "chat.said", data: {} },
      "room:kitchen chat.said",
    ],
    [{ type: "subscribe", id: 1, channel: "lobby", position: { epoch: "e", offset: 4 } }, "lobby after 4"],
    [{ type: "hello" }, "no contract"],
    [{ type: "pong" }, ""],
  ])("says of the sent %j: %j", (frame, text) => {
    expect(summarizeFrame(record("out", JSON.stringify(frame)))).toBe(text);
  });

  it.each([
    [{ type: "ok", id: 3, position: { epoch: "e", offset: 18 } }, "position 18"],
    [
      { type: "error", code: "forbidden", message: "no", retryable: false, at: "/channel" },
      "forbidden /channel",
    ],
    [
      { type: "message", channel: "lobby", offset: 2, event: "message", time: 0, data: {} },
      "lobby 2 message",
    ],
  ])("says of the received %j: %j", (frame, text) => {
    expect(summarizeFrame(record("in", JSON.stringify(frame)))).toBe(text);
  });

  it("shows the text of what breaks its schema, cut short", () => {
    expect(summarizeFrame(record("out", "tea?"))).toBe("tea?");
    expect(summarizeFrame(record("out", "x".repeat(500)))).toHaveLength(120);
  });
});
