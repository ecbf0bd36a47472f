import { toExitCode, type Report } from "../run/report.ts";
import { hasRun, outcomes, type CaseResult } from "../run/result.ts";
import type { Style } from "./style.ts";
import { groupUntried, shortenNames } from "./untried-text.ts";
import { listBrokenRules } from "./verdict-text.ts";

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

const VERDICTS: Readonly<Record<ReturnType<typeof toExitCode>, string>> = {
  0: "conformant",
  1: "not conformant",
  3: "incomplete: nothing was found broken, but not everything that applies could be tried",
  4: "undecided: the suite itself is at fault",
};

function toProfileLines({ cases }: Report): readonly string[] {
  const profiles = [...new Set(cases.map(({ id }) => id.slice(0, id.indexOf("/"))))];
  return profiles.map((profile) => {
    const own = cases.filter(({ id }) => id.startsWith(`${profile}/`));
    const of = (outcome: string): number => own.filter((each) => each.outcome === outcome).length;
    const rest = outcomes
      .filter((outcome) => outcome !== "pass")
      .filter((outcome) => of(outcome) > 0)
      .map((outcome) => `, ${of(outcome)} ${outcome}`);
    return `${profile}: ${of("pass")} pass${rest.join("")}`;
  });
}

function toCoverageText(coverage: Report["coverage"]): string {
  if (coverage === undefined) return "";
  const { constraints, triedOnBothSides } = coverage;
  return `, ${triedOnBothSides} of ${count(constraints, "schema constraint")} tried on both sides`;
}

/** Names of constraints that the summary shows for each reason; reports hold all. */
const MOST_NAMES = 3;

function toUntriedLines(report: Report): readonly string[] {
  return groupUntried(report).map(
    ({ reason, names }) => `not tried (${names.length}): ${reason}: ${shortenNames(names, MOST_NAMES)}`,
  );
}

function toRunsLines({ cases }: Report): readonly string[] {
  const sum = (of: (each: CaseResult) => number | undefined): number =>
    cases.reduce((total, each) => total + (of(each) ?? 0), 0);
  const left = sum(({ runsLeft }) => runsLeft);
  if (left === 0) return [];
  const played = sum(({ runs }) => runs);
  return [`${played} of ${played + left} random scripts fitted the time; a longer --budget plays more`];
}

const ADVICE: Readonly<Record<Report["kind"], string>> = {
  server: "Is the server up, and is this the address of its WebSocket endpoint?",
  client: "Does the driver start by that command, and does it answer each line with a line (DRIVER.md)?",
};

/** The last lines of a run: totals by profile, how much was tried, and the verdict. */
export function writeSummary(report: Report, style: Style): readonly string[] {
  const { kind, target, unreachable, cases, framesJudged, coverage, requirements, durationMs } = report;
  const exitCode = toExitCode(report);
  const verdict = exitCode === 0 ? style.green(VERDICTS[0]) : style.red(VERDICTS[exitCode]);
  if (unreachable !== undefined) {
    return [`No Parlance ${kind} to judge: ${unreachable}`, `0 checks ran. ${ADVICE[kind]}`];
  }
  const ran = cases.filter(hasRun).length;
  const musts = requirements.filter(({ level }) => level === "MUST");
  const tried = musts.filter(({ status }) => status !== "not tried");
  return [
    ...toProfileLines(report),
    ...listBrokenRules(report).map(
      ({ requirement, count: times, begin }) =>
        `${style.red(requirement)} is broken in ${count(times, "check")}; the shortest is ${begin}`,
    ),
    ...report.staleKnownFailures.map(
      (pattern) => `known failure ${pattern}: fits no check that ran; take it off the list`,
    ),
    `${count(ran, "check")} ran in ${(durationMs / 1000).toFixed(1)} s: ${count(framesJudged, "frame")} judged, ` +
      `${tried.length} of ${count(musts.length, "MUST")} tried${toCoverageText(coverage)}`,
    ...toRunsLines(report),
    ...toUntriedLines(report),
    `${style.bold(target)} is ${verdict}.`,
  ];
}
