import { isPromise, whenReady, type Awaitable } from "../awaitable.ts";
import { CallError, type MethodHandler } from "../calls.ts";
import { toNamespace } from "../channel/channel-name.ts";
import { findGuardFault } from "../codec/guard.ts";
import { findPayloadFault, type LoadedContract, type LoadedNamespace } from "../contract/loaded-contract.ts";
import { closeWith, refuse, toProse, type Closure, type Refusal } from "../errors.ts";
import {
  checkCallQuestion,
  checkCallVerdict,
  checkConnectQuestion,
  checkPublishQuestion,
  checkPublishVerdict,
  checkSubscribeQuestion,
  checkVerdict,
  type Check,
} from "../generated/backend-checks.ts";
import { errorCodes } from "../generated/codes.ts";
import type { ConnectionView } from "../hooks.ts";
import type { Reviewed, Reviewer, Utterance } from "../publisher.ts";
import { count, type Tally } from "../tally.ts";
import {
  BackendError,
  toRetryable,
  type Asked,
  type Backend,
  type CallQuestion,
  type PublishQuestion,
  type PublishVerdict,
  type Verdict,
} from "./backend.ts";

/** What a connection is to be let in as. */
export interface Candidate extends ConnectionView {
  readonly isGuest: boolean;
}

/** A question that is checked, with the check of its answer. */
interface Checks {
  readonly question: Check;
  readonly answer: Check;
}

function isRefusal(decided: object): decided is Refusal {
  return "kind" in decided && decided.kind === "refusal";
}

function assertFits(check: Check, value: unknown, what: string): void {
  const issue = check(value)?.[0];
  if (issue === undefined) return;
  throw new TypeError(`backend: ${what} breaks its schema at "${issue.at}": ${issue.message}`);
}

/** The refusal where a backend could not decide. Everything else that is thrown is a bug. */
function toUnanswered(error: unknown): Refusal {
  if (error instanceof BackendError) return toRetryable(error);
  throw error;
}

/** Holds question and answer against their schemas. What is thrown here, but a `BackendError`, is a bug. */
function ask<Question extends { readonly ask: string }, Answer extends object>(
  put: (question: Question) => Awaitable<Answer>,
  question: Question,
  checks: Checks,
): Awaitable<Answer> {
  assertFits(checks.question, question, `the question ${question.ask}`);
  return whenReady(put(question), (answer) => {
    assertFits(checks.answer, answer, `the answer to ${question.ask}`);
    return answer;
  });
}

/** Asks something where nobody could decide is a refusal. */
function decide<Answer extends object>(asking: () => Awaitable<Answer>): Awaitable<Answer | Refusal> {
  try {
    const answered = asking();
    return isPromise(answered) ? answered.catch(toUnanswered) : answered;
  } catch (error) {
    return toUnanswered(error);
  }
}

/** Everything that a backend is asked, with what follows from its verdicts. */
export class Questions implements Reviewer {
  readonly #backend: Backend;
  readonly #maxBytes: number;
  readonly #tally: Pick<Tally, "verdicts">;
  readonly #asked: { readonly [Name in keyof Asked]-?: ReadonlySet<string> };

