import { systemClock } from "../clock.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { toHelp } from "../configuration/help.ts";
import type { Engine } from "../engine/engine.ts";
import { createLogger, type Logger } from "../logger.ts";
import type { Settings } from "../options.ts";
import { createServer, type ParlanceServer } from "../server.ts";
import { SETTINGS } from "../settings-schema.ts";
import { VERSION } from "../version.ts";
import { readAcceptedContracts } from "./accepted-contracts.ts";
import { parseArguments } from "./arguments.ts";
import { readApiKeys, readAuthSettings } from "./auth-settings.ts";
import { createBackend, createWebhooks } from "./backend-settings.ts";
import { answerConfigRequest, CONFIG_HELP, type ConfigRequest } from "./config.ts";
import { readContractFile } from "./contract-file.ts";
import { createGateways, toGatewayRequest } from "./gateways.ts";
import { makeToken, TOKEN_HELP, type TokenRequest } from "./token.ts";

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

function toMessage(error: unknown, port = 8080): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port} is in use; choose another with --port`;
  if (code === "EACCES") return `port ${port} needs more rights; choose one above 1023 with --port`;
  return error instanceof Error ? error.message : String(error);
}

function stopOnSignals(server: ParlanceServer, { windowMs, closeMs }: Configuration["drain"]): void {
  const stop = (): void => {
    server.stop({ drainMs: windowMs, withinMs: closeMs }).then(
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

/** Loaded here and not at the top: what is not used costs nothing. */
async function openEngine(
  { data, memory, redis }: Configuration,
  logger: Logger,
): Promise<Engine | undefined> {
  if (redis !== undefined) {
    const { createRedisEngine } = await import("../engine/redis/redis-engine.ts");
    return createRedisEngine({ url: redis, clock: systemClock, logger });
  }
  if (memory) return undefined;
  const { createLmdbEngine } = await import("../engine/lmdb/lmdb-engine.ts");
  return createLmdbEngine({ folder: data, clock: systemClock, logger });
}

/** What the server takes as it is; the rest is made into something first. */
function toSettings(configuration: Configuration): Partial<Settings> {
  const names = Object.keys(SETTINGS.properties).filter((name) => name !== "acceptedContracts");
  return Object.fromEntries(names.map((name) => [name, configuration[name as keyof Settings]]));
}

async function start(configuration: Configuration, warnings: readonly string[]): Promise<void> {
  const contract =
    configuration.contract === undefined ? undefined : await readContractFile(configuration.contract);
  const accepted = await readAcceptedContracts(configuration.acceptedContracts, contract);
  // Not at the top: the other commands need no page.
  const { consoleFiles } = await import("@parlance/console");
  const logger = createLogger(configuration.log.level, (line) => process.stderr.write(line));
  for (const warning of [...warnings, ...accepted.warnings]) logger.warn(warning);
  const auth = readAuthSettings(configuration);
  const apiKeys = readApiKeys(configuration);
  const doors = await createGateways(configuration.gateways.map(toGatewayRequest));
  const backend = await createBackend(configuration, logger);
  const webhooks = await createWebhooks(configuration);
  const engine = await openEngine(configuration, logger);
  const server = createServer({
    ...toSettings(configuration),
    ...(contract !== undefined && { contract }),
    ...(auth !== undefined && { auth }),
    ...(engine !== undefined && { engine }),
    ...(apiKeys.length > 0 && { apiKeys }),
    ...(doors.length > 0 && { gateways: doors }),
    ...(backend !== undefined && { backend }),
    ...(webhooks !== undefined && { webhooks }),
    acceptedContracts: accepted.hashes,
    pages: consoleFiles,
    logger,
  });
  const { url } = await server.listen().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  stopOnSignals(server, configuration.drain);
  process.stdout.write(`Parlance ${VERSION} ready at ${url}\n`);
}

function answerConfig(request: ConfigRequest): void {
  if (request.kind === "help") return print(CONFIG_HELP);
  if (request.kind === "refused") {
    fail(`${request.message}\nRun ${program} config --help for what there is.`);
    process.exitCode = 2;
    return;
  }
  const { output, complaints, status } = answerConfigRequest(request);
  process.stdout.write(output);
  process.stderr.write(complaints);
  process.exitCode = status;
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
      print(toHelp());
      break;
    case "version":
      process.stdout.write(`${VERSION}\n`);
      break;
    case "token":
      await printToken(command.request).catch((error: unknown) => fail(toMessage(error, undefined)));
      break;
    case "config":
      answerConfig(command.request);
      break;
    case "refused":
      fail(`${command.message}\nRun ${program} --help for the flags.`);
      process.exitCode = 2;
      break;
    case "start":
      await start(command.configuration, command.warnings).catch((error: unknown) =>
        fail(toMessage(error, command.configuration.port)),
      );
  }
}
