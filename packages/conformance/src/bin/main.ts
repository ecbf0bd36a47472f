import { readFile } from "node:fs/promises";
import { createPayloadCases } from "../cases/boundary-payloads.ts";
import { cases } from "../cases/cases.ts";
import { clientCases } from "../client-cases/client-cases.ts";
import { toClientReplayCommand, toReplayCommand } from "../report/replay-command.ts";
import { parseKnownFailures } from "../run/known-failures.ts";
import { runClient } from "../run/run-client.ts";
import { runServer } from "../run/run-server.ts";
import { selectCases } from "../run/select-cases.ts";
import { readContract } from "../subject/contract.ts";
import { listPlaces } from "../subject/survey.ts";
import { VERSION } from "../version.ts";
import { beginOutput } from "./begin-output.ts";
import {
  parseArguments,
  UsageError,
  type ClientCommand,
  type Command,
  type ServerCommand,
} from "./parse-arguments.ts";
import { USAGE } from "./usage.ts";

/** What the command is called, where it is not the part of another. */
const PROGRAM = "parlance-conformance";
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
    reports,
  } = command;
  const contract = contractFile === undefined ? undefined : await readContractFile(contractFile);
  const knownFailing = knownFailingFile === undefined ? [] : await readKnownFailing(knownFailingFile);
  const replay = { url, seed, hasToken: token !== undefined, contractFile, budgetMs, deadlineMs };
  const output = beginOutput(reports, { showsTrace, toReplay: (caseId) => toReplayCommand(caseId, replay) });
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
  const payloads = read?.ok === true ? createPayloadCases({ places: listPlaces(read.contract) }) : [];
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
    return await follow(parseArguments(words, process.env), name);
  } catch (fault) {
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
