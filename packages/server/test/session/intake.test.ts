import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Intake } from "../../src/session/intake.ts";
import { createFakeClock } from "../fake-clock.ts";
import { MemoryTransport } from "../memory-transport.ts";

function setUp({ perSecond = 10, burst = 3, credit = 0 } = {}) {
  const clock = createFakeClock();
  const transport = new MemoryTransport();
  const handled: string[] = [];
  const intake = new Intake(
    clock,
    transport,
    { perSecond, burst, credit },
    {
      onTaken: (text) => handled.push(text),
    },
  );
  /** One text for each letter. */
  const accept = (letters: string): void => letters.split("").forEach((text) => intake.accept(text));
  return { clock, transport, intake, handled, accept };
}

describe("the rate [LIM-4]", () => {
  test("lets a burst pass at once, then stops reading", () => {
    const { transport, handled, accept } = setUp();
    accept("abc");
    expect(handled).toEqual(["a", "b", "c"]);
    expect(transport.isReading).toBe(true);
    accept("d");
    expect(handled).toEqual(["a", "b", "c"]);
    expect(transport.isReading).toBe(false);
  });

  test("lets the rest through at its pace, in order, and reads on when all is done", () => {
    const { clock, transport, handled, accept } = setUp();
    accept("abcdefgh");
    clock.advance(250);
    expect(handled.join("")).toBe("abcde");
    clock.advance(260);
    expect(handled.join("")).toBe("abcdefgh");
    clock.advance(110);
    expect(transport.isReading).toBe(true);
  });

  test("saves up for a burst while nothing comes, and no more", () => {
    const { clock, handled, accept } = setUp();
    accept("abc");
    clock.advance(3_600_000);
    accept("defg");
    expect(handled.join("")).toBe("abcdef");
  });

  test("loses nothing and changes no order, whatever comes when", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(300), fc.constant("text" as const)), { maxLength: 60, size: "max" }),
        (steps) => {
          const { clock, transport, handled, intake } = setUp();
          let count = 0;
          for (const step of steps) {
            if (step === "text") intake.accept(`${count++}`);
            else clock.advance(step);
            // Never faster than the rate allows.
            expect(handled.length).toBeLessThanOrEqual(count);
          }
          clock.advance(60_000);
          expect(handled).toEqual(Array.from({ length: count }, (_, index) => `${index}`));
          expect(transport.isReading).toBe(true);
          expect(clock.pendingCount).toBe(0);
        },
      ),
    );
  });
});

describe("a hold", () => {
  test("keeps what had been read, and lets it pass in order when it ends", () => {
    const { transport, intake, handled, accept } = setUp();
    intake.hold("authenticating");
    expect(transport.isReading).toBe(false);
    accept("ab");
    expect(handled).toEqual([]);
    intake.release("authenticating");
    expect(handled).toEqual(["a", "b"]);
    expect(transport.isReading).toBe(true);
  });

  test("is not ended by the end of another", () => {
    const { transport, intake, handled, accept } = setUp();
    intake.hold("authenticating");
    accept("a");
    intake.release("requests");
    expect(handled).toEqual([]);
    expect(transport.isReading).toBe(false);
  });

  test("may begin again with the first text after it", () => {
    const clock = createFakeClock();
    const transport = new MemoryTransport();
    const handled: string[] = [];
    const intake: Intake = new Intake(
      clock,
      transport,
      { perSecond: 10, burst: 10, credit: 0 },
      {
        onTaken(text) {
          handled.push(text);
          intake.hold("requests");
        },
      },
    );
    for (const text of "abc") intake.accept(text);
    expect(handled).toEqual(["a"]);
    intake.release("requests");
    expect(handled).toEqual(["a", "b"]);
    expect(transport.isReading).toBe(false);
  });

  test("is followed by the rate when too much had been read", () => {
    const { clock, intake, handled, accept } = setUp();
    intake.hold("requests");
    accept("abcdef");
    intake.release("requests");
    expect(handled.join("")).toBe("abc");
    clock.advance(1000);
    expect(handled.join("")).toBe("abcdef");
  });
});

describe("a stopped intake", () => {
  test("handles nothing, keeps nothing and leaves no timer", () => {
    const { clock, transport, intake, handled, accept } = setUp({ burst: 1 });
    accept("ab");
    intake.stop();
    transport.resume();
    accept("cdefg");
    clock.advance(10_000);
    expect(handled).toEqual(["a"]);
    expect(clock.pendingCount).toBe(0);
    expect(transport.isReading).toBe(true);
  });

  test("is not started again by the end of a hold", () => {
    const { intake, handled, accept } = setUp();
    intake.hold("requests");
    accept("a");
    intake.stop();
    intake.release("requests");
    accept("b");
    intake.hold("requests");
    intake.release("requests");
    accept("c");
    expect(handled).toEqual([]);
  });
});
