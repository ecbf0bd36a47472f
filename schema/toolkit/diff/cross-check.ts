import type { Issue } from "../check-runtime.ts";
import type { Contract, DataSchema } from "../contract.ts";
import { listDataPlaces, type DataPlace } from "../data-places.ts";
import { toOpenSchema } from "../open-view.ts";
import { compilePayloadChecks } from "../payload-checks.ts";
import { createRandom } from "../sample/random.ts";
import { sampleValue } from "../sample/sample-value.ts";
import { AUDIENCES, type Audience } from "./change.ts";

/** A value that one version allows and that the other refuses. */
export interface CounterExample {
  /** JSON Pointer to the schema, in both versions. */
  readonly at: string;
  readonly subject: string;
  /** Who would meet it. */
  readonly audience: Audience;
  readonly value: unknown;
  /** Why it is refused. */
  readonly issues: readonly Issue[];
}

type Check = (data: unknown) => readonly Issue[] | undefined;

/** The checks of all places of a contract by pointer. */
function compilePlaces(contract: Contract): ReadonlyMap<string, Check> {
  const checks = compilePayloadChecks(contract);
  const byPlace = new Map<string, Check>();
  for (const [name, events] of checks.events)
    for (const [event, check] of events) byPlace.set(`/namespaces/${name}/events/${event}/data`, check);
  for (const [name, check] of checks.presence) byPlace.set(`/namespaces/${name}/presence/data`, check);
  for (const [name, { params, result }] of checks.methods) {
    byPlace.set(`/methods/${name}/params`, params);
    byPlace.set(`/methods/${name}/result`, result);
  }
  return byPlace;
}

function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

/** The contract as a reader sees it. */
function toOpenContract({ namespaces, methods = {}, $defs = {}, ...rest }: Contract): Contract {
  return {
    ...rest,
    namespaces: mapValues(namespaces, (namespace) => ({
      ...namespace,
      events: mapValues(namespace.events, (event) => ({ ...event, data: toOpenSchema(event.data) })),
      ...(namespace.presence?.data !== undefined && {
        presence: { data: toOpenSchema(namespace.presence.data) },
      }),
    })),
    methods: mapValues(methods, (method) => ({
      ...method,
      params: toOpenSchema(method.params),
      result: toOpenSchema(method.result),
    })),
    $defs: mapValues($defs, (schema: DataSchema) => toOpenSchema(schema)),
  };
}

/** Who has a part in the data of a place. */
function listAudiences(contract: Contract, { at, direction }: DataPlace): readonly Audience[] {
  if (direction === "in") return ["writers"];
  if (direction === "out") return ["readers"];
  const [, , name = "", list, event = ""] = at.split("/");
  const namespace = contract.namespaces[name];
  const isKept =
    list === "events" && namespace?.log !== undefined && namespace.events[event]?.kind === "message";
  return isKept ? AUDIENCES : ["writers", "readers"];
}

/** The event under the same name is of the same kind: else its data never meets. */
function isSameKind(old: Contract, now: Contract, at: string): boolean {
  const [, , name = "", list, event = ""] = at.split("/");
  if (list !== "events") return true;
  return old.namespaces[name]?.events[event]?.kind === now.namespaces[name]?.events[event]?.kind;
}

/**
 * Tries two versions of a contract on each other: makes values from each, and lets the other judge them as whoever would
 * meet them does. What is found shows a break by example.
 *
 * A second opinion on {@link diffContracts}: the checks are compiled by Ajv and know nothing of its rules. An example for
 * an audience that the comparison calls unbroken is a mistake in the comparison. `samples` values are made per schema;
 * the same `seed` makes the same ones. At most one example is kept for each schema and audience.
 */
export function crossCheck(
  old: Contract,
  now: Contract,
  { samples = 100, seed = 1 }: { readonly samples?: number; readonly seed?: number } = {},
): readonly CounterExample[] {
  const random = createRandom(seed);
  const places = new Map(listDataPlaces(now).map((place) => [place.at, place]));
  const closed = compilePlaces(now);
  const openOld = compilePlaces(toOpenContract(old));
  const openNew = compilePlaces(toOpenContract(now));
  const found: CounterExample[] = [];
  for (const place of listDataPlaces(old)) {
    const { at, subject } = place;
    const next = places.get(at);
    if (next === undefined || !isSameKind(old, now, at)) continue;
    const trials: Readonly<Record<Audience, readonly [DataSchema, Contract, Check | undefined]>> = {
      writers: [place.schema, old, closed.get(at)],
      readers: [next.schema, now, openOld.get(at)],
      log: [place.schema, old, openNew.get(at)],
    };
    for (const audience of listAudiences(old, place)) {
      const [schema, { $defs = {} }, check] = trials[audience];
      for (let count = 0; count < samples && check !== undefined; count++) {
        const sample = sampleValue(schema, $defs, random);
        const issues = sample && check(sample.value);
        if (sample === undefined || issues === undefined) continue;
        found.push({ at, subject, audience, value: sample.value, issues });
        break;
      }
    }
  }
  return found;
}
