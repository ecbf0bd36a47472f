import type { Clock } from "../clock.ts";

/** So long a question waits for the slowest. */
const WAIT_MS = 2000;

interface Round {
  readonly awaited: Set<number>;
  readonly answers: object[];
  readonly end: () => void;
}

/** Collects what several answer to one question. */
export class Gathering {
  readonly #clock: Clock;
  readonly #rounds = new Map<number, Round>();
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Asks members by number; settles with their answers when all have answered, have left, or two seconds are over. */
  ask(members: readonly number[], send: (member: number, round: number) => void): Promise<readonly object[]> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      const answers: object[] = [];
      const cancel = this.#clock.schedule(WAIT_MS, () => this.#rounds.get(id)?.end());
      const end = (): void => {
        cancel();
        this.#rounds.delete(id);
        resolve(answers);
      };
      this.#rounds.set(id, { awaited: new Set(members), answers, end });
      if (members.length === 0) return end();
      for (const member of members) send(member, id);
    });
  }

  /** Takes the answer of a member; null where it has none. */
  take(member: number, id: number, answer: object | null): void {
    const round = this.#rounds.get(id);
    if (round === undefined || !round.awaited.delete(member)) return;
    if (answer !== null) round.answers.push(answer);
    if (round.awaited.size === 0) round.end();
  }

  /** Nobody waits for a member that has left. */
  leave(member: number): void {
    for (const id of this.#rounds.keys()) this.take(member, id, null);
  }
}
