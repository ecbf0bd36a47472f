/** Pieces are copied together up to this size: a copy of it costs less than a write of several pieces. */
export const SCRATCH_BYTES: number = 64 * 1024;

/**
 * Memory in which small writes are put together, used again for each write that the network has taken at once. Nearly
 * all are, so that a server with thousands of connections allocates nothing to write to them.
 */
export class Scratch {
  #buffer = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

  /** The memory as it is. Whoever writes from it calls `leave` when the network did not take everything at once. */
  get buffer(): Buffer {
    return this.#buffer;
  }

  /** Leaves the memory to a write that is still under way, and goes on with another. */
  leave(): void {
    this.#buffer = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  }
}
