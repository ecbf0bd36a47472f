import { caseOfFrameConstraint } from "../cases/boundary-frames.ts";
import { caseOfPayloadConstraint, toSchemaName } from "../cases/boundary-payloads.ts";
import { clientSchemas } from "../generated/schemas.ts";
import { listConstraints } from "../schema/list-constraints.ts";
import { frameProfiles } from "../subject/frame-profiles.ts";
import { hasFeature, type Place, type Subject } from "../subject/subject.ts";
import { listPlaces } from "../subject/survey.ts";
import { hasPassed, type CaseResult } from "./result.ts";

/** One side of a schema constraint that a run did not try. */
export interface UntriedConstraint {
  /** `<schema>#<JSON Pointer to the keyword>`: the type of a frame, or `<namespace>/<event>`. */
  readonly constraint: string;
  /** inside: a value that just fits. outside: one that just does not. */
  readonly side: "inside" | "outside";
  /** Why, in words that are the same for all that share the reason. */
  readonly reason: string;
}

/** How many schema constraints were tried from both sides. */
export interface ConstraintCoverage {
  readonly constraints: number;
  readonly triedOnBothSides: number;
  /** Those that were not, side by side. */
  readonly untried: readonly UntriedConstraint[];
}

/** What the cases of a run tell of the sides of constraints, each as `<schema>#<constraint> <side>`. */
export interface Tried {
  readonly covered: ReadonlySet<string>;
  /** With the reason for which the value that there was could not be sent. */
  readonly passedOver: ReadonlyMap<string, string>;
  readonly results: readonly CaseResult[];
}

/** A constraint that a run may try: by which case, or why by none. */
interface Triable {
  readonly name: string;
  readonly by: { readonly caseId: string } | { readonly reason: string };
}

function isToBeKnown(type: string, subject: Subject | undefined): boolean {
  const profile = (frameProfiles as Readonly<Record<string, string>>)[type] ?? "core";
  return profile === "core" || (subject !== undefined && hasFeature(subject, profile));
}

/** Constraints of client frames that the server must know. That a frame is an object with a known `type` is a rule of its own. */
function listFrameConstraints(subject: Subject | undefined): readonly Triable[] {
  return Object.entries(clientSchemas)
    .filter(([type]) => isToBeKnown(type, subject))
    .flatMap(([type, schema]) =>
      listConstraints(schema)
        .filter(({ at, name }) => at !== "/type" && name !== "/required/type" && name !== "/type")
        .map((constraint) => ({
          name: `${type}#${constraint.name}`,
          by: { caseId: caseOfFrameConstraint(type, constraint) },
        })),
    );
}

function toTriable(place: Place, isGranted: boolean): readonly Triable[] {
  return listConstraints(place.schema)
    .filter(({ name }) => name !== "/type")
    .map((constraint) => ({
      name: `${toSchemaName(place)}#${constraint.name}`,
      by: isGranted
        ? { caseId: caseOfPayloadConstraint(place, constraint) }
        : { reason: `the user of the run may not both subscribe and publish in ${place.namespace}` },
    }));
}

/** Constraints of the events of the contract. That `data` is an object is a rule of its own. */
function listPayloadConstraints(subject: Subject | undefined): readonly Triable[] {
  if (subject?.contract.ok !== true) return [];
  const granted = new Set(subject.places.map(({ namespace }) => namespace));
  return listPlaces(subject.contract.value)
    .filter(({ isOpen }) => !isOpen)
    .flatMap((place) => toTriable(place, granted.has(place.namespace)));
}

const SIDES = ["inside", "outside"] as const;

const NO_VALUE = {
  inside: "no value was found that lies just inside",
  outside: "no value was found that breaks this constraint and no other",
} as const;

function whyOf(by: Triable["by"], side: UntriedConstraint["side"], result: CaseResult | undefined): string {
  if ("reason" in by) return by.reason;
  if (result === undefined) return "its check was not selected, or has not run yet";
  if (!hasPassed(result)) {
    return result.reason ?? `its check ${result.id} failed before it came to this`;
  }
  return NO_VALUE[side];
}

/** Compares the constraints that were tried with those that there are, and says of each of the others why. */
export function toCoverage(
  subject: Subject | undefined,
  { covered, passedOver, results }: Tried,
): ConstraintCoverage {
  const all = [...listFrameConstraints(subject), ...listPayloadConstraints(subject)];
  const byId = new Map(results.map((result) => [result.id, result]));
  const untried = all.flatMap(({ name, by }) =>
    SIDES.filter((side) => !covered.has(`${name} ${side}`)).map((side) => {
      const result = "caseId" in by ? byId.get(by.caseId) : undefined;
      return { constraint: name, side, reason: passedOver.get(`${name} ${side}`) ?? whyOf(by, side, result) };
    }),
  );
  const incomplete = new Set(untried.map(({ constraint }) => constraint));
  return { constraints: all.length, triedOnBothSides: all.length - incomplete.size, untried };
}
