import { ViolationError, type Violation } from "../verdict.ts";
import type { Script } from "./script.ts";

/** What a failure of a random case came down to. */
export interface Finding {
  /** The smallest script that was found to fail in the same way. It can be written to a file and replayed. */
  readonly script: Script;
  /** How often the script as it was first found failed when it was run again. */
  readonly reproduced: { readonly failures: number; readonly attempts: number };
  readonly shrinking: {
    readonly executions: number;
    readonly durationMs: number;
    readonly stepsBefore: number;
    readonly stepsAfter: number;
  };
}

/** Thrown where a random case finds a rule broken, with the smallest script that shows it. */
export class FindingError extends ViolationError {
  readonly finding: Finding;

  constructor(violation: Violation, finding: Finding) {
    super(violation);
    this.name = "FindingError";
    this.finding = finding;
  }
}
