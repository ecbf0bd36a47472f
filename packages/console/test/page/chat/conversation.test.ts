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
  return { kind: "sending", text, name: "Ada", timeMs: NOON, key: `key of ${text}` };
}

function stored(serial: number, offset: number): ConversationEvent {
  return { kind: "delivery", serial, delivery: { status: "stored", offset } };
}

function company(...names: readonly string[]): ConversationEvent {
  const people = new Map(names.map((name) => [name.toLowerCase(), { user: name.toLowerCase(), name }]));
  return { kind: "company", company: { status: "listed", people }, reader: "ada" };
}

function countMessages(state: Conversation): number {
  return toRows(state).filter(({ kind }) => kind === "message").length;
}

describe("an own message", () => {
  it("shows once whether the ack or the message comes first [PUB-7]", () => {
    const ackFirst = run(sending("tea"), stored(1, 7));
    expect(countMessages(ackFirst)).toBe(1);
    expect(countMessages(reduceConversation(ackFirst, said(7, true)))).toBe(1);
    const messageFirst = run(sending("tea"), said(7, true), stored(1, 7));
    expect(messageFirst.outgoing).toEqual([]);
    expect(countMessages(messageFirst)).toBe(1);
  });

  it("is not taken for one at the same offset before a gap", () => {
    const state = run(said(7, true), { kind: "gap", text: "a new record" }, sending("tea"), stored(3, 7));
    expect(state.outgoing).toMatchObject([{ delivery: { status: "stored", offset: 7 } }]);
  });

  it("keeps its text and says why when it fails", () => {
    const state = run(sending("tea"), {
      kind: "delivery",
      serial: 1,
      delivery: { status: "failed", why: "there is no connection", isFinal: false },
    });
    expect(state.outgoing).toMatchObject([
      { text: "tea", delivery: { status: "failed", why: "there is no connection" } },
    ]);
    expect(reduceConversation(state, { kind: "discarded", serial: 1 }).outgoing).toEqual([]);
  });

  it("that was given up shows once when it arrives after all", () => {
    const state = run(
      sending("tea"),
      { kind: "delivery", serial: 1, delivery: { status: "failed", why: "silence", isFinal: false } },
      { ...said(7, true), key: "key of tea" } as ConversationEvent,
    );
    expect(state.outgoing).toEqual([]);
    expect(countMessages(state)).toBe(1);
  });

  it("shows exactly once when all is settled, in whatever order several were", () => {
    const count = 6;
    const serials = Array.from({ length: count }, (_, index) => index + 1);
    const acks = serials.map((serial) => stored(serial, serial));
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

describe("older messages", () => {
  const before = { epoch: "e1", offset: 51 };
  const old = (offset: number) => {
    const { kind: _, ...rest } = said(offset) as Extract<ConversationEvent, { kind: "said" }>;
    return { kind: "said", ...rest } as const;
  };

  it("stand before the others, and are no news", () => {
    const state = run({ kind: "lookedAway" }, said(51), {
      kind: "older",
      entries: [old(49), old(50)],
      reach: { status: "more", before },
    });
    expect(state.entries.map((entry) => [entry.serial, "offset" in entry && entry.offset])).toEqual([
      [-1, 49],
      [0, 50],
      [1, 51],
    ]);
    expect(state.attention).toEqual({ status: "away", unread: 1 });
  });

  it("are kept beyond the limit of what came by itself", () => {
    const older = Array.from({ length: 50 }, (_, index) => old(index + 1));
    const reach = { status: "beginning", epoch: "e1", isWhole: true } as const;
    const full = Array.from({ length: ENTRY_LIMIT }, (_, index) => said(index + 51));
    const state = run(...full, { kind: "older", entries: older, reach });
    expect(state.entries).toHaveLength(ENTRY_LIMIT + 50);
    expect(state.reach).toBe(reach);
  });

  it("can be read again when they were forgotten", () => {
    const events = Array.from({ length: ENTRY_LIMIT + 1 }, (_, index) => said(index + 1));
    const reach = { status: "beginning", epoch: "e1", isWhole: true } as const;
    expect(run({ kind: "reach", reach }, ...events).reach).toEqual({
      status: "more",
      before: { epoch: "e1", offset: 2 },
    });
  });
});

describe("members", () => {
  const toKinds = (state: Conversation): readonly string[] =>
    state.entries.map((entry) => ("name" in entry ? `${entry.name} ${entry.kind}` : entry.kind));

  it("who come and go are told, the reader and those of the first list not", () => {
    const state = run(company("Ada"), company("Ada", "Grace"), said(1), company("Ada"));
    expect(toKinds(state)).toEqual(["Grace joined", "said", "Grace left"]);
  });

  it("who come back before anything was said were never away", () => {
    expect(run(company("Ada", "Grace"), company("Ada"), company("Ada", "Grace")).entries).toEqual([]);
  });
});

describe("somebody who writes", () => {
  const typing: ConversationEvent = { kind: "typing", user: "guest-grace", nowMs: NOON };

  it("is forgotten after 4 s, or with their message", () => {
    expect([...run(typing, { kind: "waited", nowMs: NOON + 3999 }).typing.keys()]).toEqual(["guest-grace"]);
    expect(run(typing, { kind: "waited", nowMs: NOON + 4000 }).typing.size).toBe(0);
    expect(run(typing, said(1)).typing.size).toBe(0);
    expect(run(typing, said(1, true)).typing.size).toBe(1);
  });
});
