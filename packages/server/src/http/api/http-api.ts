import type { IncomingMessage, ServerResponse } from "node:http";
import { OPERATIONS, type OperationId } from "../../generated/http-api.ts";
import type { Logger } from "../../logger.ts";
import { RefusedError } from "../../refused-error.ts";
import { readTraceHeaders } from "../../traces/trace-headers.ts";
import { findAdmissionFault, type Admission } from "../../transport/upgrade.ts";
import { toPath, toQuery } from "../router.ts";
import type { ApiKey, ApiKeys } from "./api-keys.ts";
import { operations, type ApiAnswer, type ApiParts, type Operation } from "./operations.ts";
import { answerWithProblem, ProblemError, toInvalid, toProblem } from "./problem.ts";
import { readBody } from "./read-body.ts";

/** What the HTTP API stands on. */
export interface ApiSurface extends ApiParts {
  readonly keys: ApiKeys;
  readonly admission: Admission;
  /** Longest body of one message, in bytes. */
  readonly maxBytes: number;
  readonly logger: Logger;
  /** Whether requests can be served now. */
  readonly isReady: () => boolean;
}

interface Route {
  readonly method: string;
  readonly operation: Operation;
}

/** All operations of one path. */
interface RoutePath {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly routes: Route[];
}

function toRoutePath(path: string): RoutePath {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return { pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`), names, routes: [] };
}

function toRoutePaths(): readonly RoutePath[] {
  const paths = new Map<string, RoutePath>();
  for (const [name, operation] of Object.entries(operations)) {
    const { method, path } = OPERATIONS[name as OperationId];
    const known = paths.get(path) ?? toRoutePath(path);
    paths.set(path, known);
    known.routes.push({ method, operation });
  }
  return [...paths.values()];
}

const UNAUTHORIZED = { "WWW-Authenticate": 'Bearer realm="parlance"' } as const;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw toInvalid([{ at: "/path", keyword: "format", message: "must be percent-encoded UTF-8" }]);
  }
}

/** The operations of `openapi.yaml` (PROTOCOL, Tools), for backends that have an API key. */
export class HttpApi {
  readonly #surface: ApiSurface;
  readonly #paths: readonly RoutePath[];

  constructor(surface: ApiSurface) {
    this.#surface = surface;
    this.#paths = toRoutePaths();
  }

  /** Answers a request of the API; false when its path is none of the API's. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    const path = toPath(request);
    const found = this.#paths.find(({ pattern }) => pattern.test(path));
    if (found === undefined) return false;
    this.#serve(request, found).then(
      (answer) => answerWith(response, answer),
      (error: unknown) => this.#answerFault(response, error),
    );
    return true;
  }

  async #serve(request: IncomingMessage, path: RoutePath): Promise<ApiAnswer> {
    const { admission, isReady } = this.#surface;
    const fault = findAdmissionFault(request, admission);
    if (fault !== undefined) throw new ProblemError(fault.status, "forbidden", fault.reason);
    const route = path.routes.find(({ method }) => method === request.method);
    if (route === undefined) {
      const Allow = path.routes.map(({ method }) => method).join(", ");
      throw new ProblemError(405, "method_not_allowed", `only ${Allow} is allowed here`, { Allow });
    }
    const { operation } = route;
    const key = this.#authorize(request, operation);
    if (!isReady()) throw new RefusedError({ kind: "refusal", code: "not_available", message: "not ready" });
    const [, ...values] = path.pattern.exec(toPath(request)) ?? [];
    const named = Object.fromEntries(path.names.map((name, index) => [name, decode(values[index] ?? "")]));
    const body = await this.#readBody(request, operation);
    const asked = { key, path: named, query: toQuery(request), trace: readTraceHeaders(request), body };
    return operation.run(asked, this.#surface);
  }

  #authorize({ headers }: IncomingMessage, { scope }: Operation): ApiKey {
    const { keys } = this.#surface;
    const key = keys.find(headers.authorization);
    if (key === undefined) {
      const title = keys.isEmpty
        ? "the server has no API keys: set PARLANCE_API_KEY, or apiKeys in a program"
        : "give an API key as Authorization: Bearer …";
      throw new ProblemError(401, "unauthorized", title, UNAUTHORIZED);
    }
    if (key.scopes.has(scope)) return key;
    throw new ProblemError(403, "forbidden", `the API key has not the scope ${scope}`);
  }

  async #readBody(request: IncomingMessage, { check, maxBytes }: Operation): Promise<unknown> {
    if (check === undefined) return undefined;
    const body = await readBody(request, maxBytes ?? this.#surface.maxBytes);
    const issues = check(body);
    if (issues !== undefined) throw toInvalid(issues);
    return body;
  }

  #answerFault(response: ServerResponse, error: unknown): void {
    if (error instanceof ProblemError) return answerWithProblem(response, error.problem, error.headers);
    if (error instanceof RefusedError) return answerWithProblem(response, toProblem(error));
    this.#surface.logger.error("an HTTP request failed", {
      error: error instanceof Error ? error.message : String(error),
    });
    const title = "the server failed in an unforeseen way";
    answerWithProblem(response, { title, status: 500, code: "internal_error", retryable: false });
  }
}

/** What a reader of lines may leave unread, in bytes; beyond that lines are left out. */
const MAX_UNREAD_BYTES = 64 * 1024;

function answerWithLines(response: ServerResponse, begin: NonNullable<ApiAnswer["begin"]>): void {
  response.writeHead(200, {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Type": "application/x-ndjson; charset=utf-8",
    // A proxy in front would keep lines until its buffer is full.
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  const write = (line: object): boolean => {
    if (response.writableLength > MAX_UNREAD_BYTES) return false;
    response.write(`${JSON.stringify(line)}\n`);
    return true;
  };
  const stop = begin(write, () => response.end());
  response.on("close", stop);
}

function answerWith(response: ServerResponse, { status, body, begin }: ApiAnswer): void {
  if (begin !== undefined) return answerWithLines(response, begin);
  response.writeHead(status, {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...(body !== undefined && { "Content-Type": "application/json; charset=utf-8" }),
  });
  response.end(body === undefined ? undefined : `${JSON.stringify(body)}\n`);
}
