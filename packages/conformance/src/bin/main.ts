import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPayloadCases } from "../cases/boundary-payloads.ts";
import { cases } from "../cases/cases.ts";
import { createProgress } from "../report/progress.ts";
import { coloured, plain } from "../report/style.ts";
import { writeResult } from "../report/write-result.ts";
import { writeSummary } from "../report/write-summary.ts";
import { parseKnownFailures } from "../run/known-failures.ts";
import { toExitCode, type Report } from "../run/report.ts";
import { runServer } from "../run/run-server.ts";
import { selectCases } from "../run/select-cases.ts";
import { readContract } from "../subject/contract.ts";
import { listPlaces } from "../subject/survey.ts";
import { VERSION } from "../version.ts";
import { parseArguments, UsageError, type Command, type ServerCommand } from "./parse-arguments.ts";
import { USAGE } from "./usage.ts";

const WRONG_USAGE = 2;
const SUITE_FAULT = 4;

async function readContractFile(file: string): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    const read = readContract(value);
    if (!read.ok) throw new Error(read.reason);
    return value;
  } catch (fault) {
    throw new UsageError(`--contract ${file}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}

async function readKnownFailing(file: string): Promise<readonly string[]> {
  try {
    return parseKnownFailures(await readFile(file, "utf8"));
  } catch (fault) {
    throw new UsageError(
      `--known-failing ${file}: ${fault instanceof Error ? fault.message : String(fault)}`,
      {
        cause: fault,
      },
    );
  }
}

/** The report as a file: how a case went that passed is of interest to nobody and would be most of it. */
function toReportText(report: Report): string {
  const results = report.cases.map((each) => (each.outcome === "pass" ? { ...each, trace: [] } : each));
  return `${JSON.stringify({ ...report, cases: results }, null, 2)}\n`;
}

async function judgeServer(command: ServerCommand): Promise<number> {
  const {
    url,
    selection,
    token,
    contractFile,
    deadlineMs,
    budgetMs,
    concurrency,
    seed,
    runs,
    knownFailingFile,
    isStrict,
    showsTrace,
    reportFolder,
  } = command;
  const contract = contractFile === undefined ? undefined : await readContractFile(contractFile);
  const knownFailing = knownFailingFile === undefined ? [] : await readKnownFailing(knownFailingFile);
  const progress = createProgress(process.stdout);
  const style = process.stdout.isTTY && process.env["NO_COLOR"] === undefined ? coloured : plain;
  const replay = { url, seed, hasToken: token !== undefined, contractFile, budgetMs, deadlineMs };
  const report = await runServer({
    url,
    ...selection,
    ...(token === undefined ? {} : { token }),
    ...(contract === undefined ? {} : { contract }),
    ...(concurrency === undefined ? {} : { concurrency }),
    deadlineMs,
    budgetMs,
    seed,
    ...(runs === undefined ? {} : { runs }),
    knownFailing,
    isStrict,
    onResult(result) {
      progress.print(writeResult(result, { style, replay, showsTrace }));
      progress.step(result);
    },
  });
  progress.end();
  progress.print(writeSummary(report, style));
  if (reportFolder !== undefined) {
    await mkdir(reportFolder, { recursive: true });
    await writeFile(join(reportFolder, "report.json"), toReportText(report));
  }
  return toExitCode(report);
}

async function listCases({ contractFile, selection }: Extract<Command, { kind: "list" }>): Promise<number> {
  const read = contractFile === undefined ? undefined : readContract(await readContractFile(contractFile));
  const payloads = read?.ok === true ? createPayloadCases({ places: listPlaces(read.contract) }) : [];
  const selected = selectCases([...cases, ...payloads], selection);
  const lines = selected.map(({ id, requirements, title }) => `${id}\n  ${requirements.join(" ")}: ${title}`);
  const note =
    contractFile === undefined
      ? ["", "More come from the contract of the server: list --contract FILE shows them."]
      : [];
  process.stdout.write(`${[...lines, "", `${selected.length} checks`, ...note].join("\n")}\n`);
  return 0;
}

async function follow(command: Command): Promise<number> {
  switch (command.kind) {
    case "help":
      process.stdout.write(USAGE);
      return 0;
    case "version":
      process.stdout.write(`${VERSION}\n`);
      return 0;
    case "list":
      return listCases(command);
    case "server":
      return judgeServer(command);
  }
}

/** Runs the command. Gives its exit status; never rejects. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return await follow(parseArguments(words, process.env));
  } catch (fault) {
    if (fault instanceof UsageError) {
      process.stderr.write(`parlance-conformance: ${fault.message}\nSee parlance-conformance --help\n`);
      return WRONG_USAGE;
    }
    process.stderr.write(
      `parlance-conformance: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
    return SUITE_FAULT;
  }
}
