/** Counts the connections of each address that have not been welcomed, so that no stranger can hold too many open. */
export class Lobby {
  readonly #maxPerAddress: number;
  readonly #addresses = new Map<object, string>();
  readonly #counts = new Map<string, number>();

  constructor(maxPerAddress: number) {
    this.#maxPerAddress = maxPerAddress;
  }

  /** Whether an address has as many as allowed. */
  isFull(address: string): boolean {
    return (this.#counts.get(address) ?? 0) >= this.#maxPerAddress;
  }

  /** Somebody begins to wait. */
  enter(who: object, address: string): void {
    this.#addresses.set(who, address);
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
  }

  /** Somebody waits no more; does nothing for who did not wait. */
  leave(who: object): void {
    const address = this.#addresses.get(who);
    if (address === undefined) return;
    this.#addresses.delete(who);
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left === 0) this.#counts.delete(address);
    else this.#counts.set(address, left);
  }
}
