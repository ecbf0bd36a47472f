import type { Awaitable } from "../awaitable.ts";
import { refuse, type Refusal } from "../errors.ts";
import type {
  CallQuestion,
  CallVerdict,
  ConnectQuestion,
  PublishQuestion,
  PublishVerdict,
  SubscribeQuestion,
  Verdict,
} from "../generated/backend.ts";
import type { TraceHeaders } from "../traces/traces.ts";

export type {
  CallQuestion,
  CallVerdict,
  ConnectQuestion,
  PublishQuestion,
  PublishVerdict,
  SubscribeQuestion,
  Verdict,
} from "../generated/backend.ts";

/** What a backend is asked about, where it is not asked about everything: namespaces, and methods for `call`. */
export interface Asked {
  readonly subscribe?: readonly string[];
  readonly publish?: readonly string[];
  readonly call?: readonly string[];
}

/**
 * Who decides with the server, before something happens: functions of the embedding program, or an HTTP backend in any
 * language (`createHttpBackend`). A member that is left out is not asked.
 *
 * It is asked only what contract, grants and rates allow already, so it can forbid more and never allow more. What a
 * program says itself, or by the HTTP API, is not asked about, nor are signals and inboxes.
 *
 * A function MAY return its verdict at once or later. It fails closed: who throws a `BackendError` refuses with a
 * retryable error; anything else that is thrown, and an answer that breaks its schema, is a bug, told to `onError`.
 */
export interface Backend {
  /** Namespaces and methods that it is asked about. Default: all. */
  readonly only?: Asked;
  /** May this user connect? A no closes with `forbidden`. */
  readonly connect?: (question: ConnectQuestion) => Awaitable<Verdict>;
  /**
   * May this connection read the channel? Asked at each subscribe, also when a client comes back, and where history or
   * members are read without a subscription. A no is answered with `forbidden`.
   */
  readonly subscribe?: (question: SubscribeQuestion) => Awaitable<Verdict>;
  /**
   * May this message be stored? Asked about those of one connection in one channel one after another, in their order.
   * `data` of the verdict is stored in place of the client's, and judged by the contract again. A repeat with a `key` is
   * asked about as the first was: it SHOULD get the same verdict. `trace` is there where publishes are traced.
   */
  readonly publish?: (question: PublishQuestion, trace?: TraceHeaders) => Awaitable<PublishVerdict>;
  /**
   * What is the result of this call? For the methods that have no handler in `methods`. A no is answered with
   * `call_failed`. `signal` is aborted when nobody waits any more.
   */
  readonly call?: (question: CallQuestion, signal: AbortSignal) => Awaitable<CallVerdict>;
}

/** A backend cannot decide now. Nothing has been done, so the client is told that it may try again. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  /** How long to wait before, in milliseconds. */
  readonly afterMs: number | undefined;

  constructor(message: string, options: { readonly afterMs?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.afterMs = options.afterMs;
  }
}

/** What the client is told when a backend could not decide. */
export function toRetryable({ afterMs }: BackendError): Refusal {
  const message = "the backend could not be asked; nothing was changed";
  return refuse("not_available", message, afterMs === undefined ? {} : { afterMs });
}
