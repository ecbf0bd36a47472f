/** What the receivers of one load have seen that was wrong. */
export interface Faults {
  /** Messages that came again. */
  readonly doubled: number;
  /** Numbers that were skipped: lost, or out of order. */
  readonly skipped: number;
}

/**
 * Knows what each connection is to receive next from each publisher of its channel. Servers promise the order of one
 * publisher; so the next number is always one more than the last.
 */
export class Audit {
  readonly #publishers: number;
  readonly #next: Int32Array;
  #doubled = 0;
  #skipped = 0;

  constructor(connections: number, publishers: number) {
    this.#publishers = publishers;
    this.#next = new Int32Array(connections * publishers);
  }

  get faults(): Faults {
    return { doubled: this.#doubled, skipped: this.#skipped };
  }

  /** Takes note of a message. */
  receive(connection: number, publisher: number, sequence: number): void {
    const index = connection * this.#publishers + publisher;
    const expected = this.#next[index] ?? 0;
    if (sequence < expected) {
      this.#doubled++;
      return;
    }
    this.#skipped += sequence - expected;
    this.#next[index] = sequence + 1;
  }

  /** How many messages of a publisher a connection has received, when nothing was skipped. */
  received(connection: number, publisher: number): number {
    return this.#next[connection * this.#publishers + publisher] ?? 0;
  }
}
