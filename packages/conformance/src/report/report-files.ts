import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../run/report.ts";
import { toReplayFile } from "../script/replay-file.ts";
import { renderBadge } from "./render-badge.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderJunit } from "./render-junit.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** Kinds of reports that are files. */
export type ReportFormat = "json" | "junit" | "html" | "md" | "badge";

/** All of them. */
export const reportFormats: readonly ReportFormat[] = ["json", "junit", "html", "md", "badge"];

/** The command that runs a case again. */
export type ToReplay = (caseId: string) => string;

interface ReportFile {
  readonly name: string;
  readonly render: (report: Report, toReplay: ToReplay) => string;
}

const FILES: Readonly<Record<ReportFormat, ReportFile>> = {
  json: { name: "report.json", render: renderJson },
  junit: { name: "junit.xml", render: renderJunit },
  html: { name: "report.html", render: renderHtml },
  md: { name: "summary.md", render: renderMarkdown },
  badge: { name: "badge.svg", render: renderBadge },
};

/** How long a report on disk may lag behind a run that goes on. */
const LAG_MS = 1_000;

/** Keeps the reports of a run on disk: whenever it is interrupted, what lies there is whole. */
export interface ReportFiles {
  /** Something has changed. Writes soon, unless it has just written. */
  update(soFar: () => Report): void;
  /** Writes the report of the whole run. */
  finish(report: Report): Promise<void>;
}

/** Puts a file in the place of another at once, so that nobody ever reads half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

/** Writes what a random case came down to, so that it can be played again. */
async function writeReplays(folder: string, { cases }: Report): Promise<void> {
  for (const { id, requirements, finding } of cases) {
    if (finding === undefined) continue;
    const text = JSON.stringify(toReplayFile({ id, requirements }, finding), null, 2);
    await replaceFile(join(folder, `${id.replaceAll("/", ".")}.replay.json`), `${text}\n`);
  }
}

/** Begins to keep reports in a folder. Nothing is kept where no format is asked for. */
export function createReportFiles(
  folder: string,
  formats: readonly ReportFormat[],
  toReplay: ToReplay,
): ReportFiles {
  const write = async (report: Report): Promise<void> => {
    await mkdir(folder, { recursive: true });
    for (const format of formats) {
      const { name, render } = FILES[format];
      await replaceFile(join(folder, name), render(report, toReplay));
    }
  };
  let writing: Promise<void> = Promise.resolve();
  let writtenAt = Number.NEGATIVE_INFINITY;
  return {
    update(soFar) {
      if (formats.length === 0 || performance.now() - writtenAt < LAG_MS) return;
      writtenAt = performance.now();
      // A disk that cannot be written to fails the run at its end, when it can be told.
      writing = writing.then(() => write(soFar())).catch(() => undefined);
    },
    async finish(report) {
      await writing;
      if (formats.length === 0) return;
      await write(report);
      await writeReplays(folder, report);
    },
  };
}
