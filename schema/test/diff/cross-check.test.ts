import { describe, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import {
  AUDIENCES,
  crossCheck,
  diffContracts,
  lintContract,
  type Audience,
  type Contract,
} from "../../toolkit/index.ts";
import { createRandom } from "../../toolkit/sample/random.ts";
import { randomPair } from "./random-contract.ts";

const PAIRS = atDepth({ sample: 25, more: 250, full: 1000 });

/** The places and audiences that a comparison calls broken. */
function listBroken(old: Contract, now: Contract, places: readonly string[]): ReadonlySet<string> {
  const { changes } = diffContracts(old, now);
  return new Set(
    places.flatMap((at) =>
      AUDIENCES.filter((audience) =>
        changes.some((each) => each.at.startsWith(at) && each.breaks.includes(audience)),
      ).map((audience) => `${audience} ${at}`),
    ),
  );
}

const PLACES = [
  "/namespaces/room/events/kept/data",
  "/namespaces/room/events/passing/data",
  "/namespaces/room/presence/data",
  "/methods/ask/params",
  "/methods/ask/result",
];

describe("random pairs of contracts", () => {
  test(
    `${PAIRS} of them have no counter-example for whom the comparison calls unbroken`,
    { timeout: 3_600_000 },
    () => {
      let [claimed, shown, unbroken] = [0, 0, 0];
      for (let seed = 1; seed <= PAIRS; seed++) {
        const [old, now] = randomPair(createRandom(seed));
        for (const contract of [old, now])
          expect(
            lintContract(contract).filter(({ severity }) => severity === "error"),
            `seed ${seed}`,
          ).toEqual([]);
        const broken = listBroken(old, now, PLACES);
        const examples = crossCheck(old, now, { samples: 60, seed });
        const missed = examples.filter(({ audience, at }) => !broken.has(`${audience} ${at}`));
        expect(missed, `seed ${seed}`).toEqual([]);
        claimed += broken.size;
        shown += examples.length;
        unbroken += PLACES.length * 2 + 1 - broken.size;
      }
      // A comparison that calls everything broken would pass the above: most breaks must be shown, and many be none.
      expect(shown / claimed).toBeGreaterThan(0.8);
      expect(unbroken / (claimed + unbroken)).toBeGreaterThan(0.3);
    },
  );
});

test("an example says who meets it, where, and why", () => {
  const toContract = (maxLength: number): Contract => ({
    name: "probe",
    version: "1.0.0",
    namespaces: {
      room: {
        events: {
          said: {
            kind: "message",
            data: {
              type: "object",
              properties: { text: { type: "string", maxLength } },
              required: ["text"],
              additionalProperties: false,
            },
          },
        },
      },
    },
  });
  const [shorter, longer] = [toContract(3), toContract(5)];
  const expected = (audience: Audience) => [
    expect.objectContaining({
      at: "/namespaces/room/events/said/data",
      subject: "event said of room",
      audience,
      issues: [{ at: "/text", keyword: "maxLength", message: "must NOT have more than 3 characters" }],
    }),
  ];
  expect(crossCheck(longer, shorter)).toEqual(expected("writers"));
  expect(crossCheck(shorter, longer)).toEqual(expected("readers"));
});
