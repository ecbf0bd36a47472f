import { requirements } from "../generated/requirements.ts";
import type { CaseResult } from "../run/result.ts";
import type { Finding } from "../script/finding.ts";
import type { Violation } from "../verdict.ts";
import type { TraceEntry } from "../wire/trace.ts";
import type { Style } from "./style.ts";

/** Frames of the trace that a failure shows. */
const LAST_FRAMES = 8;
const WIDTH = 108;
const LABEL = 12;

/** Breaks a text into lines of a width, at spaces where there are any. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.replaceAll(/\s+/g, " ").trim();
  while (rest.length > width) {
    const space = rest.lastIndexOf(" ", width);
    const end = space > width / 2 ? space : width;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

function toLines(label: string, text: string, style: Style, mostLines = 3): readonly string[] {
  const lines = wrap(text, WIDTH - LABEL - 2).slice(0, mostLines);
  return lines.map((line, index) => `  ${style.dim((index === 0 ? label : "").padEnd(LABEL))}${line}`);
}

/** One line of a trace: when, which connection, which way, and what. Control characters are shown, not sent. */
function toTraceLine({ atMs, client, direction, text }: TraceEntry): string {
  const shown = text.replaceAll(/\p{Cc}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
  return `${String(atMs).padStart(6)} ms ${client} ${direction} ${shown}`;
}

function toRuleLines({ requirement }: Violation, style: Style): readonly string[] {
  const rule = requirements.find(({ id }) => id === requirement);
  if (rule === undefined) return [];
  return toLines("rule", `${rule.text} (PROTOCOL.md#${requirement.toLowerCase()})`, style, 4);
}

/** Cuts a frame in its middle: what it is stands in front, positions and ids often at its end. */
function cutMiddle(line: string, width: number): string {
  if (line.length <= width) return line;
  const tail = Math.floor(width / 3);
  return `${line.slice(0, width - tail - 3)} … ${line.slice(-tail)}`;
}

function toTraceLines(trace: readonly TraceEntry[], isWhole: boolean, style: Style): readonly string[] {
  const shown = isWhole ? trace : trace.slice(-LAST_FRAMES);
  const lines = shown.map((entry, index) => {
    const line = toTraceLine(entry);
    const cut = isWhole ? line : cutMiddle(line, WIDTH - LABEL);
    return `  ${style.dim((index === 0 ? "trace" : "").padEnd(LABEL))}${cut}`;
  });
  const hidden = trace.length - shown.length;
  return hidden > 0
    ? [...lines, `  ${" ".repeat(LABEL)}${style.dim(`(${hidden} before; --trace shows all)`)}`]
    : lines;
}

function toViolationLines(violation: Violation, style: Style): readonly string[] {
  return [
    ...toRuleLines(violation, style),
    ...toLines("expected", violation.expected, style),
    ...toLines("actual", violation.actual, style),
  ];
}

/** Steps of a script that a failure shows. */
const MOST_STEPS = 10;

function toFindingLines({ script, reproduced, shrinking }: Finding, style: Style): readonly string[] {
  const shown = script.steps.slice(0, MOST_STEPS).map((step) => JSON.stringify(step));
  const hidden = script.steps.length - shown.length;
  const { failures, attempts } = reproduced;
  const { stepsBefore, executions, durationMs } = shrinking;
  return [
    ...toLines("again", `failed ${failures} of ${attempts} times when played again`, style),
    ...(executions === 0
      ? []
      : toLines(
          "script",
          `${stepsBefore} steps made ${script.steps.length} by ${executions} plays in ${durationMs} ms, ${script.pace}:`,
          style,
        )),
    ...shown.flatMap((line) => toLines("", line, style, 2)),
    ...(hidden > 0 ? toLines("", `and ${hidden} more`, style) : []),
  ];
}

/** What it takes to write a result for people. */
export interface ResultWriter {
  readonly style: Style;
  /** The command that runs a case again. */
  readonly toReplay: (caseId: string) => string;
  readonly showsTrace: boolean;
}

/** The lines that a result is worth: about fifteen for a failure, one for what did not run, none for a pass. */
export function writeResult(
  result: CaseResult,
  { style, toReplay, showsTrace }: ResultWriter,
): readonly string[] {
  const { id, title, outcome, violation, warnings, reason, trace } = result;
  const whole = showsTrace ? toTraceLines(trace, true, style) : [];
  switch (outcome) {
    case "fail":
      return [
        `${style.red("FAIL")} ${style.bold(id)} ${style.red(violation?.requirement ?? "")}`,
        ...toLines("holds when", title, style),
        ...(violation === undefined ? [] : toViolationLines(violation, style)),
        ...(result.finding === undefined ? [] : toFindingLines(result.finding, style)),
        ...(showsTrace ? whole : toTraceLines(trace, false, style)),
        `  ${style.dim("replay".padEnd(LABEL))}${toReplay(id)}`,
        "",
      ];
    case "warn":
      return [
        `${style.yellow("WARN")} ${style.bold(id)} ${warnings.map(({ requirement }) => requirement).join(" ")}`,
        ...warnings.flatMap((warning) => toViolationLines(warning, style)),
        ...whole,
        "",
      ];
    case "harness-error":
      return [
        `${style.red("SUITE")} ${style.bold(id)}`,
        ...(reason ?? "").split("\n").map((line) => `  ${line}`),
        ...whole,
        "",
      ];
    case "could-not-run":
    case "over-budget":
      return [
        `${style.yellow(outcome === "over-budget" ? "LONG" : "MISS")} ${style.bold(id)} ${reason ?? ""}`,
        ...whole,
      ];
    case "not-applicable":
      return showsTrace ? [`${style.dim("N/A")} ${id} ${reason ?? ""}`, ...whole] : [];
    case "unexpected-pass":
      return [
        `${style.red("FIXED")} ${style.bold(id)} passes, though the list of known failures names it`,
        ...whole,
      ];
    case "known-fail":
      return [`${style.dim("KNOWN")} ${id} ${violation?.requirement ?? ""}`, ...whole];
    case "info":
      return [`${style.dim("INFO")} ${id} ${(result.remarks ?? []).join("; ")}`, ...whole];
    case "pass":
      return showsTrace ? [`${style.green("PASS")} ${style.bold(id)}`, ...whole] : [];
  }
}
