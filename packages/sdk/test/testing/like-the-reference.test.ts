import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atDepth } from "../../../../test-depth.ts";
import { makeDouble, RawLine, startReference, type World } from "./two-worlds.ts";

/** One frame of a script, by the number of the line that sends it. A member `id` that is `true` becomes a fresh id. */
interface Step {
  readonly line: number;
  readonly frame: Readonly<Record<string, unknown>> | string;
}

/** Names that differ from run to run, in the order in which they appear. */
class Names {
  readonly #known = new Map<string, string>();

  name(kind: string, value: string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const name = `${kind} ${this.#known.size}`;
    this.#known.set(value, name);
    return name;
  }
}

const RENAMED: Readonly<Record<string, string>> = { user: "user", connection: "connection", epoch: "epoch" };
/** Of presence, the versions begin anywhere; each is one more than the last, which other tests hold. */
const LEFT_OUT: ReadonlySet<string> = new Set(["time", "version"]);

/** A frame without what no two runs have in common. */
function toComparable(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((each) => toComparable(each, names));
  if (typeof value !== "object" || value === null) return value;
  const members = value as Readonly<Record<string, unknown>>;
  const { code, issues = [] } = members as { readonly code?: string; readonly issues?: readonly object[] };
  if (code === "invalid_frame" || code === "bad_frame") {
    // Which of several faults is found first, and in which words, is up to a server.
    const { type, id } = members;
    return { type, id, code, isPlaced: issues.length > 0 };
  }
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, each]) => {
      if (LEFT_OUT.has(name) || each === undefined) return [];
      if (name === "channel") return [[name, toComparableChannel(each as string, names)]];
      const kind = typeof each === "string" ? RENAMED[name] : undefined;
      return [[name, kind ? names.name(kind, each as string) : toComparable(each, names)]];
    }),
  );
}

/** The name of a channel without what sets it apart from those of other scripts. */
function toComparableChannel(channel: string, names: Names): string {
  const [namespace, user = ""] = channel.split(":");
  return namespace === "inbox" ? `inbox:${names.name("user", user)}` : channel.replace(/:script-\d+$/, "");
}

/** Plays a script on two lines, one frame at a time; all that the lines got by each frame. */
async function play(world: World, steps: readonly Step[], script: number): Promise<readonly unknown[]> {
  const lines = [await new RawLine(world).opened(), await new RawLine(world).opened()];
  const names = new Names();
  const history: unknown[] = [];
  const note = (what: unknown): void => {
    for (const [index, line] of lines.entries()) {
      const frames = line.received.splice(0).filter(({ type }) => type !== "ping");
      if (frames.some(({ type }) => type === "closed"))
        lines[index] = Object.assign(line, { received: frames });
      history.push({ what, line: index, frames: frames.map((frame) => toComparable(frame, names)) });
    }
  };
  for (const [index, line] of lines.entries()) {
    line.send({ type: "hello", guest: `guest-secret-of-script-${script}-line-${index}` });
    await line.fence();
  }
  note("hello");
  for (const { line: index, frame } of steps) {
    const line = lines[index] as RawLine;
    line.send(typeof frame === "string" ? frame : JSON.stringify(toSent(frame, line, script)));
    for (const each of lines) await each.fence();
    note(frame);
  }
  for (const line of lines) line.close();
  return history;
}

/** A frame with a fresh id, and with a channel that no other script uses. */
function toSent(frame: Readonly<Record<string, unknown>>, line: RawLine, script: number): object {
  const { id: wanted, channel } = frame;
  return {
    ...frame,
    ...(wanted === true && { id: line.nextId() }),
    ...(typeof channel === "string" && { channel: `${channel}:script-${script}` }),
  };
}

