import type { Clock } from "./clock.ts";
import {
  encodeRequest,
  findSizeFault,
  type Request,
  type Requests,
  type RequestText,
} from "./connection/requests.ts";
import { createDeferred, type Deferred } from "./deferred.ts";
import { ParlanceError } from "./errors.ts";
import type { Ok, Position, Welcome } from "./generated/frames.ts";

/** What is to be published, already found valid. */
export interface PublishRequest {
  readonly channel: string;
  readonly event: string;
  readonly data: object;
  readonly signal?: AbortSignal | undefined;
}

/** Bounds of what waits for an ack. */
export interface PendingLimits {
  /** How many publishes may wait at a time. */
  readonly maxCount: number;
  /** How long one may wait. Shorter than a server remembers keys, so that a late repeat adds nothing twice. */
  readonly maxAgeMs: number;
}

/** A publish from the call to its ack, through as many connections as it takes. */
class PendingPublish implements Request<Ok> {
  readonly channel: string;
  readonly frame: RequestText;
  readonly reply = "ok";
  readonly #onSettled: () => void;
  readonly #outcome: Deferred<Position> = createDeferred();
  #status: "queued" | "sent" | "settled" = "queued";

  constructor({ channel, event, data }: PublishRequest, key: string, onSettled: () => void) {
    this.channel = channel;
    this.frame = encodeRequest("publish", { channel, event, key, data });
    this.#onSettled = onSettled;
  }

  get outcome(): Promise<Position> {
    return this.#outcome.promise;
  }

  /** Whether it left for the server, which may have taken it. */
  get isInDoubt(): boolean {
    return this.#status === "sent";
  }

  onSent(): void {
    this.#status = "sent";
  }

  onGranted({ position }: Ok): void {
    if (position) this.resolve(position);
    else
      this.reject(
        new ParlanceError("bad_server_frame", "an ok without position", {
          channel: this.channel,
        }),
      );
  }

  onRefused(error: ParlanceError): void {
    this.reject(error);
  }

  resolve(position: Position): void {
    if (this.#settle()) this.#outcome.resolve(position);
  }

  reject(reason: unknown): void {
    if (this.#settle()) this.#outcome.reject(reason);
  }

  #settle(): boolean {
    if (this.#status === "settled") return false;
    this.#status = "settled";
    this.#onSettled();
    return true;
  }
}

/**
 * What this client published and has no ack for, in order. What was sent when a connection broke is sent again with
 * its key where the server remembers keys (feature `idempotency`), and rejected where nobody can know.
 */
export class Publishes {
  readonly #clock: Clock;
  readonly #limits: PendingLimits;
  readonly #pending = new Map<string, PendingPublish>();
  #session: { readonly requests: Requests; readonly welcome: Welcome } | undefined;

  constructor(clock: Clock, limits: PendingLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Queues a publish and sends it as soon as there is a session. */
  add(request: PublishRequest, key: string): Promise<Position> {
    const { channel, event, signal } = request;
    const { maxCount, maxAgeMs } = this.#limits;
    if (this.#pending.size >= maxCount) {
      throw new ParlanceError("queue_full", `${maxCount} publishes await an ack`, {
        channel,
        retryable: true,
      });
    }
    const expire = (): void =>
      pending.reject(
        new ParlanceError("expired", `${event} found no ack within ${maxAgeMs} ms`, {
          channel,
          retryable: !pending.isInDoubt,
        }),
      );
    const abort = (): void => pending.reject(signal?.reason);
    const cancel = this.#clock.after(maxAgeMs, expire);
    signal?.addEventListener("abort", abort);
    const pending = new PendingPublish(request, key, () => {
      cancel();
      signal?.removeEventListener("abort", abort);
      this.#pending.delete(key);
      this.#session?.requests.withdraw(pending);
    });
    this.#pending.set(key, pending);
    this.#send(pending);
    return pending.outcome;
  }

  /** A session may publish: sends what waits, in order (PROTOCOL [PUB-2]). */
  open(requests: Requests, welcome: Welcome): void {
    this.#session = { requests, welcome };
    if (!this.#isIdempotent) this.#rejectDoubtful();
    for (const pending of this.#pending.values()) this.#send(pending);
  }

  /** The session has ended. One that was never open to publishes left none of them in doubt. */
  suspend(): void {
    if (this.#session && !this.#isIdempotent) this.#rejectDoubtful();
    this.#session = undefined;
  }

  /** The message of a publish came back by its subscription: as good as an ack. */
  settle(key: string, position: Position): void {
    this.#pending.get(key)?.resolve(position);
  }

  /** Gives up all that waits. */
  rejectAll(error: ParlanceError): void {
    for (const pending of this.#pending.values()) pending.reject(error);
  }

  get #isIdempotent(): boolean {
    return this.#session?.welcome.features.includes("idempotency") ?? false;
  }

  #rejectDoubtful(): void {
    for (const pending of this.#pending.values()) {
      if (!pending.isInDoubt) continue;
      const message = "the connection ended before the ack";
      pending.reject(new ParlanceError("connection_lost", message, { channel: pending.channel }));
    }
  }

  #send(pending: PendingPublish): void {
    if (this.#session === undefined) return;
    const { requests, welcome } = this.#session;
    const fault = findSizeFault(pending.frame, welcome.limits.frameBytes, pending.channel);
    if (fault) pending.reject(fault);
    else requests.add(pending);
  }
}
