import { onTestFinished } from "vitest";

/** What these tests use of a reference server in their own process. */
interface EmbeddedServer {
  listen(): Promise<{ readonly connectUrl: string; readonly port: number }>;
  stop(options?: { readonly drainMs?: number; readonly withinMs?: number }): Promise<void>;
}

type CreateServer = (options: object) => EmbeddedServer;

/** A running server and where it is. */
export interface Running {
  readonly url: string;
  readonly port: number;
  stop(drainMs?: number): Promise<void>;
}

/** Starts a reference server with the options of its `createServer`; it ends with the test. */
export async function startEmbeddedServer(options: object = {}): Promise<Running> {
  const entry = new URL("../../server/dist/index.js", import.meta.url).href;
  const { createServer } = (await import(entry)) as { readonly createServer: CreateServer };
  const server = createServer({ port: 0, ...options });
  const { connectUrl, port } = await server.listen();
  onTestFinished(() => server.stop({ withinMs: 100 }));
  return { url: connectUrl, port, stop: (drainMs = 0) => server.stop({ drainMs, withinMs: 100 }) };
}
