import { createProgress } from "../report/progress.ts";
import { createReportFiles, type ToReplay } from "../report/report-files.ts";
import { coloured, plain } from "../report/style.ts";
import { writeResult } from "../report/write-result.ts";
import { writeSummary } from "../report/write-summary.ts";
import { toExitCode, type Report } from "../run/report.ts";
import type { OnResult } from "../run/run-options.ts";
import type { ReportArguments } from "./parse-arguments.ts";

/** Where a run is shown. */
export interface Output {
  readonly onResult: OnResult;
  /** Shows how the run ended and writes its reports; gives the exit status. */
  finish(report: Report): Promise<number>;
}

/** Shows a run on the terminal while it goes on, and keeps its reports up to date. */
export function beginOutput(
  { formats, folder }: ReportArguments,
  { showsTrace, toReplay }: { readonly showsTrace: boolean; readonly toReplay: ToReplay },
): Output {
  const progress = createProgress(process.stdout);
  const style = process.stdout.isTTY && process.env["NO_COLOR"] === undefined ? coloured : plain;
  const files = createReportFiles(folder, formats, toReplay);
  return {
    onResult(result, soFar) {
      progress.print(writeResult(result, { style, toReplay, showsTrace }));
      progress.step(result);
      files.update(soFar);
    },
    async finish(report) {
      progress.end();
      progress.print(writeSummary(report, style));
      await files.finish(report);
      return toExitCode(report);
    },
  };
}
