import { describe, expect, test } from "vitest";
import { findDamage, type Placed, type Segment, type Story } from "./line-check.ts";

const CHANNEL = "room:one";

/** Messages as `key` or `key@offset`; without one, the offset follows. */
function toSegment(client: string, began: "fresh" | "gap", epoch: string, ...words: string[]): Segment {
  const messages: Placed[] = [];
  for (const word of words) {
    const [key = "", at] = word.split("@");
    const offset = at === undefined ? (messages.at(-1)?.offset ?? 0) + 1 : Number(at);
    messages.push({ channel: CHANNEL, epoch, offset, key });
  }
  return { client, channel: CHANNEL, began, from: (messages[0]?.offset ?? 1) - 1, messages };
}

function judge(segments: readonly Segment[], more: Partial<Story> = {}): readonly string[] {
  return findDamage({ hasLost: true, segments, acks: [], faults: [], ...more });
}

describe("the checker of what clients saw", () => {
  test("finds nothing where all saw the same, or less of it", () => {
    const whole = toSegment("c0", "fresh", "e", "a", "b", "c", "d");
    expect(judge([whole, toSegment("c1", "gap", "e", "b@2", "c")])).toEqual([]);
  });

  test("finds what one saw and the other did not", () => {
    const whole = toSegment("c0", "fresh", "e", "a", "b", "c");
    expect(judge([whole, toSegment("c1", "fresh", "e", "a", "c@3")]).join()).toMatch(/lost or reordered/);
  });

  test("finds an offset that was used twice, and a message that came twice", () => {
    const one = toSegment("c0", "fresh", "e", "a", "b");
    expect(judge([one, toSegment("c1", "fresh", "e", "a", "x")]).join()).toMatch(/used twice/);
    expect(judge([toSegment("c0", "fresh", "e", "a", "b", "a")]).join()).toMatch(/doubled/);
  });

  test("finds one who goes on behind messages that were lost, without a gap", () => {
    const told = toSegment("c0", "fresh", "e", "a", "lost", "c", "d");
    const other = toSegment("c1", "fresh", "f", "a", "new", "c", "d");
    expect(judge([told, other]).join()).toMatch(/lost or reordered/);
  });

  test("takes a message that was lost and said again for another one", () => {
    const before = toSegment("c0", "fresh", "e", "a", "b", "again");
    const after = toSegment("c0", "gap", "f", "d@5");
    const other = toSegment("c1", "fresh", "f", "a", "b", "x", "again", "d");
    expect(judge([before, after, other])).toEqual([]);
  });

  test("finds what was acknowledged and came to nobody, where nothing may be lost", () => {
    const acks = [{ channel: CHANNEL, epoch: "e", offset: 3, key: "c" }];
    const segments = [toSegment("c0", "fresh", "e", "a", "b")];
    expect(judge(segments, { acks, hasLost: false }).join()).toMatch(/lost: c/);
    expect(judge(segments, { acks })).toEqual([]);
  });
});
