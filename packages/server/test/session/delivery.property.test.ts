import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { Message, ServerFrame } from "../../src/generated/frames.ts";
import { createLateEngine } from "../engine/late-engine.ts";
import { createFakeClock } from "../fake-clock.ts";
import { say, subscribe, unsubscribe } from "../frames.ts";
import { openPair, type Client, type Pair } from "../open-pair.ts";
import { assertRun, toLines, type RequestFrame, type Story } from "./delivery-rules.ts";

const CHANNELS = ["room:a", "room:b"] as const;
const CLIENTS = [0, 1, 2] as const;

const client = fc.constantFrom(...CLIENTS);
const channel = fc.constantFrom(...CHANNELS);

/** What may happen; most of it happens in the turn of what came before. */
const STEP = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("publish" as const), client, channel }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("refused" as const), client, channel }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("subscribe" as const), client, channel, last: fc.nat(4) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("unsubscribe" as const), client, channel }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("ping" as const), client }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("flush" as const) }) },
);

/** By default arrays are short, and little of interest happens in ten steps. */
const LENGTH = { maxLength: 60, size: "max" } as const;

type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;
type Act = Exclude<Step, { kind: "flush" }>;

/** A connection that remembers what it sent. */
interface Actor extends Story {
  readonly sent: RequestFrame[];
  readonly client: Client;
}

function openActors(pair: Pair): readonly Actor[] {
  return CLIENTS.map(() => {
    const opened = pair.connect();
    return { client: opened, sent: [], received: opened.received };
  });
}

function toFrame(step: Act, id: number): RequestFrame {
  switch (step.kind) {
    case "publish":
      return say(id, `${step.client}/${id}`, { channel: step.channel });
    case "refused":
      return say(id, "", { channel: step.channel });
    case "subscribe":
      return subscribe(id, { channel: step.channel, last: step.last });
    case "unsubscribe":
      return unsubscribe(id, step.channel);
    case "ping":
      return { type: "ping", id };
  }
}

function act(actors: readonly Actor[], step: Act): RequestFrame {
  const actor = actors[step.client]!;
  const frame = toFrame(step, actor.sent.length + 1);
  actor.sent.push(frame);
  actor.client.send(frame);
  return frame;
}

/** A server in a few lines, that does everything at once and tells each connection per channel what it must see. */
function createModel() {
  const lines = new Map<string, string[]>(CHANNELS.map((name) => [name, []]));
  const subscribers = new Map<string, Set<number>>(CHANNELS.map((name) => [name, new Set()]));
  const views = new Map<string, string[]>();
  const see = (who: number, name: string, what: string): void => {
    const view = views.get(`${who} ${name}`) ?? [];
    views.set(`${who} ${name}`, [...view, what]);
  };
  return {
    views,
    apply(step: Act, id: number): void {
      if (step.kind === "ping" || step.kind === "refused") return;
      const line = lines.get(step.channel)!;
      const members = subscribers.get(step.channel)!;
      switch (step.kind) {
        case "publish":
          line.push(`${step.client}/${id}`);
          for (const member of members) see(member, step.channel, `${line.length} ${line.at(-1)}`);
          break;
        case "subscribe": {
          const from = Math.max(0, line.length - step.last);
          see(step.client, step.channel, `subscribed ${from} ${line.length}`);
          for (let offset = from + 1; offset <= line.length; offset++)
            see(step.client, step.channel, `${offset} ${line[offset - 1]}`);
          members.add(step.client);
          break;
        }
        case "unsubscribe":
          see(
            step.client,
            step.channel,
            members.delete(step.client) ? `ended ${line.length}` : "was not there",
          );
      }
    },
  };
}

/** What a connection saw of a channel, in the words of the model. */
function toView({ sent, received }: Actor, name: string): readonly string[] {
  const unsubscribes = new Set(
    sent.flatMap((frame) => (frame.type === "unsubscribe" && frame.channel === name ? [frame.id] : [])),
  );
  const describeFrame = (frame: ServerFrame): string | undefined => {
    if (frame.type === "subscribed" && frame.channel === name)
      return `subscribed ${frame.from} ${frame.position.offset}`;
    if (frame.type === "message" && frame.channel === name) return `${frame.offset} ${toText(frame)}`;
    if (frame.type !== "ok" || !unsubscribes.has(frame.id)) return undefined;
    return frame.position === undefined ? "was not there" : `ended ${frame.position.offset}`;
  };
  return received.map(describeFrame).filter((word) => word !== undefined);
}

