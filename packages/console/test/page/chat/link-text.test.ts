import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPieces } from "../../../src/page/chat/link-text.ts";

describe("toPieces", () => {
  it.each([
    ["see https://example.org/tea.", "https://example.org/tea"],
    ["(https://example.org/a_b)", "https://example.org/a_b"],
    ["http://localhost:8080/#room:kitchen", "http://localhost:8080/#room:kitchen"],
  ])("finds the link in %j", (text, link) => {
    expect(toPieces(text).filter(({ kind }) => kind === "link")).toEqual([{ kind: "link", text: link }]);
  });

  it("makes no link of what would run as a program", () => {
    expect(toPieces("javascript:alert(1) data:text/html,x")).toMatchObject([{ kind: "plain" }]);
  });

  it("loses nothing of a text", () => {
    const text = fc
      .array(fc.oneof(fc.string(), fc.constant("https://"), fc.webUrl()))
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(text, (whole) => {
        const pieces = toPieces(whole).map((piece) => piece.text);
        expect(pieces.join("")).toBe(whole);
      }),
    );
  });
});
