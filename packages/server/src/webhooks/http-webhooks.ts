import { createSigner, toMessageId } from "../backend/signature.ts";
import { parseTarget, postSigned, type PostTarget } from "../backend/signed-post.ts";
import type { Cancel } from "../clock.ts";
import type { WebhookEvent } from "../generated/backend.ts";
import { count } from "../tally.ts";
import { EventQueue, type EventBatch } from "./event-queue.ts";
import type { OpenWebhooks, WebhookHost, Webhooks } from "./webhooks.ts";

/** Where events are told, and of what. */
export interface HttpWebhookOptions {
  /** Where events go, http or https. Redirects are not followed. */
  readonly url: string;
  /** What requests are signed with: `whsec_` and 24 to 64 bytes in base64; two of them, with a space between, while one is changed. */
  readonly secret: string;
  /** Namespaces whose messages are told. Default: none. */
  readonly messages?: readonly string[];
  /** Events that may wait; when so many do, new ones are dropped and counted. Default: 10,000. */
  readonly maxQueued?: number;
  /** Most of what waits, in characters of JSON. Default: 16,777,216. */
  readonly maxQueuedLength?: number;
  /** How long one attempt may take, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number;
  /** After how long the events of a batch are given up that nobody accepts, in milliseconds. Default: a day. */
  readonly giveUpMs?: number;
}

/** What has become of the events of a server. */
export interface WebhookCounts {
  readonly queued: number;
  readonly delivered: number;
  /** Lost because too many waited, or nobody accepted them for too long. */
  readonly dropped: number;
  readonly failedAttempts: number;
}

/** Webhooks over HTTP. */
export interface HttpWebhooks extends Webhooks {
  /** Counts since the start; undefined before. */
  readonly counts: WebhookCounts | undefined;
}

const BATCH = { events: 100, bytes: 262_144 };
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

interface Settings {
  readonly limit: { readonly events: number; readonly bytes: number };
  readonly timeoutMs: number;
  readonly giveUpMs: number;
}

/** A batch on its way: the same request, under the same id, until it is accepted or given up. */
interface Parcel {
  readonly batch: EventBatch;
  readonly id: string;
  readonly body: string;
  readonly sinceMs: number;
}

/** Tells one address, one batch after another. */
class Delivery implements OpenWebhooks {
  readonly #target: PostTarget;
  readonly #settings: Settings;
  readonly #host: WebhookHost;
  readonly #queue: EventQueue;
  readonly #abort = new AbortController();
  #running: Promise<void> | undefined;
  /** Ends the pause before another attempt; undefined when there is none. */
  #wake: (() => void) | undefined;
  #isStopping = false;
  #wasFull = false;
  #delivered = 0;
  #dropped = 0;
  #failedAttempts = 0;