  /** Throws a `TypeError` that names the place where the backend is to be asked about something that is not in the contract. */
  constructor(
    backend: Backend,
    contract: LoadedContract,
    { maxBytes, tally }: { readonly maxBytes: number; readonly tally: Pick<Tally, "verdicts"> },
  ) {
    this.#backend = backend;
    this.#tally = tally;
    this.#maxBytes = maxBytes;
    const { namespaces, methods = {} } = contract.document;
    const { only = {} } = backend;
    assertKnown("subscribe", only.subscribe, namespaces, "namespace");
    assertKnown("publish", only.publish, namespaces, "namespace");
    assertKnown("call", only.call, methods, "method");
    const inbox = only.subscribe?.find((name) => contract.inboxes.includes(name));
    if (inbox !== undefined)
      throw new TypeError(`backend.only.subscribe: ${inbox} is an inbox, which is its user's without asking`);
    const list = (
      isAsked: boolean,
      named: readonly string[] | undefined,
      all: readonly string[],
    ): ReadonlySet<string> => new Set(isAsked ? (named ?? all) : []);
    const names = Object.keys(namespaces);
    const withoutInboxes = names.filter((name) => !contract.inboxes.includes(name));
    this.#asked = {
      subscribe: list(backend.subscribe !== undefined, only.subscribe, withoutInboxes),
      publish: list(backend.publish !== undefined, only.publish, names),
      call: list(backend.call !== undefined, only.call, Object.keys(methods)),
    };
  }

  /** Whether messages in this channel wait for a verdict. */
  asksPublish(channel: string): boolean {
    return this.#asked.publish.size > 0 && this.#asked.publish.has(toNamespace(channel));
  }

  /** Why a user may not connect; undefined when nothing speaks against it. */
  connect({ connection, user, remoteAddress, isGuest }: Candidate): Awaitable<Closure | undefined> {
    const { connect } = this.#backend;
    if (connect === undefined) return undefined;
    const question = { ask: "connect", connection, user, guest: isGuest, remoteAddress } as const;
    const checks = { question: checkConnectQuestion, answer: checkVerdict };
    const decided = decide(() => ask(connect, question, checks));
    return whenReady(decided, (verdict) => {
      this.#count(verdict);
      if (isRefusal(verdict)) return closeWith("overloaded", verdict.message);
      return verdict.allow ? undefined : closeWith("forbidden", toReason(verdict));
    });
  }

  /** Why a connection may not read a channel; undefined when nothing speaks against it. */
  subscribe({ connection, user }: ConnectionView, channel: string): Awaitable<Refusal | undefined> {
    const { subscribe } = this.#backend;
    if (subscribe === undefined || !this.#asked.subscribe.has(toNamespace(channel))) return undefined;
    const question = { ask: "subscribe", connection, user, channel } as const;
    const checks = { question: checkSubscribeQuestion, answer: checkVerdict };
    const decided = decide(() => ask(subscribe, question, checks));
    return whenReady(decided, (verdict) => {
      this.#count(verdict);
      return toRefusal(verdict);
    });
  }

  /** What is to be stored of an utterance of a connection, or why it may not be. */
  publish(
    namespace: LoadedNamespace,
    { channel, event, data, key, by, trace }: Utterance,
  ): Awaitable<Reviewed | Refusal> {
    const { publish } = this.#backend;
    if (publish === undefined || by?.connection === undefined) return { kind: "reviewed", data };
    const question = {
      ask: "publish",
      connection: by.connection,
      user: by.user,
      channel,
      event,
      data: data as Record<string, unknown>,
      ...(key !== undefined && { key }),
    } as const;
    const checks = { question: checkPublishQuestion, answer: checkPublishVerdict };
    const put = (asked: PublishQuestion): Awaitable<PublishVerdict> => publish(asked, trace?.headers);
    const decided = decide(() => ask(put, question, checks));
    return whenReady(decided, (verdict) => {
      this.#count(verdict);
      const refusal = toRefusal(verdict);
      if (refusal !== undefined) return refusal;
      const rewritten = (verdict as PublishVerdict).data;
      return {
        kind: "reviewed",
        data: rewritten === undefined ? data : this.#judge(namespace, event, rewritten),
      };
    });
  }

  /** The handlers of the methods that the backend answers. */
  toMethods(): ReadonlyMap<string, MethodHandler> {
    const { call } = this.#backend;
    if (call === undefined) return new Map();
    const checks = { question: checkCallQuestion, answer: checkCallVerdict };
    return new Map(
      [...this.#asked.call].map((method): [string, MethodHandler] => [
        method,
        (data, { connection, user, channel, signal }) => {
          const question = {
            ask: "call",
            connection,
            user,
            method,
            ...(channel !== undefined && { channel }),
            data: data as Record<string, unknown>,
          } as const;
          const answered = ask((asked: CallQuestion) => call(asked, signal), question, checks);
          return whenReady(answered, (verdict) => {
            if (verdict.allow && verdict.data !== undefined) return verdict.data;
            throw new CallError(toReason(verdict) ?? errorCodes.call_failed.meaning);
          });
        },
      ]),
    );
  }

  #count(decided: Verdict | Refusal): void {
    const verdict = isRefusal(decided) ? "unanswered" : decided.allow ? "allowed" : "refused";
    count(this.#tally.verdicts, verdict);
  }

  /** What a backend made of a payload, as it will be stored. Throws where the contract would not have let it in. */
  #judge(namespace: LoadedNamespace, event: string, rewritten: object): object {
    const text = JSON.stringify(rewritten);
    const data = JSON.parse(text) as object;
    // One deeper than the data, as it stands in a frame.
    const guard = findGuardFault({ data });
    const fault =
      Buffer.byteLength(text) > this.#maxBytes
        ? `is longer than ${this.#maxBytes} bytes`
        : guard === undefined
          ? findPayloadFault(namespace, "message", event, data)?.message
          : guard.kind === "size"
            ? guard.message
            : `${guard.issue.at} ${guard.issue.message}`;
    if (fault === undefined) return data;
    throw new TypeError(`backend: the data that is to take the place of ${event}: ${fault}`);
  }
}

/** Why not, in words that a frame can carry. */
function toReason({ message }: Verdict): string | undefined {
  return message === undefined ? undefined : toProse(message);
}

function toRefusal(decided: Verdict | Refusal): Refusal | undefined {
  if (isRefusal(decided)) return decided;
  return decided.allow ? undefined : refuse("forbidden", toReason(decided));
}

function assertKnown(
  verb: keyof Asked,
  named: readonly string[] | undefined,
  known: object,
  what: "namespace" | "method",
): void {
  const unknown = named?.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined)
    throw new TypeError(`backend.only.${verb}: the contract declares no ${what} ${unknown}`);
}
