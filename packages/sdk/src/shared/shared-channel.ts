import type { Message, Subscribe, Subscribed } from "../generated/frames.ts";
import { Lane } from "./lane.ts";

/** Whoever gets the frames of a channel: one socket of one tab. */
export interface Member {
  tell(text: string): void;
}

/**
 * One channel that several tabs are subscribed to by one subscription. A tab that joins, or asks anew, has the
 * subscription replaced from where that tab stands (PROTOCOL [SUB-8]); what the others have already is kept from them.
 */
export class SharedChannel {
  readonly lane: Lane = new Lane();
  /** Offset of the last message that each has. */
  readonly #members = new Map<Member, number>();
  /** Up to where the server replays, and up to where it has. */
  #head = 0;
  #offset = 0;
  #hasPresence = false;
  #onCaughtUp: (() => void) | undefined;

  get isEmpty(): boolean {
    return this.#members.size === 0 && !this.lane.isBusy;
  }

  includes(member: Member): boolean {
    return this.#members.has(member);
  }

  /** Whether anybody would be left without one. */
  isNeededBesides(member: Member): boolean {
    return this.#members.size > (this.#members.has(member) ? 1 : 0);
  }

  /** The question of one member, such that nobody loses what he has by the answer. */
  toQuestion(frame: Subscribe): Subscribe {
    return this.#hasPresence ? { ...frame, presence: true } : frame;
  }

  /** Calls back when no replay is under way: only then may the subscription be replaced without loss to the others. */
  whenCaughtUp(run: () => void): void {
    if (this.#members.size === 0 || this.#offset >= this.#head) run();
    else this.#onCaughtUp = run;
  }

  begin(member: Member, { position, from }: Subscribed, presence: boolean): void {
    this.#head = position.offset;
    this.#offset = from;
    this.#hasPresence ||= presence;
    this.#members.set(member, from);
  }

  /** Hands a message to whoever lacks it. */
  receive({ offset }: Message, text: string): void {
    this.#offset = offset;
    for (const [member, seen] of this.#members) {
      if (offset <= seen) continue;
      this.#members.set(member, offset);
      member.tell(text);
    }
    this.#lookIfCaughtUp();
  }

  /** Hands everything else to all. */
  tell(text: string): void {
    for (const member of this.#members.keys()) member.tell(text);
  }

  leave(member: Member): void {
    this.#members.delete(member);
    this.#lookIfCaughtUp();
  }

  /** The server ended the subscription. */
  end(): void {
    this.#members.clear();
    this.#hasPresence = false;
    this.#lookIfCaughtUp();
  }

  #lookIfCaughtUp(): void {
    if (this.#members.size > 0 && this.#offset < this.#head) return;
    const run = this.#onCaughtUp;
    this.#onCaughtUp = undefined;
    run?.();
  }
}
