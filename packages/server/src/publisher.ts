import { isPromise, whenReady, type Awaitable } from "./awaitable.ts";
import type { Clock } from "./clock.ts";
import { digest } from "./codec/digest.ts";
import { encodeSignal, toMessageTemplate } from "./codec/encode.ts";
import { findPayloadFault, type LoadedNamespace } from "./contract/loaded-contract.ts";
import type { Appended, Bucket, Engine, IdempotencyKey } from "./engine/engine.ts";
import { refuse, type Refusal } from "./errors.ts";
import type { Author, Position } from "./generated/frames.ts";
import { Tally, type Timing } from "./tally.ts";
import type { OpenTraces, PublishTrace, TraceHeaders } from "./traces/traces.ts";

/** What is to be said in a channel. Its envelope has been judged; its payload has not. */
export interface Utterance {
  readonly channel: string;
  readonly event: string;
  readonly data: object;
  /** Names this publish for retries. */
  readonly key?: string | undefined;
  /** Undefined where the program itself speaks. */
  readonly by: Author | undefined;
  /** Where it belongs among the spans of who asked for it. */
  readonly headers?: TraceHeaders | undefined;
  /** Its own trace; undefined where publishes are not traced. */
  readonly trace?: PublishTrace;
}

/** What came of a publish: the message is at `position`, by this publish or by an earlier one with its key. */
export type Published =
  | {
      readonly kind: "published";
      readonly position: Position;
      readonly isDuplicate: boolean;
      /** What was stored, unless it is a duplicate: a reviewer may have given it other data. */
      readonly data: object;
    }
  | Refusal;

/** What is to be stored of an utterance. */
export interface Reviewed {
  readonly kind: "reviewed";
  readonly data: object;
}

/** Who sees what connections say before it is stored, and may refuse it or give it other data. */
export interface Reviewer {
  /** Whether what is said in this channel is to be seen. */
  asksPublish(channel: string): boolean;
  /** What is to be stored, which MUST fit the contract; or why nothing is. */
  publish(namespace: LoadedNamespace, utterance: Utterance): Awaitable<Reviewed | Refusal>;
}

/** Hears of each message that this server has added to a channel, in the order of the acknowledgements. */
export type PublishListener = (
  namespace: LoadedNamespace,
  utterance: Utterance,
  position: Position,
  timeMs: number,
) => void;

/** Whose keys those of the program are. No user has an empty name. */
const PROGRAM = "";

/** Who else has a part in what is said. */
export interface PublisherParts {
  readonly reviewer?: Reviewer | undefined;
  readonly onPublished?: PublishListener | undefined;
  readonly tally?: Tally;
  readonly traces?: OpenTraces | undefined;
}

/**
 * Where everything that is said passes, whichever way it came in: judges event, payload and rate by the contract, and
 * hands what may be said to the engine. Who may say it is judged before.
 */
export class Publisher {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #reviewer: Reviewer | undefined;
  readonly #onPublished: PublishListener | undefined;
  readonly #traces: OpenTraces | undefined;
  readonly #timing: Timing;

  constructor(
    engine: Engine,
    clock: Clock,
    { reviewer, onPublished, tally = new Tally(), traces }: PublisherParts = {},
  ) {
    this.#engine = engine;
    this.#clock = clock;
    this.#reviewer = reviewer;
    this.#onPublished = onPublished;
    this.#timing = tally.engine.append;
    this.#traces = traces;
  }

