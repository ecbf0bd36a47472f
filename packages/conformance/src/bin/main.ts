import { readFile } from "node:fs/promises";
import { cases, listContractCases } from "../cases/cases.ts";
import { clientCases } from "../client-cases/client-cases.ts";
import { toClientReplayCommand, toReplayCommand } from "../report/replay-command.ts";
import { parseKnownFailures } from "../run/known-failures.ts";
import { StartFailed } from "../run/owned-server.ts";
import { runClient } from "../run/run-client.ts";
import { runServer } from "../run/run-server.ts";
import { selectCases } from "../run/select-cases.ts";
import { readReplayFile, type ReplayFile } from "../script/replay-file.ts";
import { readContract } from "../subject/contract.ts";
import { listPlaces } from "../subject/survey.ts";
import { listFrameVectors } from "../vectors.ts";
import { VERSION } from "../version.ts";
import { beginOutput } from "./begin-output.ts";
import {
  parseArguments,
  UsageError,
  type ClientCommand,
  type Command,
  type ServerCommand,
} from "./parse-arguments.ts";
import { withConfig } from "./read-config.ts";
import { USAGE } from "./usage.ts";

/** What the command is called, where it is not the part of another. */
const PROGRAM = "parlance-conformance";
const WRONG_USAGE = 2;
const INCOMPLETE = 3;
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

async function readReplay(file: string): Promise<ReplayFile> {
  try {
    return readReplayFile(JSON.parse(await readFile(file, "utf8")) as unknown);
  } catch (fault) {
    throw new UsageError(`replay ${file}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}

/** Ends the command at once, and what it has started with it, when somebody presses Ctrl-C. */
function endOnSignals(): void {
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.once(signal, () => process.exit(status));
  }
}

async function judgeServer(command: ServerCommand): Promise<number> {
  const {
    url,
    also,
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
    reports,
  } = command;
  const contract = contractFile === undefined ? undefined : await readContractFile(contractFile);
  const knownFailing = knownFailingFile === undefined ? [] : await readKnownFailing(knownFailingFile);
  if (command.start !== undefined) endOnSignals();
  const script = command.replayFile === undefined ? undefined : await readReplay(command.replayFile);
  const replay = {
    url,
    also,
    start: command.start,
    seed,
    runs,
    hasToken: token !== undefined,
    contractFile,
    budgetMs,
    deadlineMs,
  };
  const output = beginOutput(reports, { showsTrace, toReplay: (caseId) => toReplayCommand(caseId, replay) });
  const report = await runServer({
    url,
    also,
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
    ...(command.start === undefined ? {} : { start: command.start }),
    ...(script === undefined ? {} : { replay: script }),
    onResult: output.onResult,
  });
  return output.finish(report);
}

async function judgeClient(command: ClientCommand): Promise<number> {
  const { driver, selection, deadlineMs, concurrency, knownFailingFile, isStrict, showsTrace, reports } =
    command;
  const knownFailing = knownFailingFile === undefined ? [] : await readKnownFailing(knownFailingFile);
  const toReplay = (caseId: string): string => toClientReplayCommand(caseId, driver);
  const output = beginOutput(reports, { showsTrace, toReplay });
  const report = await runClient({
    command: driver,
    ...selection,
    deadlineMs,
    ...(concurrency === undefined ? {} : { concurrency }),
    knownFailing,
    isStrict,
    onResult: output.onResult,
  });
  return output.finish(report);
}

async function listCases({ contractFile, selection }: Extract<Command, { kind: "list" }>): Promise<number> {
  const read = contractFile === undefined ? undefined : readContract(await readContractFile(contractFile));
  const payloads = read?.ok === true ? listContractCases({ places: listPlaces(read.contract) }) : [];
  const selected = selectCases([...cases, ...payloads, ...clientCases], selection);
  const lines = selected.map(({ id, requirements, title }) => `${id}\n  ${requirements.join(" ")}: ${title}`);
  const note =
    contractFile === undefined
      ? ["", "More come from the contract of the server: list --contract FILE shows them."]
      : [];
  process.stdout.write(`${[...lines, "", `${selected.length} checks`, ...note].join("\n")}\n`);
  return 0;
}

async function follow(command: Command, name: string): Promise<number> {
  switch (command.kind) {
    case "help":
      process.stdout.write(USAGE.replaceAll(PROGRAM, name));
      return 0;
    case "version":
      process.stdout.write(`${VERSION}\n`);
      return 0;
    case "vectors":
      process.stdout.write(
        `${listFrameVectors()
          .map((each) => JSON.stringify(each))
          .join("\n")}\n`,
      );
      return 0;
    case "list":
      return listCases(command);
    case "server":
      return judgeServer(command);
    case "client":
      return judgeClient(command);
  }
}

/**
 * Runs the command. Gives its exit status; never rejects. `name` is what people have typed to come here, for messages.
 */
export async function main(words: readonly string[], name: string = PROGRAM): Promise<number> {
  try {
    return await follow(parseArguments(await withConfig(words), process.env), name);
  } catch (fault) {
    if (fault instanceof StartFailed) {
      process.stderr.write(`${name}: ${fault.message}\n`);
      return INCOMPLETE;
    }
    if (fault instanceof UsageError) {
      process.stderr.write(`${name}: ${fault.message}\nSee ${name} --help\n`);
      return WRONG_USAGE;
    }
    process.stderr.write(
      `${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
    return SUITE_FAULT;
  }
}
