/**
 * Something in a contract that the safe profile does not allow, or that is likely not meant.
 *
 * An `error` can't be checked safely or compared with the next version: a server does not start with it. A `warning` is
 * safe and strange.
 */
export interface LintIssue {
  readonly severity: "error" | "warning";
  /** JSON Pointer into the contract. */
  readonly at: string;
  /** Permanent name of the rule, such as `unbounded-string`. */
  readonly rule: LintRule;
  /** Why it is refused. */
  readonly reason: string;
  /** What to write instead. */
  readonly remedy: string;
}

/** Names of the rules, each with a chapter in CONTRACTS.md. */
export type LintRule =
  | "unbounded-string"
  | "unbounded-array"
  | "unbounded-object"
  | "unknown-keyword"
  | "misplaced-keyword"
  | "bad-keyword"
  | "no-type"
  | "not-an-object"
  | "empty-schema"
  | "foreign-reference"
  | "missing-reference"
  | "recursion"
  | "too-deep"
  | "too-large"
  | "prototype-name"
  | "unsafe-pattern"
  | "unknown-format"
  | "unique-objects"
  | "unsafe-multiple"
  | "non-scalar-value"
  | "impossible"
  | "unused-definition"
  | "inbox-without-log";
