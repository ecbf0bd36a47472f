import type { Client } from "../client.ts";
import type { Methods, Namespaces, ParamsOf, ResultOf } from "../contract-types.ts";
import { ParlanceError, toPayloadError } from "../errors.ts";
import { exchange } from "../exchange.ts";
import { result as resultRule } from "../generated/frame-rules.ts";
import type { Result } from "../generated/frames.ts";
import { toLink } from "../internals.ts";
import type { Link } from "../link.ts";
import { toValidData } from "../payload.ts";
import { refuse } from "../refuse.ts";

/** How to call a method. */
export interface CallOptions {
  /** The channel that the call is about; the user needs the verb `call` there. */
  readonly channel?: string;
  /** How long the application behind the server may take; the server may allow less. */
  readonly timeoutMs?: number;
  /** Gives up waiting when it is aborted. What was sent by then may still take effect. */
  readonly signal?: AbortSignal;
}

/** Replies are understood from the first call on. */
function receiveResults(link: Link): void {
  link.learn("result", resultRule);
}

/**
 * Calls a method of the contract, and resolves with its result. Connects when need be. Rejects with a `ParlanceError`:
 * `invalid_payload` for parameters that break the contract, which never leave, or for a result that does; what the server
 * answers, such as `deadline` or `call_failed`; `connection_lost` when the connection ended before the reply, since the
 * call may have taken effect; `unsupported` where the server has no calls.
 */
export async function call<
  Spaces extends Namespaces,
  Known extends Methods,
  Method extends keyof Known & string,
>(
  client: Client<Spaces, Known>,
  method: Method,
  params: ParamsOf<Known[Method]>,
  { channel, timeoutMs, signal }: CallOptions = {},
): Promise<ResultOf<Known[Method]>> {
  const link = toLink("call", client);
  if (timeoutMs !== undefined && !(Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= 300_000))
    refuse("call", "timeoutMs", timeoutMs, "must be a whole number from 1 to 300000");
  const { methods = {} } = link.settings.contract;
  const spec = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (spec === undefined)
    throw new ParlanceError("unknown_method", `the contract has no method "${method}"`, { at: "/method" });
  const data = toValidData(method, params, spec.params, channel);
  link.use(receiveResults);
  const reply = await exchange<Result>(link, {
    feature: "calls",
    type: "call",
    members: { method, data, channel, timeoutMs },
    channel,
    reply: "result",
    isRepeatable: false,
    signal,
  });
  const issues = link.settings.checksReceived ? spec.result(reply.data, "reader") : undefined;
  if (issues) throw toPayloadError(channel, `the result of ${method}`, issues);
  return reply.data as ResultOf<Known[Method]>;
}
