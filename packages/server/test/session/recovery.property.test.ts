import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { createLmdbEngine } from "../../src/engine/lmdb/lmdb-engine.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { Position, ServerFrame } from "../../src/generated/frames.ts";
import { SAID, toContract } from "../contracts.ts";
import { createLateEngine, type LateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { say, subscribe } from "../frames.ts";
import { openPair, type Client, type Pair } from "../open-pair.ts";

/** Few enough that followers often miss more than is kept. */
const KEPT = 6;
const CONTRACT = toContract({
  room: { events: SAID, log: { size: KEPT, ttlMs: 3_600_000, durability: "best" } },
});
const FOLLOWERS = 3;

const who = fc.nat(FOLLOWERS - 1);
const STEP = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("publish" as const),
      count: fc.integer({ min: 1, max: 4 }),
      isBig: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drop" as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("subscribe" as const),
      who,
      last: fc.nat(3),
      isFresh: fc.nat(4).map((n) => n === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("stall" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drain" as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("flush" as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("engine" as const) }) },
);

/** Long enough for followers to have been there, gone, and come back. */
const STEPS = fc.array(STEP, { minLength: 30, maxLength: 90 });

type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;

/** One who wants the whole line of a channel, over however many connections. */
interface Follower {
  client: Client | undefined;
  lastId: number;
  read: number;
  position: Position | undefined;
  /** Positions that were asked from, by request. */
  asked: Map<number, Position | undefined>;
  isSubscribed: boolean;
  /** What came, by offset: the same offset must always be the same text. */
  readonly seen: Map<number, string>;
  recoveries: string[];
}

function broken(rule: string, frame: ServerFrame): never {
  throw new Error(`${rule} broken at ${JSON.stringify(frame).slice(0, 300)}`);
}

function judge(follower: Follower, frame: ServerFrame): void {
  switch (frame.type) {
    case "subscribed": {
      const asked = follower.asked.get(frame.id ?? 0);
      const { position, from, recovery } = frame;
      if (from > position.offset) broken("SUB-3", frame);
      if ((asked === undefined) !== (recovery === "fresh")) broken("REC-1", frame);
      if (recovery === "full" && (from !== asked?.offset || position.epoch !== asked.epoch))
        broken("REC-3", frame);
      if (recovery === "gap" && frame.reason === undefined) broken("REC-2", frame);
      follower.position = { epoch: position.epoch, offset: from };
      follower.isSubscribed = true;
      follower.recoveries.push(recovery);
      return;
    }
    case "message": {
      const { position } = follower;
      if (!follower.isSubscribed || position === undefined) return broken("SUB-1", frame);
      if (frame.offset !== position.offset + 1) broken("SUB-3", frame);
      const text = (frame.data as { text: string }).text;
      if ((follower.seen.get(frame.offset) ?? text) !== text) broken("SUB-4", frame);
      follower.seen.set(frame.offset, text);
      follower.position = { ...position, offset: frame.offset };
      return;
    }
    case "unsubscribed":
      if (!frame.resubscribe) broken("REC-3", frame);
      follower.isSubscribed = false;
      return;
    case "ping":
      return;
    default:
      broken("FR-7", frame);
  }
}

/** What follows a run: followers and a publisher that the steps act on. */
function createRun(pair: Pair) {
  const publisher = pair.connect();
  let published = 0;
  const followers = Array.from({ length: FOLLOWERS }, (): Follower => ({
    client: undefined,
    lastId: 0,
    read: 0,
    position: undefined,
    asked: new Map(),
    isSubscribed: false,
    seen: new Map(),
    recoveries: [],
  }));
  const update = (): void => {
    for (const follower of followers) {
      const frames = follower.client?.received ?? [];
      for (; follower.read < frames.length; follower.read++) judge(follower, frames[follower.read]!);
    }
  };
  const ask = (follower: Follower, last: number, isFresh: boolean): void => {
    if (follower.client === undefined) {
      follower.client = pair.connect();
      Object.assign(follower, { lastId: 0, read: 1, asked: new Map(), isSubscribed: false });
    }
    const position = isFresh ? undefined : follower.position;
    const id = ++follower.lastId;
    follower.asked.set(id, position);
    follower.client.send(subscribe(id, { last, ...(position !== undefined && { position }) }));
  };
  const act = (step: Exclude<Step, { kind: "engine" | "flush" }>): void => {
    if (step.kind === "publish") {
      for (let count = 0; count < step.count; count++) {
        const text = `${++published} `.padEnd(step.isBig ? 30_000 : 0, "x");
        publisher.send(say(published, text, { channel: "room:kitchen" }));
      }
      return;
    }
    const follower = followers[step.who]!;
    const { client } = follower;
    switch (step.kind) {
      case "subscribe":
        return ask(follower, step.last, step.isFresh);
      case "drop":
        client?.hangUp(1006);
        follower.client = undefined;
        return;
      case "stall":
        if (client !== undefined) client.transport.isStalled = true;
        return;
      case "drain":
        if (client === undefined) return;
        client.transport.isStalled = false;
        client.transport.drain(client.session);
    }
  };
  return {
    followers,
    update,
    ask,
    act,
    acked: (): ReadonlyMap<number, number> =>
      new Map(
        publisher.received.flatMap((frame) =>
          frame.type === "ok" ? [[frame.position!.offset, frame.id]] : [],
        ),
      ),
    get published() {
      return published;
    },
  };
}

/** The end of every run: all that is under way happens, all come back, and have everything from there on. */
function assertEnd(run: ReturnType<typeof createRun>): void {
  const acked = run.acked();
  expect([...acked.keys()]).toEqual(Array.from({ length: run.published }, (_, index) => index + 1));
  for (const { seen, position, isSubscribed } of run.followers) {
    for (const [offset, text] of seen) expect(text.split(" ")[0]).toBe(`${acked.get(offset)}`);
    expect({ isSubscribed, offset: position?.offset }).toEqual({ isSubscribed: true, offset: run.published });
  }
}

function openRun(engine: Engine, clock: ReturnType<typeof createFakeClock>) {
  const pair = openPair({
    clock,
    engine,
    contract: CONTRACT,
    frameBurst: 1_000_000,
    maxQueuedBytes: 100_000_000,
    connectionsPerUser: 1000,
  });
  return { pair, run: createRun(pair) };
}

test("on an engine that answers at once, full is answered exactly when everything is kept [REC-1] [REC-2] [REC-3] [REC-4]", () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const clock = createFakeClock();
      const { pair, run } = openRun(createMemoryEngine({ clock }), clock);
      for (const step of steps) {
        if (step.kind === "flush" || step.kind === "engine") pair.flush();
        else {
          const before = step.kind === "subscribe" ? { ...run.followers[step.who]! } : undefined;
          const count = before?.recoveries.length ?? 0;
          run.act(step);
          if (step.kind === "subscribe" && !step.isFresh && before?.position !== undefined) {
            pair.flush();
            run.update();
            const missed = run.published - before.position.offset;
            const recovery = run.followers[step.who]!.recoveries[count];
            if (before.client === undefined && recovery !== (missed <= KEPT ? "full" : "gap"))
              throw new Error(`${missed} missed, and the answer was ${recovery}`);
          }
        }
        run.update();
      }
      end(pair, run);
      assertEnd(run);
    }),
    { numRuns: 200 },
  );
});

