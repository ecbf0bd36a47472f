import * as fc from "fast-check";
import type { Case, Profile } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { createProbes } from "../schema/create-probes.ts";
import { isObject } from "../schema/json-schema.ts";
import { brokenFrames, brokenPublishes, fittingFrames, fittingPublishes } from "../script/frame-arbitrary.ts";
import type { Script, Step } from "../script/script.ts";
import { searchScripts } from "../script/search.ts";
import { frameProfiles } from "../subject/frame-profiles.ts";
import { payloadErrorsPerMinute, whyWithout, type Place, type Subject } from "../subject/subject.ts";
import { NotApplicable } from "../verdict.ts";
import { listBases } from "./payload.ts";

/** Frames in one script: well below what a connection may send at once, or be refused in a minute. */
function groupSize({ subject }: CaseContext): number {
  return Math.max(1, Math.min(20, Math.floor(payloadErrorsPerMinute(subject) / 2)));
}

/** A watcher, a client that sends several frames, and a message that proves the line of the watcher untouched. */
function toScripts(context: CaseContext, place: Place, steps: fc.Arbitrary<Step>): fc.Arbitrary<Script> {
  const size = groupSize(context);
  const opening: readonly Step[] = [
    { op: "connect", client: "watcher" },
    { op: "subscribe", client: "watcher", channel: "one" },
    { op: "connect", client: "alice" },
  ];
  const proof: Step = {
    op: "publish",
    client: "watcher",
    channel: "one",
    event: place.event,
    data: context.payload(place),
  };
  return fc.array(steps, { minLength: size, maxLength: size, size: "max" }).map((sent) => ({
    namespace: place.namespace,
    pace: "stepwise",
    steps: [...opening, ...sent, proof],
  }));
}

async function search(context: CaseContext, place: Place, steps: fc.Arbitrary<Step>): Promise<void> {
  const runs = Math.max(1, Math.round(context.wantedRuns / groupSize(context)));
  await searchScripts(context, toScripts(context, place, steps), { runs });
}

/** Requests with a number, by profile. A fit `call` could reach an application: that is for scripted cases. */
function typesOf(profile: Profile, isFitting: boolean): readonly string[] {
  return Object.entries(frameProfiles)
    .filter(([type, own]) => own === profile && type !== "hello" && type !== "pong")
    .map(([type]) => type)
    .filter((type) => !isFitting || (type !== "call" && type !== "authenticate"));
}

const PROFILES: readonly Profile[] = ["core", "history", "signals", "presence", "calls", "auth"];

function toFrameCases(profile: Profile): readonly Case[] {
  const inapplicable = profile === "core" ? {} : { inapplicable: whyWithout(profile) };
  const fitting = typesOf(profile, true);
  const broken = typesOf(profile, false);
  const breaking: Case = {
    id: `${profile}/random/broken-frames`,
    title: `frames made at random that break one constraint are refused at its place (${broken.join(", ")})`,
    requirements: ["FR-4", "ERR-2", "PUB-6"],
    phase: "random",
    ...inapplicable,
    run: (context) =>
      search(context, context.place(), fc.oneof(...broken.map((type) => brokenFrames("alice", type)))),
  };
  if (fitting.length === 0) return [breaking];
  const keeping: Case = {
    id: `${profile}/random/frames`,
    title: `frames made at random that fit their schema are not refused for their form (${fitting.join(", ")})`,
    requirements: ["FR-4", "FR-7", "FR-1"],
    phase: "random",
    ...inapplicable,
    run: (context) =>
      search(context, context.place(), fc.oneof(...fitting.map((type) => fittingFrames("alice", type)))),
  };
  return [keeping, breaking];
}

/** Frames made at random from their schemas. */
export const randomFrameCases: readonly Case[] = PROFILES.flatMap(toFrameCases);

function canBreak({ schema, isOpen }: Place): boolean {
  const bases = isOpen ? [] : listBases(schema);
  return createProbes(schema, bases).some(({ side, value }) => side === "outside" && isObject(value));
}

/** Makes cases for each event of the server's contract: data made at random that fits, and data that does not. */
export function createRandomPayloadCases({ places }: Pick<Subject, "places">): readonly Case[] {
  return places.flatMap((place): readonly Case[] => [
    {
      id: `core/payload-random/${place.namespace}/${place.event}/fits`,
      title: `${place.event} in ${place.namespace}: data made at random that fits arrives as it was published`,
      requirements: ["CON-2", "PUB-9", "PUB-1", "SUB-3"],
      phase: "random",
      run: (context) => search(context, place, fittingPublishes("alice", "one", place)),
    },
    {
      id: `core/payload-random/${place.namespace}/${place.event}/broken`,
      title: `${place.event} in ${place.namespace}: data made at random that breaks one constraint is refused at its place`,
      requirements: ["CON-2", "PUB-8", "PUB-6", "ERR-2"],
      phase: "random",
      async run(context) {
        if (!canBreak(place)) throw new NotApplicable("no object could break the schema of this event");
        await search(context, place, brokenPublishes("alice", "one", place));
      },
    },
  ]);
}
