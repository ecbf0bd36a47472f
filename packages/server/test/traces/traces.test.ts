import { readFileSync } from "node:fs";
import { SpanStatusCode } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from "@opentelemetry/sdk-trace-node";
import { afterEach, expect, test, vi } from "vitest";
import { createHttpBackend } from "../../src/backend/http-backend.ts";
import { systemClock } from "../../src/clock.ts";
import { createMemoryEngine } from "../../src/engine/memory/memory-engine.ts";
import type { ServerOptions } from "../../src/options.ts";
import { SPANS, SPAN_ATTRIBUTES } from "../../src/traces/definitions.ts";
import { createTraces, isTracingRegistered } from "../../src/traces/open-telemetry.ts";
import { createHttpWebhooks } from "../../src/webhooks/http-webhooks.ts";
import { answer, openReceiver, SECRET } from "../backend/open-receiver.ts";
import { connectWelcomed } from "../connect-raw.ts";
import { SAID, toContract } from "../contracts.ts";
import { say, subscribe } from "../frames.ts";
import { API_KEYS, callApi } from "../http/api/call-api.ts";
import { startServer, type StartedServer } from "../start-server.ts";

const SECRET_TEXT = "nobody-may-read-this-in-a-span";
/** The name of an event, in form. */
const MADE_UP = "nobody.may_read_this";
const PARENT = { trace: "0af7651916cd43dd8448eb211c80319c", span: "b7ad6b7169203331" };
const TRACEPARENT = `00-${PARENT.trace}-${PARENT.span}-01`;

const wasRegistered = isTracingRegistered();
const exporter = new InMemorySpanExporter();
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
afterEach(() => exporter.reset());

function start(options: ServerOptions = {}): Promise<StartedServer> {
  const contract = toContract({ room: { events: SAID } });
  return startServer({ contract, apiKeys: API_KEYS, traces: createTraces(), ...options });
}

/** Waits for so many spans: the last one ends when the turn of its message does. */
async function untilSpans(count: number): Promise<readonly ReadableSpan[]> {
  await vi.waitFor(() => expect(exporter.getFinishedSpans().length).toBeGreaterThanOrEqual(count), 10_000);
  return exporter.getFinishedSpans();
}

function find(spans: readonly ReadableSpan[], name: keyof typeof SPANS): ReadableSpan {
  const [span, ...others] = spans.filter((each) => each.name === name);
  if (span === undefined || others.length > 0)
    throw new Error(`${name}: ${spans.map((each) => each.name).join(", ")}`);
  return span;
}

test("a server without traces records nothing, and without an SDK the API says so", async () => {
  expect(wasRegistered).toBe(false);
  expect(isTracingRegistered()).toBe(true);
  await using server = await startServer({ apiKeys: API_KEYS });
  await server.server.publish("room:kitchen", "chat.said", { text: "Tea?" });
  expect(exporter.getFinishedSpans()).toEqual([]);
});

test("a publish by a frame is a trace of three spans: publish, engine append, fan-out", async () => {
  await using server = await start();
  using connection = await connectWelcomed(server.connectUrl);
  connection.send(subscribe(1));
  await connection.next();
  connection.send(say(2, SECRET_TEXT));
  const spans = await untilSpans(3);
  const [publish, append, fanOut] = [
    find(spans, "publish"),
    find(spans, "engine append"),
    find(spans, "fan-out"),
  ];
  expect(publish.parentSpanContext).toBeUndefined();
  expect(append.parentSpanContext?.spanId).toBe(publish.spanContext().spanId);
  expect(fanOut.parentSpanContext?.spanId).toBe(publish.spanContext().spanId);
  expect(publish.attributes).toEqual({
    "parlance.namespace": "room",
    "parlance.event": "chat.said",
    "parlance.source": "connection",
    "parlance.outcome": "published",
  });
  expect(append.attributes).toEqual({ "parlance.engine": "memory" });
  expect(fanOut.attributes).toEqual({ "parlance.subscribers": 1 });
  const [seconds, nanoseconds] = fanOut.duration;
  expect(seconds * 1e9 + nanoseconds).toBeGreaterThan(0);
});

