import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atDepth } from "../../../../../test-depth.ts";
import { ALL_RULES, Model, type Event, type Rules } from "./model.ts";

const node = fc.nat(1);

/** What happens in a run, the usual more often than the rare. */
const EVENTS: fc.Arbitrary<readonly Event[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: node.map((index): Event => ({ kind: "publish", node: index })) },
    { weight: 6, arbitrary: node.map((index): Event => ({ kind: "hear", node: index })) },
    { weight: 2, arbitrary: node.map((index): Event => ({ kind: "miss", node: index })) },
    { weight: 2, arbitrary: fc.constant<Event>({ kind: "replicate" }) },
    { weight: 1, arbitrary: fc.constant<Event>({ kind: "failOver" }) },
    { weight: 1, arbitrary: fc.constant<Event>({ kind: "restart" }) },
    { weight: 1, arbitrary: fc.constant<Event>({ kind: "flush" }) },
    { weight: 1, arbitrary: fc.nat(3).map((keep): Event => ({ kind: "trim", keep: keep + 1 })) },
    { weight: 2, arbitrary: node.map((index): Event => ({ kind: "reconnect", node: index })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.nat(3), node)
        .map(([client, index]): Event => ({ kind: "move", client, node: index })),
    },
    { weight: 1, arbitrary: node.map((index): Event => ({ kind: "crash", node: index })) },
    { weight: 1, arbitrary: node.map((index): Event => ({ kind: "check", node: index })) },
  ),
  { minLength: 1, maxLength: 40 },
);

const RUNS = atDepth({ sample: 2000, more: 20_000, full: 200_000 });

function findViolation(rules: Rules, numRuns: number): string | undefined {
  let found: string | undefined;
  const { failed } = fc.check(
    fc.property(EVENTS, (events) => {
      found = new Model(rules).play(events) ?? found;
      return found === undefined;
    }),
    { numRuns, seed: 1, endOnFailure: true },
  );
  return failed ? found : undefined;
}

describe("nodes and clients on a store that forgets", () => {
  test("nobody misses, doubles or confuses a message without being told of a gap [REC-3] [SUB-3] [SUB-4]", () => {
    fc.assert(
      fc.property(EVENTS, (events) => {
        expect(new Model(ALL_RULES).play(events)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  test.each(Object.keys(ALL_RULES) as readonly (keyof Rules)[])(
    "somebody does without the rule of %s",
    (rule) => {
      expect(findViolation({ ...ALL_RULES, [rule]: false }, 20_000)).toBeDefined();
    },
  );
});
