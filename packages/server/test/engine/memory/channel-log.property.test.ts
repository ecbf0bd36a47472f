import assert from "node:assert/strict";
import * as fc from "fast-check";
import { test } from "vitest";
import { ChannelLog } from "../../../src/engine/memory/channel-log.ts";

interface Kept {
  readonly offset: number;
  readonly text: string;
  readonly addedMs: number;
}

const RETENTION = { size: 40, ttlMs: 1000 };
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: fc.constant("add" as const), bytes: fc.nat({ max: 3000 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant("add" as const), bytes: fc.constant(70_000) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("wait" as const), ms: fc.nat({ max: 600 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant("read" as const),
      behind: fc.nat({ max: 60 }),
      messages: fc.integer({ min: 1, max: 50 }),
      bytes: fc.nat({ max: 100_000 }),
    }),
  },
);

/** As much of an ascending or descending list as the limit lets through. */
function take(kept: readonly Kept[], messages: number, bytes: number): readonly number[] {
  const taken: number[] = [];
  let left = bytes;
  for (const { offset, text } of kept.slice(0, messages)) {
    if (Buffer.byteLength(text) > left && taken.length > 0) break;
    left -= Buffer.byteLength(text);
    taken.push(offset);
  }
  return taken;
}

test("a log of slabs keeps and reads what a list of messages would", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const log = new ChannelLog();
      let list: Kept[] = [];
      let head = 0;
      let now = 0;
      for (const each of steps) {
        if (each.op === "wait") now += each.ms;
        if (each.op === "add") {
          const text = `${"ä".repeat(each.bytes >> 1)}${++head}`;
          assert.equal(log.add(head, text, now, RETENTION).toString(), text);
          list.push({ offset: head, text, addedMs: now });
        }
        log.trim(now, RETENTION);
        list = list.slice(-RETENTION.size).filter(({ addedMs }) => addedMs >= now - RETENTION.ttlMs);
        assert.equal(log.size, list.length);
        assert.equal(log.firstOffset(head), list[0]?.offset ?? head + 1);
        if (each.op !== "read") continue;
        const offset = Math.max(log.firstOffset(head) - 1, head - each.behind);
        const later = list.filter((kept) => kept.offset > offset);
        const earlier = list.filter((kept) => kept.offset <= offset).toReversed();
        const forward = log.readFrom(offset + 1, each);
        assert.deepEqual(
          forward.map((message) => message.offset),
          take(later, each.messages, each.bytes),
        );
        assert.deepEqual(
          forward.map((message) => message.bytes.toString()),
          later.slice(0, forward.length).map(({ text }) => text),
        );
        assert.deepEqual(
          log.readUpTo(offset, each).map((message) => message.offset),
          take(earlier, each.messages, each.bytes).toReversed(),
        );
        const bytes = later.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
        assert.equal(log.exceeds(offset, each), later.length > each.messages || bytes > each.bytes);
      }
    }),
    { numRuns: 200 },
  );
});
