import { describe, expect, it } from "vitest";
import { toReach, toShortenedReach } from "../../../src/page/chat/reach.ts";

describe("toReach", () => {
  it("knows that nothing was said before the first message", () => {
    expect(toReach({ epoch: "e1", offset: 1 })).toEqual({ status: "beginning", epoch: "e1", isWhole: true });
    const before = { epoch: "e1", offset: 71 };
    expect(toReach(before)).toEqual({ status: "more", before });
  });
});

describe("toShortenedReach", () => {
  it("reads on from the oldest message that is left", () => {
    const reach = { status: "beginning", epoch: "e1", isWhole: false } as const;
    expect(toShortenedReach(reach, 8)).toEqual({ status: "more", before: { epoch: "e1", offset: 8 } });
  });

  it("leaves a server without history alone", () => {
    expect(toShortenedReach({ status: "unknown" }, 8)).toEqual({ status: "unknown" });
  });
});
