import * as fc from "fast-check";
import type { JsonObject } from "../schema/json-schema.ts";
import { toArbitrary } from "../schema/to-arbitrary.ts";
import type { Place } from "../subject/subject.ts";
import type { Script, Step } from "./script.ts";

/** What a script may do besides talking: the features that its case is about. */
export interface Means {
  readonly recovery?: boolean;
  readonly history?: boolean;
  readonly keys?: boolean;
  /** Frames that break a rule, to be mixed in. */
  readonly broken?: fc.Arbitrary<Step>;
}

const CLIENTS = ["alice", "bob", "carol"] as const;
const CHANNELS = ["one", "two"] as const;
const KEYS = ["first", "second"] as const;

const client: fc.Arbitrary<string> = fc.constantFrom(...CLIENTS);
const channel: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("one") },
  { weight: 1, arbitrary: fc.constantFrom(...CHANNELS) },
);

/** Data that differs from publish to publish where the schema allows it, so that nothing can be mixed up unseen. */
function dataOf({ schema, isOpen }: Place): fc.Arbitrary<JsonObject> {
  if (isOpen) return fc.noBias(fc.nat(0x7fff_ffff)).map((number) => ({ text: `open-${number}` }));
  return toArbitrary(schema, { members: "few", look: "plain" }) as fc.Arbitrary<JsonObject>;
}

function publishStep(place: Place, { keys = false }: Means): fc.Arbitrary<Step> {
  const bare = fc.record({ client, channel, data: dataOf(place) });
  const plain = bare.map((step): Step => ({ op: "publish", event: place.event, ...step }));
  if (!keys) return plain;
  const keyed = fc
    .tuple(bare, fc.constantFrom(...KEYS))
    .map(([step, key]): Step => ({ op: "publish", event: place.event, ...step, key }));
  return fc.oneof(plain, keyed);
}

const connectStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: client.map((name): Step => ({ op: "connect", client: name })) },
  // A second connection of one user.
  { weight: 1, arbitrary: fc.constant<Step>({ op: "connect", client: "carol", user: "alice" }) },
);

function subscribeStep({ recovery = false }: Means): fc.Arbitrary<Step> {
  const where = fc.record({ client, channel });
  const last = fc.constantFrom(1, 3, 500);
  const fresh = where.map((step): Step => ({ op: "subscribe", ...step }));
  const newest = fc
    .tuple(where, last)
    .map(([step, count]): Step => ({ op: "subscribe", ...step, last: count }));
  if (!recovery) return fc.oneof({ weight: 2, arbitrary: fresh }, { weight: 1, arbitrary: newest });
  const mark = fc.constantFrom("seen", "seen", "start", "ahead", "foreign");
  const returning = fc
    .tuple(where, mark, fc.option(last, { nil: undefined, freq: 4 }))
    .map(([step, position, count]): Step => {
      return { op: "subscribe", ...step, position, ...(count === undefined ? {} : { last: count }) };
    });
  return fc.oneof({ weight: 1, arbitrary: fresh }, { weight: 3, arbitrary: returning });
}

const historyStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.record({
      client,
      channel,
      direction: fc.constantFrom("forward", "backward"),
      limit: fc.constantFrom(1, 2, 7, 200),
    }),
    fc.option(fc.constantFrom("seen", "start", "ahead", "foreign"), { nil: undefined }),
  )
  .map(([step, position]): Step => ({
    op: "history",
    ...step,
    ...(position === undefined ? {} : { position }),
  }));

function anyStep(place: Place, means: Means): fc.Arbitrary<Step> {
  const where = fc.record({ client, channel });
  const weighted: readonly fc.WeightedArbitrary<Step>[] = [
    { weight: 8, arbitrary: publishStep(place, means) },
    { weight: 3, arbitrary: subscribeStep(means) },
    { weight: 2, arbitrary: connectStep },
    { weight: 1, arbitrary: where.map((step): Step => ({ op: "unsubscribe", ...step })) },
    { weight: 1, arbitrary: client.map((name): Step => ({ op: "drop", client: name })) },
    { weight: 1, arbitrary: client.map((name): Step => ({ op: "close", client: name })) },
    { weight: 1, arbitrary: client.map((name): Step => ({ op: "ping", client: name })) },
    ...(means.history === true ? [{ weight: 3, arbitrary: historyStep }] : []),
    ...(means.broken === undefined ? [] : [{ weight: 2, arbitrary: means.broken }]),
  ];
  return fc.oneof(...weighted);
}

