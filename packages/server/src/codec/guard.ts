import type { Issue } from "../generated/check-runtime.ts";

/** Deepest nesting of a client frame, the envelope being depth 1 (PROTOCOL [FR-11]). */
export const MAX_DEPTH = 32;
/** Most values in a client frame (PROTOCOL [FR-11]). */
export const MAX_VALUES = 10_000;

/** What no schema sees: `size` faults are beyond an answer, the others name their place. */
export type GuardFault =
  | { readonly kind: "size"; readonly message: string }
  | { readonly kind: "value"; readonly issue: Issue };

const TOO_DEEP: GuardFault = { kind: "size", message: `nested deeper than ${MAX_DEPTH}` };
const TOO_MANY: GuardFault = { kind: "size", message: `more than ${MAX_VALUES} values` };

function toFault(at: string, keyword: string, message: string): GuardFault {
  return { kind: "value", issue: { at: at.length > 1000 ? "" : at, keyword, message } };
}

function toSegment(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Puts the place of the parent before the place of a fault below it. */
function below(segment: string, fault: GuardFault): GuardFault {
  if (fault.kind === "size") return fault;
  const { at, keyword, message } = fault.issue;
  return toFault(segment + at, keyword, message);
}

/** What is wrong with a name itself, told of the object that has it: a pointer to it would not be well-formed. */
function findNameFault(name: string): GuardFault | undefined {
  if (name === "__proto__") return toFault("/__proto__", "propertyNames", "must not be named __proto__");
  if (name.isWellFormed()) return undefined;
  return toFault("", "unicode", "must not have a member name with a lone surrogate");
}

function findNumberFault(value: number): GuardFault | undefined {
  if (!Number.isFinite(value)) return toFault("", "number", "must not overflow to infinity");
  // Two such integers may have become one while they were parsed: what would be delivered is not what was sent.
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return toFault("", "number", "must not be an integer beyond 2^53 - 1; send it as a string");
  return undefined;
}

/** Goes through all of a frame even when a value is at fault: a frame beyond its size is judged as that. */
class Walk {
  readonly #maxDepth: number;
  #left: number;

  constructor(maxDepth: number, maxValues: number) {
    this.#maxDepth = maxDepth;
    this.#left = maxValues;
  }

  visit(value: unknown, depth: number): GuardFault | undefined {
    if (--this.#left < 0) return TOO_MANY;
    switch (typeof value) {
      case "string":
        return value.isWellFormed() ? undefined : toFault("", "unicode", "must not contain a lone surrogate");
      case "number":
        return findNumberFault(value);
      case "object":
        if (value === null) return undefined;
        if (depth > this.#maxDepth) return TOO_DEEP;
        return Array.isArray(value)
          ? this.#visitItems(value, depth)
          : this.#visitMembers(value as Record<string, unknown>, depth);
      default:
        return undefined;
    }
  }

  #visitItems(items: readonly unknown[], depth: number): GuardFault | undefined {
    let found: GuardFault | undefined;
    for (let index = 0; index < items.length; index++) {
      const fault = this.visit(items[index], depth + 1);
      if (fault?.kind === "size") return fault;
      if (fault !== undefined) found ??= below(`/${index}`, fault);
    }
    return found;
  }

  #visitMembers(members: Record<string, unknown>, depth: number): GuardFault | undefined {
    let found: GuardFault | undefined;
    for (const name in members) {
      found ??= findNameFault(name);
      const fault = this.visit(members[name], depth + 1);
      if (fault?.kind === "size") return fault;
      if (fault !== undefined) found ??= below(toSegment(name), fault);
    }
    return found;
  }
}

/**
 * Walks a parsed frame once and finds what JSON allows and Parlance does not: too deep, too many values, `__proto__`,
 * numbers that overflowed, integers beyond the safe ones, lone surrogates (PROTOCOL [FR-5], [FR-10]). Undefined when
 * there is nothing.
 */
export function findGuardFault(value: unknown, maxValues: number = MAX_VALUES): GuardFault | undefined {
  return new Walk(MAX_DEPTH, maxValues).visit(value, 1);
}

/** Finds what a frame of the server must not hold, whatever its size (PROTOCOL [FR-8]); `value` is parsed JSON. */
export function findUnsendable(value: unknown): Issue | undefined {
  const fault = new Walk(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY).visit(value, 1);
  return fault?.kind === "value" ? fault.issue : undefined;
}
