import { createLogger, createServer, type ServerOptions } from "@parlance/server";
import { featureContract, featureMethods } from "./feature-contract.ts";
import type { RunningServer } from "./page-server.ts";

/** Timers short enough for a test; the command against a server with default timers takes most of a minute. */
const BRISK: ServerOptions = {
  port: 0,
  heartbeat: { intervalMs: 2_000, graceMs: 2_000 },
  helloMs: 2_000,
  presenceGraceMs: 1_500,
  limits: { framesPerSecond: 500, subscriptions: 16 },
  logger: createLogger("silent", () => {}),
};

/** Options of a server whose contract has something of every feature. */
export const withFeatures: ServerOptions = { contract: featureContract, methods: featureMethods };

/** Starts the reference server, or a copy of it, with short timers. */
export async function startReference(
  options: ServerOptions,
  create: typeof createServer = createServer,
): Promise<RunningServer> {
  const server = create({ ...BRISK, ...options });
  const { connectUrl } = await server.listen();
  return {
    url: connectUrl,
    async [Symbol.asyncDispose]() {
      await server.stop();
    },
  };
}
