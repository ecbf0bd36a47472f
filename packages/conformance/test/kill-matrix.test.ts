import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { cases, runServer } from "../src/index.ts";
import { toMatcher } from "../src/run/select-cases.ts";
import { crashMutants } from "./mutants/crash-mutants.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { mutants } from "./mutants/mutants.ts";
import { findMisfit, startMutant } from "./mutants/start-mutant.ts";
import { unkilled } from "./mutants/unkilled.ts";
import { featureMutants as wireMutants } from "./servers/feature-mutants.ts";
import { mutants as pageMutants } from "./servers/mutants.ts";
import { withFeatures } from "./servers/start-reference.ts";
import { issueToken, withTokens } from "./servers/tokens.ts";

/** Checks that fail, each with the rule that it names. */
type Kills = Readonly<Record<string, string | undefined>>;

const FILE = new URL("./mutants/kill-matrix.json", import.meta.url);

/** Mutant → the checks that must find it. */
const matrix = JSON.parse(readFileSync(FILE, "utf8")) as Readonly<Record<string, Kills>>;

/** With this, every mutant meets every check of the rule that it breaks, and what was found is written down. */
const isUpdate = process.env["PARLANCE_UPDATE_MATRIX"] === "1";

/** Of so many mutants, spread over all areas. */
const count = isUpdate ? mutants.length : atDepth({ sample: 5, more: 15, full: mutants.length });

const tried = mutants.filter((_, index) => {
  const share = count / mutants.length;
  return Math.floor((index + 1) * share) > Math.floor(index * share);
});

/** More killers than these make the matrix no better, unless they kill nothing else. */
const ENOUGH = 3;

async function findKills(mutant: Mutant, only: readonly string[]): Promise<Kills> {
  const wantsTokens = mutant.audience === "tokens";
  await using server = await startMutant(mutant, wantsTokens ? withTokens : withFeatures);
  const report = await runServer({
    url: server.url,
    only,
    ...(wantsTokens ? { token: issueToken() } : {}),
    deadlineMs: isUpdate ? 4_000 : 2_000,
  });
  const found = report.cases.map(({ id, violation, warnings }) => [id, violation ?? warnings[0]] as const);
  const broken = found.filter(([, violation]) => violation !== undefined);
  return Object.fromEntries(broken.map(([id, violation]) => [id, violation?.requirement]));
}

test("every mutant has its place in the server, once", async () => {
  const misfits = await Promise.all(mutants.map(findMisfit));
  expect(misfits.filter((misfit) => misfit !== undefined)).toEqual([]);
});

test("every mutant is in the matrix, and is killed by a check that names the rule that it breaks", () => {
  const byName = (a: string, b: string): number => (a < b ? -1 : 1);
  expect(Object.keys(matrix).toSorted(byName)).toEqual(mutants.map(({ name }) => name).toSorted(byName));
  const missed = mutants.filter(({ name, breaks }) => !Object.values(matrix[name] ?? {}).includes(breaks));
  expect(missed.map(({ name }) => name)).toEqual([]);
});

test("every check of servers kills a mutant, or it is written down why not", () => {
  const twisted = [...pageMutants, ...wireMutants, ...crashMutants].map(({ kills }) => kills);
  const killers = new Set([...Object.values(matrix), ...twisted].flatMap((kills) => Object.keys(kills)));
  const idle = cases.map(({ id }) => id).filter((id) => !killers.has(id));
  const excuses = Object.keys(unkilled).map(toMatcher);
  const isExcused = (id: string): boolean => excuses.some((fits) => fits(id));
  expect(idle.filter((id) => !isExcused(id))).toEqual([]);
});

test.for(isUpdate ? [] : tried)("a server that $name is found out", { timeout: 120_000 }, async (mutant) => {
  const kills = matrix[mutant.name] ?? {};
  expect(await findKills(mutant, Object.keys(kills))).toEqual(kills);
});

const found: Record<string, Kills> = {};
const killers = new Set<string>();

test.for(isUpdate ? tried : [])(
  "which checks kill a server that $name",
  { timeout: 120_000 },
  async (mutant) => {
    const ofRule = cases.filter(({ requirements }) => requirements.includes(mutant.breaks));
    const kills = await findKills(
      mutant,
      ofRule.map(({ id }) => id),
    );
    const named = Object.entries(kills).filter(([, rule]) => rule === mutant.breaks);
    expect(named).not.toEqual([]);
    const kept = named.filter(([id], index) => index < ENOUGH || !killers.has(id));
    for (const [id] of kept) killers.add(id);
    found[mutant.name] = Object.fromEntries(kept);
  },
);

afterAll(() => {
  // With `-t` for some mutants only: the others stay as they were.
  const all = mutants.map(({ name }) => [name, found[name] ?? matrix[name] ?? {}]);
  if (isUpdate) writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
});
