import { describe, expect, it } from "vitest";
import {
  appendToLog,
  clearLog,
  emptyLog,
  LOG_LIMIT,
  type FrameLog,
  type SocketEvent,
  type SocketName,
} from "../../../src/page/inspector/frame-log.ts";

const issue = { at: "/data/text", keyword: "minLength", message: "must NOT have fewer than 1 characters" };

function frame(direction: "in" | "out", value: unknown, socket: SocketName = "chat"): SocketEvent {
  return { kind: "frame", socket, timeMs: 0, direction, text: JSON.stringify(value) };
}

function opened(socket: SocketName = "chat"): SocketEvent {
  return { kind: "opened", socket, timeMs: 0, url: "ws://localhost/" };
}

function closed(code: number, reason = ""): SocketEvent {
  return { kind: "closed", socket: "chat", timeMs: 0, code, reason };
}

function publish(id: number): unknown {
  return { type: "publish", id, channel: "room:kitchen", event: "chat.said", data: { text: "" } };
}

function error(id?: number): unknown {
  return {
    type: "error",
    ...(id && { id }),
    code: "invalid_payload",
    message: "no",
    retryable: false,
    issues: [issue],
  };
}

function run(...events: readonly SocketEvent[]): FrameLog {
  return events.reduce(appendToLog, emptyLog);
}

/** The serials of the frames that the server refused. */
function toRefused({ items }: FrameLog): readonly number[] {
  return items.flatMap((item) => (item.kind === "frame" && item.refusal !== undefined ? [item.serial] : []));
}

describe("an error frame", () => {
  it("marks the frame with its id, with the rules that the server names", () => {
    const log = run(opened(), frame("out", publish(1)), frame("out", publish(2)), frame("in", error(1)));
    expect(toRefused(log)).toEqual([2]);
    expect(log.items[1]).toMatchObject({ refusal: { code: "invalid_payload", issues: [issue] } });
  });

  it("marks the newest frame that awaits something when it has no id", () => {
    const log = run(opened(), frame("out", publish(1)), frame("out", { type: "pong" }), frame("in", error()));
    expect(toRefused(log)).toEqual([2]);
  });

  it("leaves an earlier connection and the other socket alone", () => {
    const log = run(
      opened(),
      frame("out", publish(1)),
      opened("hand"),
      frame("out", publish(1), "hand"),
      closed(1006),
      opened(),
      frame("in", error(1)),
    );
    expect(toRefused(log)).toEqual([]);
  });
});

describe("a close", () => {
  it.each([1003, 1007, 1009, 4400, 4401])("with %d marks the frame before it [FR-2] [FR-3]", (code) => {
    expect(toRefused(run(opened(), frame("out", publish(1)), closed(code)))).toEqual([2]);
  });

  it.each([1000, 1006, 4102, 4200, 4500])("with %d blames nobody", (code) => {
    expect(toRefused(run(opened(), frame("out", publish(1)), closed(code)))).toEqual([]);
  });

  it("does not take the words from an error that came before", () => {
    const log = run(opened(), frame("out", publish(1)), frame("in", error()), closed(4400, "bad_frame"));
    expect(log.items[1]).toMatchObject({ refusal: { code: "invalid_payload" } });
  });
});

describe("the log", () => {
  it("counts the bytes of UTF-8", () => {
    expect(run(frame("out", "tée")).items[0]).toMatchObject({ bytes: 6 });
  });

  it("keeps the newest lines, with serials that go on", () => {
    const events = Array.from({ length: LOG_LIMIT + 3 }, () => frame("in", { type: "ping" }));
    const { items, nextSerial } = run(...events);
    expect(items).toHaveLength(LOG_LIMIT);
    expect(items[0]?.serial).toBe(4);
    expect(nextSerial).toBe(LOG_LIMIT + 4);
  });

  it("goes on after it was cleared", () => {
    const log = appendToLog(clearLog(run(opened(), frame("out", publish(1)))), frame("in", error(1)));
    expect(log.items).toMatchObject([{ serial: 3, type: "error" }]);
  });
});
