import cluster from "node:cluster";
import { systemClock } from "../clock.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Engine } from "../engine/engine.ts";
import type { ApiKeyOptions } from "../http/api/api-keys.ts";
import type { Logger } from "../logger.ts";
import type { ServerOptions } from "../options.ts";
import { createServer, type ParlanceServer } from "../server.ts";
import type { Traces } from "../traces/traces.ts";
import { VERSION } from "../version.ts";
import type { Fleet } from "../workers/fleet.ts";
import type { Command } from "./arguments.ts";
import { createBackend, createWebhooks } from "./backend-settings.ts";
import { createGateways, toGatewayRequest } from "./gateways.ts";
import { openLog } from "./open-log.ts";
import { reloadOnSignal } from "./reload.ts";
import { readServerOptions } from "./server-options.ts";

function stopOnSignals(
  server: ParlanceServer,
  { windowMs, closeMs }: Configuration["drain"],
  logger: Logger,
): void {
  const stop = (): void => {
    server.stop({ drainMs: windowMs, withinMs: closeMs }).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error("the server could not stop in good order", {
          error: error instanceof Error ? error.message : String(error),
        });
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

/** An SDK is the program's to bring: without one nothing would be recorded, which is told. */
async function openTraces({ traces }: Configuration, logger: Logger): Promise<Traces | undefined> {
  if (!traces.enabled) return undefined;
  const { createTraces, isTracingRegistered } = await import("../traces/open-telemetry.ts");
  if (!isTracingRegistered())
    logger.warn(
      "traces are enabled, and nothing records them: load an OpenTelemetry SDK by NODE_OPTIONS=--import",
    );
  return createTraces();
}

/** The chat for everybody; the console only where a key opens it. */
async function readPages(keys: readonly ApiKeyOptions[]): Promise<NonNullable<ServerOptions["pages"]>> {
  const { consoleFiles, adminFiles } = await import("@parlance/console");
  const hasInspector = keys.some(({ scopes }) => scopes.includes("inspect"));
  return hasInspector ? new Map([...consoleFiles, ...adminFiles]) : consoleFiles;
}

/** What a start command says. */
type StartCommand = Extract<Command, { kind: "start" }>;

/**
 * Starts a server that stops and reloads by signals, or several that share a port. The result is the line for who has
 * started it. Rejects when it cannot.
 */
export async function start(command: StartCommand): Promise<string> {
  if (cluster.isWorker) return startWorker(command);
  const { configuration } = command;
  if (configuration.workers === 1) return `Parlance ${VERSION} ready at ${await startServer(command)}\n`;
  const { superviseWorkers } = await import("../workers/supervisor.ts");
  const logger = await openLog(configuration.log);
  const url = await superviseWorkers({ configuration, clock: systemClock, logger });
  return `Parlance ${VERSION} ready at ${url} with ${configuration.workers} workers\n`;
}

/** Started by a supervisor, which hears how it went, and speaks for all. */
async function startWorker(command: StartCommand): Promise<string> {
  const { openWorkerLine } = await import("../workers/worker.ts");
  const line = openWorkerLine();
  try {
    // The files may say something else than when the supervisor began.
    if (command.configuration.redis === undefined) throw new Error("redis: a worker cannot do without it");
    line.sayListening(await startServer(command, line.fleet));
  } catch (error) {
    line.sayFailed(error);
  }
  return "";
}

async function startServer(
  { configuration, warnings, readAgain }: StartCommand,
  fleet?: Fleet,
): Promise<string> {
  const named = await readServerOptions(configuration);
  const logger = await openLog(configuration.log);
  for (const warning of [...warnings, ...named.warnings]) logger.warn(warning);
  const doors = await createGateways(configuration.gateways.map(toGatewayRequest));
  const backend = await createBackend(configuration, logger);
  const webhooks = await createWebhooks(configuration);
  const traces = await openTraces(configuration, logger);
  const engine = await openEngine(configuration, logger);
  const server = createServer({
    ...named.options,
    ...(engine !== undefined && { engine }),
    ...(doors.length > 0 && { gateways: doors }),
    ...(backend !== undefined && { backend }),
    ...(webhooks !== undefined && { webhooks }),
    ...(traces !== undefined && { traces }),
    pages: await readPages(named.options.apiKeys ?? []),
    ...(fleet !== undefined && { fleet }),
    logger,
  });
  const { url } = await server.listen().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  stopOnSignals(server, configuration.drain, logger);
  reloadOnSignal(server, configuration, readAgain, logger);
  return url;
}
