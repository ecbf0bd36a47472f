import type { Issue } from "../contract.ts";
import { errorCodes, type CloseName, type ErrorCode } from "../generated/codes.ts";
import type { ErrorFrame } from "../generated/frames.ts";

/** A request that is answered with `error`; the connection stays. */
export interface Refusal {
  readonly kind: "refusal";
  readonly code: ErrorCode;
  readonly message: string;
  readonly issues?: readonly Issue[] | undefined;
}

/** A fault that ends the connection. `message` and `issues` are told in an `error` before the close. */
export interface Closure {
  readonly kind: "closure";
  readonly name: CloseName;
  readonly message?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
}

/** Makes a refusal; without `message` the code's own meaning is told. */
export function refuse(code: ErrorCode, message?: string, issues?: readonly Issue[]): Refusal {
  return { kind: "refusal", code, message: message ?? errorCodes[code].meaning, issues };
}

/** Makes a closure. */
export function closeWith(name: CloseName, message?: string, issues?: readonly Issue[]): Closure {
  return { kind: "closure", name, message, issues };
}

/** Whether a value is the fault of a client and not what was asked for. */
export function isRefusal(value: object): value is Refusal {
  return "kind" in value && value.kind === "refusal";
}

/** One sentence for what breaks a schema. */
export function describeIssue({ at, message }: Issue): string {
  return `${at === "" ? "the frame" : at} ${message}`;
}

/** The `error` that answers a request, or a signal, which is known by its channel. */
export function toErrorFrame(
  answered: { readonly id?: number; readonly channel?: string },
  { code, message, issues }: Refusal,
): ErrorFrame {
  const { retryable } = errorCodes[code];
  return { type: "error", ...answered, code, message, retryable, ...toPlaces(issues) };
}

/** The `error` that explains a close; `undefined` when there is nothing to explain. */
export function toFarewell({ name, message, issues }: Closure): ErrorFrame | undefined {
  if (message === undefined) return undefined;
  return { type: "error", code: name, message, retryable: false, ...toPlaces(issues) };
}

function toPlaces(issues: readonly Issue[] | undefined): Pick<ErrorFrame, "at" | "issues"> {
  const [first] = issues ?? [];
  return first && issues ? { at: first.at, issues: [...issues] } : {};
}
