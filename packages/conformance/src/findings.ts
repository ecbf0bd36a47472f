import type { Probe } from "./schema/create-probes.ts";
import type { Schema } from "./schema/json-schema.ts";
import { listKept } from "./schema/list-constraints.ts";
import type { Violation } from "./verdict.ts";

/** What a case did besides passing or failing. */
export interface Findings {
  /** Rules with SHOULD that the server does not keep. */
  readonly warnings: readonly Violation[];
  /** Choices of the server that the protocol leaves open. */
  readonly remarks: readonly string[];
  /** Random inputs or scripts that were tried. */
  readonly runs: number;
  /** Random inputs or scripts for which the time was over. */
  readonly runsLeft: number;
  /** Frames of the server that were judged and found right. */
  readonly framesJudged: number;
  /** Welcomes that the case got: without one it has shown nothing of a Parlance server. */
  readonly welcomes: number;
  /** Sides of schema constraints that were tried, each as `<schema>#<constraint> <side>`. */
  readonly covered: readonly string[];
  /** Sides of schema constraints for which there was a value that could not be sent, each with the reason. */
  readonly passedOver: ReadonlyMap<string, string>;
}

function sidesOf(name: string, schema: Schema, { side, value, constraint }: Probe): readonly string[] {
  const tried = side === "outside" ? [constraint] : listKept(schema, value, constraint);
  return tried.map((each) => `${name}#${each} ${side}`);
}

/** Takes down what a case finds on its way. */
export class FindingsBook {
  readonly #warnings: Violation[] = [];
  readonly #remarks: string[] = [];
  readonly #covered = new Set<string>();
  readonly #passedOver = new Map<string, string>();
  #framesJudged = 0;
  #welcomes = 0;
  #runs = 0;
  #runsLeft = 0;

  /** Everything so far. */
  get findings(): Findings {
    return {
      warnings: this.#warnings,
      remarks: this.#remarks,
      runs: this.#runs,
      runsLeft: this.#runsLeft,
      framesJudged: this.#framesJudged,
      welcomes: this.#welcomes,
      covered: [...this.#covered],
      passedOver: this.#passedOver,
    };
  }

  /** Adds a SHOULD that is not kept. */
  addWarning(warning: Violation): void {
    this.#warnings.push(warning);
  }

  /** Adds a choice of the server that the protocol leaves open. */
  addRemark(remark: string): void {
    this.#remarks.push(remark);
  }

  /** Adds the sides of constraints that a probe has tried. */
  addCovered(name: string, schema: Schema, probe: Probe): void {
    for (const each of sidesOf(name, schema, probe)) this.#covered.add(each);
  }

  /** Adds the side of a constraint that a probe would have tried, and why it could not be sent. */
  addPassedOver(name: string, { constraint, side }: Probe, reason: string): void {
    if (constraint !== "") this.#passedOver.set(`${name}#${constraint} ${side}`, reason);
  }

  /** Counts a random input or script. */
  countRun(): void {
    this.#runs++;
  }

  /** Counts random inputs or scripts that are not tried, since the time is over. */
  leaveRuns(count: number): void {
    this.#runsLeft += count;
  }

  /** Counts a frame that was found right. */
  countFrame(): void {
    this.#framesJudged++;
  }

  /** Counts a connection that was welcomed. */
  countWelcome(): void {
    this.#welcomes++;
  }

  /** Counts what was judged by another book, for one of many tries within a case. */
  absorb({ framesJudged, welcomes }: Findings): void {
    this.#framesJudged += framesJudged;
    this.#welcomes += welcomes;
  }
}
