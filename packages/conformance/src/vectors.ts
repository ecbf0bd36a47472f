import { listBases } from "./cases/payload.ts";
import { clientSchemas, serverSchemas } from "./generated/schemas.ts";
import { createProbes, type Probe } from "./schema/create-probes.ts";
import type { Schema } from "./schema/json-schema.ts";

/** A frame at the edge of its schema: what a validator in any language must say of it. */
export interface FrameVector {
  /** Who sends frames of this type. */
  readonly from: "client" | "server";
  readonly type: string;
  readonly isValid: boolean;
  /** What is special about it, in words. */
  readonly what: string;
  /** JSON Pointer to the keyword of the schema that it tries; empty for an ordinary frame. */
  readonly constraint: string;
  /** JSON Pointer to the place that an error must name (PROTOCOL [ERR-2]); of invalid frames only. */
  readonly at?: string;
  readonly frame: unknown;
}

/** Frames of more characters are left out: they try a length alone, and would be most of the file. */
const MOST_CHARACTERS = 2_000;

/** The first probe of each side of each constraint: more of them try the validator, not the reader of the schemas. */
function firstOfEach(probes: readonly Probe[]): readonly Probe[] {
  const found = new Map(probes.toReversed().map((probe) => [`${probe.side} ${probe.constraint}`, probe]));
  return probes.filter((probe) => found.get(`${probe.side} ${probe.constraint}`) === probe);
}

function listOf(from: FrameVector["from"], type: string, schema: Schema): readonly FrameVector[] {
  const probes = createProbes(schema, listBases(schema));
  return firstOfEach(probes.filter(({ value }) => JSON.stringify(value).length <= MOST_CHARACTERS)).map(
    ({ value, side, what, constraint, at }) => ({
      from,
      type,
      isValid: side === "inside",
      what,
      constraint,
      ...(side === "inside" ? {} : { at }),
      frame: value,
    }),
  );
}

/**
 * Frames just inside and just outside each constraint of each frame schema, in a fixed order: the deterministic part of
 * the suite as data, for the tests of a validator. An invalid one breaks exactly one constraint.
 */
export function listFrameVectors(): readonly FrameVector[] {
  const list = (
    from: FrameVector["from"],
    schemas: Readonly<Record<string, Schema>>,
  ): readonly FrameVector[] =>
    Object.entries(schemas).flatMap(([type, schema]) => listOf(from, type, schema));
  return [...list("client", clientSchemas), ...list("server", serverSchemas)];
}
