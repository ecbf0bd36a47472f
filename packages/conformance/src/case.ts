import type { CaseContext } from "./context.ts";
import type { Subject } from "./subject/subject.ts";

/** Which set of rules a case belongs to: the core, or a feature of that name. */
export type Profile = (typeof profiles)[number];

/** All profiles that have cases. */
export const profiles: readonly [
  "core",
  "recovery",
  "idempotency",
  "history",
  "signals",
  "presence",
  "calls",
  "inbox",
  "auth",
] = ["core", "recovery", "idempotency", "history", "signals", "presence", "calls", "inbox", "auth"];

/**
 * When a case runs. smoke: first, one after the other. scripted: one for each behaviour. boundary: values at the edges of
 * the schemas. random: frames made at random. stateful: scripts against a model, step by step. concurrent: scripts whose
 * steps overlap. transport: the bytes below the frames. crash: a server that is killed and started again.
 */
export type Phase = (typeof phases)[number];

/** All phases, in their order. */
export const phases: readonly [
  "smoke",
  "scripted",
  "boundary",
  "random",
  "stateful",
  "concurrent",
  "transport",
  "crash",
] = ["smoke", "scripted", "boundary", "random", "stateful", "concurrent", "transport", "crash"];

/** One behaviour that the suite tries. */
export interface Case {
  /** Permanent name: `<profile>/<topic>/<slug>`. */
  readonly id: string;
  /** What holds when the case passes, as a statement. */
  readonly title: string;
  /** Ids of the rules of PROTOCOL.md that it tries. */
  readonly requirements: readonly string[];
  readonly phase: Phase;
  /** How it shares the server with others. alone: nothing else runs meanwhile, since it measures time. */
  readonly company?: "alone";
  /** How long it takes by the server's own timers; a few milliseconds when absent. */
  readonly needsMs?: (subject: Subject) => number;
  /** Why it does not apply to this server; undefined when it does. */
  readonly inapplicable?: (subject: Subject) => string | undefined;
  /** Runs it. Returns when it passes; throws `ViolationError`, `NotApplicable` or `CouldNotRun` otherwise. */
  readonly run: (context: CaseContext) => Promise<void>;
}

/** The profile in the id of a case. */
export function profileOf({ id }: Pick<Case, "id">): string {
  return id.slice(0, id.indexOf("/"));
}
