import { afterAll, expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { cases, runServer } from "../src/index.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { mutants } from "./mutants/mutants.ts";
import { startMutant } from "./mutants/start-mutant.ts";
import { withFeatures } from "./servers/start-reference.ts";
import { issueToken, withTokens } from "./servers/tokens.ts";

/**
 * What random checks find in broken servers comes down to a script that fits into a glance: this is about the minimiser,
 * the kill matrix is about what is found at all.
 */
const FEW_STEPS = 6;
const SHARE = 0.9;
const MOST_MS = 10_000;

/** The play that was under way when the time was over, on a machine that is busy. */
const LAST_PLAY_MS = 5_000;

/** The random checks that are about the rule which a mutant breaks. */
function searchingFor({ breaks }: Mutant): readonly string[] {
  return cases
    .filter(({ phase }) => phase === "random" || phase === "stateful" || phase === "concurrent")
    .filter(({ requirements }) => requirements.includes(breaks))
    .map(({ id }) => id);
}

const searched = mutants.filter((mutant) => searchingFor(mutant).length > 0);

const count = atDepth({ sample: 1, more: 10, full: searched.length });

/** `2/4` tries the second quarter only: for those who would rather not wait for all. */
const [part = 1, parts = 1] = (process.env["PARLANCE_SHARD"] ?? "1/1").split("/").map(Number);

const tried = searched
  .filter((_, index) => {
    const share = count / searched.length;
    return Math.floor((index + 1) * share) > Math.floor(index * share);
  })
  .filter((_, index) => index % parts === part - 1);

interface Shrunk {
  readonly mutant: string;
  readonly id: string;
  readonly stepsBefore: number;
  readonly steps: number;
  readonly plays: number;
  readonly durationMs: number;
}

const shrunk: Shrunk[] = [];

test.for(tried)(
  "a server that $name: what scripts find in it is small",
  { timeout: 240_000 },
  async (mutant) => {
    const wantsTokens = mutant.audience === "tokens";
    await using server = await startMutant(mutant, wantsTokens ? withTokens : withFeatures);
    const report = await runServer({
      url: server.url,
      only: searchingFor(mutant),
      ...(wantsTokens ? { token: issueToken() } : {}),
      runs: 30,
      deadlineMs: 2_000,
    });
    for (const { id, finding } of report.cases) {
      if (finding === undefined) continue;
      const { stepsBefore, stepsAfter, executions, durationMs } = finding.shrinking;
      expect(durationMs).toBeLessThan(MOST_MS + LAST_PLAY_MS);
      shrunk.push({ mutant: mutant.name, id, stepsBefore, steps: stepsAfter, plays: executions, durationMs });
    }
  },
);

/** The smallest script for each mutant that scripts find. */
function smallest(): readonly Shrunk[] {
  const best = new Map<string, Shrunk>();
  for (const each of shrunk) {
    const known = best.get(each.mutant);
    if (known === undefined || each.steps < known.steps) best.set(each.mutant, each);
  }
  return [...best.values()];
}

/** Of a few mutants nine tenths say nothing. */
const isWhole = atDepth({ sample: false, more: false, full: true });

test.runIf(isWhole)("nine of ten mutants that scripts find come down to six steps or fewer", () => {
  const best = smallest();
  expect(best.length).toBeGreaterThan(0);
  const large = best.filter(({ steps }) => steps > FEW_STEPS);
  expect(large.length, JSON.stringify(large)).toBeLessThanOrEqual(best.length * (1 - SHARE));
});

afterAll(() => {
  const sorted = shrunk.toSorted((a, b) => a.steps - b.steps);
  const at = (of: (each: Shrunk) => number, share: number): number =>
    shrunk.map(of).toSorted((a, b) => a - b)[Math.ceil(shrunk.length * share) - 1] ?? 0;
  const best = smallest();
  console.info(
    `${best.length} of ${tried.length} mutants are found by scripts, ${shrunk.length} scripts; ` +
      `${best.filter(({ steps }) => steps <= FEW_STEPS).length} mutants in ${FEW_STEPS} steps or fewer; ` +
      `steps: median ${at(({ steps }) => steps, 0.5)}, 90 % ${at(({ steps }) => steps, 0.9)}, most ${sorted.at(-1)?.steps ?? 0}; ` +
      `shrinking: median ${at(({ durationMs }) => durationMs, 0.5)} ms, most ${at(({ durationMs }) => durationMs, 1)} ms`,
  );
  for (const each of sorted.filter(({ steps }) => steps > FEW_STEPS)) console.info(JSON.stringify(each));
});
