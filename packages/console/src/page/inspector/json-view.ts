import type { Issue } from "../../generated/validators.ts";
import { element } from "../element.ts";
import { toJsonLines, type JsonLine } from "./json-lines.ts";

function toIssueNote({ at, keyword, message }: Issue): HTMLElement {
  return element(
    "span",
    { className: "issue" },
    element("span", { className: "at" }, at === "" ? "(the frame)" : at),
    ` ${message} `,
    element("span", { className: "keyword" }, keyword),
  );
}

function toLine({ depth, tokens, issues }: JsonLine): HTMLElement {
  const code = element(
    "span",
    { className: issues.length > 0 ? "code flagged" : "code" },
    ...tokens.map(({ kind, text }) =>
      kind === "punctuation" ? text : element("span", { className: kind }, text),
    ),
  );
  const indent = element("span", { className: "code" }, "  ".repeat(depth));
  return element(
    "div",
    { className: "line" },
    element("span", {}, depth > 0 && indent, code),
    ...issues.map(toIssueNote),
  );
}

/** Shows a frame as indented JSON, each broken rule beside the member that breaks it; what is not JSON as it is. */
export function createJsonView(value: unknown, text: string, issues: readonly Issue[]): HTMLElement {
  const label = { className: "json", tabIndex: 0, role: "group", "aria-label": "Frame" };
  if (value !== undefined) return element("div", label, ...toJsonLines(value, issues).map(toLine));
  return element(
    "div",
    label,
    element(
      "div",
      { className: "line" },
      element("span", { className: "code flagged" }, text),
      ...issues.map(toIssueNote),
    ),
  );
}
