import type { CaseContext } from "../context.ts";
import { clientSchemas } from "../generated/schemas.ts";
import type { Schema } from "../schema/json-schema.ts";
import type { Step } from "./script.ts";

/** What the frame of a step is judged by: its own schema, or that of its event for its data. */
export interface Judged {
  readonly schema: Schema;
  readonly value: unknown;
  /** JSON Pointer to the value in the frame. */
  readonly at: string;
  /** Code of the error that refuses it. */
  readonly code: "invalid_frame" | "invalid_payload";
}

/** Finds the schema that a `send` step names in `breaks`; undefined when this server has no such schema. */
export function schemaNamed(
  { subject }: CaseContext,
  { frame, breaks = "" }: Step & { readonly op: "send" },
): Judged | undefined {
  const name = breaks.slice(0, breaks.indexOf("#"));
  const envelope = clientSchemas[name];
  if (envelope !== undefined) {
    return { schema: envelope, value: { ...frame, id: 1 }, at: "", code: "invalid_frame" };
  }
  const place = [...subject.places, ...subject.signals].find(
    ({ namespace, event }) => `${namespace}/${event}` === name,
  );
  return place === undefined
    ? undefined
    : { schema: place.schema, value: frame["data"], at: "/data", code: "invalid_payload" };
}
