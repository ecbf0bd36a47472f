import type { Credential, Revocation } from "../engine.ts";
import { RevocationMemory } from "../revocation-memory.ts";
import type { Store } from "./store.ts";

/** The revocations that are in force, all in memory and all on disk. */
export class DiskRevocations {
  readonly #store: Store;
  readonly #memory = new RevocationMemory();
  /** The last one that is being written. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
    for (const revocation of store.listRevocations()) this.#memory.add(revocation);
  }

  /** Writes one, joined to what there is; they take effect one after the other. Rejects when nothing was written. */
  add(revocation: Revocation): Promise<void> {
    const added = this.#writing.then(() => this.#add(revocation));
    this.#writing = added.catch(() => {});
    return added;
  }

  /** Whether a token is refused at this time (milliseconds since 1970). */
  covers(credential: Credential, nowMs: number): boolean {
    return this.#memory.covers(credential, nowMs);
  }

  /** Forgets those whose tokens have all ended. */
  async expire(nowMs: number): Promise<void> {
    const ended = this.#memory.expire(nowMs);
    if (ended.length === 0) return;
    await this.#store.commit((transaction) => {
      for (const revocation of ended) transaction.removeRevocation(revocation);
    });
  }

  /** Settles when all that was added has been written, or refused. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #add(revocation: Revocation): Promise<void> {
    const joined = this.#memory.preview(revocation);
    await this.#store.commit((transaction) => transaction.putRevocation(joined));
    this.#memory.add(joined);
  }
}
