/**
 * Whom a change breaks. `writers`: clients of the old contract that publish, signal, call or say something of
 * themselves. `readers`: clients of the old contract that receive. `log`: what was kept under the old contract.
 */
export type Audience = "writers" | "readers" | "log";

/** One difference between two versions of a contract. */
export interface ContractChange {
  /** JSON Pointer to what changed, as though each `$ref` were written out: in the new version, or in the old one where it is gone. */
  readonly at: string;
  /** What it is about, in words: `event chat.said of room`. */
  readonly subject: string;
  /** What is different, in words: `maxLength 4000 → 2000`. */
  readonly what: string;
  /** Whom it breaks; nobody when it is compatible. */
  readonly breaks: readonly Audience[];
  /** What to do about it; for a compatible change, what it means. */
  readonly advice: string;
}

/** The audiences in the order in which they are told. */
export const AUDIENCES: readonly Audience[] = ["writers", "readers", "log"];
