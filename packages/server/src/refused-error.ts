import type { Refusal } from "./errors.ts";
import type { Issue } from "./generated/check-runtime.ts";
import { errorCodes, type ErrorCode } from "./generated/codes.ts";

/** What a server refused to do for the program: the same as it would answer to a frame (PROTOCOL, Error codes). */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: ErrorCode;
  /** Whether the same may be tried again, safely. */
  readonly retryable: boolean;
  /** How long to wait before, in milliseconds. */
  readonly afterMs: number | undefined;
  /** What is wrong with what was given; pointers begin at the arguments by name, such as `/data/text`. */
  readonly issues: readonly Issue[];

  constructor({ code, message, issues = [], afterMs }: Refusal) {
    super(`${code}: ${message}`);
    this.code = code;
    this.retryable = errorCodes[code].retryable;
    this.afterMs = afterMs;
    this.issues = issues;
  }
}

/** What was granted. Throws a `RefusedError` where nothing was. */
export function toGranted<Granted extends object>(outcome: Granted | Refusal): Granted {
  if ("kind" in outcome && outcome.kind === "refusal") throw new RefusedError(outcome);
  return outcome as Granted;
}
