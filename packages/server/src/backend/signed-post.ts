import type { Clock } from "../clock.ts";
import { VERSION } from "../version.ts";
import type { Signer } from "./signature.ts";

/**
 * What came of a POST. answered: the status, with the body if it was asked for. unsent: nobody can have read it.
 * failed: whether it was read, and what came of it there, is unknown.
 */
export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "unsent"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Where signed requests go. */
export interface PostTarget {
  readonly url: URL;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Longest answer that is read, in bytes; with 0 none is read. */
  readonly maxAnswerBytes: number;
}

/** What is sent. The signature covers id and body. */
export interface SignedPost {
  readonly id: string;
  readonly body: string;
  /** Headers beside those of the signature. */
  readonly headers?: object | undefined;
}

/** Faults of a connection that never came to be. */
const UNSENT: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The address of an option. Throws a `TypeError` that names it and never shows a password. */
export function parseTarget(text: string, option: string): URL {
  if (!URL.canParse(text)) throw new TypeError(`${option}: must be an http or https URL`);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new TypeError(`${option}: must be an http or https URL, got one of ${url.protocol}`);
  if (url.username !== "" || url.password !== "")
    throw new TypeError(`${option}: must hold no user and password; requests are signed instead`);
  return url;
}

function toReason(error: unknown): { readonly code: unknown; readonly reason: string } {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (typeof code === "string") return { code, reason: code };
  return { code, reason: cause instanceof Error ? cause.message : String(cause) };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  if (maxBytes === 0) {
    await response.body.cancel();
    return "";
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks, length));
}

/**
 * Sends a signed POST and reads the answer. Redirects are not followed: what is signed is for the configured address
 * alone. Never throws; `signal` ends it.
 */
export async function postSigned(
  { url, signer, clock, maxAnswerBytes }: PostTarget,
  { id, body, headers = {} }: SignedPost,
  signal: AbortSignal,
): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        ...headers,
        "Content-Type": "application/json",
        Accept: "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": `Parlance/${VERSION}`,
        ...signer.sign(id, body, clock.now()),
      },
      body,
      signal,
    });
    return { kind: "answered", status: response.status, text: await readText(response, maxAnswerBytes) };
  } catch (error) {
    const { code, reason } = toReason(error);
    return { kind: UNSENT.has(code) ? "unsent" : "failed", reason };
  }
}
