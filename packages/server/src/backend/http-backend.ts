import { systemClock, type Clock } from "../clock.ts";
import { findGuardFault } from "../codec/guard.ts";
import {
  checkCallVerdict,
  checkPublishVerdict,
  checkVerdict,
  type Check,
} from "../generated/backend-checks.ts";
import { silentLogger, type Logger } from "../logger.ts";
import type { TraceHeaders } from "../traces/traces.ts";
import {
  BackendError,
  type Asked,
  type Backend,
  type CallQuestion,
  type CallVerdict,
  type PublishVerdict,
  type Verdict,
} from "./backend.ts";
import { Breaker } from "./breaker.ts";
import { createSigner, toMessageId } from "./signature.ts";
import { parseTarget, postSigned, type Posted, type PostTarget, type SignedPost } from "./signed-post.ts";
import { Slots } from "./slots.ts";

/** Something that a backend can be asked. */
export type Ask = "connect" | "subscribe" | "publish" | "call";

/** Where an HTTP backend is, and how it is asked. */
export interface HttpBackendOptions {
  /** Where questions go, http or https. All of them go there; redirects are not followed. */
  readonly url: string;
  /** What questions are signed with: `whsec_` and 24 to 64 bytes in base64; two of them, with a space between, while one is changed. */
  readonly secret: string;
  /** What it is asked; what is not named is decided by the server alone. */
  readonly asks: readonly Ask[];
  /** Namespaces and methods that it is asked about. Default: all. */
  readonly only?: Asked;
  /** How long a verdict may take in all, in milliseconds. A call may take what the contract gives it. Default: 3000. */
  readonly timeoutMs?: number;
  /** Questions that are put at a time; as many times 16 may wait. Default: 64. */
  readonly concurrency?: number;
  /** Failures in a row after which it is left alone for `breakerMs`. Default: 5. */
  readonly breakerFailures?: number;
  /** Default: 2000. */
  readonly breakerMs?: number;
  /** Longest answer that is read, in bytes. Default: 131072. */
  readonly maxAnswerBytes?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const WAITING_PER_SLOT = 16;
/** Name of the reason for which something is given up that takes too long. */
const TIMED_OUT = "TimeoutError";
/** What a proxy answers for a backend that is restarting; a verdict changes nothing there, so it is asked for again. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504]);

/** A verdict, or why there is none. `isUnsent`: nobody can have acted upon the question. */
type Answered =
  | { readonly kind: "verdict"; readonly verdict: object }
  | {
      readonly kind: "fault";
      readonly reason: string;
      readonly isUnsent: boolean;
      /** Whether the same question may fare better at once. */
      readonly isPassing: boolean;
    };

function toAnswered(posted: Posted, check: Check): Answered {
  if (posted.kind !== "answered")
    return {
      kind: "fault",
      reason: posted.reason,
      isUnsent: posted.kind === "unsent",
      isPassing: true,
    };
  const { status, text } = posted;
  const fault = (reason: string): Answered => ({
    kind: "fault",
    reason,
    isUnsent: false,
    isPassing: PASSING.has(status),
  });
  if (status !== 200) return fault(`it answered with status ${status}`);
  let verdict: unknown;
  try {
    verdict = JSON.parse(text);
  } catch {
    return fault("its answer is not JSON");
  }
  const guard = findGuardFault(verdict);
  const issue = guard?.kind === "value" ? guard.issue : check(verdict)?.[0];
  if (guard?.kind === "size") return fault(`its answer is ${guard.message}`);
  if (issue !== undefined) return fault(`its answer breaks its schema at "${issue.at}": ${issue.message}`);
  return { kind: "verdict", verdict: verdict as object };
}

/** Puts questions to one address. */
class HttpAsker {
  readonly #target: PostTarget;
  readonly #timeoutMs: number;
  readonly #slots: Slots;
  readonly #breaker: Breaker;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(options: HttpBackendOptions) {
    const { clock = systemClock, logger = silentLogger, concurrency = 64 } = options;
    this.#clock = clock;
    this.#logger = logger;
    this.#target = {
      url: parseTarget(options.url, "backend.url"),
      signer: createSigner(options.secret, "backend.secret"),
      clock,
      maxAnswerBytes: toInteger(options.maxAnswerBytes, 131_072, "maxAnswerBytes"),
    };
    this.#timeoutMs = toInteger(options.timeoutMs, 3000, "timeoutMs");
    const maxBusy = toInteger(concurrency, 64, "concurrency");
    this.#slots = new Slots(maxBusy, maxBusy * WAITING_PER_SLOT);
    this.#breaker = new Breaker(clock, {
      failures: toInteger(options.breakerFailures, 5, "breakerFailures"),
      openMs: toInteger(options.breakerMs, 2000, "breakerMs"),
    });
  }

  /** Asks for a verdict, which changes nothing: where the connection broke it is asked for once more. */
  async ask(question: object, check: Check, trace?: TraceHeaders): Promise<object> {
    const abort = new AbortController();
    const cancel = this.#clock.schedule(this.#timeoutMs, () =>
      abort.abort(new DOMException(`no answer within ${this.#timeoutMs} ms`, TIMED_OUT)),
    );
    try {
      const post = { id: toMessageId(), body: JSON.stringify(question), headers: trace };
      const first = await this.#attempt(post, check, abort.signal);
      const isOver = first.kind === "verdict" || !first.isPassing || abort.signal.aborted;
      const last = isOver ? first : await this.#attempt(post, check, abort.signal);
      return toVerdict(last);
    } finally {
      cancel();
    }
  }

  /** Has a call answered. It may do something, so it is put once; `signal` ends it. */
  async call(question: CallQuestion, check: Check, signal: AbortSignal): Promise<object> {
    const post = { id: toMessageId(), body: JSON.stringify(question) };
    const answered = await this.#attempt(post, check, signal);
    if (answered.kind === "verdict" || answered.isUnsent) return toVerdict(answered);
    // Whether it took effect is unknown, which is no error that invites to a repeat (PROTOCOL [ERR-1]).
    throw new Error(`backend: the call ${question.method} has no result: ${answered.reason}`);
  }

  async #attempt(post: SignedPost, check: Check, signal: AbortSignal): Promise<Answered> {
    const waitMs = this.#breaker.enter();
    if (waitMs > 0) throw new BackendError("left alone after failures", { afterMs: Math.ceil(waitMs) });
    if (!(await this.#slots.enter(signal))) {
      this.#breaker.abandon();
      throw new BackendError("too many questions wait for the backend", { afterMs: 1000 });
    }
    try {
      const answered = toAnswered(await postSigned(this.#target, post, signal), check);
      this.#note(answered, signal);
      return answered;
    } finally {
      this.#slots.leave();
    }
  }

  #note(answered: Answered, signal: AbortSignal): void {
    if (answered.kind === "verdict") return this.#breaker.succeed();
    // A client that went away says nothing about the backend.
    if (signal.aborted && (signal.reason as { readonly name?: unknown }).name !== TIMED_OUT)
      return this.#breaker.abandon();
    const hasOpened = this.#breaker.fail();
    this.#logger.warn("the backend did not answer as it must", { reason: answered.reason });
    if (hasOpened) this.#logger.error("the backend is left alone for a while after failures", {});
  }
}

