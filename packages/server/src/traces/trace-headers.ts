import type { IncomingMessage } from "node:http";
import type { TraceHeaders } from "./traces.ts";

/** A version, the id of a trace, the id of a span, flags; what later versions may add behind is left out. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?=$|-)/;
/** Longest `tracestate` that must be handed on. */
const MAX_STATE_LENGTH = 512;

/** Where a request belongs among the spans of who sent it. What breaks W3C Trace Context counts as not said. */
export function readTraceHeaders({ headers }: IncomingMessage): TraceHeaders | undefined {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== "string" || !TRACEPARENT.test(traceparent)) return undefined;
  const state = Array.isArray(tracestate) ? tracestate.join(",") : tracestate;
  return {
    traceparent,
    ...(state !== undefined && state.length <= MAX_STATE_LENGTH && { tracestate: state }),
  };
}