/** Everybody reads again, and comes back where the server has sent them away. */
function end(pair: Pair, run: ReturnType<typeof createRun>): void {
  for (const index of run.followers.keys()) run.act({ kind: "drain", who: index });
  pair.flush();
  run.update();
  for (const follower of run.followers)
    if (!follower.isSubscribed || follower.client === undefined) run.ask(follower, 0, false);
  pair.flush();
  run.update();
}

async function runLate(
  steps: readonly Step[],
  inner: Engine,
  clock: ReturnType<typeof createFakeClock>,
): Promise<void> {
  const engine: LateEngine = createLateEngine(inner);
  const { pair, run } = openRun(engine, clock);
  for (const step of steps) {
    if (step.kind === "flush") pair.flush();
    else if (step.kind !== "engine") run.act(step);
    else if (engine.asked.length > 0) await engine.doNext();
    run.update();
  }
  const finish = async (): Promise<void> => {
    // The store takes its own time behind what the test lets happen.
    do {
      await engine.doAll();
      await pair.settle();
    } while (engine.asked.length > 0 || run.acked().size < run.published);
    run.update();
  };
  await finish();
  // A replay that was cut short in the first round is asked for again in the second.
  for (let round = 0; round < 2; round++) {
    end(pair, run);
    await finish();
  }
  assertEnd(run);
}

test("on an engine that takes its time: never partial, never doubled, in order [REC-3] [REC-4] [SUB-3] [SUB-4]", async () => {
  await fc.assert(
    fc.asyncProperty(STEPS, async (steps) => {
      const clock = createFakeClock();
      await runLate(steps, createMemoryEngine({ clock }), clock);
    }),
    { numRuns: 80 },
  );
});

test("on LMDB, which takes its own time besides: the same [REC-3] [REC-4] [SUB-3] [SUB-4] [PUB-11]", async () => {
  await fc.assert(
    fc.asyncProperty(STEPS, async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), "parlance-"));
      const clock = createFakeClock();
      const engine = createLmdbEngine({ folder, clock });
      try {
        await runLate(steps, engine, clock);
      } finally {
        await engine.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 8 },
  );
});
