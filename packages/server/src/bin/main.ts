import { systemClock } from "../clock.ts";
import type { Engine } from "../engine/engine.ts";
import { createLogger, type Logger } from "../logger.ts";
import { createServer, type ParlanceServer } from "../server.ts";
import { VERSION } from "../version.ts";
import { readAcceptedContracts } from "./accepted-contracts.ts";
import { HELP, parseArguments, type StartSettings } from "./arguments.ts";
import { readApiKeys, readAuthSettings } from "./auth-settings.ts";
import { readContractFile } from "./contract-file.ts";
import { createGateways } from "./gateways.ts";
import { makeToken, TOKEN_HELP, type TokenRequest } from "./token.ts";

/** Grace for connections to answer the close; well within what supervisors wait before they kill. */
const STOP_WITHIN_MS = 2000;
/** Time that clients have to move. */
const DRAIN_MS = 2000;

/** What the command is called, where it is not the part of another. */
const PROGRAM = "parlance-server";
let program = PROGRAM;

function fail(message: string): void {
  process.stderr.write(`${program}: ${message}\n`);
  process.exitCode = 1;
}

function print(text: string): void {
  process.stdout.write(text.replaceAll(PROGRAM, program));
}

function toMessage(error: unknown, port: number | undefined): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port ?? 8080} is in use; choose another with --port`;
  if (code === "EACCES") return `port ${port ?? 8080} needs more rights; choose one above 1023 with --port`;
  return error instanceof Error ? error.message : String(error);
}

function stopOnSignals(server: ParlanceServer): void {
  const stop = (): void => {
    server.stop({ drainMs: DRAIN_MS, withinMs: STOP_WITHIN_MS }).then(
      () => process.exit(0),
      (error: unknown) => {
        fail(toMessage(error, undefined));
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

async function openEngine(folder: string | undefined, logger: Logger): Promise<Engine | undefined> {
  if (folder === undefined) return undefined;
  // Not at the top: a server without a folder loads no native code.
  const { createLmdbEngine } = await import("../engine/lmdb/lmdb-engine.ts");
  return createLmdbEngine({ folder, clock: systemClock, logger });
}

async function start({
  port,
  address,
  contractFile,
  acceptedContracts,
  strictContract,
  publishContract,
  allowedOrigins,
  unsafePublic,
  dataFolder,
  gateways,
  dropBrokenHistory,
  logLevel,
}: StartSettings): Promise<void> {
  const contract = contractFile === undefined ? undefined : await readContractFile(contractFile);
  const accepted = await readAcceptedContracts(acceptedContracts, contract);
  // Not at the top: the other commands need no page.
  const { consoleFiles } = await import("@parlance/console");
  const logger = createLogger(logLevel, (line) => process.stderr.write(line));
  for (const warning of accepted.warnings) logger.warn(warning);
  const auth = readAuthSettings(process.env);
  const apiKeys = readApiKeys(process.env);
  const doors = await createGateways(gateways);
  const engine = await openEngine(dataFolder, logger);
  const server = createServer({
    ...(port !== undefined && { port }),
    ...(address !== undefined && { address }),
    ...(contract !== undefined && { contract }),
    ...(allowedOrigins !== undefined && { allowedOrigins }),
    ...(unsafePublic !== undefined && { unsafePublic }),
    ...(auth !== undefined && { auth }),
    ...(engine !== undefined && { engine }),
    ...(apiKeys.length > 0 && { apiKeys }),
    ...(doors.length > 0 && { gateways: doors }),
    acceptedContracts: accepted.hashes,
    strictContract,
    dropBrokenHistory,
    publishContract,
    pages: consoleFiles,
    logger,
  });
  const { url } = await server.listen().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  stopOnSignals(server);
  process.stdout.write(`Parlance ${VERSION} ready at ${url}\n`);
}

async function printToken(request: TokenRequest): Promise<void> {
  switch (request.kind) {
    case "help":
      print(TOKEN_HELP);
      break;
    case "refused":
      fail(`${request.message}\nRun ${program} token --help for the flags.`);
      process.exitCode = 2;
      break;
    case "token":
      process.stdout.write(`${await makeToken(request, process.env)}\n`);
  }
}

/**
 * Runs the command; the exit status is that of the process. `name` is what people have typed to come here, for
 * messages.
 */
export async function main(words: readonly string[], name: string = PROGRAM): Promise<void> {
  program = name;
  const command = parseArguments(words, process.env);
  switch (command.kind) {
    case "help":
      print(HELP);
      break;
    case "version":
      process.stdout.write(`${VERSION}\n`);
      break;
    case "token":
      await printToken(command.request).catch((error: unknown) => fail(toMessage(error, undefined)));
      break;
    case "refused":
      fail(`${command.message}\nRun ${program} --help for the flags.`);
      process.exitCode = 2;
      break;
    case "start":
      await start(command.settings).catch((error: unknown) => fail(toMessage(error, command.settings.port)));
  }
}