  /** Adds a message to a channel of this namespace; faults are judged in the order that PROTOCOL, publish, gives. */
  publish(namespace: LoadedNamespace, utterance: Utterance): Awaitable<Published> {
    if (this.#traces === undefined) return this.#publish(namespace, utterance);
    const { event, by, headers } = utterance;
    const facts = {
      namespace: namespace.name,
      event: Object.hasOwn(namespace.declaration.events, event) ? event : undefined,
      source: by?.connection === undefined ? "program" : "connection",
      headers,
    } as const;
    return this.#traces.publish(facts, (trace) => this.#publish(namespace, { ...utterance, trace }));
  }

  #publish(namespace: LoadedNamespace, utterance: Utterance): Awaitable<Published> {
    const fault = this.#judge(namespace, "message", utterance);
    // Spelled out, since whenReady would cost a closure for each message.
    if (isPromise(fault)) return fault.then((late) => late ?? this.#review(namespace, utterance));
    return fault ?? this.#review(namespace, utterance);
  }

  /** Hands a signal to the subscribers of a channel of this namespace; the refusal where that may not be. */
  signal(namespace: LoadedNamespace, utterance: Utterance): Awaitable<Refusal | undefined> {
    return whenReady(this.#judge(namespace, "signal", utterance), (refusal) => {
      if (refusal !== undefined) return refusal;
      const { channel, event, data, by } = utterance;
      const dataText = JSON.stringify(data);
      const text = encodeSignal({ channel, event, timeMs: this.#clock.now(), by, dataText });
      this.#engine.signal(channel, Buffer.from(text));
      return undefined;
    });
  }

  /** The rate comes last: what is refused for another reason takes nothing of it (PROTOCOL [LIM-5]). */
  #judge(
    namespace: LoadedNamespace,
    kind: "message" | "signal",
    { event, data, by }: Utterance,
  ): Awaitable<Refusal | undefined> {
    const fault = findPayloadFault(namespace, kind, event, data);
    if (fault !== undefined || by === undefined) return fault;
    const buckets = toBuckets(namespace, kind, event, by.user);
    if (buckets === undefined) return undefined;
    return whenReady(this.#engine.take(buckets), (afterMs) =>
      afterMs === 0 ? undefined : refuse("rate_limited", undefined, { afterMs }),
    );
  }

  /** What the program says is its own affair; what a connection says may have to be seen first. */
  #review(namespace: LoadedNamespace, utterance: Utterance): Awaitable<Published> {
    const reviewer = this.#reviewer;
    if (
      reviewer === undefined ||
      utterance.by?.connection === undefined ||
      !reviewer.asksPublish(utterance.channel)
    )
      return this.#append(namespace, utterance, utterance.data);
    return whenReady(reviewer.publish(namespace, utterance), (reviewed) =>
      reviewed.kind === "refusal" ? reviewed : this.#append(namespace, utterance, reviewed.data),
    );
  }

  #append(namespace: LoadedNamespace, utterance: Utterance, data: object): Awaitable<Published> {
    const { channel, event, key, by } = utterance;
    const timeMs = this.#clock.now();
    // Turned into text once, whatever the number of subscribers; the client's own text is never forwarded.
    const dataText = JSON.stringify(data);
    const { before, behind } = toMessageTemplate({
      channel,
      event,
      timeMs,
      by,
      key,
      dataText,
    });
    const request = {
      channel,
      retention: namespace.retention,
      before,
      behind,
      idempotency: toIdempotency(utterance, dataText, data),
    };
    const beganMs = this.#timing.begin();
    const appended =
      utterance.trace === undefined
        ? this.#engine.append(request)
        : utterance.trace.append(channel, () => this.#engine.append(request));
    // Spelled out for the same reason.
    if (isPromise(appended))
      return appended.then((late) => {
        this.#timing.end(beganMs);
        return this.#toPublished(late, namespace, utterance, data, timeMs);
      });
    this.#timing.end(beganMs);
    return this.#toPublished(appended, namespace, utterance, data, timeMs);
  }

  #toPublished(
    appended: Appended,
    namespace: LoadedNamespace,
    utterance: Utterance,
    data: object,
    timeMs: number,
  ): Published {
    switch (appended.kind) {
      case "appended":
        this.#onPublished?.(namespace, { ...utterance, data }, appended.position, timeMs);
        return { kind: "published", position: appended.position, isDuplicate: false, data };
      case "duplicate":
        return { kind: "published", position: appended.position, isDuplicate: true, data };
      case "keyReused":
        return refuse("key_reused");
      case "unavailable":
        return refuse("not_available");
    }
  }
}

/** What a user draws from by saying this: the namespace's bucket and the event's; undefined where the contract has none. */
function toBuckets(
  { name, declaration }: LoadedNamespace,
  kind: "message" | "signal",
  event: string,
  user: string,
): readonly Bucket[] | undefined {
  const ofNamespace = kind === "message" ? declaration.rates?.publish : declaration.rates?.signal;
  const ofEvent = declaration.events[event]?.rate;
  if (ofNamespace === undefined && ofEvent === undefined) return undefined;
  const buckets: Bucket[] = [];
  // No part can contain a space, so no two buckets have the same name.
  if (ofNamespace !== undefined) buckets.push({ name: `${kind} ${name} ${user}`, ...ofNamespace });
  if (ofEvent !== undefined) buckets.push({ name: `event ${name} ${event} ${user}`, ...ofEvent });
  return buckets;
}

/** A key stands for what the client sent: what a reviewer makes of it may be another each time. */
function toIdempotency(
  { event, data, key, by }: Utterance,
  storedText: string,
  stored: object,
): IdempotencyKey | undefined {
  if (key === undefined) return undefined;
  const sentText = stored === data ? storedText : JSON.stringify(data);
  return { user: by?.user ?? PROGRAM, key, digest: digest(`${event} ${sentText}`) };
}