test("no span tells a payload, a channel, a user or an event that a client made up", async () => {
  await using server = await start();
  using connection = await connectWelcomed(server.connectUrl);
  connection.send(say(1, SECRET_TEXT));
  connection.send({ ...say(2, "x"), event: MADE_UP });
  connection.send({ ...say(3, "x"), data: { text: 7, [SECRET_TEXT]: SECRET_TEXT } });
  await connection.next();
  const spans = await untilSpans(4);
  const told = JSON.stringify(
    spans.map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links })),
  );
  expect(told).not.toContain(SECRET_TEXT);
  expect(told).not.toContain(MADE_UP);
  expect(told).not.toContain("kitchen");
  expect(told).not.toContain("guest");
  expect(spans.flatMap(({ attributes }) => attributes["parlance.outcome"] ?? [])).toEqual([
    "published",
    "unknown_event",
    "invalid_payload",
  ]);
});

test("the HTTP API takes traceparent, and what breaks its format begins a trace", async () => {
  await using server = await start();
  const body = { event: "chat.said", data: { text: "Tea?" } };
  const path = { channel: "room:kitchen" };
  await callApi(server.url, "publish", { path, body, headers: { traceparent: TRACEPARENT } });
  const first = find(await untilSpans(2), "publish");
  expect(first.spanContext().traceId).toBe(PARENT.trace);
  expect(first.parentSpanContext?.spanId).toBe(PARENT.span);

  for (const wrong of ["", "00-0-0-00", TRACEPARENT.replace("00-", "ff-"), `${TRACEPARENT}x`]) {
    exporter.reset();
    const { status } = await callApi(server.url, "publish", { path, body, headers: { traceparent: wrong } });
    expect(status).toBe(200);
    expect(find(await untilSpans(2), "publish").parentSpanContext).toBeUndefined();
  }
});

test("all messages of a batch belong to the trace of its caller", async () => {
  await using server = await start();
  const message = { channel: "room:kitchen", event: "chat.said", data: { text: "Tea?" } };
  await callApi(server.url, "publishBatch", {
    body: { messages: [message, message] },
    headers: { traceparent: TRACEPARENT },
  });
  const spans = await untilSpans(4);
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([PARENT.trace]));
});

test("a backend and webhooks are handed the trace of the publish", async () => {
  await using asked = await openReceiver((_, response) => answer(response, { allow: true }));
  await using told = await openReceiver((_, response) => answer(response, {}));
  await using server = await start({
    backend: createHttpBackend({ url: asked.url, secret: SECRET, asks: ["publish"] }),
    webhooks: createHttpWebhooks({ url: told.url, secret: SECRET, messages: ["room"] }),
  });
  using connection = await connectWelcomed(server.connectUrl);
  connection.send(say(1, "Tea?"));
  await connection.next();
  await told.until(1);
  const { traceId, spanId } = find(await untilSpans(2), "publish").spanContext();
  expect(asked.received[0]?.headers["traceparent"]).toBe(`00-${traceId}-${spanId}-01`);
  expect(asked.received[0]?.isSigned).toBe(true);
  expect(told.received[0]?.body).toMatchObject({
    events: [{ type: "message.published", traceparent: `00-${traceId}-${spanId}-01` }],
  });
});

test("an engine that throws is an error of its spans, without the words of the exception", async () => {
  const engine = Object.assign(createMemoryEngine({ clock: systemClock }), {
    append: () => {
      throw new Error(SECRET_TEXT);
    },
  });
  await using server = await start({ engine });
  await expect(server.server.publish("room:kitchen", "chat.said", { text: "Tea?" })).rejects.toThrow(
    SECRET_TEXT,
  );
  const spans = await untilSpans(2);
  expect(spans.map(({ status }) => status)).toEqual([
    { code: SpanStatusCode.ERROR },
    { code: SpanStatusCode.ERROR },
  ]);
  expect(spans.flatMap(({ events }) => events)).toEqual([]);
});

test("METRICS.md lists every span and every attribute, and no other", () => {
  const page = readFileSync(new URL("../../../../METRICS.md", import.meta.url), "utf8");
  const traces = page.slice(page.indexOf("\n## Traces"));
  const listed = [...traces.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
  expect(listed.toSorted()).toEqual([...Object.keys(SPANS), ...Object.keys(SPAN_ATTRIBUTES)].toSorted());
});
