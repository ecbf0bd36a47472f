import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toJsonLines, toPointerSegment, type JsonLine } from "../../../src/page/inspector/json-lines.ts";

function toText(lines: readonly JsonLine[]): string {
  return lines
    .map(({ depth, tokens }) => "  ".repeat(depth) + tokens.map(({ text }) => text).join(""))
    .join("\n");
}

/** The text of the lines that carry issues. */
function toFlagged(value: unknown, ...pointers: readonly string[]): readonly string[] {
  const lines = toJsonLines(
    value,
    pointers.map((at) => ({ at, keyword: "type", message: "must be string" })),
  );
  return lines.filter(({ issues }) => issues.length > 0).map((line) => toText([{ ...line, depth: 0 }]));
}

describe("toJsonLines", () => {
  it("indents as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const exact = JSON.parse(JSON.stringify(value)) as unknown;
        expect(toText(toJsonLines(exact, []))).toBe(JSON.stringify(exact, null, 2));
      }),
    );
  });

  const frame = { type: "publish", data: { text: "", "a/b~c": [1, { deep: true }] } };

  it.each([
    ["/data/text", `"text": "",`],
    ["/data", `"data": {`],
    ["/data/a~1b~0c/1/deep", `"deep": true`],
    ["/data/a~1b~0c/0", "1,"],
    ["", "{"],
  ])("flags the line at %j", (at, line) => {
    expect(toFlagged(frame, at)).toEqual([line]);
  });

  it("flags the nearest value that exists when the pointer leads nowhere", () => {
    expect(toFlagged(frame, "/data/missing/deeper", "/nowhere")).toEqual(["{", `"data": {`]);
  });

  it("shows each issue once", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.constantFrom("", "/a", "/a/0", "/0/b", "/~1")),
        (value, pointers) => {
          const issues = pointers.map((at, index) => ({ at, keyword: String(index), message: "" }));
          const shown = toJsonLines(value, issues).flatMap((line) => line.issues);
          expect(shown).toHaveLength(issues.length);
          expect(new Set(shown)).toEqual(new Set(issues));
        },
      ),
    );
  });

  it("shows a number that overflowed as what it became", () => {
    expect(toText(toJsonLines(JSON.parse("1e400"), []))).toBe("Infinity");
  });
});

describe("toPointerSegment", () => {
  it("escapes as RFC 6901 says", () => {
    expect(toPointerSegment("~1/")).toBe("~01~1");
  });
});
