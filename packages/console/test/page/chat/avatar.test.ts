import { describe, expect, it } from "vitest";
import { TINT_COUNT, toInitial, toTint } from "../../../src/page/chat/avatar.ts";

describe("an avatar", () => {
  it("has the same tint for the same user, and several for several", () => {
    const tints = Array.from({ length: 100 }, (_, index) => toTint(`guest-${index}`));
    expect(tints[7]).toBe(toTint("guest-7"));
    expect(tints.every((tint) => Number.isInteger(tint) && tint >= 0 && tint < TINT_COUNT)).toBe(true);
    expect(new Set(tints).size).toBe(TINT_COUNT);
  });

  it.each([
    ["ada", "A"],
    ["  émile", "É"],
    ["👩‍🔬 Marie", "👩‍🔬"],
    ["", "?"],
  ])("stands for %j with %s", (name, initial) => {
    expect(toInitial(name)).toBe(initial);
  });
});