  constructor(target: PostTarget, settings: Settings, host: WebhookHost) {
    this.#target = target;
    this.#settings = settings;
    this.#host = host;
    this.#queue = new EventQueue(settings.limit, host.store);
    if (this.#queue.size > 0) this.#begin();
  }

  get counts(): WebhookCounts {
    return {
      queued: this.#queue.size,
      delivered: this.#delivered,
      dropped: this.#dropped,
      failedAttempts: this.#failedAttempts,
    };
  }

  tell(event: WebhookEvent): void {
    const isAdded = this.#queue.add(JSON.stringify(event));
    if (!isAdded) this.#countDropped(1);
    // Once for each time that it fills up, or the log would fill up too.
    if (!isAdded && !this.#wasFull)
      this.#host.logger.error("too many webhook events wait; new ones are dropped", {
        queued: this.#queue.size,
      });
    this.#wasFull = !isAdded;
    this.#begin();
  }

  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true;
    this.#wake?.();
    const cancel = this.#host.clock.schedule(withinMs, () => this.#abort.abort());
    await this.#running;
    cancel();
    if (this.#queue.size === 0) return;
    const isKept = this.#host.store !== undefined;
    this.#host.logger.warn(`webhook events were not told${isKept ? " yet; they are kept" : ""}`, {
      queued: this.#queue.size,
    });
  }

  #begin(): void {
    this.#running ??= this.#run()
      .catch((bug: unknown) => {
        const error = bug instanceof Error ? bug.message : String(bug);
        this.#host.logger.error("webhook events could not be told", { error });
      })
      .finally(() => (this.#running = undefined));
  }

  async #run(): Promise<void> {
    // What else happens in this turn goes in the same batch.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = this.#queue.peek(BATCH); batch !== undefined; batch = this.#queue.peek(BATCH))
      if (!(await this.#deliver(this.#toParcel(batch)))) return;
  }

  #countDropped(events: number): void {
    this.#dropped += events;
    count(this.#host.tally.webhooks, "dropped", events);
  }

  #toParcel(batch: EventBatch): Parcel {
    const texts = batch.events.map(({ text }) => text).join(",");
    const dropped = batch.dropped === 0 ? "" : `,"dropped":${batch.dropped}`;
    const body = `{"events":[${texts}]${dropped}}`;
    return { batch, id: toMessageId(), body, sinceMs: this.#host.clock.elapsed() };
  }

  /** Until it is accepted or given up: false when the server stops before. */
  async #deliver(parcel: Parcel): Promise<boolean> {
    const { batch, sinceMs } = parcel;
    const { clock, logger } = this.#host;
    for (let failures = 1; ; failures++) {
      const fault = await this.#attempt(parcel);
      if (fault === undefined) {
        this.#queue.remove(batch);
        this.#delivered += batch.events.length;
        count(this.#host.tally.webhooks, "delivered", batch.events.length);
        return true;
      }
      this.#failedAttempts++;
      count(this.#host.tally.webhooks, "failed");
      logger.warn("a webhook did not accept its events", { reason: fault, failures });
      if (clock.elapsed() - sinceMs >= this.#settings.giveUpMs) {
        this.#queue.giveUp(batch);
        this.#countDropped(batch.events.length);
        logger.error("webhook events are given up", { events: batch.events.length });
        return true;
      }
      if (this.#isStopping) return false;
      await this.#pause(failures);
    }
  }

  /** Why the batch was not accepted; undefined when it was. */
  async #attempt({ id, body }: Parcel): Promise<string | undefined> {
    const { timeoutMs } = this.#settings;
    const abort = new AbortController();
    const end = (): void => abort.abort(new Error(`no answer within ${timeoutMs} ms`));
    const cancel: Cancel = this.#host.clock.schedule(timeoutMs, end);
    if (this.#abort.signal.aborted) end();
    this.#abort.signal.addEventListener("abort", end, { once: true });
    const posted = await postSigned(this.#target, { id, body }, abort.signal);
    this.#abort.signal.removeEventListener("abort", end);
    cancel();
    if (posted.kind !== "answered") return posted.reason;
    return posted.status >= 200 && posted.status < 300 ? undefined : `status ${posted.status}`;
  }

  /** A growing pause, of which at least half is waited and the rest is chance. */
  #pause(failures: number): Promise<void> {
    const longestMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wake = undefined;
        cancel();
        resolve();
      };
      const cancel = this.#host.clock.schedule(longestMs * (0.5 + Math.random() / 2), wake);
      this.#wake = wake;
    });
  }
}

function toInteger(value: number | undefined, fallback: number, option: string): number {
  if (value === undefined) return fallback;
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new TypeError(`webhooks.${option}: must be an integer of at least 1, got ${String(value)}`);
}

/**
 * Webhooks over HTTP: signed POSTs of up to 100 events (`schema/webhook.schema.json`), one at a time.
 *
 * At least once: a batch is told until an answer of 2xx, with growing pauses, so an event may come again under its id.
 * In order: an event comes first when all before it were accepted, given up or dropped. Never more than `maxQueued`
 * wait; beyond, new ones are dropped, and the next batch says how many. With an engine that keeps events they survive a
 * restart. Throws a `TypeError` that names the option when one is wrong.
 */
export function createHttpWebhooks(options: HttpWebhookOptions): HttpWebhooks {
  const url = parseTarget(options.url, "webhooks.url");
  const signer = createSigner(options.secret, "webhooks.secret");
  const settings: Settings = {
    limit: {
      events: toInteger(options.maxQueued, 10_000, "maxQueued"),
      bytes: toInteger(options.maxQueuedLength, 16_777_216, "maxQueuedLength"),
    },
    timeoutMs: toInteger(options.timeoutMs, 10_000, "timeoutMs"),
    giveUpMs: toInteger(options.giveUpMs, 86_400_000, "giveUpMs"),
  };
  let delivery: Delivery | undefined;
  return {
    messages: options.messages ?? [],
    get counts() {
      return delivery?.counts;
    },
    open(host) {
      delivery = new Delivery({ url, signer, clock: host.clock, maxAnswerBytes: 0 }, settings, host);
      return delivery;
    },
  };
}
