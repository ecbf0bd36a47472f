import { describe, expect, test } from "vitest";
import { systemClock } from "../../../src/clock.ts";
import type { Appended } from "../../../src/engine/engine.ts";
import { createMemoryEngine } from "../../../src/engine/memory/memory-engine.ts";
import type { Position } from "../../../src/generated/frames.ts";
import { NO_LIMIT } from "../../../src/testing/engine-bench.ts";
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

describe("the bound of bytes", () => {
  const BOUND = 1024 * 1024;
  const KILOBYTES = "x".repeat(8 * 1024);

  function setUpBound() {
    const clock = createFakeClock();
    const engine = createMemoryEngine({ clock, maxBytes: BOUND });
    void engine.start(NOBODY);
    const append = (channel: string, size = 100_000): void => {
      const retention = { size, ttlMs: 60_000 };
      void engine.append({ channel, retention, before: "", behind: KILOBYTES, idempotency: undefined });
    };
    /** Offsets that are kept, which must be the newest. */
    const count = (channel: string): number => {
      const page = engine.read(channel, { direction: "forward", position: undefined }, NO_LIMIT);
      if (!("kind" in page) || page.kind !== "page") throw new Error("no page");
      const { messages, head } = page;
      expect(messages.map(({ offset }) => offset)).toEqual(
        messages.map((_, index) => head.offset - messages.length + 1 + index),
      );
      return messages.length;
    };
    return { engine, append, count };
  }

  test("holds for one channel: its oldest messages go, and whoever has missed them is told [REC-1]", () => {
    const { engine, append, count } = setUpBound();
    const head = engine.attach("room:a") as Position;
    for (let index = 0; index < 1000; index++) append("room:a");
    expect(count("room:a") * KILOBYTES.length).toBeLessThanOrEqual(BOUND);
    expect(count("room:a") * KILOBYTES.length).toBeGreaterThan(BOUND / 2);
    expect(engine.findGap("room:a", head, NO_LIMIT)).toBe("trimmed");
  });

  test("takes from channels that nobody listens to first, from the one unused for longest", () => {
    const { engine, append, count } = setUpBound();
    void engine.attach("room:live");
    for (const channel of ["room:live", "room:old", "room:new"])
      for (let index = 0; index < 30; index++) append(channel);
    for (let index = 0; index < 20; index++) append("room:live");
    expect(count("room:old")).toBe(0);
    expect(count("room:new")).toBe(30);
    expect(count("room:live")).toBe(50);
  });

  test("holds for many channels that everybody listens to", () => {
    const { engine, append, count } = setUpBound();
    const channels = Array.from({ length: 500 }, (_, index) => `room:${index}`);
    for (const channel of channels) {
      void engine.attach(channel);
      append(channel);
    }
    const kept = channels.reduce((sum, channel) => sum + count(channel), 0);
    expect(kept * KILOBYTES.length).toBeLessThanOrEqual(BOUND);
    expect(count("room:499")).toBe(1);
  });

  test("counts what was dropped as free, however it was: by number, age, trim and rewrite", () => {
    const { engine, append, count } = setUpBound();
    for (let round = 0; round < 20; round++) {
      for (let index = 0; index < 40; index++) append("room:a", 5);
      const page = engine.read("room:a", { direction: "forward", position: undefined }, NO_LIMIT);
      if (!("kind" in page) || page.kind !== "page") throw new Error("no page");
      void engine.rewrite("room:a", undefined, () => Buffer.alloc(1));
      void engine.trim("room:a", page.head);
    }
    for (let index = 0; index < 90; index++) append("room:b");
    expect(count("room:b")).toBe(90);
  });
});

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
