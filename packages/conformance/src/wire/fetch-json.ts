import { startPatience } from "./patience.ts";

/** What an HTTP address answered: a JSON document, or why there is none. */
export type FetchedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const MAX_BYTES = 4 * 1024 * 1024;

/** Gets a JSON document over HTTP. Never rejects: a server may well have none. */
export async function fetchJson(url: string, withinMs: number): Promise<FetchedJson> {
  const control = new AbortController();
  const stop = startPatience(withinMs, () => control.abort(new Error(`no answer within ${withinMs} ms`)));
  try {
    const response = await fetch(url, { signal: control.signal, redirect: "error" });
    const text = await response.text();
    if (!response.ok) return { ok: false, reason: `GET ${url} answered ${response.status}` };
    if (text.length > MAX_BYTES)
      return { ok: false, reason: `GET ${url} answered more than ${MAX_BYTES} characters` };
    return { ok: true, value: JSON.parse(text) };
  } catch (fault) {
    const reason = fault instanceof SyntaxError ? "is not JSON" : "failed";
    return {
      ok: false,
      reason: `GET ${url} ${reason}: ${fault instanceof Error ? fault.message : String(fault)}`,
    };
  } finally {
    stop();
  }
}
