import type { IncomingMessage, ServerResponse } from "node:http";
import type { Core } from "../session/core.ts";
import { findAdmissionFault, type Admission } from "../transport/upgrade.ts";
import { answerFile, answerJson, answerProblem } from "./answer.ts";
import { ENDPOINT, toInfo } from "./info.ts";
import type { StaticFile } from "./static-file.ts";

/** Answers a request of one path. */
type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** What the HTTP side of a server shows. */
export interface HttpSurface {
  readonly core: Core;
  readonly admission: Admission;
  readonly publishContract: boolean;
  readonly pages: ReadonlyMap<string, StaticFile>;
  /** Whether new connections are taken, by all processes that share the port. */
  readonly isReady: () => boolean;
}

/** Path of a request, without its query. */
export function toPath(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

/** What stands behind the `?` of a request. */
export function toQuery({ url = "/" }: IncomingMessage): URLSearchParams {
  // Not by URL, which throws on addresses such as `//`.
  return new URLSearchParams(url.split("?").slice(1).join("?"));
}

function toRoutes({ core, publishContract, pages, isReady }: HttpSurface): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>([
    ["/health/live", (_, response) => answerJson(response, 200, { status: "live" })],
    [
      "/health/ready",
      (_, response) =>
        isReady()
          ? answerJson(response, 200, { status: "ready" })
          : answerJson(response, 503, { status: "unready" }),
    ],
    ["/v1/info", (_, response) => answerJson(response, 200, toInfo(core))],
    [
      ENDPOINT,
      (_, response) => {
        response.setHeader("Upgrade", "websocket");
        answerProblem(response, 426, "this address speaks WebSocket");
      },
    ],
  ]);
  if (publishContract)
    routes.set("/v1/contract", (_, response) => answerJson(response, 200, core.contract.document));
  for (const [path, file] of pages)
    routes.set(path, (request, response) => answerFile(response, file, request.headers.host ?? ""));
  return routes;
}

/** Makes the handler of all HTTP requests; false when the path is not the server's. */
export function createRouter(
  surface: HttpSurface,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const routes = toRoutes(surface);
  return (request, response) => {
    const route = routes.get(toPath(request));
    if (route === undefined) return false;
    const fault = findAdmissionFault(request, surface.admission);
    if (fault !== undefined) answerProblem(response, fault.status, fault.reason);
    else if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      answerProblem(response, 405, "only GET is allowed here");
    } else route(request, response);
    return true;
  };
}
