import { describe, expect, test } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import type { Appended } from "../../../src/engine/engine.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import { engineContract } from "../../../src/testing/engine-contract.ts";
import { createFakeClock } from "../../fake-clock.ts";
import { NOBODY } from "../../nobody.ts";

describe("the memory engine is an engine", () => {
  engineContract(() => createMemoryEngine({ clock: systemClock }), test);
});

function setUp(maxIdleChannels?: number) {
  const clock = createFakeClock();
  const engine = createMemoryEngine({ clock, ...(maxIdleChannels !== undefined && { maxIdleChannels }) });
  void engine.start(NOBODY);
  const append = (channel: string, key?: string) => {
    const appended = engine.append({
      channel,
      retention: { size: 5, ttlMs: 60_000 },
      before: "",
      behind: "",
      idempotency: key === undefined ? undefined : { user: "ada", key, digest: "x" },
    }) as Appended;
    return appended.kind === "appended" ? appended.position : appended.kind;
  };
  const readAll = (channel: string) => {
    const page = engine.read(
      channel,
      { direction: "forward", position: undefined },
      { messages: 100, bytes: 100_000 },
    );
    return "kind" in page && page.kind === "page" ? page.messages.map(({ offset }) => offset) : page;
  };
  return { clock, engine, append, readAll };
}

describe("age", () => {
  test("drops messages whose time is over, and the head stays", () => {
    const { clock, engine, append, readAll } = setUp();
    append("room:a");
    clock.advance(40_000);
    append("room:a");
    expect(readAll("room:a")).toEqual([1, 2]);
    clock.advance(20_001);
    expect(readAll("room:a")).toEqual([2]);
    clock.advance(60_000);
    expect(readAll("room:a")).toEqual([]);
    expect(engine.attach("room:a")).toMatchObject({ offset: 2 });
    expect(append("room:a")).toMatchObject({ offset: 3 });
  });

  test("leaves no position honoured that it has trimmed [REC-3]", () => {
    const { clock, engine, append } = setUp();
    const position = append("room:a") as { epoch: string; offset: number };
    append("room:a");
    clock.advance(60_001);
    const limit = { messages: 100, bytes: 100_000 };
    expect(engine.findGap("room:a", position, limit)).toBe("trimmed");
    expect(engine.findGap("room:a", { ...position, offset: 2 }, limit)).toBeUndefined();
  });

  test("lets a key be used again, not before its window is over [PUB-3]", () => {
    const { clock, engine, append } = setUp();
    append("room:a", "key-0001");
    for (let elapsedMs = 0; elapsedMs < engine.keyWindowMs - 60_000; elapsedMs += 60_000) {
      clock.advance(60_000);
      expect(append("room:a", "key-0001")).toBe("duplicate");
    }
    clock.advance(3 * engine.keyWindowMs);
    expect(append("room:a", "key-0001")).toMatchObject({ offset: 2 });
  });
});

describe("channels that nobody listens to", () => {
  test("are forgotten, the one unused for longest first, when there are too many", () => {
    const { append, readAll } = setUp(2);
    const first = append("room:a") as { epoch: string };
    append("room:b");
    append("room:a");
    append("room:c");
    expect(readAll("room:a")).toEqual([1, 2]);
    expect(append("room:b")).toMatchObject({ offset: 1 });
    expect(append("room:b")).not.toMatchObject({ epoch: first.epoch });
  });

  test("never use an offset twice under one epoch, however often they are forgotten [REC-6]", () => {
    const { append } = setUp(1);
    const seen = new Set<string>();
    for (let round = 0; round < 200; round++) {
      const channel = `room:${round % 3}`;
      const { epoch, offset } = append(channel) as { epoch: string; offset: number };
      const place = `${channel} ${epoch} ${offset}`;
      expect(seen.has(place)).toBe(false);
      seen.add(place);
    }
  });

  test("are not forgotten while somebody listens", () => {
    const { engine, append } = setUp(1);
    append("room:a");
    void engine.attach("room:a");
    for (let index = 0; index < 10; index++) append(`room:${index}`);
    expect(append("room:a")).toMatchObject({ offset: 2 });
  });
});

test("another run has another epoch [REC-6]", () => {
  expect(setUp().engine.attach("room:a")).not.toEqual(setUp().engine.attach("room:a"));
});

test("a log that turns over keeps what it promises and nothing else", () => {
  const { append, readAll } = setUp();
  for (let offset = 1; offset <= 1000; offset++) {
    append("room:a");
    const from = Math.max(1, offset - 4);
    expect(readAll("room:a")).toEqual(Array.from({ length: offset - from + 1 }, (_, index) => from + index));
  }
});