/** What every script begins with: without members and publishers nothing can go wrong. */
const OPENING: readonly Step[] = [
  { op: "connect", client: "alice" },
  { op: "connect", client: "bob" },
  { op: "subscribe", client: "alice", channel: "one" },
];

/** Scripts in which each step is waited for: whatever order of steps, the odd ones too. */
export function stepwiseScripts(place: Place, means: Means): fc.Arbitrary<Script> {
  const steps = fc.array(anyStep(place, means), { minLength: 4, maxLength: 28, size: "max" });
  return steps.map((more) => ({
    namespace: place.namespace,
    pace: "stepwise",
    steps: [...OPENING, ...more],
  }));
}

/** Scripts in which three clients talk at once, without waiting, some of them while they come and go. */
export function pipelinedScripts(place: Place, means: Means): fc.Arbitrary<Script> {
  const publish = publishStep(place, means);
  const burst = fc.array(publish, { minLength: 2, maxLength: 12, size: "max" });
  const change = fc.oneof(
    { weight: 3, arbitrary: subscribeStep(means).map((step) => [step]) },
    { weight: 2, arbitrary: client.map((name) => returnOf(name, means)) },
    {
      weight: 1,
      arbitrary: fc.record({ client, channel }).map((step): Step[] => [{ op: "unsubscribe", ...step }]),
    },
    { weight: 1, arbitrary: fc.constant<Step[]>([{ op: "settle" }]) },
    ...(means.history === true ? [{ weight: 1, arbitrary: historyStep.map((step) => [step]) }] : []),
  );
  const rounds = fc.array(fc.tuple(burst, change), { minLength: 2, maxLength: 6, size: "max" });
  const opening: readonly Step[] = [
    ...OPENING,
    { op: "connect", client: "carol" },
    { op: "subscribe", client: "bob", channel: "one" },
    { op: "subscribe", client: "bob", channel: "two" },
  ];
  return rounds.map((each) => ({
    namespace: place.namespace,
    pace: "pipelined",
    steps: [...opening, ...each.flat(2)],
  }));
}

/** Scripts in which the server crashes while clients talk, who then come back with their positions. */
export function crashScripts(place: Place): fc.Arbitrary<Script> {
  const publish = publishStep(place, {});
  const burst = fc.array(publish, { minLength: 3, maxLength: 15, size: "max" });
  const opening: readonly Step[] = [
    ...OPENING,
    { op: "connect", client: "carol" },
    { op: "subscribe", client: "bob", channel: "one" },
    { op: "settle" },
  ];
  const comeBack: readonly Step[] = ["alice", "bob", "carol"].flatMap((name): Step[] => [
    { op: "connect", client: name },
    { op: "subscribe", client: name, channel: "one", ...(name === "carol" ? {} : { position: "seen" }) },
  ]);
  return fc.tuple(burst, fc.boolean(), burst).map(([before, isSettled, after]) => ({
    namespace: place.namespace,
    pace: "pipelined",
    steps: [
      ...opening,
      ...before,
      ...(isSettled ? [{ op: "settle" } as const] : []),
      { op: "restart", signal: "SIGKILL" },
      ...comeBack,
      ...after,
      { op: "settle" },
    ],
  }));
}

/** A client is cut off and comes back where it was. */
function returnOf(name: string, { recovery = false }: Means): Step[] {
  const where = { op: "subscribe", client: name, channel: "one" } as const;
  return [
    { op: "drop", client: name },
    { op: "connect", client: name },
    recovery ? { ...where, position: "seen" } : where,
  ];
}
