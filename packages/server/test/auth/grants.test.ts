import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isChannelPattern, listGranted, matchesChannel } from "../../src/auth/grants.ts";

/** What PROTOCOL [PRM-2] says, one segment at a time and no cleverer. */
function matchesNaively(pattern: readonly string[], channel: readonly string[]): boolean {
  const [wanted, ...restOfPattern] = pattern;
  const [given, ...restOfChannel] = channel;
  if (wanted === undefined || given === undefined) return wanted === given;
  if (wanted === "**") return true;
  return (wanted === "*" || wanted === given) && matchesNaively(restOfPattern, restOfChannel);
}

// Few letters, so that patterns and channels often meet.
const namespace = fc.constantFrom("a", "b", "a-b");
const segment = fc.constantFrom("a", "b", "A", "a.b", "~", "a@b");
const CHANNEL = fc
  .tuple(namespace, fc.array(segment, { maxLength: 5 }))
  .map(([first, rest]) => [first, ...rest]);
const PATTERN = fc
  .tuple(
    fc.oneof(namespace, fc.constant("*")),
    fc.array(fc.oneof(segment, fc.constant("*")), { maxLength: 4 }),
    fc.constantFrom([], ["**"]),
  )
  .map(([first, rest, tail]) => [first, ...rest, ...tail]);

describe("a pattern", () => {
  test("matches what the rule says, segment by segment [PRM-2]", () => {
    fc.assert(
      fc.property(PATTERN, CHANNEL, (pattern, channel) => {
        expect(isChannelPattern(pattern.join(":"))).toBe(true);
        expect(matchesChannel(pattern.join(":"), channel.join(":"))).toBe(matchesNaively(pattern, channel));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["room:*", "room:a", true],
    ["room:*", "room", false],
    ["room:*", "room:a:b", false],
    ["room:*", "rooms:a", false],
    ["room:**", "room:a:b:c", true],
    ["room:**", "room", false],
    ["room:*:log", "room:a:log", true],
    ["room:*:log", "room:log", false],
    ["*:a", "room:a", true],
    ["**", "room", true],
    ["**", "room:a:b", true],
    ["room:a", "room:A", false],
    ["room:a.b", "room:axb", false],
  ])("%s and %s: %s [PRM-2]", (pattern, channel, expected) => {
    expect(isChannelPattern(pattern)).toBe(true);
    expect(matchesChannel(pattern, channel)).toBe(expected);
  });

  test.each([
    "",
    "room:",
    ":a",
    "room:a*",
    "room:***",
    "room:**:a",
    "**:a",
    "Room:a",
    "room a",
    "room:é",
    `room:${"a".repeat(65)}`,
    `r:${"a:".repeat(100)}a`,
  ])("is not %j", (text) => expect(isChannelPattern(text)).toBe(false));

  test("is judged in no time, however it is written", () => {
    for (const text of [`a${":*".repeat(99)}`, `a${":a".repeat(99)}!`, `${"*:".repeat(99)}**`])
      isChannelPattern(text);
    expect(isChannelPattern(`a${":*".repeat(99)}!`)).toBe(false);
  });
});

describe("grants", () => {
  test("add up: what one of them allows is allowed, and nothing else", () => {
    const grants = [
      { channel: "room:*", verbs: ["subscribe"] },
      { channel: "room:a", verbs: ["publish", "subscribe"] },
      { channel: "news:**", verbs: ["history"] },
    ] as const;
    expect([...listGranted(grants, "room:a")].toSorted()).toEqual(["publish", "subscribe"]);
    expect([...listGranted(grants, "room:b")]).toEqual(["subscribe"]);
    expect([...listGranted(grants, "room:a:b")]).toEqual([]);
    expect([...listGranted([], "room:a")]).toEqual([]);
  });
});