/** The verdict, which the check of its question has passed. */
function toVerdict(answered: Answered): object {
  if (answered.kind === "verdict") return answered.verdict;
  throw new BackendError(answered.reason);
}

function toInteger(value: number | undefined, fallback: number, option: string): number {
  if (value === undefined) return fallback;
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new TypeError(`backend.${option}: must be an integer of at least 1, got ${String(value)}`);
}

/**
 * A backend that is asked over HTTP, in any language: one signed POST for each question (`schema/backend.schema.json`).
 *
 * Fails closed: no answer in time, one with another status than 200, and one that breaks its schema refuse with
 * `not_available`; the log says why. Questions may come twice, under the same `webhook-id`; calls come once. Throws a
 * `TypeError` that names the option when one is wrong.
 */
export function createHttpBackend(options: HttpBackendOptions): Backend {
  const asker = new HttpAsker(options);
  const asks = new Set<Ask>(options.asks);
  if (asks.size === 0)
    throw new TypeError("backend.asks: name what it is asked: connect, subscribe, publish, call");
  const toAsked =
    <Answer extends object>(check: Check) =>
    (question: object, trace?: TraceHeaders): Promise<Answer> =>
      asker.ask(question, check, trace) as Promise<Answer>;
  return {
    ...(options.only !== undefined && { only: options.only }),
    ...(asks.has("connect") && { connect: toAsked<Verdict>(checkVerdict) }),
    ...(asks.has("subscribe") && { subscribe: toAsked<Verdict>(checkVerdict) }),
    ...(asks.has("publish") && { publish: toAsked<PublishVerdict>(checkPublishVerdict) }),
    ...(asks.has("call") && {
      call: (question, signal) => asker.call(question, checkCallVerdict, signal) as Promise<CallVerdict>,
    }),
  };
}
