import { describe, expect, test } from "vitest";
import { TimerWheel, type Deadline } from "../src/timer-wheel.ts";
import { createFakeClock } from "./fake-clock.ts";

const TICK_MS = 100;

function setUp(startMs?: number) {
  const clock = createFakeClock(startMs);
  const wheel = new TimerWheel(clock, TICK_MS);
  const fired: number[] = [];
  const deadlineIn = (ms: number, onDue = () => {}): Deadline => ({
    dueMs: clock.elapsed() + ms,
    onDue() {
      fired.push(clock.elapsed() - this.dueMs);
      onDue();
    },
  });
  return { clock, wheel, fired, deadlineIn };
}

describe("a deadline", () => {
  test("comes never early and less than a tick late, wherever the clock stands", () => {
    for (let phase = 0; phase < TICK_MS; phase += 7) {
      const { clock, wheel, fired, deadlineIn } = setUp(1000 + phase);
      for (let ms = 0; ms <= 350; ms += 13) wheel.add(deadlineIn(ms));
      clock.advance(500);
      expect(fired).toHaveLength(27);
      expect(Math.min(...fired)).toBeGreaterThanOrEqual(0);
      // One that is due now waits for the next tick as a whole.
      expect(Math.max(...fired)).toBeLessThanOrEqual(TICK_MS);
    }
  });

  test("comes less than a tick late when it was added while the wheel turned", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    wheel.add(deadlineIn(10_000));
    clock.advance(77);
    wheel.add(deadlineIn(101));
    clock.advance(201);
    expect(fired).toHaveLength(1);
    expect(fired[0]).toBeLessThan(TICK_MS);
  });

  test("comes once", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    wheel.add(deadlineIn(50));
    clock.advance(10_000);
    expect(fired).toHaveLength(1);
  });

  test("comes at its new time when it was moved later", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    const deadline = deadlineIn(200);
    wheel.add(deadline);
    deadline.dueMs += 5000;
    clock.advance(5000);
    expect(fired).toEqual([]);
    clock.advance(300);
    expect(fired).toHaveLength(1);
  });

  test("does not come when it was removed", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    const deadline = deadlineIn(200);
    wheel.add(deadline);
    wheel.remove(deadline);
    wheel.remove(deadline);
    clock.advance(1000);
    expect(fired).toEqual([]);
  });

  test("does not come when another of the same tick removed it", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    const second = deadlineIn(50);
    wheel.add(deadlineIn(50, () => wheel.remove(second)));
    wheel.add(second);
    clock.advance(1000);
    expect(fired).toHaveLength(1);
  });

  test("may put itself back", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    const deadline = deadlineIn(50, () => {
      deadline.dueMs = clock.elapsed() + 1000;
      if (fired.length < 3) wheel.add(deadline);
    });
    wheel.add(deadline);
    clock.advance(10_000);
    expect(fired).toHaveLength(3);
  });
});

describe("the wheel", () => {
  test("uses one timer for any number of deadlines, and none for none", () => {
    const { clock, wheel, deadlineIn } = setUp();
    expect(clock.pendingCount).toBe(0);
    for (let index = 0; index < 1000; index++) wheel.add(deadlineIn(index));
    expect(clock.pendingCount).toBe(1);
    clock.advance(2000);
    expect(clock.pendingCount).toBe(0);
  });

  test("goes on at once after it stood still for a year", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    wheel.add(deadlineIn(10));
    clock.advance(365 * 24 * 3_600_000);
    const beganMs = performance.now();
    wheel.add(deadlineIn(10));
    clock.advance(TICK_MS);
    expect(fired).toHaveLength(2);
    expect(performance.now() - beganMs).toBeLessThan(1000);
  });

  test("forgets everything when it stops", () => {
    const { clock, wheel, fired, deadlineIn } = setUp();
    wheel.add(deadlineIn(10));
    wheel.stop();
    clock.advance(1000);
    expect(fired).toEqual([]);
    expect(clock.pendingCount).toBe(0);
  });
});
