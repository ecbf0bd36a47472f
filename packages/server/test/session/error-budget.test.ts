import { describe, expect, test } from "vitest";
import { ErrorBudget } from "../../src/session/error-budget.ts";
import { createFakeClock } from "../fake-clock.ts";

function setUp(perMinute = 3) {
  const clock = createFakeClock();
  return { clock, budget: new ErrorBudget(clock, perMinute) };
}

describe("the error budget [LIM-3]", () => {
  test("is spent by one more than allowed within a minute", () => {
    const { budget } = setUp();
    const spent = [1, 2, 3, 4].map(() => budget.isSpentBy("invalid_payload"));
    expect(spent).toEqual([false, false, false, true]);
  });

  test("counts invalid frames and invalid payloads alike, and nothing else", () => {
    const { budget } = setUp();
    for (const code of [
      "forbidden",
      "unknown_event",
      "unknown_namespace",
      "rate_limited",
      "not_available",
    ] as const)
      for (let count = 0; count < 10; count++) expect(budget.isSpentBy(code)).toBe(false);
    budget.isSpentBy("invalid_frame");
    budget.isSpentBy("invalid_payload");
    budget.isSpentBy("invalid_frame");
    expect(budget.isSpentBy("invalid_payload")).toBe(true);
  });

  test("is whole again after a minute", () => {
    const { clock, budget } = setUp();
    for (let minute = 0; minute < 5; minute++) {
      for (let count = 0; count < 3; count++) expect(budget.isSpentBy("invalid_frame")).toBe(false);
      clock.advance(60_000);
    }
  });

  test("is never spent by a client that stays within it in every minute", () => {
    const { clock, budget } = setUp();
    for (let count = 0; count < 100; count++) {
      expect(budget.isSpentBy("invalid_frame")).toBe(false);
      clock.advance(20_000);
    }
  });

  test("is spent in the end by a client that keeps exceeding it", () => {
    const { clock, budget } = setUp();
    let count = 0;
    while (!budget.isSpentBy("invalid_frame") && count < 100) {
      count++;
      clock.advance(60_000 / 8);
    }
    expect(count).toBeLessThanOrEqual(16);
  });
});
