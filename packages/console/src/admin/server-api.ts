import { createHttpClient, type HttpClient, type HttpOutput } from "@parlance/sdk/http";

/** The server that serves this page, as the console uses it. */
export type ServerApi = HttpClient;

/** A connection as the server reports it. */
export type Connection = HttpOutput<"listConnections">["connections"][number];

/** The numbers of one moment. */
export type Stats = HttpOutput<"readStats">;

/** A line of the tail. */
export type TailLine = HttpOutput<"tailFrames"> extends AsyncIterable<infer Line> ? Line : never;

/** Root of the server, wherever a proxy has put it. */
export const SERVER_URL: string = new URL(".", document.baseURI).href;

/** Makes the client for a key. */
export function openApi(key: string): ServerApi {
  // A page's own fetch wants to be called as a method of its window.
  return createHttpClient({ url: SERVER_URL, apiKey: key, fetch: (...input) => fetch(...input) });
}

/** What is said to somebody of an error. */
export function toText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
