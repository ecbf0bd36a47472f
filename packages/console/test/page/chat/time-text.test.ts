import { describe, expect, it } from "vitest";
import { isSameDay, toDayText } from "../../../src/page/chat/time-text.ts";

const monday = new Date(2026, 10, 23, 12).getTime();

describe("toDayText", () => {
  it.each([
    [new Date(2026, 10, 23, 0, 1), /^Today$/],
    [new Date(2026, 10, 22, 23, 59), /^Yesterday$/],
    [new Date(2026, 10, 21, 12), /^Saturday,? 21 November$/],
    [new Date(2025, 11, 31, 12), /^Wednesday,? 31 December 2025$/],
  ])("names %s", (day, text) => {
    expect(toDayText(day.getTime(), monday)).toMatch(text);
  });
});

describe("isSameDay", () => {
  it("ends at midnight of the reader", () => {
    expect(isSameDay(new Date(2026, 10, 23, 23, 59).getTime(), monday)).toBe(true);
    expect(isSameDay(new Date(2026, 10, 24, 0, 0).getTime(), monday)).toBe(false);
  });
});
