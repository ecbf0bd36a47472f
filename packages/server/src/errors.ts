import type { Issue } from "./generated/check-runtime.ts";
import { closeCodes, errorCodes, type CloseName, type ErrorCode } from "./generated/codes.ts";

/** Longest `message` of an `error`. */
const MAX_PROSE = 500;

/** A request that is answered with `error`; the connection stays. */
export interface Refusal {
  readonly kind: "refusal";
  readonly code: ErrorCode;
  /** For a developer; holds no payload values (PROTOCOL [ERR-3]). */
  readonly message: string;
  readonly issues?: readonly Issue[];
  readonly afterMs?: number;
}

/** A fault after which the connection is closed. */
export interface Closure {
  readonly kind: "closure";
  readonly name: CloseName;
  /** Said in an `error` before the close, when there is one. */
  readonly message?: string;
  readonly issues?: readonly Issue[];
}

/** Makes a refusal; without `message` the code's own meaning is told. */
export function refuse(
  code: ErrorCode,
  message?: string,
  more: { issues?: readonly Issue[]; afterMs?: number } = {},
): Refusal {
  return { kind: "refusal", code, message: message ?? errorCodes[code].meaning, ...more };
}

/** Makes a closure. */
export function closeWith(name: CloseName, message?: string, issues?: readonly Issue[]): Closure {
  return {
    kind: "closure",
    name,
    ...(message !== undefined && { message }),
    ...(issues !== undefined && { issues }),
  };
}

/** Number of a close code. */
export function toCloseCode(name: CloseName): number {
  return closeCodes[name];
}

/** Cuts a text to what `message` may hold; the cut leaves no half of a character (PROTOCOL [FR-8]). */
export function toProse(text: string): string {
  return text.slice(0, MAX_PROSE).toWellFormed();
}

/** One sentence for a list of issues, prefixed by the place. */
export function describeIssues(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return "breaks its schema";
  return toProse(`${first.at === "" ? "the frame" : first.at} ${first.message}`);
}
