/** Counts the connections of each address that have not been welcomed, so that no stranger can hold too many open. */
export class Lobby {
  readonly #maxPerAddress: number;
  readonly #waiting = new Map<string, number>();

  constructor(maxPerAddress: number) {
    this.#maxPerAddress = maxPerAddress;
  }

  /** Whether an address has as many as allowed. */
  isFull(address: string): boolean {
    return (this.#waiting.get(address) ?? 0) >= this.#maxPerAddress;
  }

  /** A connection begins to wait; the result ends that, once however often it is called. */
  enter(address: string): () => void {
    this.#waiting.set(address, (this.#waiting.get(address) ?? 0) + 1);
    let isWaiting = true;
    return () => {
      if (!isWaiting) return;
      isWaiting = false;
      const left = (this.#waiting.get(address) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(address);
      else this.#waiting.set(address, left);
    };
  }
}
