import { isPromise, type Awaitable } from "../../awaitable.ts";
import { CallError, type CallContext, type MethodHandler } from "../../calls.ts";
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
  { core, connection }: Context,
  { id, method: name, data, channel, timeoutMs }: Call,
  method: LoadedMethod,
  handler: MethodHandler,
): Awaitable<Outcome> {
  const abort = new AbortController();
  const call: CallContext = { ...connection, channel, signal: abort.signal };
  const toResult = (result: object): Outcome => {
    const issues = method.result(result);
    if (issues === undefined) return reply({ type: "result", id, data: result as Record<string, unknown> });
    throw new Error(`the result of ${name} breaks the contract at ${issues[0]?.at}: ${issues[0]?.message}`);
  };
  const toFailure = (error: unknown): Outcome => {
    if (error instanceof CallError) return refuse("call_failed", toProse(error.message));
    throw error;
  };
  let answered: Awaitable<object>;
  try {
    answered = handler(data, call);
  } catch (error) {
    return toFailure(error);
  }
  if (!isPromise(answered)) return toResult(answered);
  const limitMs = Math.min(
    timeoutMs ?? DEFAULT_TIMEOUT_MS,
    method.declaration.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );
  return new Promise((resolve, reject) => {
    const cancel = core.clock.schedule(limitMs, () => {
      resolve(refuse("deadline"));
      abort.abort();
    });
    answered.then(toResult, toFailure).then(resolve, reject).finally(cancel);
  });
}
