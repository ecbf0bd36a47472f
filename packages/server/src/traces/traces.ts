import type { Awaitable } from "../awaitable.ts";
import type { Appended, EngineListener } from "../engine/engine.ts";
import type { Refusal } from "../errors.ts";

/** Where a publish belongs among the spans of others: the headers of W3C Trace Context by their names. */
export interface TraceHeaders {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** The trace of one publish while it is under way. */
export interface PublishTrace {
  /** What others are handed, so that their spans stand below this publish; undefined where nothing is recorded at all. */
  readonly headers: TraceHeaders | undefined;
  /** Has the engine's part of it traced. */
  append(channel: string, work: () => Awaitable<Appended>): Awaitable<Appended>;
}

/** What is told of a publish when it begins. */
export interface PublishFacts {
  readonly namespace: string;
  /** Undefined where the contract does not declare it: then a client has made it up. */
  readonly event: string | undefined;
  readonly source: "connection" | "program";
  /** Where it belongs, as its caller says. */
  readonly headers: TraceHeaders | undefined;
}

/** What came of a publish, as far as traces tell it. */
export type TracedOutcome = { readonly kind: "published"; readonly isDuplicate: boolean } | Refusal;

/** Traces of a server that runs. */
export interface OpenTraces {
  /** Has a publish traced. What the work returns or throws is handed on as it is. */
  publish<Outcome extends TracedOutcome>(
    facts: PublishFacts,
    work: (trace: PublishTrace) => Awaitable<Outcome>,
  ): Awaitable<Outcome>;
  /** The listener for the engine, so that it is seen when messages are told. */
  watch(listener: EngineListener): EngineListener;
  /** Hands on what is recorded and still held back, as far as it can be. Never rejects. */
  flush(): Promise<void>;
}

/** What traces may use of their server. */
export interface TraceHost {
  /** Name of the engine. */
  readonly engine: string;
  /** Subscribers that a channel has on this node. */
  countSubscribers(channel: string): number;
}

/** Who records how publishes go through a server, such as `createTraces()` of `@parlance/server/traces`. */
export interface Traces {
  /** Begins. Called once for each server. */
  open(host: TraceHost): OpenTraces;
}
