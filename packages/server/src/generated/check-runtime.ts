// Generated from toolkit/check-runtime.ts. Do not edit: run `npm run generate`.
/** What the checks of generated code share. Copied beside them, so that generated code needs no package. */

/** One broken rule: where (JSON Pointer), which schema keyword, and in words without any payload value. */
export interface Issue {
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
}

/** A fault as a compiled schema reports it. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: { readonly additionalProperty?: string; readonly propertyName?: string };
}

const MAX_ISSUES = 8;
const MAX_POINTER = 1000;
const MAX_MESSAGE = 500;

function toIssue({ instancePath, keyword, message = `breaks ${keyword}`, params }: SchemaFault): Issue {
  // A member that is not allowed is named itself; a missing one cannot be, so the object that lacks it is (PROTOCOL [ERR-2]).
  const name = params.additionalProperty ?? params.propertyName;
  const at =
    name === undefined ? instancePath : `${instancePath}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return { at: at.length > MAX_POINTER ? "" : at, keyword, message: message.slice(0, MAX_MESSAGE) };
}

/** Puts faults into the form of the wire: at most eight, pointers beginning at the value that was checked. */
export function toIssues(faults: readonly SchemaFault[]): readonly Issue[] {
  return faults.slice(0, MAX_ISSUES).map(toIssue);
}

/** The first half of a character that takes two. */
const SURROGATE = /[\ud800-\udbff]/;

/** Length of a string as JSON Schema counts it: in code points. */
export function codePoints(text: string): number {
  let count = text.length;
  // Most texts have none, and the expression finds that out ten times faster than the loop.
  if (!SURROGATE.test(text)) return count;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count--;
      index++;
    }
  }
  return count;
}

/**
 * Whether two JSON values are the same.
 * @public of generated code
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      (name) =>
        Object.hasOwn(b, name) &&
        isEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
    )
  );
}
