import { STATUS_CODES, type IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";
import type { Duplex } from "node:stream";
import { SUBPROTOCOL } from "./transport.ts";

/** Why an upgrade or a request is refused, as an HTTP answer. */
export interface HttpRefusal {
  readonly status: number;
  readonly reason: string;
}

/** Who may reach the server from where. */
export interface Admission {
  /** On loopback without authentication only local pages and programs may connect. */
  readonly isLocalOnly: boolean;
  /** Origins that are allowed besides, exactly as browsers send them. */
  readonly allowedOrigins: readonly string[];
}

/** Headers that a proxy adds: with one of them in front, loopback is not local any more. */
const FORWARDING_HEADERS: readonly string[] = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];

/** Whether an address can be reached from this machine only. */
export function isLoopback(address: string): boolean {
  if (address === "localhost" || address === "::1") return true;
  return !isIPv6(address) && /^127(?:\.\d{1,3}){3}$/.test(address);
}

function isLocalHost(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, "").toLowerCase();
  return name !== undefined && (name === "[::1]" || isLoopback(name));
}

function isLocalOrigin(origin: string): boolean {
  const parsed = /^https?:\/\/([^/]+)$/.exec(origin);
  return parsed !== null && isLocalHost(parsed[1]);
}

/**
 * Whether a page came from the very place that it asks now: the page of this server, or what a proxy has beside it. A
 * name in the DNS can be rebound to any address, and then a foreign page looks like this: so it counts only over TLS,
 * where the certificate would be wrong, and names that no stranger can have need none.
 */
function isOwnPage(origin: string, host: string | undefined): boolean {
  const parsed = /^(https?):\/\/([^/]+)$/.exec(origin);
  if (host === undefined || parsed?.[2] !== host.toLowerCase()) return false;
  const name = parsed[2].replace(/:\d+$/, "");
  return parsed[1] === "https" || name.startsWith("[") || isIPv4(name) || !name.includes(".");
}

/**
 * Judges where a request comes from; undefined when it may pass. On loopback without authentication this keeps out
 * foreign pages (`Origin`), rebound names (`Host`) and proxies that have made loopback public. Elsewhere the pages of
 * the server itself and those that are allowed may connect.
 */
export function findAdmissionFault(
  { headers }: IncomingMessage,
  { isLocalOnly, allowedOrigins }: Admission,
): HttpRefusal | undefined {
  const { origin, host } = headers;
  if (isLocalOnly && !isLocalHost(host))
    return { status: 403, reason: "Host must be localhost while the server has no authentication" };
  if (isLocalOnly && FORWARDING_HEADERS.some((name) => headers[name] !== undefined)) {
    return { status: 403, reason: "a proxied request is refused while the server has no authentication" };
  }
  if (origin === undefined || allowedOrigins.includes(origin)) return undefined;
  if (isLocalOnly ? isLocalOrigin(origin) : isOwnPage(origin, host)) return undefined;
  return { status: 403, reason: "Origin is not allowed" };
}

/** Judges whether a request asks for a connection of this protocol; undefined when it does (PROTOCOL [HS-10]). */
export function findProtocolFault({ headers }: IncomingMessage): HttpRefusal | undefined {
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((each) => each.trim());
  if (offered.includes(SUBPROTOCOL)) return undefined;
  return { status: 400, reason: `Sec-WebSocket-Protocol must offer ${SUBPROTOCOL}` };
}

/** Answers an upgrade with an HTTP status and ends the socket. */
export function refuseUpgrade(socket: Duplex, { status, reason }: HttpRefusal): void {
  const body = `${reason}\n`;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`;
  const headers = `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.once("error", () => socket.destroy());
  socket.end(`${head}\r\n${headers}\r\n\r\n${body}`);
}
