import type { Fault } from "./page-schemas.ts";

const MAX_DEPTH = 32;
const MAX_VALUES = 10_000;

function childrenOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Whether a frame is nested deeper than 32 or holds more than 10,000 values (PROTOCOL [FR-11]). */
export function isTooLarge(frame: unknown): boolean {
  let level: readonly unknown[] = [frame];
  let count = 0;
  for (let depth = 1; level.length > 0; depth++) {
    count += level.length;
    if (depth > MAX_DEPTH || count > MAX_VALUES) return true;
    level = level.flatMap((value) => childrenOf(value).map(([, child]) => child));
  }
  return false;
}

function isForbidden(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  return (
    typeof value === "number" &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  );
}

/** The first thing in a frame that may not be delivered in any form (PROTOCOL [FR-10]). */
export function findForbidden(value: unknown, at: string): Fault | undefined {
  const fault = { keyword: "forbidden", message: "is not allowed here" };
  if (isForbidden(value)) return { ...fault, at };
  for (const [name, child] of childrenOf(value)) {
    if (!name.isWellFormed()) return { ...fault, at };
    const below = `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const found = name === "__proto__" ? { ...fault, at: below } : findForbidden(child, below);
    if (found !== undefined) return found;
  }
  return undefined;
}
