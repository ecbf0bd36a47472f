/**
 * How deep the tests go, by `PARLANCE_DEPTH`: `sample` (`npm test`, the default), `more` (`.ci/run`), `full`
 * (`npm run verify`).
 */
type Depth = "sample" | "more" | "full";

const NAMES: readonly string[] = ["sample", "more", "full"] satisfies Depth[];

function readDepth(name: string = "sample"): Depth {
  if (!NAMES.includes(name))
    throw new Error(`PARLANCE_DEPTH: expected one of ${NAMES.join(", ")}, got ${name}`);
  return name as Depth;
}

/** The depth of this run. */
const depth: Depth = readDepth(process.env["PARLANCE_DEPTH"]);

/** What a test uses at the depth of this run: a number of rounds, a list of cases. */
export function atDepth<Value>(byDepth: Readonly<Record<Depth, Value>>): Value {
  return byDepth[depth];
}
