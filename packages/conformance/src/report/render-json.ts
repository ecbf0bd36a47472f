import type { Report } from "../run/report.ts";
import type { ToReplay } from "./report-files.ts";

/** The report as JSON (report.schema.json). How a case went that passed is of interest to nobody, and would be most of it. */
export function renderJson(report: Report, toReplay: ToReplay): string {
  const cases = report.cases.map((each) => {
    if (each.outcome === "pass") return { ...each, trace: [] };
    return each.violation === undefined ? each : { ...each, replay: toReplay(each.id) };
  });
  return `${JSON.stringify({ ...report, cases }, null, 2)}\n`;
}
