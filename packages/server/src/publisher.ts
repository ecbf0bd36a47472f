import { whenReady, type Awaitable } from "./awaitable.ts";
import type { Clock } from "./clock.ts";
import { digest } from "./codec/digest.ts";
import { encodeSignal, toMessageTemplate } from "./codec/encode.ts";
import { findPayloadFault, type LoadedNamespace } from "./contract/loaded-contract.ts";
import type { Appended, Engine, IdempotencyKey } from "./engine/engine.ts";
import { refuse, type Refusal } from "./errors.ts";
import type { Author, Position } from "./generated/frames.ts";

/** What is to be said in a channel. Its envelope has been judged; its payload has not. */
export interface Utterance {
  readonly channel: string;
  readonly event: string;
  readonly data: object;
  /** Names this publish for retries. */
  readonly key?: string | undefined;
  /** Undefined where the program itself speaks. */
  readonly by: Author | undefined;
}

/** What came of a publish: the message is at `position`, by this publish or by an earlier one with its key. */
export type Published =
  | { readonly kind: "published"; readonly position: Position; readonly isDuplicate: boolean }
  | Refusal;

/** Whose keys those of the program are. No user has an empty name. */
const PROGRAM = "";

/**
 * Where everything that is said passes, whichever way it came in: judges event and payload by the contract, and hands
 * what may be said to the engine. Who may say it is judged before.
 */
export class Publisher {
  readonly #engine: Engine;
  readonly #clock: Clock;

  constructor(engine: Engine, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  /** Adds a message to a channel of this namespace; faults are judged in the order that PROTOCOL, publish, gives. */
  publish(namespace: LoadedNamespace, { channel, event, data, key, by }: Utterance): Awaitable<Published> {
    const fault = findPayloadFault(namespace, "message", event, data);
    if (fault !== undefined) return fault;
    // Turned into text once, whatever the number of subscribers; the client's own text is never forwarded.
    const dataText = JSON.stringify(data);
    const { before, behind } = toMessageTemplate({
      channel,
      event,
      timeMs: this.#clock.now(),
      by,
      key,
      dataText,
    });
    const idempotency: IdempotencyKey | undefined =
      key === undefined
        ? undefined
        : { user: by?.user ?? PROGRAM, key, digest: digest(`${event} ${dataText}`) };
    const appended = this.#engine.append({
      channel,
      retention: namespace.retention,
      before,
      behind,
      idempotency,
    });
    return whenReady(appended, toPublished);
  }

  /** Hands a signal to the subscribers of a channel of this namespace; the refusal where that may not be. */
  signal(namespace: LoadedNamespace, { channel, event, data, by }: Utterance): Refusal | undefined {
    const fault = findPayloadFault(namespace, "signal", event, data);
    if (fault !== undefined) return fault;
    const dataText = JSON.stringify(data);
    const text = encodeSignal({ channel, event, timeMs: this.#clock.now(), by, dataText });
    this.#engine.signal(channel, Buffer.from(text));
    return undefined;
  }
}

function toPublished(appended: Appended): Published {
  switch (appended.kind) {
    case "appended":
      return { kind: "published", position: appended.position, isDuplicate: false };
    case "duplicate":
      return { kind: "published", position: appended.position, isDuplicate: true };
    case "keyReused":
      return refuse("key_reused");
    case "unavailable":
      return refuse("not_available");
  }
}
