import { describe, expect, it } from "vitest";
import type { Message, Subscribed } from "../../src/generated/frames.ts";
import { SharedChannel, type Member } from "../../src/shared/shared-channel.ts";

const toSubscribed = (from: number, offset: number): Subscribed => ({
  type: "subscribed",
  channel: "room:a",
  position: { epoch: "e", offset },
  from,
  recovery: "fresh",
  allowed: [],
});

function toMember(): Member & { readonly heard: string[] } {
  const heard: string[] = [];
  return { heard, tell: (text) => heard.push(text) };
}

/** The server's messages up to an offset, each as its offset. */
function receive(channel: SharedChannel, ...offsets: readonly number[]): void {
  for (const offset of offsets) channel.receive({ offset } as Message, String(offset));
}

describe("a channel that tabs share", () => {
  it("is not replaced while a replay is under way", () => {
    const channel = new SharedChannel();
    channel.begin(toMember(), toSubscribed(0, 3), false);
    let isCaughtUp = false;
    channel.whenCaughtUp(() => (isCaughtUp = true));
    receive(channel, 1, 2);
    expect(isCaughtUp).toBe(false);
    receive(channel, 3);
    expect(isCaughtUp).toBe(true);
  });

  it("may be replaced when whoever caught up has gone", () => {
    const channel = new SharedChannel();
    const member = toMember();
    channel.begin(member, toSubscribed(0, 3), false);
    let isCaughtUp = false;
    channel.whenCaughtUp(() => (isCaughtUp = true));
    channel.leave(member);
    expect(isCaughtUp).toBe(true);
  });

  it("gives each what it lacks, and nothing that it has", () => {
    const channel = new SharedChannel();
    const [early, late] = [toMember(), toMember()];
    channel.begin(early, toSubscribed(0, 0), false);
    receive(channel, 1, 2, 3);
    channel.begin(late, toSubscribed(1, 3), false);
    receive(channel, 2, 3, 4);
    expect(early.heard).toEqual(["1", "2", "3", "4"]);
    expect(late.heard).toEqual(["2", "3", "4"]);
  });

  it("goes on asking for changes of members for whoever wanted them", () => {
    const channel = new SharedChannel();
    const question = { type: "subscribe", id: 1, channel: "room:a" } as const;
    expect(channel.toQuestion(question)).toEqual(question);
    channel.begin(toMember(), toSubscribed(0, 0), true);
    expect(channel.toQuestion(question)).toEqual({ ...question, presence: true });
    channel.end();
    expect(channel.toQuestion(question)).toEqual(question);
  });
});
