import * as fc from "fast-check";
import { createProbes, type Probe } from "./create-probes.ts";
import type { Schema } from "./json-schema.ts";
import { toArbitrary } from "./to-arbitrary.ts";

/**
 * Compiles a schema to an arbitrary of probes that lie outside: each value breaks exactly one constraint and is valid
 * otherwise. `isWanted` picks among them. Throws as `toArbitrary` does, and while values are made when nothing can be
 * broken alone.
 */
export function toMutantArbitrary(
  schema: Schema,
  isWanted: (probe: Probe) => boolean = () => true,
): fc.Arbitrary<Probe> {
  let misses = 0;
  return toArbitrary(schema)
    .map((base) => createProbes(schema, [base]).filter((each) => each.side === "outside" && isWanted(each)))
    .filter((probes) => {
      misses = probes.length === 0 ? misses + 1 : 0;
      if (misses > MOST_MISSES) throw new TypeError("schema: no constraint of it can be broken alone");
      return probes.length > 0;
    })
    .chain((probes) => fc.constantFrom(...probes));
}

/** How many values in a row may leave nothing to break. */
const MOST_MISSES = 100;
