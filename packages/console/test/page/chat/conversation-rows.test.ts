import { describe, expect, it } from "vitest";
import { GROUP_MS, toRows } from "../../../src/page/chat/conversation-rows.ts";
import {
  emptyConversation,
  reduceConversation,
  type ConversationEvent,
} from "../../../src/page/chat/conversation.ts";

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 24 * 60 * 60_000;

function said(offset: number, name: string, afterMs = 0): ConversationEvent {
  const speaker = { user: `guest-${name}`, name };
  return { kind: "said", offset, timeMs: NOON + afterMs, speaker, text: "tea", isOwn: name === "Ada" };
}

/** The rows in short: messages as their name, with an asterisk where a group begins. */
function sketch(...events: readonly ConversationEvent[]): string {
  const rows = toRows(events.reduce(reduceConversation, emptyConversation));
  return rows
    .map((row) => (row.kind === "message" ? row.speaker.name + (row.isFirst ? "*" : "") : row.kind))
    .join(" ");
}

describe("toRows", () => {
  it("puts messages of one speaker together", () => {
    expect(sketch(said(1, "Ada"), said(2, "Ada"), said(3, "Grace"), said(4, "Ada"))).toBe(
      "day Ada* Ada Grace* Ada*",
    );
  });

  it("begins a group anew after a while", () => {
    expect(sketch(said(1, "Ada"), said(2, "Ada", GROUP_MS), said(3, "Ada", 2 * GROUP_MS + 1))).toBe(
      "day Ada* Ada Ada*",
    );
  });

  it("separates days", () => {
    expect(sketch(said(1, "Ada"), said(2, "Ada", DAY_MS), said(3, "Ada", DAY_MS))).toBe(
      "day Ada* day Ada* Ada",
    );
  });

  it("shows a gap where it is, and begins a group behind it", () => {
    expect(sketch(said(1, "Ada"), { kind: "gap", text: "gone" }, said(4, "Ada"))).toBe("day Ada* gap Ada*");
  });

  it("draws a line where the reader looked away", () => {
    expect(sketch(said(1, "Grace"), { kind: "lookedAway" }, said(2, "Grace"))).toBe(
      "day Grace* unread Grace*",
    );
  });

  it("groups an own message on its way with those before it", () => {
    expect(
      sketch(said(1, "Ada"), { kind: "sending", text: "milk", name: "Ada", timeMs: NOON, key: undefined }),
    ).toBe("day Ada* Ada");
  });

  it("tells two users of one name apart", () => {
    const twin = said(2, "Grace");
    const other = twin.kind === "said" ? { ...twin, speaker: { user: "guest-else", name: "Grace" } } : twin;
    expect(sketch(said(1, "Grace"), other)).toBe("day Grace* Grace*");
  });

  it("gives every row a key of its own", () => {
    const events = [
      said(1, "Ada"),
      said(2, "Ada", DAY_MS),
      { kind: "gap", text: "gone" } as const,
      said(1, "Ada", DAY_MS),
    ];
    const keys = toRows(events.reduce(reduceConversation, emptyConversation)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
