import { isPromise } from "../awaitable.ts";
import type { Clock } from "../clock.ts";
import type { Engine, LogPage, ReadLimit } from "../engine/engine.ts";
import type { Position } from "../generated/frames.ts";
import { count, type Tally } from "../tally.ts";
import type { Subscriber, Subscription } from "./subscription.ts";

type Replaying = Extract<Subscription, { phase: "replaying" }>;

/** When a store that could not be reached is asked again. */
const AGAIN_MS = 250;

/** Kept messages are sent in chunks of this size; the next one follows when the network has taken the last. */
const CHUNK: ReadLimit = { messages: 200, bytes: 64 * 1024 };

interface Running {
  readonly subscription: Replaying;
  readonly channel: string;
  readonly head: () => Position;
  readonly onCaughtUp: () => void;
}

/**
 * Sends kept messages to those who asked for them, from the log, until they have caught up with the live ones.
 *
 * What is published meanwhile is kept too and comes from the log in its turn, so nothing is buffered for a slow reader.
 */
export class Replay {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #running = new Map<Replaying, Running>();
  readonly #waiting = new Map<Subscriber, Set<Running>>();

  readonly #tally: Tally;

  constructor(engine: Engine, clock: Clock, tally: Tally) {
    this.#engine = engine;
    this.#clock = clock;
    this.#tally = tally;
  }

  /** Begins a replay; `onCaughtUp` is called once, at once when nothing is missing. */
  begin(subscription: Replaying, channel: string, head: () => Position, onCaughtUp: () => void): void {
    const running: Running = { subscription, channel, head, onCaughtUp };
    this.#running.set(subscription, running);
    this.#continue(running);
  }

  /** Stops a replay where it is. */
  end(subscription: Replaying): void {
    const running = this.#running.get(subscription);
    if (running === undefined) return;
    this.#running.delete(subscription);
    const waiting = this.#waiting.get(subscription.subscriber);
    waiting?.delete(running);
    if (waiting?.size === 0) this.#waiting.delete(subscription.subscriber);
  }

  /** Goes on with the replays that waited for this subscriber's network. */
  onDrained(subscriber: Subscriber): void {
    const waiting = this.#waiting.get(subscriber);
    if (waiting === undefined) return;
    this.#waiting.delete(subscriber);
    for (const running of waiting) this.#continue(running);
  }

  #continue(running: Running): void {
    while (this.#running.has(running.subscription)) {
      const { subscription, channel } = running;
      const { epoch, offset } = running.head();
      if (subscription.delivered >= offset) {
        this.#running.delete(subscription);
        running.onCaughtUp();
        return;
      }
      if (subscription.subscriber.outbox.queuedBytes >= CHUNK.bytes) return this.#wait(running);
      const beganMs = this.#tally.engine.read.begin();
      const page = this.#engine.read(
        channel,
        { direction: "forward", position: { epoch, offset: subscription.delivered } },
        CHUNK,
      );
      if (isPromise(page)) {
        void page.then((read) => {
          this.#tally.engine.read.end(beganMs);
          if (this.#deliver(running, read)) this.#continue(running);
        });
        return;
      }
      this.#tally.engine.read.end(beganMs);
      if (!this.#deliver(running, page)) return;
    }
  }

  /** Sends a chunk; false when the replay is over. */
  #deliver(running: Running, page: LogPage): boolean {
    const { subscription, channel } = running;
    const { subscriber } = subscription;
    if (!this.#running.has(subscription)) return false;
    if (page.kind === "unavailable") {
      // Nothing is lost by that: the rest follows when the store is there again.
      this.#clock.schedule(AGAIN_MS, () => this.#continue(running));
      return false;
    }
    if (page.kind === "gap") {
      // Trimmed while it was being read: there is no going on without a hole.
      this.end(subscription);
      subscriber.onLost(channel);
      return false;
    }
    const head = running.head().offset;
    for (const { offset, bytes } of page.messages) {
      // What the engine has stored and not yet told comes live.
      if (offset > head) break;
      subscriber.outbox.send(bytes);
      count(this.#tally.framesSent, "message");
      subscription.delivered = offset;
    }
    subscriber.outbox.flush();
    return true;
  }

  #wait(running: Running): void {
    const { subscriber } = running.subscription;
    const waiting = this.#waiting.get(subscriber);
    if (waiting === undefined) this.#waiting.set(subscriber, new Set([running]));
    else waiting.add(running);
  }
}
