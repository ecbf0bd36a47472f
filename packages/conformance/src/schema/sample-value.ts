import * as fc from "fast-check";
import { findBroken } from "./find-broken.ts";
import type { Schema } from "./json-schema.ts";
import type { Random } from "./random.ts";
import { toArbitrary, type Wish } from "./to-arbitrary.ts";

/** Which of the members that a schema leaves open a sample has. */
export interface Fullness {
  /** `few`: what must be there. `all`: every declared member, and an item in each list. */
  readonly members: "few" | "all";
  /** JSON Pointers of values that shall be there in any case. */
  readonly including?: readonly string[];
}

/** What was compiled: one schema is sampled thousands of times. */
const compiled = new WeakMap<object, Map<string, fc.Arbitrary<unknown> | undefined>>();

function compileOnce(schema: Schema, wish: Wish, root: Schema): fc.Arbitrary<unknown> | undefined {
  const compileNow = (): fc.Arbitrary<unknown> | undefined => {
    try {
      return toArbitrary(schema, wish, root);
    } catch (fault) {
      if (fault instanceof TypeError) return undefined;
      throw fault;
    }
  };
  if (typeof schema === "boolean") return compileNow();
  const known = compiled.get(schema) ?? new Map<string, fc.Arbitrary<unknown> | undefined>();
  compiled.set(schema, known);
  const name = JSON.stringify(wish);
  if (!known.has(name)) known.set(name, compileNow());
  return known.get(name);
}

const ATTEMPTS = 12;

/**
 * Makes a plain value that a schema allows; undefined when none of a few attempts is valid. The same random numbers make
 * the same value. `root` is the document in which references are looked up, when the schema is a part of one.
 */
export function sampleValue(
  schema: Schema,
  random: Random,
  fullness: Fullness = { members: "few" },
  root: Schema = schema,
): { readonly value: unknown } | undefined {
  const arbitrary = compileOnce(schema, { ...fullness, look: "plain" }, root);
  if (arbitrary === undefined) return undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const [value] = fc.sample(arbitrary, { seed: random.below(0x7fff_ffff), numRuns: 1 });
      if (findBroken(schema, value, root).length === 0) return { value };
    } catch (fault) {
      // The compiler gave up on finding a valid one.
      if (!(fault instanceof Error)) throw fault;
      return undefined;
    }
  }
  return undefined;
}
