import { describe, expect, it } from "vitest";
import { formatFilter, parseFilter, type FrameFilter } from "../../../src/page/inspector/frame-filter.ts";
import {
  initialInspector,
  reduceInspector,
  toInspectorView,
  type InspectorEvent,
  type InspectorView,
} from "../../../src/page/inspector/inspector-state.ts";

function frame(direction: "in" | "out", text: string): InspectorEvent {
  return { kind: "frame", socket: "chat", timeMs: 0, direction, text };
}

const opened: InspectorEvent = { kind: "opened", socket: "chat", timeMs: 0, url: "ws://localhost/" };
const serverPing = frame("in", `{"type":"ping"}`);
const pong = frame("out", `{"type":"pong"}`);
const clientPing = frame("out", `{"type":"ping","id":1}`);
const shout = frame("out", `{"type":"shout"}`);

function view(...events: readonly InspectorEvent[]): InspectorView {
  return toInspectorView(events.reduce(reduceInspector, initialInspector));
}

function toLabels({ items }: InspectorView): readonly (string | undefined)[] {
  return items.map((item) => (item.kind === "frame" ? item.type : item.kind));
}

describe("the filter", () => {
  const all = [opened, serverPing, pong, clientPing, shout];

  it("hides the heartbeat at first, and nothing else", () => {
    expect(toLabels(view(...all))).toEqual(["opened", "ping", "shout"]);
    expect(view(...all).hidden).toBe(2);
  });

  it.each<[FrameFilter, readonly string[]]>([
    [{ show: "all" }, ["opened", "ping", "pong", "ping", "shout"]],
    [{ show: "refused" }, ["shout"]],
    [{ show: "type", type: "pong" }, ["pong"]],
  ])("shows by %j", (filter, labels) => {
    expect(toLabels(view(...all, { kind: "filtered", filter }))).toEqual(labels);
  });

  it("offers the types that came", () => {
    expect(view(...all).types).toEqual(["ping", "pong", "shout"]);
  });

  it.each<FrameFilter>([
    { show: "all" },
    { show: "calm" },
    { show: "refused" },
    { show: "type", type: "publish" },
  ])("is read back as it was written: %j", (filter) => {
    expect(parseFilter(formatFilter(filter))).toEqual(filter);
  });
});

describe("a pause", () => {
  it("holds what comes, and loses none of it", () => {
    const held = view(opened, { kind: "paused" }, clientPing, shout);
    expect(toLabels(held)).toEqual(["opened"]);
    expect(held.held).toBe(2);
    expect(toLabels(view(opened, { kind: "paused" }, clientPing, shout, { kind: "resumed" }))).toEqual([
      "opened",
      "ping",
      "shout",
    ]);
  });

  it("lasts when the list is cleared", () => {
    const cleared = view(opened, { kind: "paused" }, clientPing, { kind: "cleared" }, shout);
    expect(cleared).toMatchObject({ items: [], held: 1 });
  });
});
