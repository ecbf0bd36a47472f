import type { Issue } from "../../generated/validators.ts";

/** What a piece of JSON text is, for its colour. */
export type TokenKind = "key" | "string" | "number" | "literal" | "punctuation";

/** A piece of JSON text. */
export interface JsonToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** One line of indented JSON, with the issues of the value that begins on it. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
  readonly issues: readonly Issue[];
}

interface Place {
  readonly depth: number;
  readonly pointer: string;
  readonly lead: readonly JsonToken[];
  readonly tail: readonly JsonToken[];
}

const COMMA: readonly JsonToken[] = [{ kind: "punctuation", text: "," }];

/** Puts a member name into the form that it has in a JSON Pointer (RFC 6901). */
export function toPointerSegment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function toScalar(value: unknown): JsonToken {
  if (typeof value === "string") return { kind: "string", text: JSON.stringify(value) };
  // A number that overflowed is shown as what it became, not as the null that JSON would make of it.
  return { kind: typeof value === "number" ? "number" : "literal", text: String(value) };
}

function toMembers(value: object): readonly (readonly [string | undefined, string, unknown])[] {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => [undefined, String(index), item] as const);
  return Object.entries(value).map(
    ([name, member]: [string, unknown]) => [name, toPointerSegment(name), member] as const,
  );
}

/** All pointers into a value, in the order of its text. */
function collectPointers(value: unknown, pointer: string, pointers: Set<string>): Set<string> {
  pointers.add(pointer);
  if (typeof value === "object" && value !== null) {
    for (const [, segment, member] of toMembers(value))
      collectPointers(member, `${pointer}/${segment}`, pointers);
  }
  return pointers;
}

/** Groups issues by the place they are shown at: their pointer, or the nearest enclosing value that exists. */
function placeIssues(value: unknown, issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const pointers = collectPointers(value, "", new Set());
  const placed = new Map<string, Issue[]>();
  for (const issue of issues) {
    let at = issue.at;
    while (at !== "" && !pointers.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf("/")));
    const there = placed.get(at);
    if (there === undefined) placed.set(at, [issue]);
    else there.push(issue);
  }
  return placed;
}

function writeLines(
  value: unknown,
  place: Place,
  issues: ReadonlyMap<string, readonly Issue[]>,
  lines: JsonLine[],
): void {
  const { depth, pointer, lead, tail } = place;
  const here = issues.get(pointer) ?? [];
  const members = typeof value === "object" && value !== null ? toMembers(value) : undefined;
  if (members === undefined) {
    lines.push({ depth, tokens: [...lead, toScalar(value), ...tail], issues: here });
    return;
  }
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (members.length === 0) {
    lines.push({
      depth,
      tokens: [...lead, { kind: "punctuation", text: `${open}${close}` }, ...tail],
      issues: here,
    });
    return;
  }
  lines.push({ depth, tokens: [...lead, { kind: "punctuation", text: open }], issues: here });
  for (const [index, [name, segment, member]] of members.entries()) {
    const key: readonly JsonToken[] =
      name === undefined
        ? []
        : [
            { kind: "key", text: JSON.stringify(name) },
            { kind: "punctuation", text: ": " },
          ];
    const end = index === members.length - 1 ? [] : COMMA;
    writeLines(
      member,
      { depth: depth + 1, pointer: `${pointer}/${segment}`, lead: key, tail: end },
      issues,
      lines,
    );
  }
  lines.push({ depth, tokens: [{ kind: "punctuation", text: close }, ...tail], issues: [] });
}

/**
 * Writes a JSON value as indented lines of tokens, each issue on the line of the value that it points at. An issue
 * that points at nothing, such as a missing member, is shown at the nearest enclosing value.
 */
export function toJsonLines(value: unknown, issues: readonly Issue[]): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  writeLines(value, { depth: 0, pointer: "", lead: [], tail: [] }, placeIssues(value, issues), lines);
  return lines;
}
