import type { OperationId } from "../../../src/generated/http-api.ts";
import { createLogger } from "../../../src/logger.ts";
import { SAID, toContract } from "../../contracts.ts";
import { KITCHEN } from "../../frames.ts";
import { startServer, type StartedServer } from "../../start-server.ts";
import { API_KEYS, callApi, type ApiAnswer, type ApiCall } from "./call-api.ts";
import { createFullEngine } from "./full-engine.ts";

const LOG = { size: 1000, ttlMs: 3_600_000, durability: "memory" } as const;
const contract = toContract({
  room: {
    events: {
      ...SAID,
      typing: { kind: "signal", data: { type: "object", properties: {}, additionalProperties: false } },
    },
    log: LOG,
    presence: {},
  },
  open: { events: {}, anyEvent: true },
  slow: {
    events: {
      ...SAID,
      typing: { kind: "signal", data: { type: "object", properties: {}, additionalProperties: false } },
    },
    rates: { publish: { perMinute: 1, burst: 1 }, signal: { perMinute: 1, burst: 1 } },
  },
});

/** The store of the server under test; what it cannot do is up to the test. */
export const engine = createFullEngine();

let lines = "";
let started: StartedServer | undefined;
let count = 0;

/** The server that all suites share, so that what they produced can be counted together. */
export function getServer(): StartedServer {
  if (started === undefined) throw new Error("no server: call openServer first");
  return started;
}

/** All that the server has logged. */
export function getLog(): string {
  return lines;
}

/** Starts the server. */
export async function openServer(): Promise<void> {
  const logger = createLogger("debug", (line) => (lines += line));
  started = await startServer({ contract, engine, apiKeys: API_KEYS, logger });
}

/** Stops the server. */
export async function closeServer(): Promise<void> {
  await started?.[Symbol.asyncDispose]();
}

/** Calls an operation of the server. */
export function call(operation: OperationId, given: ApiCall = {}): Promise<ApiAnswer> {
  return callApi(getServer().url, operation, given);
}

/** Somebody says something by the API. */
export function publish(text: string, more: object = {}, channel: string = KITCHEN): Promise<ApiAnswer> {
  return call("publish", { path: { channel }, body: { event: "chat.said", data: { text }, ...more } });
}

/** A channel that no other test uses. */
export function freshChannel(): string {
  return `room:test-${++count}`;
}

/** The epoch in which something was published. */
export function epochOf({ body }: ApiAnswer): string {
  return (body as { position: { epoch: string } }).position.epoch;
}
