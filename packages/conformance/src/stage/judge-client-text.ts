import type { ClientFrame, Limits } from "../generated/frames.ts";
import { isObject } from "../schema/json-schema.ts";
import { show, type Violation } from "../verdict.ts";
import { findClientFault } from "../wire/read-frame.ts";
import { findTextFault } from "../wire/read-strictly.ts";

const MAX_DEPTH = 32;
const MAX_VALUES = 10_000;

/** What a text from the client is: a frame, or a broken rule. */
export type ReadClientText =
  | { readonly ok: true; readonly frame: ClientFrame }
  | { readonly ok: false; readonly violation: Violation };

function refuse(requirement: string, expected: string, actual: string): ReadClientText {
  return { ok: false, violation: { requirement, expected, actual } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep a value is nested and how many values it holds (PROTOCOL [FR-11]). */
function measure(value: unknown): { readonly depth: number; readonly count: number } {
  if (typeof value !== "object" || value === null) return { depth: 0, count: 1 };
  const parts = Object.values(value).map(measure);
  return {
    depth: 1 + parts.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
    count: 1 + parts.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Judges a text of the client by the closed schema of its type (PROTOCOL [FR-1]), by its size and by how it nests. */
export function readClientText(text: string, limits: Limits | undefined): ReadClientText {
  const value = parse(text);
  if (!isObject(value)) return refuse("FR-1", "one JSON object in each text", show(text));
  const fault = findClientFault(value);
  if (fault !== undefined) {
    const type = String(value["type"]);
    return refuse("FR-1", `${type}${fault.at} to fit the closed schema (${fault.message})`, show(text));
  }
  const ambiguity = findTextFault(text);
  if (ambiguity !== undefined)
    return refuse(
      "FR-1",
      "JSON that every reader reads alike",
      `${ambiguity.what}: ${show(ambiguity.piece)}`,
    );
  const { depth, count } = measure(value);
  if (depth > MAX_DEPTH || count > MAX_VALUES)
    return refuse("FR-11", "at most 32 levels and 10,000 values", `${depth} levels and ${count} values`);
  const byteCount = Buffer.byteLength(text);
  if (limits !== undefined && byteCount > limits.frameBytes)
    return refuse(
      "CLI-6",
      `at most ${limits.frameBytes} bytes (limits.frameBytes)`,
      `a frame of ${byteCount}`,
    );
  return { ok: true, frame: value as unknown as ClientFrame };
}
