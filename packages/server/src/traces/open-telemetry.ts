import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from "@opentelemetry/api";
import { isPromise, type Awaitable } from "../awaitable.ts";
import type { Appended, EngineListener } from "../engine/engine.ts";
import { VERSION } from "../version.ts";
import type { SpanAttributes, SpanName } from "./definitions.ts";
import { FanOuts } from "./fan-outs.ts";
import type {
  OpenTraces,
  PublishFacts,
  PublishTrace,
  TracedOutcome,
  TraceHeaders,
  TraceHost,
  Traces,
} from "./traces.ts";

const SCOPE = "@parlance/server";

function toHeaders(within: Context): TraceHeaders | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(within, carrier);
  // Only these two: what else a propagator adds, such as baggage, is not for others.
  const { traceparent, tracestate } = carrier;
  if (traceparent === undefined) return undefined;
  return { traceparent, ...(tracestate !== undefined && tracestate !== "" && { tracestate }) };
}

/**
 * Frames of connections begin traces of their own: what is active around a socket is whatever opened it. A program has
 * its active span, and where it has none, what the caller of the HTTP API said.
 */
function toParent({ source, headers }: PublishFacts): Context {
  if (source === "connection") return ROOT_CONTEXT;
  const active = context.active();
  if (trace.getSpan(active) !== undefined || headers === undefined) return active;
  return propagation.extract(active, headers);
}

/** Does work and tells how it ended. A fault is not described: its words may hold a payload. */
function settle<Value>(
  span: Span,
  work: () => Awaitable<Value>,
  onDone: (value: Value) => void,
  onThrown: () => void = () => {},
): Awaitable<Value> {
  const fail = (error: unknown): never => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    onThrown();
    throw error;
  };
  const end = (value: Value): Value => {
    onDone(value);
    span.end();
    return value;
  };
  let done: Awaitable<Value>;
  try {
    done = work();
  } catch (error) {
    return fail(error);
  }
  return isPromise(done) ? done.then(end, fail) : end(done);
}

class PublishTraces implements OpenTraces {
  readonly #tracer: Tracer;
  readonly #host: TraceHost;
  readonly #fanOuts = new FanOuts();

  constructor(tracer: Tracer, host: TraceHost) {
    this.#tracer = tracer;
    this.#host = host;
  }

  publish<Outcome extends TracedOutcome>(
    facts: PublishFacts,
    work: (publishing: PublishTrace) => Awaitable<Outcome>,
  ): Awaitable<Outcome> {
    const { namespace, event, source, headers } = facts;
    const attributes: SpanAttributes = {
      "parlance.namespace": namespace,
      "parlance.source": source,
      ...(event !== undefined && { "parlance.event": event }),
    };
    const isServed = source === "connection" || headers !== undefined;
    const kind = isServed ? SpanKind.SERVER : SpanKind.INTERNAL;
    const parent = toParent(facts);
    const span = this.#begin("publish", attributes, { kind }, parent);
    const within = trace.setSpan(parent, span);
    const publishing: PublishTrace = {
      headers: toHeaders(within),
      append: (channel, append) => this.#append(channel, append, within),
    };
    return settle(
      span,
      () => context.with(within, work, undefined, publishing),
      (outcome) => {
        const isPublished = outcome.kind === "published";
        const name = isPublished ? (outcome.isDuplicate ? "duplicate" : "published") : outcome.code;
        span.setAttributes({ "parlance.outcome": name } satisfies SpanAttributes);
      },
    );
  }

  watch(listener: EngineListener): EngineListener {
    const countSubscribers = (channel: string): number => this.#host.countSubscribers(channel);
    return {
      ...listener,
      onMessage: (channel, message) => {
        listener.onMessage(channel, message);
        this.#fanOuts.tell(channel, message, countSubscribers);
      },
    };
  }

  async flush(): Promise<void> {
    const proxy = trace.getTracerProvider() as { readonly getDelegate?: () => object };
    const provider = (proxy.getDelegate?.() ?? proxy) as { readonly forceFlush?: () => Promise<void> };
    // That a collector cannot be reached is for the SDK to tell.
    await provider.forceFlush?.().catch(() => undefined);
  }

  #begin(name: SpanName, attributes: SpanAttributes, options: SpanOptions, parent: Context): Span {
    return this.#tracer.startSpan(name, { ...options, attributes: { ...attributes } }, parent);
  }

  #append(channel: string, append: () => Awaitable<Appended>, within: Context): Awaitable<Appended> {
    const span = this.#begin("engine append", { "parlance.engine": this.#host.engine }, {}, within);
    this.#fanOuts.enter(channel);
    return settle(
      span,
      append,
      (appended) => {
        if (appended.kind === "unavailable") span.setStatus({ code: SpanStatusCode.ERROR });
        this.#traceFanOut(channel, appended, within);
      },
      () => this.#fanOuts.leave(channel, undefined),
    );
  }

  #traceFanOut(channel: string, appended: Appended, within: Context): void {
    const offset = appended.kind === "appended" ? appended.position.offset : undefined;
    const fanOut = this.#fanOuts.leave(channel, offset);
    if (fanOut === undefined) return;
    const attributes: SpanAttributes = { "parlance.subscribers": fanOut.subscribers };
    const span = this.#begin("fan-out", attributes, { startTime: fanOut.beganMs }, within);
    fanOut.onEnd((endedMs) => span.end(endedMs));
  }
}

/**
 * Traces of publishes by OpenTelemetry: METRICS.md lists the spans and their attributes. This package brings its API and
 * nothing else: an SDK that the program has registered records and exports; without one, nothing is.
 */
export function createTraces(): Traces {
  return { open: (host) => new PublishTraces(trace.getTracer(SCOPE, VERSION), host) };
}

/** Whether somebody has registered what records spans. */
export function isTracingRegistered(): boolean {
  const provider = trace.getTracerProvider();
  // The API stands a proxy before what is registered; that of another copy of it is of no class of ours.
  if (!("getDelegateTracer" in provider)) return true;
  const proxy = provider as { readonly getDelegateTracer: (name: string) => Tracer | undefined };
  return proxy.getDelegateTracer(SCOPE) !== undefined;
}
