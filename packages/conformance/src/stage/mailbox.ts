import { show, ViolationError, type Violation } from "../verdict.ts";
import type { Awaited } from "../wire/inbox.ts";
import { startPatience } from "../wire/patience.ts";

/** The first thing that went wrong in a case: every wait, now and later, ends with it. */
export class Alarm {
  readonly #listeners = new Set<(fault: Error) => void>();
  #fault: Error | undefined;

  /** What went wrong, if anything did. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  /** Ends all waits. Only the first fault counts. */
  raise(fault: Error): void {
    if (this.#fault !== undefined) return;
    this.#fault = fault;
    for (const listener of this.#listeners) listener(fault);
  }

  /** Notes a broken rule. */
  violate(violation: Violation): void {
    this.raise(new ViolationError(violation));
  }

  /** Calls back when something goes wrong. */
  watch(listener: (fault: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What came and was not looked at yet, and the waits for what is to come. */
export class Mailbox<Item> {
  readonly #alarm: Alarm;
  readonly #deadlineMs: number;
  readonly #looks = new Set<() => void>();
  #items: Item[] = [];
  /** How many unread items came before the one that was taken last. */
  #earlierCount = 0;

  constructor(alarm: Alarm, deadlineMs: number) {
    this.#alarm = alarm;
    this.#deadlineMs = deadlineMs;
  }

  /** What no wait has taken, the oldest first. */
  get unread(): readonly Item[] {
    return this.#items;
  }

  /** What lay before the item that was taken last, and still does. */
  get earlier(): readonly Item[] {
    return this.#items.slice(0, this.#earlierCount);
  }

  /** Takes something in; the first wait that wants it gets it. */
  put(item: Item): void {
    this.#items.push(item);
    for (const look of this.#looks) look();
  }

  /** Takes what is there of a kind, without waiting. */
  takeNow(isWanted: (item: Item) => boolean): Item | undefined {
    const index = this.#items.findIndex(isWanted);
    if (index < 0) return undefined;
    this.#earlierCount = index;
    return this.#items.splice(index, 1)[0];
  }

  /** Waits for the first item of a kind. Others before it stay. Rejects with a `ViolationError` when it does not come. */
  take(isWanted: (item: Item) => boolean, awaited: Awaited): Promise<Item> {
    const { requirement, expected, withinMs = this.#deadlineMs } = awaited;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        stop();
        this.#looks.delete(look);
        unwatch();
        act();
      };
      const fail = (fault: Error): void => settle(() => reject(fault));
      const look = (): void => {
        const found = this.takeNow(isWanted);
        if (found !== undefined) settle(() => resolve(found));
      };
      const stop = startPatience(withinMs, () => {
        const next = this.#items[0];
        const actual = `nothing within ${withinMs} ms${next === undefined ? "" : `, but ${show(next)}`}`;
        fail(new ViolationError({ requirement, expected, actual }));
      });
      const unwatch = this.#alarm.watch(fail);
      this.#looks.add(look);
      if (this.#alarm.fault === undefined) look();
      else fail(this.#alarm.fault);
    });
  }
}
