import * as fc from "fast-check";
import { clientSchemas } from "../generated/schemas.ts";
import { hasSafeIntegers, isObject, steps as stepsOf, type JsonObject } from "../schema/json-schema.ts";
import { toMutantArbitrary } from "../schema/mutant-arbitrary.ts";
import { toArbitrary } from "../schema/to-arbitrary.ts";
import type { Place } from "../subject/subject.ts";
import type { Step } from "./script.ts";

/** Frames stay well below what a server must take, so that size is no second reason to refuse them. */
const MOST_BYTES = 48 * 1024;

function isSmall(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) < MOST_BYTES;
}

/** Where a random frame goes: into a channel that nobody watches, so that what comes of it is its reply alone. */
function aside(frame: JsonObject): JsonObject {
  return "channel" in frame && typeof frame["channel"] === "string" ? { ...frame, channel: "$aside" } : frame;
}

function withoutId(frame: JsonObject): JsonObject {
  const { id: _id, ...rest } = frame;
  return rest;
}

/** Frames of a type that fit their schema, each as a step. `calls` go to methods that no contract has. */
export function fittingFrames(client: string, type: string): fc.Arbitrary<Step> {
  const schema = clientSchemas[type] ?? false;
  return toArbitrary(schema)
    .filter((frame) => isSmall(frame) && hasSafeIntegers(frame))
    .map((frame): Step => ({ op: "send", client, frame: withoutId(aside(frame as JsonObject)) }));
}

/** Frames of a type that break exactly one constraint of their schema, never that of `id` or `type`. */
export function brokenFrames(client: string, type: string): fc.Arbitrary<Step> {
  const schema = clientSchemas[type] ?? false;
  const isAnswered = ({
    value,
    at,
    constraint,
  }: {
    value: unknown;
    at: string;
    constraint: string;
  }): boolean => {
    const [member] = stepsOf(at);
    const isOfForm = constraint.endsWith("/required/id") || constraint.endsWith("/required/type");
    return isObject(value) && member !== "id" && member !== "type" && !isOfForm && isSmall(value);
  };
  return toMutantArbitrary(schema, isAnswered).map(({ value, constraint }): Step => ({
    op: "send",
    client,
    frame: withoutId(value as JsonObject),
    breaks: `${type}#${constraint}`,
  }));
}

/** Publishes whose data fits the contract, with every edge that its schema has. */
export function fittingPublishes(client: string, channel: string, place: Place): fc.Arbitrary<Step> {
  return (toArbitrary(place.schema) as fc.Arbitrary<JsonObject>)
    .filter((data) => isSmall(data) && hasSafeIntegers(data))
    .map((data): Step => ({ op: "publish", client, channel, event: place.event, data }));
}

/** Publishes whose data breaks exactly one constraint of the contract. */
export function brokenPublishes(client: string, channel: string, place: Place): fc.Arbitrary<Step> {
  const { namespace, event } = place;
  return toMutantArbitrary(
    place.schema,
    ({ value }) => isObject(value) && isSmall(value) && hasSafeIntegers(value),
  ).map(({ value, constraint }): Step => ({
    op: "send",
    client,
    frame: { type: "publish", channel: `$${channel}`, event, data: value },
    breaks: `${namespace}/${event}#${constraint}`,
  }));
}
