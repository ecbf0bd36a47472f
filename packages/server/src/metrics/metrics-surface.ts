import type { IncomingMessage, ServerResponse } from "node:http";
import { answerProblem } from "../http/answer.ts";
import { openHttpDoor, type HttpDoor } from "../http/http-door.ts";
import { toPath } from "../http/router.ts";
import type { Settings } from "../options.ts";
import type { Fleet } from "../workers/fleet.ts";
import type { MetricSources } from "./definitions.ts";
import type { Metrics } from "./metrics.ts";

const PATH = "/metrics";

/** Where metrics are read: at the server's own port, or at one that nobody else comes to. */
export interface MetricsSurface {
  /** Address for Prometheus where there is a port for it. */
  readonly url: string | undefined;
  /** The metrics of this process, as plain data. */
  list(): Promise<readonly object[]>;
  /** Answers `/metrics` at the server's port; false for another path, and where they have a port of their own. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  close(): void;
}

function answer(metrics: Metrics, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return answerProblem(response, 405, "only GET is allowed here");
  }
  metrics.read().then(
    (text) => {
      response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
      response.end(text);
    },
    () => answerProblem(response, 500, "the metrics could not be read"),
  );
}

function openPort(metrics: Metrics, port: number, address: string): Promise<HttpDoor> {
  return openHttpDoor(
    { port, address, tls: undefined },
    {
      onRequest: (request, response) => {
        if (toPath(request) === PATH) answer(metrics, request, response);
        else answerProblem(response, 404, `there is nothing here but ${PATH}`);
      },
      onUpgrade: (_, socket) => socket.destroy(),
    },
  );
}

/** Opens what settings ask for; undefined where they ask for nothing. Rejects where the port cannot be opened. */
export async function openMetrics(
  { enabled, port, address }: Settings["metrics"],
  sources: MetricSources,
  fleet?: Fleet,
): Promise<MetricsSurface | undefined> {
  if (!enabled && port === undefined) return undefined;
  // Not at the top: without metrics nothing of prom-client is loaded.
  const { createMetrics } = await import("./metrics.ts");
  const metrics = createMetrics(sources, fleet);
  const door = port === undefined ? undefined : await openPort(metrics, port, address);
  return {
    url: door && `${door.listening.url}${PATH}`,
    list: () => metrics.list(),
    handleRequest(request, response) {
      if (door !== undefined || toPath(request) !== PATH) return false;
      answer(metrics, request, response);
      return true;
    },
    close() {
      void door?.close();
      door?.destroy();
    },
  };
}
