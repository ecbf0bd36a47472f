import { describe, expect, test } from "vitest";
import type { CloseName } from "../../src/generated/codes.ts";
import { Heartbeat } from "../../src/session/heartbeat.ts";
import { openPair } from "../open-pair.ts";

function setUp(heartbeat = { intervalMs: 25_000, graceMs: 10_000 }) {
  // The real wheel: how late its ticks may be belongs to what is tested.
  const { clock, core } = openPair({ heartbeat });
  const pings: number[] = [];
  const expired: { name: CloseName; ms: number }[] = [];
  const state = { isReading: true };
  const beganMs = clock.elapsed();
  const owner: Heartbeat = new Heartbeat(clock, core.wheel, core.policy, {
    get isReading() {
      return state.isReading;
    },
    onPing: () => pings.push(clock.elapsed() - beganMs),
    onSilent(name) {
      expired.push({ name, ms: clock.elapsed() - beganMs });
      owner.stop();
    },
  });
  return { clock, heartbeat: owner, pings, expired, state };
}

describe("before hello", () => {
  test("silence ends with hello_timeout at its limit [HS-3]", () => {
    const { clock, expired } = setUp();
    clock.advance(9999);
    expect(expired).toEqual([]);
    clock.advance(201);
    expect(expired.map(({ name }) => name)).toEqual(["hello_timeout"]);
  });

  test("other life does not help [HS-3]", () => {
    const { clock, heartbeat, expired } = setUp();
    for (let second = 0; second < 11; second++) {
      heartbeat.onLife();
      clock.advance(1000);
    }
    expect(expired.map(({ name }) => name)).toEqual(["hello_timeout"]);
  });

  test("no ping is sent [HS-5]", () => {
    const { clock, pings } = setUp({ intervalMs: 1000, graceMs: 1000 });
    clock.advance(9000);
    expect(pings).toEqual([]);
  });
});

describe.each([100, 250, 1000, 25_000])("with an interval of %d ms", (intervalMs) => {
  test("pings are never more than the interval and a tenth apart [HB-1]", () => {
    const { clock, heartbeat, pings } = setUp({ intervalMs, graceMs: intervalMs });
    heartbeat.begin();
    for (let step = 0; step < 2000; step++) {
      clock.advance(intervalMs / 10);
      heartbeat.onLife();
    }
    const gaps = pings.map((ms, index) => ms - (pings[index - 1] ?? 0));
    expect(gaps.length).toBeGreaterThan(150);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(intervalMs * 1.1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(intervalMs * 0.8);
  });

  test("silence ends with heartbeat_timeout, not early and at most a fifth late [HB-2]", () => {
    const { clock, heartbeat, expired } = setUp({ intervalMs, graceMs: intervalMs });
    heartbeat.begin();
    clock.advance(intervalMs * 4);
    expect(expired).toEqual([{ name: "heartbeat_timeout", ms: expect.any(Number) as number }]);
    expect(expired[0]!.ms).toBeGreaterThanOrEqual(intervalMs * 2);
    expect(expired[0]!.ms).toBeLessThanOrEqual(intervalMs * 2 * 1.2);
  });

  test("a frame in every interval keeps the connection [HB-2]", () => {
    const { clock, heartbeat, expired } = setUp({ intervalMs, graceMs: 100 });
    heartbeat.begin();
    for (let count = 0; count < 100; count++) {
      clock.advance(intervalMs);
      heartbeat.onLife();
    }
    expect(expired).toEqual([]);
  });
});

describe("a ready connection", () => {
  test("is not blamed for silence while the server does not read [HB-2]", () => {
    const { clock, heartbeat, expired, state } = setUp();
    heartbeat.begin();
    state.isReading = false;
    clock.advance(600_000);
    expect(expired).toEqual([]);
    state.isReading = true;
    clock.advance(34_000 - 25_000);
    expect(expired).toEqual([]);
    clock.advance(60_000);
    expect(expired).toHaveLength(1);
  });

  test("leaves nothing behind when it stops", () => {
    const { clock, heartbeat, pings, expired } = setUp();
    heartbeat.begin();
    heartbeat.stop();
    clock.advance(600_000);
    expect([pings, expired]).toEqual([[], []]);
    expect(clock.pendingCount).toBe(0);
  });

  test("does not beat as one with others", () => {
    const firsts = Array.from({ length: 50 }, () => {
      const { clock, heartbeat, pings } = setUp();
      heartbeat.begin();
      clock.advance(25_200);
      return pings[0];
    });
    expect(new Set(firsts).size).toBeGreaterThan(5);
  });
});