const id = true;
const anyChannel = fc.constantFrom(
  "room:a",
  "room:a",
  "room:b",
  "lobby",
  "open:x",
  "shut:x",
  "nowhere",
  "Room",
);
const anyData = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom({ text: "tea" }, { text: "coffee" }) },
  fc.constantFrom<object>(
    {},
    { text: "" },
    { text: 7 },
    { text: "tea", more: 1 },
    { "a/b": [1, { "~": null }] },
  ),
);
const anyPosition = fc.oneof(
  fc.constant(undefined),
  fc.record({ epoch: fc.constant("nobody.knows"), offset: fc.nat(3) }),
);
const anyRequest: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("publish"),
      id: fc.constant(id),
      channel: anyChannel,
      event: fc.constantFrom("said", "said", "said", "typing", "unheard"),
      data: anyData,
      key: fc.constantFrom(undefined, undefined, "the-same-key"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("subscribe"),
      id: fc.constant(id),
      channel: anyChannel,
      last: fc.constantFrom(undefined, 0, 2, 500),
      presence: fc.constantFrom(undefined, true),
      position: anyPosition,
    }),
  },
  fc.record({ type: fc.constant("unsubscribe"), id: fc.constant(id), channel: anyChannel }),
  fc.record({
    type: fc.constant("signal"),
    id: fc.constantFrom(id, undefined),
    channel: anyChannel,
    event: fc.constantFrom("typing", "said"),
    data: fc.constantFrom({}, { text: "tea" }),
  }),
  fc.record({
    type: fc.constant("history"),
    id: fc.constant(id),
    channel: anyChannel,
    direction: fc.constantFrom("forward", "backward"),
    limit: fc.constantFrom(1, 2, 200),
    position: anyPosition,
  }),
  fc.record({ type: fc.constant("members"), id: fc.constant(id), channel: anyChannel }),
  fc.record({
    type: fc.constant("presence"),
    id: fc.constant(id),
    channel: anyChannel,
    data: fc.constantFrom<object>({}, { name: "Ada" }, { name: "too long" }),
  }),
  fc.record({
    type: fc.constant("call"),
    id: fc.constant(id),
    method: fc.constantFrom("double", "idle", "unheard"),
    data: fc.constantFrom<object>({ value: 7 }, { value: 40 }, { value: -1 }, {}),
    channel: fc.constantFrom(undefined, undefined, "room:a", "shut:x"),
  }),
);

/** What no well-meaning client sends. */
const anyNuisance: fc.Arbitrary<Readonly<Record<string, unknown>> | string> = fc.oneof(
  fc.constantFrom<string | Readonly<Record<string, unknown>>>(
    { type: "publish", id, channel: "room:a" },
    { type: "publish", id, channel: "room:a", event: "said", data: { text: "tea" }, more: 1 },
    { type: "subscribe", id, channel: "room:a", last: 501 },
    { type: "subscribe", id, channel: "room:".padEnd(300, "x") },
    '{"type":"publish","id":900000,"channel":"open:x","event":"e","data":{"__proto__":1}}',
    '{"type":"publish","id":900001,"channel":"open:x","event":"e","data":{"n":1e400}}',
    '{"type":"publish","id":900002,"channel":"open:x","event":"e","data":{"n":9007199254740993}}',
    '{"type":"publish","id":900003,"channel":"open:x","event":"e","data":{"s":"\\ud800"}}',
    { type: "pong" },
  ),
  {
    weight: 1,
    arbitrary: fc.constantFrom<string | Readonly<Record<string, unknown>>>(
      "",
      "[]",
      "null",
      "{}",
      { type: "nonsense", id },
      { type: "hello" },
      { type: "ping" },
      { type: "ping", id: 1 },
      { type: "ping", id: 0 },
      `{"type":"publish","id":900004,"channel":"open:x","event":"e","data":${'{"a":'.repeat(40)}1${"}".repeat(40)}}`,
      `{"type":"publish","id":900005,"channel":"open:x","event":"e","data":{"a":[${"1,".repeat(10_000)}1]}}`,
      JSON.stringify({ type: "publish", channel: "open:x", event: "e", data: { a: "x".repeat(70_000) } }),
    ),
  },
);

const anyStep: fc.Arbitrary<Step> = fc.record({
  line: fc.nat(1),
  frame: fc.oneof({ weight: 8, arbitrary: anyRequest }, { weight: 1, arbitrary: anyNuisance }),
});

describe("the test server", () => {
  it("answers every script as the reference server does", async () => {
    const reference = await startReference();
    let script = 0;
    const check = fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), async (steps) => {
      script += 1;
      const expected = await play(reference, steps, script);
      expect(await play(makeDouble(), steps, script)).toEqual(expected);
    });
    await fc.assert(check, { numRuns: atDepth({ sample: 40, more: 300, full: 2000 }) });
  }, 600_000);
});
