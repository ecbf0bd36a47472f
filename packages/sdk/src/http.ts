import type { Issue } from "./contract.ts";
import { ParlanceError } from "./errors.ts";
import { OPERATIONS, type OperationId, type operations } from "./generated/http-api.ts";

/** Where the HTTP API is, and with which key it is used. */
export interface HttpClientOptions {
  /** Address of the server, such as `http://localhost:8080`. */
  readonly url: string;
  /** An API key of the server. It belongs to a backend: never give it to a page. */
  readonly apiKey: string;
  /** Default: that of the platform. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Whatever has members or has none. */
type Part<Value> = [NonNullable<Value>] extends [never] ? unknown : NonNullable<Value>;
type Member<Value, Name extends string> = Value extends { readonly [Key in Name]?: infer Found }
  ? Found
  : never;
type Json<Value> = Value extends { readonly content: { readonly "application/json": infer Found } }
  ? Found
  : never;

/** What an operation is given: path, query and body together, by their names. */
export type HttpInput<Id extends OperationId> = Part<Member<operations[Id]["parameters"], "path">> &
  Part<Member<operations[Id]["parameters"], "query">> &
  Part<Json<Member<operations[Id], "requestBody">>>;

type Lines<Value> = Value extends { readonly content: { readonly "application/x-ndjson": infer Found } }
  ? AsyncIterable<Found>
  : never;

type Answers<Id extends OperationId> = operations[Id]["responses"];

/** What an operation gives. */
export type HttpOutput<Id extends OperationId> =
  Answers<Id> extends { readonly 200: infer Answer }
    ? Json<Answer> | Lines<Answer>
    : Answers<Id> extends { readonly 201: infer Answer }
      ? Json<Answer>
      : void;

/** How a single call differs. */
export interface HttpCallOptions {
  /** Gives up when it is aborted. Whether it took effect is then unknown. */
  readonly signal?: AbortSignal;
}

/**
 * The operations of the HTTP API. Each resolves with what the server answered, or rejects with a `ParlanceError`: with
 * the code of the server, pointers into what was given, or `connection_lost` where there was no answer.
 */
export type HttpClient = {
  readonly [Id in OperationId]: Partial<HttpInput<Id>> extends HttpInput<Id>
    ? (input?: HttpInput<Id>, options?: HttpCallOptions) => Promise<HttpOutput<Id>>
    : (input: HttpInput<Id>, options?: HttpCallOptions) => Promise<HttpOutput<Id>>;
};

interface HttpProblem {
  readonly title: string;
  readonly code: string;
  readonly retryable: boolean;
  readonly afterMs?: number;
  readonly at?: string;
  readonly issues?: readonly Issue[];
}

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly body: string | undefined;
}

/** What stands in the path goes there; the rest is the body of a POST and the query of anything else. */
function toRequest(root: string, id: OperationId, input: Readonly<Record<string, unknown>>): Sent {
  const { method, path } = OPERATIONS[id];
  const rest = { ...input };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    // The colons of a channel may stand in a path as they are.
    return encodeURIComponent(String(value)).replaceAll("%3A", ":");
  });
  if (method === "POST") return { url: root + filled, method, body: JSON.stringify(rest) };
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return { url: `${root}${filled}${query === "" ? "" : `?${query}`}`, method, body: undefined };
}

async function toError(response: Response): Promise<ParlanceError> {
  const problem = (await response.json().catch(() => undefined)) as HttpProblem | undefined;
  if (problem?.code === undefined)
    return new ParlanceError("bad_server_frame", `the server answered ${response.status}`);
  const { code, title, ...details } = problem;
  return new ParlanceError(code, title, details);
}

/** What each line holds, as it comes. Ends with the answer; rejects when it breaks off, or is aborted. */
async function* readLines({ body }: Response): AsyncGenerator<unknown, void, undefined> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + read.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line);
    }
  } finally {
    await reader.cancel();
  }
}

async function call(
  { url, apiKey, fetch = globalThis.fetch }: HttpClientOptions,
  id: OperationId,
  input: Readonly<Record<string, unknown>>,
  { signal }: HttpCallOptions,
): Promise<unknown> {
  const { url: address, method, body } = toRequest(url.replace(/\/$/, ""), id, input);
  const headers: Record<string, string> = { Authorization: `Bearer ${apiKey}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(address, {
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(signal !== undefined && { signal }),
  }).catch((cause: unknown) => {
    throw new ParlanceError("connection_lost", `${method} ${address} got no answer`, { cause });
  });
  if (!response.ok) throw await toError(response);
  if (response.headers.get("Content-Type")?.startsWith("application/x-ndjson") === true)
    return readLines(response);
  return response.status === 204 ? undefined : response.json();
}

/**
 * Makes a client of the HTTP API, for backends. It has one function for each operation of `openapi.yaml`.
 *
 * ```js
 * const api = createHttpClient({ url: "http://localhost:8080", apiKey });
 * await api.publish({ channel: "room:kitchen", event: "chat.said", data: { text: "Tea?" } });
 * ```
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  if (!/^https?:\/\//.test(options.url))
    throw new TypeError(`url: must begin with http:// or https://, got "${options.url}"`);
  const functions = Object.keys(OPERATIONS).map((id) => [
    id,
    (input: Readonly<Record<string, unknown>> = {}, given: HttpCallOptions = {}) =>
      call(options, id as OperationId, input, given),
  ]);
  return Object.fromEntries(functions) as HttpClient;
}
