import type { Phase } from "./case.ts";
import type { Stage } from "./stage/stage.ts";

/** One behaviour of clients that the suite tries. */
export interface ClientCase {
  /** Permanent name: `client/<topic>/<slug>`. */
  readonly id: string;
  /** What holds when the case passes, as a statement. */
  readonly title: string;
  /** Ids of the rules of PROTOCOL.md that it tries. */
  readonly requirements: readonly string[];
  readonly phase: Phase;
  /** Runs it. Returns when it passes; throws `ViolationError`, `NotApplicable` or `CouldNotRun` otherwise. */
  readonly run: (stage: Stage) => Promise<void>;
}
