import { expect, test } from "vitest";
import { systemClock } from "../src/clock.ts";

test("the clock of the machine calls back once, not early", async () => {
  const beganMs = systemClock.elapsed();
  await new Promise<void>((resolve) => systemClock.schedule(20, resolve));
  // Timers count whole milliseconds.
  expect(systemClock.elapsed() - beganMs).toBeGreaterThan(18);
});

test("what was cancelled does not come", async () => {
  let calls = 0;
  const cancel = systemClock.schedule(0, () => calls++);
  cancel();
  cancel();
  await new Promise<void>((resolve) => systemClock.schedule(5, resolve));
  expect(calls).toBe(0);
});

test("its wall time is that of the machine", () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
});
