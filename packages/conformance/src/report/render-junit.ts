import { profileOf } from "../case.ts";
import type { Report } from "../run/report.ts";
import { outcomes, type CaseResult, type Outcome } from "../run/result.ts";
import { escapeMarkup } from "./escape-markup.ts";
import type { ToReplay } from "./report-files.ts";
import { plain } from "./style.ts";
import { writeResult } from "./write-result.ts";

/** What JUnit calls an outcome: it knows passed, failed, in error and skipped. */
const VERDICTS: Readonly<Record<Outcome, "passed" | "failure" | "error" | "skipped">> = {
  pass: "passed",
  info: "passed",
  warn: "passed",
  fail: "failure",
  "known-fail": "skipped",
  "unexpected-pass": "failure",
  "not-applicable": "skipped",
  "could-not-run": "error",
  "over-budget": "skipped",
  "harness-error": "error",
};

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

function toTestCase(result: CaseResult, toReplay: ToReplay): readonly string[] {
  const { id, outcome, violation, reason, durationMs } = result;
  const profile = profileOf(result);
  const open = `<testcase name="${escapeMarkup(id)}" classname="${escapeMarkup(profile)}" time="${seconds(durationMs)}"`;
  const verdict = VERDICTS[outcome];
  if (verdict === "passed") return [`    ${open}/>`];
  const message =
    violation === undefined
      ? `${outcome}: ${reason ?? ""}`
      : `${violation.requirement}: expected ${violation.expected}, got ${violation.actual}`;
  const lines = writeResult(result, { style: plain, toReplay, showsTrace: false });
  const body = lines.length === 0 ? "" : escapeMarkup(`\n${lines.join("\n")}\n`);
  return [
    `    ${open}>`,
    `      <${verdict} message="${escapeMarkup(message)}"${verdict === "skipped" ? "" : ` type="${outcome}"`}>${body}</${verdict}>`,
    "    </testcase>",
  ];
}

/** The report as JUnit XML: a suite for each profile, for whatever shows test results. */
export function renderJunit(report: Report, toReplay: ToReplay): string {
  const { cases, durationMs, startedAt, unreachable, kind } = report;
  const profiles = [...new Set(cases.map(profileOf))];
  const count = (some: readonly CaseResult[], verdict: string): number =>
    outcomes
      .filter((outcome) => VERDICTS[outcome] === verdict)
      .reduce((sum, outcome) => sum + some.filter((each) => each.outcome === outcome).length, 0);
  const counts = (some: readonly CaseResult[], extraErrors = 0): string =>
    `tests="${some.length + extraErrors}" failures="${count(some, "failure")}" errors="${count(some, "error") + extraErrors}" skipped="${count(some, "skipped")}"`;
  const suites = profiles.flatMap((profile) => {
    const own = cases.filter((each) => profileOf(each) === profile);
    const ms = own.reduce((sum, each) => sum + each.durationMs, 0);
    return [
      `  <testsuite name="${escapeMarkup(profile)}" ${counts(own)} time="${seconds(ms)}" timestamp="${startedAt}">`,
      ...own.flatMap((each) => toTestCase(each, toReplay)),
      "  </testsuite>",
    ];
  });
  // Nothing run must not look like nothing failed.
  const nothing =
    unreachable === undefined
      ? []
      : [
          `  <testsuite name="reach" tests="1" failures="0" errors="1" skipped="0" time="0" timestamp="${startedAt}">`,
          `    <testcase name="reach-the-${kind}" classname="reach" time="0"><error message="${escapeMarkup(unreachable)}" type="could-not-run"/></testcase>`,
          "  </testsuite>",
        ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="@parlance/conformance" ${counts(cases, nothing.length === 0 ? 0 : 1)} time="${seconds(durationMs)}">`,
    ...nothing,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}
