import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toRows } from "../../../src/page/chat/conversation-rows.ts";
import {
  emptyConversation,
  ENTRY_LIMIT,
  reduceConversation,
  type Conversation,
  type ConversationEvent,
} from "../../../src/page/chat/conversation.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

function run(...events: readonly ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, emptyConversation);
}

function said(offset: number, isOwn = false): ConversationEvent {
  const speaker = isOwn ? { user: "guest-ada", name: "Ada" } : { user: "guest-grace", name: "Grace" };
  return { kind: "said", offset, timeMs: NOON + offset, speaker, text: `text ${offset}`, isOwn };
}

function sending(text: string): ConversationEvent {
  return { kind: "sending", text, name: "Ada", timeMs: NOON };
}

function countMessages(state: Conversation): number {
  return toRows(state).filter(({ kind }) => kind === "message").length;
}

describe("an own message", () => {
  it("shows once whether the ack or the message comes first [PUB-7]", () => {
    const ackFirst = run(sending("tea"), { kind: "stored", serial: 1, offset: 7 });
    expect(countMessages(ackFirst)).toBe(1);
    expect(countMessages(reduceConversation(ackFirst, said(7, true)))).toBe(1);
    const messageFirst = run(sending("tea"), said(7, true), { kind: "stored", serial: 1, offset: 7 });
    expect(messageFirst.outgoing).toEqual([]);
    expect(countMessages(messageFirst)).toBe(1);
  });

  it("is not taken for one at the same offset before a gap", () => {
    const state = run(said(7, true), { kind: "gap", text: "a new record" }, sending("tea"), {
      kind: "stored",
      serial: 3,
      offset: 7,
    });
    expect(state.outgoing).toMatchObject([{ delivery: { status: "stored", offset: 7 } }]);
  });

  it("keeps its text and says why when it fails", () => {
    const state = run(sending("tea"), { kind: "failed", serial: 1, why: "there is no connection" });
    expect(state.outgoing).toMatchObject([
      { text: "tea", delivery: { status: "failed", why: "there is no connection" } },
    ]);
    expect(reduceConversation(state, { kind: "discarded", serial: 1 }).outgoing).toEqual([]);
  });

  it("shows exactly once when all is settled, in whatever order several were", () => {
    const count = 6;
    const serials = Array.from({ length: count }, (_, index) => index + 1);
    const acks = serials.map((serial): ConversationEvent => ({ kind: "stored", serial, offset: serial }));
    const echoes = serials.map((serial) => said(serial, true));
    fc.assert(
      fc.property(fc.shuffledSubarray([...acks, ...echoes], { minLength: 2 * count }), (settled) => {
        const state = run(...serials.map((serial) => sending(`text ${serial}`)), ...settled);
        expect(state.outgoing).toEqual([]);
        expect(countMessages(state)).toBe(count);
      }),
    );
  });
});

describe("unread messages", () => {
  it("are counted while nobody looks, own ones not", () => {
    const state = run(said(1), { kind: "lookedAway" }, said(2), said(3, true), said(4));
    expect(state.attention).toEqual({ status: "away", unread: 2 });
    expect(state.firstUnread).toBe(2);
  });

  it("stay marked when the reader is back, until something is said", () => {
    const back = run({ kind: "lookedAway" }, said(1), { kind: "lookedBack" });
    expect(back).toMatchObject({ attention: { status: "here" }, firstUnread: 1 });
    expect(reduceConversation(back, sending("tea")).firstUnread).toBeUndefined();
  });
});

describe("a conversation", () => {
  it("forgets the oldest entries beyond its limit", () => {
    const events = Array.from({ length: ENTRY_LIMIT + 5 }, (_, index) => said(index + 1));
    const { entries } = run(...events);
    expect(entries).toHaveLength(ENTRY_LIMIT);
    expect(entries[0]).toMatchObject({ offset: 6 });
  });

  it("begins empty in another channel, with serials that go on", () => {
    const state = run(said(1), sending("tea"), { kind: "entered" }, said(1));
    expect(state.outgoing).toEqual([]);
    expect(state.entries).toMatchObject([{ serial: 3 }]);
  });
});
