import { isPromise, type Awaitable } from "../../awaitable.ts";
import { BackendError, toRetryable } from "../../backend/backend.ts";
import { CallError, type CallContext, type MethodHandler } from "../../calls.ts";
import { findUnsendable } from "../../codec/guard.ts";
import { findDataFault, type LoadedMethod } from "../../contract/loaded-contract.ts";
import { refuse, toProse } from "../../errors.ts";
import type { Call } from "../../generated/frames.ts";
import type { Context } from "../context.ts";
import { reply, type Outcome } from "../outcome.ts";
import { permit } from "../permission.ts";

/** How long a method may take that says nothing itself. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** Has a method of the application answer (PROTOCOL, Calls). */
export function handleCall(context: Context, frame: Call): Awaitable<Outcome> {
  const { core, identity } = context;
  const method = core.contract.method(frame.method);
  if (method === undefined) return refuse("unknown_method");
  if (frame.channel !== undefined) {
    const namespace = permit(context, frame.channel, "call");
    if ("kind" in namespace) return namespace;
  } else if (!identity.mayCall(method)) return refuse("forbidden");
  const fault = findDataFault(method.params, frame.method, frame.data);
  if (fault !== undefined) return fault;
  const handler = core.methods.get(frame.method);
  return handler === undefined
    ? refuse("not_available", "nobody answers this method here")
    : answer(context, frame, method, handler);
}

function answer(
  { core, connection, calls }: Context,
  { id, method: name, data, channel, timeoutMs }: Call,
  method: LoadedMethod,
  handler: MethodHandler,
): Awaitable<Outcome> {
  const abort = new AbortController();
  const call: CallContext = { ...connection, channel, signal: abort.signal };
  const toResult = (result: object): Outcome => {
    // As the caller will see it: what JSON makes of a value may be another.
    const shown = JSON.parse(JSON.stringify(result) ?? "null") as Record<string, unknown>;
    const issue = method.result(shown)?.[0] ?? findUnsendable(shown);
    if (issue === undefined) return reply({ type: "result", id, data: shown });
    throw new Error(`the result of ${name} breaks the contract at ${issue.at}: ${issue.message}`);
  };
  const toFailure = (error: unknown): Outcome => {
    if (error instanceof CallError) return refuse("call_failed", toProse(error.message));
    if (error instanceof BackendError) return toRetryable(error);
    throw error;
  };
  let answered: Awaitable<object>;
  try {
    answered = handler(data, call);
  } catch (error) {
    return toFailure(error);
  }
  if (!isPromise(answered)) return toResult(answered);
  const late = answered;
  const limitMs = Math.min(
    timeoutMs ?? Number.POSITIVE_INFINITY,
    method.declaration.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );
  return new Promise((resolve, reject) => {
    calls.add(abort);
    const cancel = core.clock.schedule(limitMs, () =>
      abort.abort(new DOMException("the call took too long", "TimeoutError")),
    );
    abort.signal.addEventListener("abort", () => {
      cancel();
      calls.delete(abort);
      resolve(refuse("deadline"));
    });
    late
      .then(toResult, toFailure)
      .then(resolve, reject)
      .finally(() => {
        cancel();
        calls.delete(abort);
      });
  });
}
