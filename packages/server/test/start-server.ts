import type { Listening } from "../src/http/http-door.ts";
import type { ServerOptions } from "../src/options.ts";
import { createServer, type ParlanceServer } from "../src/server.ts";

/** A server on a free port of loopback, stopped when its scope ends. */
export interface StartedServer extends Listening, AsyncDisposable {
  readonly server: ParlanceServer;
}

/** Starts a server: `await using server = await startServer()`. */
export async function startServer(options: ServerOptions = {}): Promise<StartedServer> {
  const server = createServer({ port: 0, ...options });
  const listening = await server.listen();
  return { ...listening, server, [Symbol.asyncDispose]: () => server.stop() };
}
