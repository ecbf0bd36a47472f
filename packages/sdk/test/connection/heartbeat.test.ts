import { describe, expect, it } from "vitest";
import { createHeartbeat } from "../../src/connection/heartbeat.ts";
import { createVirtualClock } from "../../src/testing/virtual-clock.ts";

describe("heartbeat", () => {
  it("[HB-3] tells of silence once, after exactly as long as it may last", () => {
    const clock = createVirtualClock();
    let silences = 0;
    createHeartbeat(clock, 1000, () => (silences += 1));
    clock.advance(999);
    expect(silences).toBe(0);
    clock.advance(1);
    expect(silences).toBe(1);
    clock.advance(10_000);
    expect(silences).toBe(1);
  });

  it("counts from the last beat, with one timer however many come", () => {
    const clock = createVirtualClock();
    let silentAtMs = 0;
    const heartbeat = createHeartbeat(clock, 1000, () => (silentAtMs = clock.now()));
    for (let count = 0; count < 100; count += 1) {
      clock.advance(30);
      heartbeat.beat();
      expect(clock.pendingCount).toBe(1);
    }
    const lastMs = clock.now();
    clock.advance(5000);
    expect(silentAtMs - lastMs).toBe(1000);
  });

  it("is quiet after stop", () => {
    const clock = createVirtualClock();
    createHeartbeat(clock, 1000, () => expect.unreachable()).stop();
    clock.advance(5000);
    expect(clock.pendingCount).toBe(0);
  });
});