function toText({ data }: Message): string {
  return (data as { text: string }).text;
}

describe("whatever clients send, in one turn or over many", () => {
  test("each sees of each channel exactly what the model says [SUB-1] [SUB-3] [SUB-4] [SUB-9] [PUB-6] [PUB-7]", () => {
    fc.assert(
      fc.property(fc.array(STEP, LENGTH), (steps) => {
        const pair = openPair({ frameBurst: 1000 });
        const actors = openActors(pair);
        const model = createModel();
        for (const step of steps) {
          if (step.kind === "flush") pair.flush();
          else model.apply(step, act(actors, step).id);
        }
        pair.flush();
        for (const [who, actor] of actors.entries()) {
          for (const name of CHANNELS)
            expect(toView(actor, name)).toEqual(model.views.get(`${who} ${name}`) ?? []);
        }
        assertRun(actors);
      }),
      { numRuns: 300 },
    );
  });

  test("every rule holds on an engine that takes its time [SUB-2] [FR-7] [FR-12] [PUB-1] [PUB-2] [REC-4]", async () => {
    // Few connections and mostly one channel: what goes wrong here takes several requests in one lane.
    const busy = STEP.filter((step) => !("client" in step) || step.client < 2).map((step) =>
      "channel" in step ? { ...step, channel: CHANNELS[0] } : step,
    );
    const late = fc.oneof(
      { weight: 8, arbitrary: busy },
      { weight: 2, arbitrary: STEP },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("engine" as const), channel }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(late, LENGTH), async (steps) => {
        const clock = createFakeClock();
        const engine = createLateEngine(createMemoryEngine({ clock }));
        const pair = openPair({ clock, engine, frameBurst: 1000 });
        const actors = openActors(pair);
        for (const step of steps) {
          if (step.kind === "flush") pair.flush();
          else if (step.kind !== "engine") act(actors, step);
          else if (engine.asked.some((asked) => asked.endsWith(step.channel)))
            await engine.doNext(step.channel);
        }
        await engine.doAll();
        await pair.settle();
        assertRun(actors);
      }),
      { numRuns: 200 },
    );
  });
});

test("the judge of these runs finds what is wrong", () => {
  const sent = [subscribe(1), say(2, "a"), say(3, "b")];
  const subscribed: ServerFrame = {
    type: "subscribed",
    id: 1,
    channel: "room:kitchen",
    position: { epoch: "e.0", offset: 0 },
    from: 0,
    recovery: "fresh",
    allowed: [],
  };
  const toMessage = (offset: number, text: string): ServerFrame => ({
    type: "message",
    channel: "room:kitchen",
    offset,
    event: "chat.said",
    time: 0,
    data: { text },
  });
  const toOk = (id: number, offset: number): ServerFrame => ({
    type: "ok",
    id,
    position: { epoch: "e.0", offset },
  });
  const [first, second, ok2, ok3] = [toMessage(1, "a"), toMessage(2, "b"), toOk(2, 1), toOk(3, 2)];
  const judge = (...received: readonly ServerFrame[]) => assertRun([{ sent, received }]);
  expect(() => judge(subscribed, first, ok2, second, ok3)).not.toThrow();
  expect(() => judge(first, subscribed, ok2, second, ok3)).toThrow("SUB-1");
  expect(() => judge(subscribed, second, first, ok2, ok3)).toThrow("SUB-3");
  expect(() => judge(subscribed, first, first, second, ok2, ok3)).toThrow("SUB-3");
  expect(() => judge(subscribed, first, ok2, ok3)).toThrow("SUB-3");
  expect(() => judge(subscribed, toMessage(1, "b"), second, ok2, ok3)).toThrow("SUB-4");
  expect(() => judge(subscribed, first, second, ok2)).toThrow("SUB-4");
  expect(() => judge(subscribed, first, ok2)).toThrow("FR-7");
  expect(() => judge(subscribed, first, second, ok2, ok2, ok3)).toThrow("PUB-1");
  expect(() => judge(subscribed, toMessage(1, "b"), toMessage(2, "a"), toOk(2, 2), toOk(3, 1))).toThrow(
    "PUB-2",
  );
  expect(() => toLines([{ sent, received: [toOk(2, 1), toOk(3, 1)] }])).toThrow("PUB-1");
});
