import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RateMemory } from "../../src/engine/rate-memory.ts";
import { createFakeClock } from "../fake-clock.ts";

test("grants the burst at once, then one for each part of a minute", () => {
  const clock = createFakeClock();
  const rates = new RateMemory(clock);
  const bucket = { name: "a", perMinute: 60, burst: 2 };
  expect([rates.take([bucket]), rates.take([bucket])]).toEqual([0, 0]);
  expect(rates.take([bucket])).toBe(1000);
  clock.advance(999);
  expect(rates.take([bucket])).toBe(1);
  clock.advance(1);
  expect([rates.take([bucket]), rates.take([bucket])]).toEqual([0, 1000]);
});

test("never grants more than burst and rate allow, and always what keeps to them [LIM-5]", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 });
  const numbers = fc.record({
    perMinute: fc.integer({ min: 1, max: 600 }),
    burst: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(steps, numbers, (pauses, { perMinute, burst }) => {
      const clock = createFakeClock(0);
      const rates = new RateMemory(clock);
      // The plain bucket of the textbook, filled by the clock.
      let tokens = burst;
      let filledMs = 0;
      for (const pauseMs of pauses) {
        clock.advance(pauseMs);
        const now = clock.elapsed();
        tokens = Math.min(burst, tokens + ((now - filledMs) * perMinute) / 60_000);
        filledMs = now;
        const isGranted = rates.take([{ name: "a", perMinute, burst }]) === 0;
        // On the edge either may round.
        const isOnEdge = Math.abs(tokens - 1) < 1e-6;
        expect(isGranted).toBe(isOnEdge ? isGranted : tokens > 1);
        if (isGranted) tokens--;
      }
    }),
  );
});

test("forgets buckets that are full again", () => {
  const clock = createFakeClock();
  const rates = new RateMemory(clock);
  const take = (name: string): number => rates.take([{ name, perMinute: 60, burst: 1 }]);
  for (let user = 0; user < 9_999; user++) take(`${user}`);
  clock.advance(2000);
  take("last");
  expect(rates.size).toBe(1);
});
