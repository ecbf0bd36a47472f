interface Fence {
  readonly id: number;
  readonly pass: () => void;
}

/**
 * The requests of a connection that await their reply, and the pings that wait behind them.
 *
 * Ids grow, so a fence may pass as soon as the oldest pending request is younger than it.
 */
export class Requests {
  #lastId = 0;
  /** In the order of their ids. Like the fences undefined until something took its time. */
  #pending: Set<number> | undefined;
  #fences: Fence[] | undefined;
  /** Calls: they take their own time, and no fence waits for them. */
  #calls = 0;

  /** How many await something. */
  get pendingCount(): number {
    return (this.#pending?.size ?? 0) + (this.#fences?.length ?? 0) + this.#calls;
  }

  /** Uses up an id; false when it is not greater than all before (PROTOCOL [FR-6]). */
  useId(id: number): boolean {
    if (id <= this.#lastId) return false;
    this.#lastId = id;
    return true;
  }

  /** A request will be answered later. */
  begin(id: number): void {
    (this.#pending ??= new Set()).add(id);
  }

  /** A request has been answered. */
  end(id: number): void {
    this.#pending?.delete(id);
    const fences = this.#fences ?? [];
    const [oldest = Number.POSITIVE_INFINITY] = this.#pending ?? [];
    while ((fences[0]?.id ?? Number.POSITIVE_INFINITY) < oldest) fences.shift()?.pass();
  }

  /** A call will be answered later. */
  beginCall(): void {
    this.#calls++;
  }

  /** A call has been answered. */
  endCall(): void {
    this.#calls--;
  }

  /** Calls back when every earlier request has been answered: at once when none is pending (PROTOCOL [FR-12]). */
  fence(id: number, pass: () => void): void {
    if (this.#pending === undefined || this.#pending.size === 0) pass();
    else (this.#fences ??= []).push({ id, pass });
  }
}
