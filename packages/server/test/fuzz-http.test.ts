import { Agent, request as httpRequest } from "node:http";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { atDepth } from "../../../test-depth.ts";
import { request } from "./http/request.ts";
import { startServer } from "./start-server.ts";

const RUNS = atDepth({ sample: 400, more: 4000, full: 100_000 });
/** Requests on their way at a time. */
const TOGETHER = 16;
const KEY = "fuzz-key-0123456789abcdef0123456789abcdef";

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: TOGETHER });

function send(port: number, { method, path, headers, body }: Sent): Promise<Answer | "cut"> {
  return new Promise((resolve) => {
    const sent = httpRequest({ port, host: "127.0.0.1", method, path, headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on("error", () => resolve("cut"));
    });
    // What HTTP itself forbids is cut or answered by Node; the server has to live on.
    sent.on("error", () => resolve("cut"));
    sent.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, body: "" });
    });
    sent.end(body);
  });
}

const segments = fc.oneof(
  fc.constantFrom(
    "v1",
    "channels",
    "room:kitchen",
    "messages",
    "signals",
    "members",
    "users",
    "batch",
    "tickets",
  ),
  fc.constantFrom(
    "health",
    "live",
    "ready",
    "metrics",
    "info",
    "contract",
    "connect",
    "socket.io",
    "raw",
    "1",
    "..",
    "%00",
  ),
  fc.constantFrom(
    "disconnect",
    "subscriptions",
    "revocations",
    "revoke",
    "guest-a",
    "%2e%2e",
    "%",
    "room%3Akitchen",
    "*",
  ),
  fc.string({ maxLength: 12 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const queries = fc.oneof(
  fc.constant(""),
  fc
    .dictionary(
      fc.constantFrom(
        "limit",
        "epoch",
        "offset",
        "direction",
        "from",
        "cursor",
        "ticket",
        "EIO",
        "transport",
        "__proto__",
      ),
      fc.oneof(
        fc.integer().map(String),
        fc.string({ maxLength: 10 }),
        fc.constantFrom("backward", "polling", "4"),
      ),
      { maxKeys: 4 },
    )
    .map((entries) => `?${new URLSearchParams(entries).toString()}`),
  fc.string({ maxLength: 20 }).map((text) => `?${encodeURI(text.toWellFormed())}`),
);
const bodies = fc.oneof(
  fc.constant(undefined),
  fc.json({ maxDepth: 3 }),
  fc.string({ maxLength: 80, unit: "binary" }),
  fc
    .record(
      {
        event: fc.oneof(fc.constantFrom("chat.said", "chat.typing", "x"), fc.jsonValue({ maxDepth: 1 })),
        data: fc.oneof(fc.record({ text: fc.jsonValue({ maxDepth: 1 }) }), fc.jsonValue({ maxDepth: 2 })),
        key: fc.oneof(fc.string(), fc.integer()),
        messages: fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
        user: fc.jsonValue({ maxDepth: 1 }),
        grants: fc.jsonValue({ maxDepth: 3 }),
        ttl: fc.jsonValue({ maxDepth: 1 }),
        channel: fc.constantFrom("room:kitchen", "none:x", "", "room:"),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.integer({ min: 30, max: 3000 }).map((depth) => "[".repeat(depth)),
);
const clean = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, "");
const anyHeaders = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "text/plain",
      "application/json; charset=latin1",
      "",
      "a/b",
    ),
    authorization: fc.constantFrom(`Bearer ${KEY}`, `Bearer ${KEY}`, "Bearer x", "Basic x", "Bearer", ""),
    origin: fc.constantFrom("http://localhost:1", "https://evil.example", "null", ""),
    "x-forwarded-for": fc.oneof(fc.constantFrom("1.2.3.4", "a", ""), fc.string({ maxLength: 20 }).map(clean)),
    "sec-websocket-protocol": fc.oneof(
      fc.constant("parlance.v1.json"),
      fc.string({ maxLength: 10 }).map(clean),
    ),
    accept: fc.constantFrom("*/*", "text/html", ""),
    "x-random": fc.string({ maxLength: 30 }).map(clean),
  },
  { requiredKeys: [] },
);
const properHeaders = fc.constant({ authorization: `Bearer ${KEY}`, "content-type": "application/json" });
const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(properHeaders, anyHeaders);

/** Addresses that there are, so that what stands behind them is reached. */
const known = fc.constantFrom(
  "/",
  "/v1/info",
  "/v1/contract",
  "/v1/connect",
  "/health/live",
  "/health/ready",
  "/metrics",
  "/v1/channels",
  "/v1/batch",
  "/v1/channels/room:kitchen/messages",
  "/v1/channels/room:kitchen/messages/1",
  "/v1/channels/room:kitchen/signals",
  "/v1/channels/room:kitchen/members",
  "/v1/users/guest-a/messages",
  "/v1/users/guest-a/connections",
  "/v1/tickets",
  "/v1/revocations",
  "/v1/channels/room%3Akitchen/messages",
);
const random = fc.array(segments, { maxLength: 6 }).map((parts) => `/${parts.join("/")}`);

const requests: fc.Arbitrary<Sent> = fc.record({
  method: fc.constantFrom(
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "HEAD",
    "OPTIONS",
    "GET",
    "POST",
    "DELETE",
  ),
  path: fc.tuple(fc.oneof(known, random), queries).map(([path, query]) => path + query),
  headers,
  body: bodies,
});

test(`${RUNS} HTTP requests: none is answered with 500, with a stack or with a path, and the server lives on`, async () => {
  const lines: string[] = [];
  const tell = (message: string): void => void lines.push(message);
  const logger = { debug: () => {}, info: () => {}, warn: tell, error: tell };
  await using server = await startServer({
    apiKeys: [{ name: "fuzz", key: KEY, scopes: ["publish", "read", "moderate", "users", "tickets"] }],
    metrics: { enabled: true },
    unsafePublic: true,
    logger,
  });
  const statuses = new Map<number | "cut", number>();
  const judge = async (sent: Sent): Promise<void> => {
    const answer = await send(server.port, sent);
    const status = answer === "cut" ? answer : answer.status;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (answer === "cut") return;
    const shown = `${sent.method} ${sent.path} ${JSON.stringify(sent)} -> ${answer.status} ${answer.body}`;
    expect(answer.status, shown).toBeLessThan(500);
    expect(/\n\s+at \S|node_modules|\.[cm]?[jt]s:\d+|packages\/server/.test(answer.body), shown).toBe(false);
  };
  const stream = fc.sample(requests, { numRuns: RUNS });
  for (let index = 0; index < stream.length; index += TOGETHER)
    await Promise.all(stream.slice(index, index + TOGETHER).map(judge));
  expect(lines).toEqual([]);
  expect((statuses.get(200) ?? 0) / RUNS).toBeGreaterThan(0.005);
  expect((statuses.get("cut") ?? 0) / RUNS).toBeLessThan(0.05);
  agent.destroy();
  expect((await request(`${server.url}/health/ready`)).status).toBe(200);
}, 1_800_000);
