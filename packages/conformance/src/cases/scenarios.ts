import * as fc from "fast-check";
import type { Case, Profile } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { brokenFrames } from "../script/frame-arbitrary.ts";
import { pipelinedScripts, stepwiseScripts, type Means } from "../script/script-arbitrary.ts";
import { searchScripts } from "../script/search.ts";
import { whyWithout, type Place } from "../subject/subject.ts";

/** Scripts are worth several random frames each. */
const SCRIPTS_PER_RUN = { stateful: 0.3, concurrent: 0.15 } as const;

interface Scenario {
  readonly profile: Profile;
  readonly means: Means;
  /** Whether messages must be kept for what the scenario is about. */
  readonly needsLog: boolean;
  readonly requirements: readonly string[];
  readonly what: string;
}

const SCENARIOS: readonly Scenario[] = [
  {
    profile: "core",
    means: {},
    needsLog: false,
    requirements: ["SUB-1", "SUB-2", "SUB-3", "SUB-6", "SUB-8", "SUB-9", "PUB-1", "PUB-6", "PUB-9"],
    what: "talking, coming and going",
  },
  {
    profile: "recovery",
    means: { recovery: true },
    needsLog: true,
    requirements: ["REC-1", "REC-2", "REC-3", "SUB-3", "SUB-6"],
    what: "coming back with positions",
  },
  {
    profile: "history",
    means: { history: true },
    needsLog: true,
    requirements: ["HIS-1", "HIS-2", "HIS-3", "HIS-4"],
    what: "reading pages in between",
  },
  {
    profile: "idempotency",
    means: { keys: true },
    needsLog: false,
    requirements: ["PUB-3", "PUB-4", "PUB-5", "PUB-7"],
    what: "repeating keys",
  },
];

function placeFor(context: CaseContext, { needsLog, profile }: Scenario): Place {
  if (!needsLog) return context.place();
  const mayRead = (namespace: string): boolean =>
    profile !== "history" ||
    context.subject.granted.some(
      (each) => each.namespace === namespace && each.allowed?.includes("history") === true,
    );
  return context.place(
    ({ isLogged, namespace }) => isLogged && mayRead(namespace),
    "a namespace that keeps its messages",
  );
}

function runsOf({ wantedRuns }: CaseContext, share: number): number {
  return Math.max(1, Math.round(wantedRuns * share));
}

function toCases(scenario: Scenario): readonly Case[] {
  const { profile, means, requirements, what } = scenario;
  const inapplicable = profile === "core" ? {} : { inapplicable: whyWithout(profile) };
  return [
    {
      id: `${profile}/stateful/scenarios`,
      title: `whatever several clients do one after the other, ${what}, the server answers as a small model does`,
      requirements: [...requirements, "FR-4"],
      phase: "stateful",
      ...inapplicable,
      async run(context) {
        const place = placeFor(context, scenario);
        const broken = fc.oneof(brokenFrames("alice", "publish"), brokenFrames("bob", "subscribe"));
        await searchScripts(context, stepwiseScripts(place, { ...means, broken }), {
          runs: runsOf(context, SCRIPTS_PER_RUN.stateful),
        });
      },
    },
    {
      id: `${profile}/concurrent/histories`,
      title: `whatever several clients do at once, ${what}, what they see shows no damage`,
      requirements: [...requirements, "SUB-4", "SUB-5", "PUB-2", "FR-7", "FR-12", "REC-4"].filter(
        (each, index, all) => all.indexOf(each) === index,
      ),
      phase: "concurrent",
      ...inapplicable,
      async run(context) {
        const place = placeFor(context, scenario);
        await searchScripts(context, pipelinedScripts(place, means), {
          runs: runsOf(context, SCRIPTS_PER_RUN.concurrent),
        });
      },
    },
  ];
}

/** Scripts made at random: step by step against a model, and at once with a look at the history. */
export const scenarioCases: readonly Case[] = SCENARIOS.flatMap(toCases);
