import { profileOf } from "../case.ts";
import { requirements as allRequirements } from "../generated/requirements.ts";
import type { Report, RequirementResult } from "../run/report.ts";
import { outcomes, type CaseResult, type Outcome } from "../run/result.ts";
import type { Violation } from "../verdict.ts";
import type { TraceEntry } from "../wire/trace.ts";
import { escapeMarkup as escape } from "./escape-markup.ts";
import { HTML_SCRIPT, HTML_STYLE } from "./html-style.ts";
import type { ToReplay } from "./report-files.ts";
import { groupUntried } from "./untried-text.ts";
import { listBrokenRules, toVerdictText } from "./verdict-text.ts";

/** Entries of a trace that a failure shows: the last ones tell what went wrong. */
const MOST_ENTRIES = 80;

/** Failures that are shown open. */
const MOST_OPEN = 3;

const TONES: Readonly<Record<Outcome, "good" | "bad" | "warn" | "quiet">> = {
  pass: "good",
  info: "good",
  warn: "warn",
  fail: "bad",
  "known-fail": "quiet",
  "unexpected-pass": "bad",
  "not-applicable": "quiet",
  "could-not-run": "warn",
  "over-budget": "quiet",
  "harness-error": "bad",
};

const STATUS_TONES = { kept: "good", broken: "bad", "not tried": "quiet" } as const;

const LANES = { ">": "sent", "<": "came", "-": "note" } as const;

