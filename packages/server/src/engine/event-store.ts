import type { Awaitable } from "../awaitable.ts";

/** An event that is still to be told. */
export interface KeptEvent {
  /** Its place among the events: each is greater than those before. */
  readonly place: number;
  /** The event as JSON. */
  readonly text: string;
  /** How many were lost right before it. */
  readonly dropped: number;
}

/**
 * Keeps events over a restart until they have been told. What is added is kept as firmly as the engine keeps messages
 * when `add` completes; a crash before loses it. Faults of the store are values here too: false.
 */
export interface EventStore {
  /** All that is kept, in the order of the places. Called once, before anything else. */
  read(): Iterable<KeptEvent>;
  add(event: KeptEvent): Awaitable<boolean>;
  /** Forgets the events up to a place, that one included. */
  remove(upTo: number): Awaitable<boolean>;
}
