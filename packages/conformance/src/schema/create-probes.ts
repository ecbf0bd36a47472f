import { listEdges } from "./boundary-values.ts";
import { findBroken } from "./find-broken.ts";
import { existsAt, isEqualJson, replaceAt, steps, valueAt, type Schema } from "./json-schema.ts";
import { createRandom } from "./random.ts";
import { visitSchema } from "./visit-schema.ts";

/** A value that lies just inside or just outside one constraint and keeps all the others. */
export interface Probe {
  readonly value: unknown;
  readonly side: "inside" | "outside";
  /** The constraint that it tries: JSON Pointer to a keyword in the schema. */
  readonly constraint: string;
  readonly keyword: string;
  /** JSON Pointer to the place in the value that the probe changes. */
  readonly location: string;
  /** JSON Pointer that an error must name when the value is outside. */
  readonly at: string;
  /** What is special about the value, in words. */
  readonly what: string;
}

/** How many values are tried on each side of a constraint. */
const MOST_INSIDE = 4;
const MOST_OUTSIDE = 6;

/** Whether a value can be put there: its parent exists in the base. */
function hasRoomAt(base: unknown, at: string): boolean {
  return steps(at).length === 0 || existsAt(base, at.slice(0, at.lastIndexOf("/")));
}

function toProbe(
  schema: Schema,
  value: unknown,
  location: string,
  keyword: string,
  path: string,
  what: string,
): Probe | undefined {
  const broken = findBroken(schema, value);
  if (broken.length === 0) {
    return { value, side: "inside", constraint: `${path}/${keyword}`, keyword, location, at: location, what };
  }
  const [only] = broken;
  // A value that breaks two things proves nothing of either.
  if (broken.length > 1 || only === undefined || only.keyword !== keyword) return undefined;
  return { value, side: "outside", constraint: only.constraint, keyword, location, at: only.at, what };
}

function toOrdinaryProbe(value: unknown): Probe {
  return {
    value,
    side: "inside",
    constraint: "",
    keyword: "",
    location: "",
    at: "",
    what: "nothing unusual",
  };
}

/** Keeps a few probes for each side of each constraint, and no value twice. */
function thin(probes: readonly Probe[]): readonly Probe[] {
  const kept: Probe[] = [];
  for (const probe of probes) {
    const alike = kept.filter(
      ({ side, constraint }) => side === probe.side && constraint === probe.constraint,
    );
    if (alike.length >= (probe.side === "inside" ? MOST_INSIDE : MOST_OUTSIDE)) continue;
    if (!alike.some(({ value }) => isEqualJson(value, probe.value))) kept.push(probe);
  }
  return kept;
}

/**
 * Lists the values just inside and just outside each constraint of a schema, in a fixed order. `bases` are valid values
 * in which one place at a time is changed; a constraint on a member is tried when some base has room for it.
 *
 * `isWanted` picks the places to change, by JSON Pointer. Every value outside breaks exactly one constraint: what
 * cannot be broken alone is left out here and shows as not covered.
 */
export function createProbes(
  schema: Schema,
  bases: readonly unknown[],
  isWanted: (location: string) => boolean = () => true,
): readonly Probe[] {
  const random = createRandom("edges");
  const wanted = visitSchema(schema).filter(({ at }) => isWanted(at));
  const probes = wanted.flatMap(({ schema: part, at, path }) => {
    const fitting = [
      ...bases.filter((base) => existsAt(base, at)),
      ...bases.filter((base) => !existsAt(base, at) && hasRoomAt(base, at)),
    ];
    return fitting.flatMap((base) =>
      listEdges(part, { base: valueAt(base, at), root: schema, random }).flatMap(
        ({ keyword, value, what }) => {
          const probe = toProbe(schema, replaceAt(base, at, value), at, keyword, path, what);
          return probe === undefined ? [] : [probe];
        },
      ),
    );
  });
  return thin([...(isWanted("") ? bases.map(toOrdinaryProbe) : []), ...probes]);
}
