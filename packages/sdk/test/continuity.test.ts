import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, openCursor, toArrival, toPosition, type Cursor } from "../src/continuity.ts";
import { subscribed } from "./frames.ts";

const CHANNEL = "room:kitchen";

describe("continuity", () => {
  it("[SUB-3] awaits the message after `from`", () => {
    const cursor = openCursor(undefined, subscribed({ channel: CHANNEL, from: 12 }, 17));
    expect(toArrival(cursor, 13)).toBe("next");
    expect(toArrival(cursor, 12)).toBe("repeat");
    expect(toArrival(cursor, 14)).toBe("hole");
    expect(toPosition(cursor)).toEqual({ epoch: "e1", offset: 12 });
  });

  it("[CLI-2] drops what a replay repeats of the same epoch", () => {
    const before = { epoch: "e1", offset: 15 };
    let cursor = openCursor(
      before,
      subscribed({ channel: CHANNEL, from: 12, recovery: "gap", reason: "unsupported" }, 17),
    );
    const arrivals = [13, 14, 15, 16, 17].map((offset) => {
      const arrival = toArrival(cursor, offset);
      cursor = advance(cursor, offset);
      return arrival;
    });
    expect(arrivals).toEqual(["repeat", "repeat", "repeat", "next", "next"]);
  });

  it("starts over in another epoch, and where the position lies above the head", () => {
    const before = { epoch: "e1", offset: 15 };
    const other = openCursor(
      before,
      subscribed({ channel: CHANNEL, recovery: "gap", reason: "unknown_epoch" }, 3, "e2"),
    );
    expect(toPosition(other)).toEqual({ epoch: "e2", offset: 3 });
    const above = openCursor(before, subscribed({ channel: CHANNEL, recovery: "gap", reason: "ahead" }, 9));
    expect(toArrival(above, 10)).toBe("next");
  });

  it("[CLI-2] hands over each offset at most once and in order, whatever arrives", () => {
    const anyOffsets = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 200, size: "max" });
    const check = fc.property(anyOffsets, fc.nat(20), fc.nat(30), (offsets, from, known) => {
      let cursor: Cursor = openCursor(
        { epoch: "e1", offset: known },
        subscribed({ channel: CHANNEL, from }, 30),
      );
      const handedOver: number[] = [];
      for (const offset of offsets) {
        const arrival = toArrival(cursor, offset);
        if (arrival === "hole") continue;
        if (arrival === "next") handedOver.push(offset);
        cursor = advance(cursor, offset);
      }
      const first = Math.max(from, known) + 1;
      expect(handedOver).toEqual(handedOver.map((_, index) => first + index));
    });
    fc.assert(check);
  });
});
