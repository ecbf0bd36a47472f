import { profileOf } from "../case.ts";
import { requirements as allRequirements } from "../generated/requirements.ts";
import type { Report } from "../run/report.ts";
import { outcomes, type CaseResult } from "../run/result.ts";
import type { ToReplay } from "./report-files.ts";
import { groupUntried, shortenNames } from "./untried-text.ts";
import { listBrokenRules, toVerdictText } from "./verdict-text.ts";

/** A code span that holds any text, on one line. */
function code(text: string): string {
  const shown = text.replaceAll(/\s+/g, " ");
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** Text in a table or a paragraph: what Markdown would read as markup is shown. */
function prose(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[|<>*_[\]\\]/g, String.raw`\$&`);
}

function toFailure({ id, title, violation }: CaseResult, toReplay: ToReplay): readonly string[] {
  if (violation === undefined) return [`- **${id}**: ${prose(title)}`];
  const rule = allRequirements.find((each) => each.id === violation.requirement);
  return [
    `### ${id}`,
    "",
    `**${violation.requirement}**: ${rule?.text ?? ""}`,
    "",
    `- expected ${code(violation.expected)}`,
    `- got ${code(violation.actual)}`,
    `- again: ${code(toReplay(id))}`,
    "",
  ];
}

/** Names of constraints that the summary shows for each reason; report.json and report.html hold all. */
const MOST_NAMES = 20;

function toUntriedSection(report: Report): readonly string[] {
  const groups = groupUntried(report);
  if (groups.length === 0) return [];
  const items = groups.map(
    ({ reason, names }) => `- ${prose(reason)} (${names.length}): ${code(shortenNames(names, MOST_NAMES))}`,
  );
  return ["## Sides of schema constraints that were not tried", "", ...items, ""];
}

/** The report as Markdown: the summary of a job, or the text of an issue. */
export function renderMarkdown(report: Report, toReplay: ToReplay): string {
  const { target, kind, cases, unreachable, durationMs, framesJudged, implementation, coverage } = report;
  const { word, ran, musts, mustsTried } = toVerdictText(report);
  const who =
    implementation === undefined ? "" : ` (${prose(`${implementation.name} ${implementation.version}`)})`;
  const head = [`# Parlance conformance: ${word}`, "", `The ${kind} ${code(target)}${who}.`, ""];
  if (unreachable !== undefined) return [...head, `Nothing ran: ${prose(unreachable)}`, ""].join("\n");
  const shown = outcomes.filter((outcome) => cases.some((each) => each.outcome === outcome));
  const profiles = [...new Set(cases.map(profileOf))];
  const rows = profiles.map((profile) => {
    const own = cases.filter((each) => profileOf(each) === profile);
    const counts = shown.map((outcome) => own.filter((each) => each.outcome === outcome).length);
    return `| ${profile} | ${counts.join(" | ")} |`;
  });
  const both =
    coverage === undefined
      ? ""
      : `, ${coverage.triedOnBothSides} of ${coverage.constraints} schema constraints tried on both sides`;
  const failures = cases.filter(({ outcome }) => outcome === "fail" || outcome === "unexpected-pass");
  return [
    ...head,
    `${ran} checks ran in ${(durationMs / 1000).toFixed(1)} s: ${framesJudged} frames judged, ${mustsTried} of ${musts} MUSTs tried${both}.`,
    "",
    `| profile | ${shown.join(" | ")} |`,
    `| ------- | ${shown.map((outcome) => `${"-".repeat(outcome.length - 1)}:`).join(" | ")} |`,
    ...rows,
    "",
    ...(failures.length === 0 ? [] : ["## Failures", ""]),
    ...listBrokenRules(report).map(
      ({ requirement, count, begin }) => `- **${requirement}** in ${count} checks; the shortest is ${begin}`,
    ),
    ...(failures.length === 0 ? [] : [""]),
    ...failures.flatMap((each) => toFailure(each, toReplay)),
    ...toUntriedSection(report),
  ].join("\n");
}
