import type { ServerResponse } from "node:http";
import type { StaticFile } from "./static-file.ts";

const COMMON_HEADERS = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" } as const;

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(`${JSON.stringify(value)}\n`);
}

/** Answers with a fault as problem details (RFC 9457). */
export function answerProblem(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(`${JSON.stringify({ title, status })}\n`);
}

/** What a page may do: load from here and connect to here, nothing else. */
function toContentSecurityPolicy(host: string): string {
  // Not every browser counts ws: to the same host as 'self'.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Answers with a file of the page, under a strict Content-Security-Policy. */
export function answerFile(response: ServerResponse, { body, contentType }: StaticFile, host: string): void {
  response.writeHead(200, {
    ...COMMON_HEADERS,
    "Content-Type": contentType,
    "Content-Length": Buffer.byteLength(body),
    "Content-Security-Policy": toContentSecurityPolicy(host),
    "Cache-Control": "no-cache",
  });
  response.end(body);
}