/** Code in back-ticks, as the rules are written. */
function rich(text: string): string {
  return escape(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

function toRow({ atMs, client, direction, text }: TraceEntry): string {
  const arrow = { ">": " →", "<": " ←", "-": "" }[direction];
  const who = `<span class="who">${escape(client)}${arrow}</span>`;
  return `<div class="row ${LANES[direction]}"><time>${atMs} ms</time><div class="wire">${who}${escape(text)}</div></div>`;
}

function toDiagram(trace: readonly TraceEntry[], kind: Report["kind"]): string {
  if (trace.length === 0) return "";
  const shown = trace.slice(-MOST_ENTRIES);
  const hidden = trace.length - shown.length;
  const before = hidden === 0 ? "" : `<p class="quiet">${hidden} earlier entries are in report.json.</p>`;
  const ends = `<div class="ends"><span>suite</span><span>${kind} under test</span></div>`;
  return `${before}<div class="lanes">${ends}${shown.map(toRow).join("")}</div>`;
}

function toTerms(terms: readonly (readonly [string, string])[]): string {
  return `<dl>${terms.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join("")}</dl>`;
}

function toViolationTerms({
  requirement,
  expected,
  actual,
}: Violation): readonly (readonly [string, string])[] {
  const rule = allRequirements.find(({ id }) => id === requirement);
  return [
    ["rule", `<a href="#rule-${requirement}">${requirement}</a> ${rich(rule?.text ?? "")}`],
    ["expected", rich(expected)],
    ["got", `<code>${escape(actual)}</code>`],
  ];
}

function toFinding({ finding }: CaseResult): string {
  if (finding === undefined) return "";
  const { script, reproduced } = finding;
  const steps = script.steps.map((step) => `<li><code>${escape(JSON.stringify(step))}</code></li>`).join("");
  return `<p>The shortest script that shows it; it failed ${reproduced.failures} of ${reproduced.attempts} times:</p><ol>${steps}</ol>`;
}

function toBody(result: CaseResult, kind: Report["kind"], toReplay: ToReplay): string {
  const { id, title, violation, warnings, reason, remarks = [], trace, outcome, requirements } = result;
  const replay = `<code class="copy">${escape(toReplay(id))}</code>`;
  const rules = requirements.map((each) => `<a href="#rule-${each}">${each}</a>`).join(" ");
  const terms = [
    ["holds when", rich(title)] as const,
    ...(violation === undefined ? [["tries", rules] as const] : toViolationTerms(violation)),
    ...warnings.flatMap(toViolationTerms),
    ...(reason === undefined ? [] : [["reason", escape(reason)] as const]),
    ...remarks.map((remark) => ["remark", rich(remark)] as const),
    ["run again", replay] as const,
  ];
  const diagram = outcome === "pass" ? "" : toDiagram(trace, kind);
  return `<div class="body">${toTerms(terms)}${toFinding(result)}${diagram}</div>`;
}

function toCase(result: CaseResult, { kind, totals }: Report, toReplay: ToReplay): string {
  const { id, title, outcome, violation, requirements } = result;
  const text = escape(
    [id, title, outcome, violation?.requirement ?? "", ...requirements].join(" ").toLowerCase(),
  );
  // Where much fails, the table of broken rules says where to begin.
  const isOpen =
    (outcome === "fail" && totals.fail <= MOST_OPEN) || outcome === "harness-error" ? " open" : "";
  const badge = `<span class="badge ${TONES[outcome]}">${outcome}</span>`;
  const broken =
    violation === undefined ? "" : ` <span class="${TONES[outcome]}">${violation.requirement}</span>`;
  return (
    `<details id="${escape(id)}" data-kind="${outcome}" data-text="${text}"${isOpen}>` +
    `<summary>${badge}<code>${escape(id)}</code>${broken}</summary>${toBody(result, kind, toReplay)}</details>`
  );
}

function toRule({ id, level, text, status, cases, exclusion }: RequirementResult): string {
  const links = cases.map((each) => `<a href="#${escape(each)}"><code>${escape(each)}</code></a>`);
  const [first, ...more] = links;
  const rest =
    more.length === 0 ? "" : ` <details><summary>${more.length} more</summary>${more.join("<br>")}</details>`;
  const tried =
    first === undefined ? `<span class="quiet">${escape(exclusion ?? "")}</span>` : `${first}${rest}`;
  return (
    `<tr id="rule-${id}"><td><b>${id}</b></td><td>${level}</td><td class="${STATUS_TONES[status]}">${status}</td>` +
    `<td>${rich(text)}</td><td>${tried}</td></tr>`
  );
}

function toProfiles({ cases }: Report): string {
  const shown = outcomes.filter((outcome) => cases.some((each) => each.outcome === outcome));
  const head = shown.map((outcome) => `<th class="count ${TONES[outcome]}">${outcome}</th>`).join("");
  const rows = [...new Set(cases.map(profileOf))].map((profile) => {
    const own = cases.filter((each) => profileOf(each) === profile);
    const counts = shown.map((outcome) => own.filter((each) => each.outcome === outcome).length);
    return `<tr><td>${escape(profile)}</td>${counts.map((count) => `<td class="count">${count === 0 ? "" : count}</td>`).join("")}</tr>`;
  });
  return `<div class="scroll"><table><tr><th>profile</th>${head}</tr>${rows.join("")}</table></div>`;
}

function toNumbers(report: Report): string {
  const { framesJudged, durationMs, coverage, totals } = report;
  const { ran, failed, musts, mustsTried } = toVerdictText(report);
  const numbers: readonly (readonly [string, string, string])[] = [
    [String(ran), "checks ran", ""],
    [String(failed), "failed", failed > 0 ? "bad" : ""],
    [String(totals.warn), "warnings", totals.warn > 0 ? "warn" : ""],
    [`${mustsTried}/${musts}`, "MUSTs tried", ""],
    ...(coverage === undefined
      ? []
      : [
          [
            `${coverage.triedOnBothSides}/${coverage.constraints}`,
            "schema constraints, both sides",
            "",
          ] as const,
        ]),
    [framesJudged.toLocaleString("en"), "frames judged", ""],
    [`${(durationMs / 1000).toFixed(1)} s`, "took", ""],
  ];
  const items = numbers.map(([value, name, tone]) => `<li><b class="${tone}">${value}</b>${name}</li>`);
  return `<ul class="numbers">${items.join("")}</ul>`;
}

function toBroken(report: Report): string {
  const rows = listBrokenRules(report).map(({ requirement, count, begin }) => {
    const rule = allRequirements.find(({ id }) => id === requirement);
    return (
      `<tr><td><a href="#rule-${requirement}"><b>${requirement}</b></a></td><td>${rich(rule?.text ?? "")}</td>` +
      `<td class="count">${count}</td><td><a href="#${escape(begin)}"><code>${escape(begin)}</code></a></td></tr>`
    );
  });
  if (rows.length === 0) return "";
  return (
    '<h2>Broken rules</h2><div class="scroll"><table><tr><th>rule</th><th>text</th><th>checks</th><th>begin with</th></tr>' +
    `${rows.join("")}</table></div>`
  );
}

function toUntried(report: Report): string {
  const rows = groupUntried(report).map(({ reason, names }) => {
    const [first = "", ...more] = names.map((name) => `<code>${escape(name)}</code>`);
    const rest =
      more.length === 0
        ? ""
        : ` <details><summary>${more.length} more</summary>${more.join("<br>")}</details>`;
    return `<tr><td>${escape(reason)}</td><td class="count">${names.length}</td><td>${first}${rest}</td></tr>`;
  });
  if (rows.length === 0) return "";
  return (
    '<h2>Sides of schema constraints that were not tried</h2><div class="scroll"><table>' +
    `<tr><th>why</th><th>how many</th><th>which</th></tr>${rows.join("")}</table></div>`
  );
}

function toTools({ cases }: Report): string {
  const present = outcomes.filter((outcome) => cases.some((each) => each.outcome === outcome));
  // Where something failed, that is what the reader came for.
  const hasFailed = cases.some(({ outcome }) => TONES[outcome] === "bad");
  const boxes = present.map((outcome) => {
    const isChecked = !hasFailed || TONES[outcome] === "bad" || TONES[outcome] === "warn" ? " checked" : "";
    return `<label><input type="checkbox" value="${outcome}"${isChecked}> <span class="${TONES[outcome]}">${outcome}</span></label>`;
  });
  return (
    '<div class="tools"><input id="search" type="search" placeholder="Filter by id, rule or words" aria-label="Filter">' +
    `${boxes.join("")}<span id="left" class="quiet" aria-live="polite"></span></div>`
  );
}

/** The report as one HTML file that needs nothing else: requirement matrix, every check, a diagram for each failure. */
export function renderHtml(report: Report, toReplay: ToReplay): string {
  const { kind, target, implementation, startedAt, unreachable, features, cases, requirements, suite } =
    report;
  const { word } = toVerdictText(report);
  const tone = {
    conformant: "good",
    running: "quiet",
    undecided: "warn",
    incomplete: "warn",
    "not conformant": "bad",
  }[word];
  const who =
    implementation === undefined ? "" : ` · ${escape(`${implementation.name} ${implementation.version}`)}`;
  const offered = features.length === 0 ? "" : ` · features: ${escape(features.join(", "))}`;
  const parts =
    unreachable === undefined
      ? [
          toNumbers(report),
          toBroken(report),
          "<h2>Profiles</h2>",
          toProfiles(report),
          "<h2>Checks</h2>",
          toTools(report),
          ...cases.map((each) => toCase(each, report, toReplay)),
          "<h2>Rules of PROTOCOL.md</h2>",
          `<div class="scroll"><table><tr><th>rule</th><th>level</th><th>status</th><th>text</th><th>tried by</th></tr>${requirements.map(toRule).join("")}</table></div>`,
          toUntried(report),
          `<script>${HTML_SCRIPT}</script>`,
        ]
      : [`<p class="bad">Nothing ran: ${escape(unreachable)}</p>`];
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${word}: ${escape(target)}</title><style>${HTML_STYLE}</style></head><body><main>`,
    `<h1>The ${kind} is <span class="${tone}">${word}</span></h1>`,
    `<p class="quiet"><code>${escape(target)}</code>${who}${offered}<br>${escape(suite.name)} ${escape(suite.version)} · ${escape(startedAt)}</p>`,
    ...parts,
    "</main></body></html>",
    "",
  ].join("\n");
}
