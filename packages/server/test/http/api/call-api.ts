import { OPERATIONS, type OperationId } from "../../../src/generated/http-api.ts";
import type { ApiKeyOptions } from "../../../src/http/api/api-keys.ts";

/** A key that may do everything, and others that may not. */
export const KEY = "all-0123456789abcdef0123456789abcdef";
const WEAK_KEY = "weak-0123456789abcdef0123456789abcdef";
const NARROW_KEY = "narrow-0123456789abcdef0123456789abcdef";

/** Keys of a server under test. */
export const API_KEYS: readonly ApiKeyOptions[] = [
  { name: "all", key: KEY, scopes: ["publish", "read", "moderate", "users", "tickets", "inspect"] },
  { name: "weak", key: WEAK_KEY, scopes: [] },
  {
    name: "narrow",
    key: NARROW_KEY,
    scopes: ["publish", "read", "moderate", "users", "tickets", "inspect"],
    channels: ["room:*"],
  },
];

/** What the server answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** How a request differs from a proper one. */
export interface ApiCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
  readonly key?: "all" | "weak" | "narrow" | "none" | "wrong";
  readonly headers?: Readonly<Record<string, string>>;
}

const KEYS = { all: KEY, weak: WEAK_KEY, narrow: NARROW_KEY, wrong: `${KEY}x` };

/** Statuses that operations have answered with, whoever asked. */
export const produced = new Map<OperationId, Set<number>>();

/** Calls an operation as a backend does, with nothing but `fetch`. */
export async function callApi(
  url: string,
  operation: OperationId,
  { path = {}, query = "", body, key = "all", headers = {} }: ApiCall = {},
): Promise<ApiAnswer> {
  const { method, path: template } = OPERATIONS[operation];
  const address = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? "");
  const response = await fetch(`${url}${address}${query === "" ? "" : `?${query}`}`, {
    method,
    headers: {
      ...(key !== "none" && { Authorization: `Bearer ${KEYS[key]}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const known = produced.get(operation) ?? new Set();
  produced.set(operation, known.add(response.status));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}
