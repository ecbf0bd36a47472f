import { systemClock } from "../clock.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Engine } from "../engine/engine.ts";
import type { ApiKeyOptions } from "../http/api/api-keys.ts";
import type { Logger } from "../logger.ts";
import type { ServerOptions } from "../options.ts";
import { createServer, type ParlanceServer } from "../server.ts";
import { VERSION } from "../version.ts";
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

/** The chat for everybody; the console only where a key opens it. */
async function readPages(keys: readonly ApiKeyOptions[]): Promise<NonNullable<ServerOptions["pages"]>> {
  const { consoleFiles, adminFiles } = await import("@parlance/console");
  const hasInspector = keys.some(({ scopes }) => scopes.includes("inspect"));
  return hasInspector ? new Map([...consoleFiles, ...adminFiles]) : consoleFiles;
}

/** Starts a server that stops and reloads by signals. The result is the line for who has started it. Rejects when it cannot. */
export async function start({
  configuration,
  warnings,
  readAgain,
}: Extract<Command, { kind: "start" }>): Promise<string> {
  const named = await readServerOptions(configuration);
  const logger = await openLog(configuration.log);
  for (const warning of [...warnings, ...named.warnings]) logger.warn(warning);
  const doors = await createGateways(configuration.gateways.map(toGatewayRequest));
  const backend = await createBackend(configuration, logger);
  const webhooks = await createWebhooks(configuration);
  const engine = await openEngine(configuration, logger);
  const server = createServer({
    ...named.options,
    ...(engine !== undefined && { engine }),
    ...(doors.length > 0 && { gateways: doors }),
    ...(backend !== undefined && { backend }),
    ...(webhooks !== undefined && { webhooks }),
    pages: await readPages(named.options.apiKeys ?? []),
    logger,
  });
  const { url } = await server.listen().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  stopOnSignals(server, configuration.drain, logger);
  reloadOnSignal(server, configuration, readAgain, logger);
  return `Parlance ${VERSION} ready at ${url}\n`;
}
