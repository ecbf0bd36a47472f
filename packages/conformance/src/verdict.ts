import { inspect } from "node:util";

/** A rule that the server under test broke: what was wanted, what came. */
export interface Violation {
  /** Id of the rule in PROTOCOL.md. */
  readonly requirement: string;
  readonly expected: string;
  readonly actual: string;
  /** What kind of damage a history shows, where one was judged: two runs of a script fail alike when it is the same. */
  readonly anomaly?: Anomaly;
}

/** Every kind of damage that a history of several connections can show. */
export const anomalies = [
  "offset-reused",
  "offset-hole",
  "publisher-order",
  "real-time-order",
  "lost",
  "duplicate",
  "out-of-order",
  "not-a-member",
  "wrong-data",
  "from-nowhere",
  "no-ack",
  "acked-then-lost",
  "recovery-gap",
  "recovery-duplicate",
] as const;

/** One kind of damage. */
export type Anomaly = (typeof anomalies)[number];

/** Thrown where a case finds a rule broken. It ends the case, which then counts as failed. */
export class ViolationError extends Error {
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(`[${violation.requirement}] expected ${violation.expected}, got ${violation.actual}`);
    this.name = "ViolationError";
    this.violation = violation;
  }
}

/** Thrown where a case turns out not to apply to this server: it lacks what the rule is about. */
export class NotApplicable extends Error {
  override readonly name: string = "NotApplicable";
}

/** Thrown where a case applies and cannot be tried: the reason says what is missing. */
export class CouldNotRun extends Error {
  override readonly name: string = "CouldNotRun";
}

/** Thrown where the suite itself is at fault: it was about to send something that it did not mean. */
export class HarnessFault extends Error {
  override readonly name: string = "HarnessFault";
}

/** A value in a report: JSON where it is short, cut where it is long. */
export function show(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? inspect(value));
  return text.length > 240 ? `${text.slice(0, 160)} … ${text.slice(-60)} (${text.length} characters)` : text;
}

/** Ends the case with a broken rule. */
export function violate(requirement: string, expected: string, actual: string): never {
  throw new ViolationError({ requirement, expected, actual });
}
