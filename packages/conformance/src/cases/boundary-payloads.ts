import type { Case } from "../case.ts";
import type { CaseContext } from "../context.ts";
import { createProbes, type Probe } from "../schema/create-probes.ts";
import { hasSafeIntegers, isObject, type JsonObject, type Schema } from "../schema/json-schema.ts";
import { listConstraints, type Constraint } from "../schema/list-constraints.ts";
import { payloadErrorsPerMinute, type Place, type Subject } from "../subject/subject.ts";
import { NotApplicable, show } from "../verdict.ts";
import { expectError, expectPosition } from "./expect.ts";
import { listBases } from "./payload.ts";
import { openScene, type Scene } from "./scene.ts";

/** Name under which constraints of an event's data are counted. */
export function toSchemaName({
  namespace,
  event,
}: {
  readonly namespace: string;
  readonly event: string;
}): string {
  return `${namespace}/${event}`;
}

/** Places in the data with constraints of their own: JSON Pointers, "" for the data itself. */
function listLocations(schema: Schema): readonly string[] {
  return [...new Set(listConstraints(schema).map(({ at }) => at))];
}

/** Room for the envelope around the data, generously. */
const ENVELOPE_BYTES = 600;

/** Why a value cannot be published as data; undefined when it can. */
function whyUnfit({ subject }: CaseContext, value: unknown): string | undefined {
  if (!isObject(value)) return "only data that is no object breaks it, which is a rule of its own";
  if (!hasSafeIntegers(value)) return "only integers beyond 2^53 - 1 lie there, which no frame may hold";
  const fits = Buffer.byteLength(JSON.stringify(value)) + ENVELOPE_BYTES <= subject.welcome.limits.frameBytes;
  return fits ? undefined : "data at this edge does not fit limits.frameBytes";
}

async function tryInside(context: CaseContext, scene: Scene, probe: Probe): Promise<void> {
  const { channel, place } = scene;
  const publisher = await context.connect("alice");
  const data = probe.value as JsonObject;
  const reply = await publisher.request({ type: "publish", channel, event: place.event, data });
  if (reply.type === "error") {
    context.demand("CON-2", false, `ok for ${probe.what} at /data${probe.location}`, show(reply));
  }
  // That the message holds the same data is judged as it comes.
  await scene.follow(expectPosition(reply));
  await publisher.end();
}

/** A member that the data may not have in any form is named; choices are named as a whole or anywhere below. */
const CHOICES: ReadonlySet<string> = new Set(["anyOf", "oneOf", "not", "propertyNames"]);

async function tryOutside(context: CaseContext, scene: Scene, probes: readonly Probe[]): Promise<void> {
  const { channel, place } = scene;
  const client = await context.connect("mallory");
  for (const probe of probes) {
    const data = probe.value as JsonObject;
    const reply = await client.request({ type: "publish", channel, event: place.event, data });
    const what = `${probe.what} at /data${probe.location}`;
    const at = `/data${probe.at}`;
    const isExact = !CHOICES.has(probe.keyword);
    const error = expectError(reply, {
      requirement: "CON-2",
      code: "invalid_payload",
      what,
      ...(isExact ? { at } : {}),
    });
    if (!isExact)
      context.demand("ERR-2", error.at?.startsWith(at) === true, `at ${at} or below`, show(error.at));
    context.demand("PUB-8", error.issues !== undefined, `issues for ${what}`, show(error));
    context.cover(toSchemaName(place), place.schema, probe);
  }
  await client.fence();
  await client.end();
}

function inGroupsOf<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

async function tryLocation(context: CaseContext, place: Place, location: string): Promise<void> {
  const probes = createProbes(place.schema, listBases(place.schema), (at) => at === location).filter(
    (probe) => {
      const reason = whyUnfit(context, probe.value);
      if (reason !== undefined) context.passOver(toSchemaName(place), probe, reason);
      return reason === undefined;
    },
  );
  if (probes.length === 0) throw new NotApplicable("no value at the edge of these constraints fits a frame");
  const scene = await openScene(context, place);
  for (const probe of probes.filter(({ side }) => side === "inside")) {
    await tryInside(context, scene, probe);
    context.cover(toSchemaName(place), place.schema, probe);
  }
  const most = Math.max(1, Math.min(20, Math.floor(payloadErrorsPerMinute(context.subject) / 2)));
  const outside = probes.filter(({ side }) => side === "outside");
  for (const group of inGroupsOf(most, outside)) await tryOutside(context, scene, group);
  await scene.proveUntouched();
}

function toCaseId(place: Place, location: string): string {
  return `core/payload-boundary/${toSchemaName(place)}${location === "" ? "/data" : location}`;
}

/** Id of the case that tries a constraint of the data of an event. */
export function caseOfPayloadConstraint(place: Place, { at }: Constraint): string {
  return toCaseId(place, at);
}

/**
 * Makes a case for each place in the data of each event that the contract of the server constrains. Their ids hold the
 * names of the contract: `core/payload-boundary/<namespace>/<event>/<place>`.
 */
export function createPayloadCases({ places }: Pick<Subject, "places">): readonly Case[] {
  return places.flatMap((place) =>
    listLocations(place.schema)
      .filter((location) => !place.isOpen || location !== "")
      .map((location) => ({
        id: toCaseId(place, location),
        title: `${place.event} in ${place.namespace}: values at the edges of /data${location} pass, beyond them are refused at their place`,
        requirements: ["CON-2", "PUB-8", "PUB-6", "ERR-2"],
        phase: "boundary",
        run: (context: CaseContext) => tryLocation(context, place, location),
      })),
  );
}
