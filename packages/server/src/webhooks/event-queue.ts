import type { EventStore, KeptEvent } from "../engine/event-store.ts";

/** How much waits to be told. */
export interface QueueLimit {
  readonly events: number;
  readonly bytes: number;
}

/** Events that are told together. */
export interface EventBatch {
  readonly events: readonly KeptEvent[];
  /** How many were lost before the first of them. */
  readonly dropped: number;
}

/**
 * Events in the order in which they are to be told. When it is full, what comes is dropped: what is told has no hole but
 * where `dropped` says how many are missing. Kept by a store too, where there is one.
 */
export class EventQueue {
  readonly #limit: QueueLimit;
  readonly #store: EventStore | undefined;
  #events: KeptEvent[] = [];
  #bytes = 0;
  #lastPlace = 0;
  /** Lost since the last event of the queue. */
  #dropped = 0;

  constructor(limit: QueueLimit, store: EventStore | undefined) {
    this.#limit = limit;
    this.#store = store;
    for (const event of store?.read() ?? []) this.#push(event);
  }

  get size(): number {
    return this.#events.length;
  }

  /** Adds an event; false when it is dropped. */
  add(text: string): boolean {
    const isFull = this.#events.length >= this.#limit.events || this.#bytes + text.length > this.#limit.bytes;
    if (isFull) {
      this.#dropped++;
      return false;
    }
    const event = { place: this.#lastPlace + 1, text, dropped: this.#dropped };
    this.#dropped = 0;
    this.#push(event);
    void this.#store?.add(event);
    return true;
  }

  /** The oldest events, which stay; undefined when there are none. Where some are missing another batch begins. */
  peek({ events: most, bytes }: QueueLimit): EventBatch | undefined {
    const [first] = this.#events;
    if (first === undefined) return undefined;
    const events: KeptEvent[] = [];
    let left = bytes;
    for (const event of this.#events.slice(0, most)) {
      left -= event.text.length;
      if (events.length > 0 && (left < 0 || event.dropped > 0)) break;
      events.push(event);
    }
    return { events, dropped: first.dropped };
  }

  /** The events of a batch have been told. */
  remove({ events }: EventBatch): void {
    this.#events.splice(0, events.length);
    for (const { text } of events) this.#bytes -= text.length;
    void this.#store?.remove(events.at(-1)?.place ?? 0);
  }

  /** Nobody will be told of the events of a batch; what follows them says so. */
  giveUp(batch: EventBatch): void {
    this.remove(batch);
    const lost = batch.events.length + batch.dropped;
    const [next, ...rest] = this.#events;
    if (next === undefined) this.#dropped += lost;
    else {
      const marked = { ...next, dropped: next.dropped + lost };
      this.#events = [marked, ...rest];
      void this.#store?.add(marked);
    }
  }

  #push(event: KeptEvent): void {
    this.#events.push(event);
    this.#bytes += event.text.length;
    this.#lastPlace = event.place;
  }
}
