import type { ServerFrame } from "../generated/frames.ts";
import { CouldNotRun, show, ViolationError, type Violation } from "../verdict.ts";
import { startPatience } from "./patience.ts";

/** A frame as it came: what it says, and its very text. */
export interface Received<F extends ServerFrame = ServerFrame> {
  readonly frame: F;
  readonly text: string;
}

/** How a connection ended. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** What a wait is for, as a violation tells it when it does not come. */
export interface Awaited {
  readonly requirement: string;
  readonly expected: string;
  /** How long to wait; as long as the inbox is patient when absent. */
  readonly withinMs?: number;
}

interface Waiter {
  readonly tryTake: () => void;
  readonly fail: (fault: Error) => void;
}

function describeEnding({ code, reason }: Ending): string {
  return `the connection closed with ${code}${reason === "" ? "" : ` ${JSON.stringify(reason)}`}`;
}

/** Frames that a case has not looked at yet, and the waits for those to come. */
export class Inbox {
  readonly #patienceMs: () => number;
  readonly #waiters = new Set<Waiter>();
  #unread: Received[] = [];
  #ending: Ending | undefined;
  #excuse: string | undefined;
  #violation: Violation | undefined;

  /** `patienceMs` tells how long a wait that begins now may take, where nobody says otherwise. */
  constructor(patienceMs: () => number) {
    this.#patienceMs = patienceMs;
  }

  /** Frames that no wait has taken. */
  get unread(): readonly Received[] {
    return this.#unread;
  }

  /** The first frame that no wait has taken. */
  get firstUnread(): Received | undefined {
    return this.#unread[0];
  }

  /** The first rule that was found broken on this connection. */
  get violation(): Violation | undefined {
    return this.#violation;
  }

  /** How the connection ended, if it did. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Why the end of the connection says nothing of the server, where that is so. */
  get excuse(): string | undefined {
    return this.#excuse;
  }

  /** Drops unread frames of a kind. */
  drop(isUnwanted: (frame: ServerFrame) => boolean): void {
    this.#unread = this.#unread.filter(({ frame }) => !isUnwanted(frame));
  }

  /** Takes in a frame; the first wait that wants it gets it. */
  add(received: Received): void {
    this.#unread.push(received);
    this.#pump();
  }

  /** Notes a broken rule: every wait, now and later, fails with it. */
  fail(violation: Violation): void {
    this.#violation ??= violation;
    this.#pump();
  }

  /**
   * Notes the end of the connection: waits for frames fail, those for the end are settled. With an excuse, the end says
   * nothing of the server, and waits reject with `CouldNotRun`.
   */
  end(ending: Ending, excuse?: string): void {
    this.#ending = ending;
    this.#excuse = excuse;
    this.#pump();
  }

  /** Waits for the first unread frame of a kind. Others before it stay unread. */
  take<F extends ServerFrame>(
    isWanted: (frame: ServerFrame) => frame is F,
    awaited: Awaited,
  ): Promise<Received<F>> {
    return this.#wait(() => this.#find(isWanted), awaited, true);
  }

  /** Waits for the first unread frame of a kind or, when none came before it, for the end of the connection. */
  takeOrEnding<F extends ServerFrame>(
    isWanted: (frame: ServerFrame) => frame is F,
    awaited: Awaited,
  ): Promise<Received<F> | Ending> {
    return this.#wait<Received<F> | Ending>(() => this.#find(isWanted) ?? this.#ending, awaited, false);
  }

  /** Waits for the end of the connection. */
  ended(awaited: Awaited): Promise<Ending> {
    return this.#wait(() => this.#ending, awaited, false);
  }

  #find<F extends ServerFrame>(isWanted: (frame: ServerFrame) => frame is F): Received<F> | undefined {
    const index = this.#unread.findIndex(({ frame }) => isWanted(frame));
    const [found] = index < 0 ? [] : this.#unread.splice(index, 1);
    return found as Received<F> | undefined;
  }

  #wait<T>(look: () => T | undefined, awaited: Awaited, needsConnection: boolean): Promise<T> {
    const { requirement, expected, withinMs = this.#patienceMs() } = awaited;
    return new Promise((resolve, reject) => {
      const fail = (actual: string): void => {
        const excuse = this.#excuse;
        const violation = { requirement, expected, actual };
        settle(() => reject(excuse === undefined ? new ViolationError(violation) : new CouldNotRun(excuse)));
      };
      const stop = startPatience(withinMs, () => {
        const next = this.#unread[0];
        fail(`nothing within ${withinMs} ms${next === undefined ? "" : `, but ${show(next.text)}`}`);
      });
      const settle = (act: () => void): void => {
        stop();
        this.#waiters.delete(waiter);
        act();
      };
      const waiter: Waiter = {
        tryTake: () => {
          const found = look();
          if (found !== undefined) settle(() => resolve(found));
          else if (needsConnection && this.#ending !== undefined) fail(describeEnding(this.#ending));
        },
        fail: (fault) => settle(() => reject(fault)),
      };
      this.#waiters.add(waiter);
      this.#pump();
    });
  }

  #pump(): void {
    for (const waiter of this.#waiters) {
      if (this.#violation !== undefined) waiter.fail(new ViolationError(this.#violation));
      else waiter.tryTake();
    }
  }
}
