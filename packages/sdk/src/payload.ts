import type { PayloadCheck } from "./contract.ts";
import { toPayloadError } from "./errors.ts";
import { isObject, typeFault } from "./rules.ts";

/** Levels and values of data in a frame that servers read, beside those of the envelope (PROTOCOL [FR-11]). */
const MAX_LEVELS = 31;
const MAX_VALUES = 9_990;

/** How many values there are; infinitely many where they are nested too deep. */
function countValues(value: unknown, levels = MAX_LEVELS): number {
  if (typeof value !== "object" || value === null) return 1;
  if (levels === 0) return Infinity;
  return Object.values(value).reduce((count: number, each) => count + countValues(each, levels - 1), 1);
}

/**
 * The data as it will be on the wire, so that what was found valid is what is sent. Throws an `invalid_payload` error
 * for what is no object, breaks its schema, or would cost the connection: a server closes it over a frame beyond
 * PROTOCOL [FR-11]. `name` is that of an event or a method.
 */
export function toValidData(
  name: string,
  data: unknown,
  check: PayloadCheck | undefined,
  channel?: string,
): object {
  const value: unknown = JSON.parse(JSON.stringify(data) ?? "null");
  const issues =
    isObject(value) && countValues(value) <= MAX_VALUES
      ? check?.(value, "writer")
      : [typeFault("", "an object of at most 31 levels and 9990 values")];
  if (issues) throw toPayloadError(channel, name, issues);
  return value as object;
}
