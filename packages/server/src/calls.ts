import type { Awaitable } from "./awaitable.ts";
import type { ConnectionView } from "./hooks.ts";

/** A call as the program that answers it sees it. */
export interface CallContext extends ConnectionView {
  /** What the call is about; the connection has the verb `call` there. */
  readonly channel: string | undefined;
  /** Aborted when nobody waits for the result any more. */
  readonly signal: AbortSignal;
}

/**
 * Answers the calls of one method. Parameters fit the contract when it is called; a result that does not is a bug and
 * never sent. Throw a `CallError` to refuse, with a text for the caller.
 */
export type MethodHandler = (params: object, context: CallContext) => Awaitable<object>;

/** A refusal by the application: the caller gets `call_failed` with this message. */
export class CallError extends Error {
  override readonly name = "CallError";
}
