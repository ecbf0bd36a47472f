import { expect, test } from "vitest";
import { Audit } from "../src/load/audit.ts";
import { Latencies } from "../src/load/latencies.ts";
import { isStampAt, readPublisher, readSequence, readTime, STAMP_BYTES, toText } from "../src/payload.ts";

test("what is doubled and what is skipped is counted for each publisher and receiver", () => {
  const audit = new Audit(2, 2);
  for (const sequence of [0, 1, 1, 4]) audit.receive(1, 0, sequence);
  audit.receive(1, 1, 0);
  expect(audit.faults).toEqual({ doubled: 1, skipped: 2 });
  expect([audit.received(0, 0), audit.received(1, 0), audit.received(1, 1)]).toEqual([0, 5, 1]);
});

test("a stamp is read where it was written", () => {
  const buffer = Buffer.from(`{"text":"${toText({ publisher: 9, sequence: 1234, atUs: 5_000_001 }, 128)}"}`);
  const at = buffer.indexOf("~~");
  expect(isStampAt(buffer, at)).toBe(true);
  expect([readPublisher(buffer, at), readSequence(buffer, at), readTime(buffer, at)]).toEqual([
    9, 1234, 5_000_001,
  ]);
  expect(toText({ publisher: 0, sequence: 0, atUs: 0 }, 0)).toHaveLength(STAMP_BYTES);
});

test("percentiles are right to within five per cent", () => {
  const latencies = new Latencies();
  for (let us = 1; us <= 10_000; us++) latencies.add(us);
  for (const part of [0.5, 0.99, 0.999]) {
    const found = latencies.percentile(part);
    expect(found).toBeGreaterThanOrEqual(10_000 * part);
    expect(found).toBeLessThanOrEqual(10_000 * part * 1.05);
  }
  latencies.clear();
  expect(latencies.percentile(0.5)).toBe(0);
});
