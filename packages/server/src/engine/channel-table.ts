import { randomBytes } from "node:crypto";

/** What a table must know of a channel. */
export interface TableEntry {
  /** Offset of the newest message; 0 when there was none. */
  readonly head: number;
}

/** How a table makes and forgets channels. */
export interface ChannelSource<Entry extends TableEntry> {
  /** The state of a channel that is not in the table; `epoch` is for one that has none yet. */
  load(name: string, epoch: string): Entry;
  /** Whether a forgotten channel can be loaded again as it was. */
  isReloadable(entry: Entry): boolean;
  /** An entry is no longer in the table. */
  onForgotten?(entry: Entry): void;
}

/**
 * The channels that an engine has in memory: those that somebody listens to, and as many others as fit.
 *
 * A numbering that is forgotten for good takes its epoch with it: channels that begin later get another one, so that no
 * offset is used twice under one epoch.
 */
export class ChannelTable<Entry extends TableEntry> {
  readonly #source: ChannelSource<Entry>;
  readonly #maxIdle: number;
  readonly #stream: string = randomBytes(9).toString("base64url");
  readonly #entries = new Map<string, Entry>();
  readonly #attached = new Set<string>();
  /** Channels that are not attached, the one unused for longest first. */
  readonly #idle = new Set<string>();
  #generation = 0;

  constructor(source: ChannelSource<Entry>, maxIdle: number) {
    this.#source = source;
    this.#maxIdle = maxIdle;
  }

  /** Whether the engine's listener wants to hear of a channel. */
  isAttached(name: string): boolean {
    return this.#attached.has(name);
  }

  /** The state of a channel, whether or not it was ever used; using it keeps it from being forgotten soon. */
  open(name: string): Entry {
    const known = this.#entries.get(name);
    const entry = known ?? this.#source.load(name, `${this.#stream}.${this.#generation}`);
    if (known === undefined) this.#entries.set(name, entry);
    if (!this.#attached.has(name)) this.#touch(name);
    return entry;
  }

  /** The state of a channel if there is one in memory. */
  peek(name: string): Entry | undefined {
    return this.#entries.get(name);
  }

  /** The channels that nobody listens to, the one unused for longest first. */
  *idle(): Iterable<Entry> {
    for (const name of this.#idle) {
      const entry = this.#entries.get(name);
      if (entry !== undefined) yield entry;
    }
  }

  /** The channels in memory. */
  entries(): Iterable<readonly [string, Entry]> {
    return this.#entries;
  }

  /** Keeps a channel until it is detached. */
  attach(name: string): Entry {
    const entry = this.open(name);
    this.#attached.add(name);
    this.#idle.delete(name);
    return entry;
  }

  /** Lets a channel be forgotten when room is needed. */
  detach(name: string): void {
    if (!this.#attached.delete(name)) return;
    const entry = this.#entries.get(name);
    // Nothing was ever said here: as good as a channel that never was.
    if (entry?.head === 0) this.#entries.delete(name);
    else this.#touch(name);
  }

  /** A numbering was forgotten outside of this table: channels that begin later get another epoch. */
  renewEpoch(): void {
    this.#generation++;
  }

  #touch(name: string): void {
    this.#idle.delete(name);
    this.#idle.add(name);
    if (this.#idle.size <= this.#maxIdle) return;
    const [oldest = name] = this.#idle;
    this.#forget(oldest);
  }

  #forget(name: string): void {
    const entry = this.#entries.get(name);
    this.#entries.delete(name);
    this.#idle.delete(name);
    if (entry !== undefined) this.#source.onForgotten?.(entry);
    if (entry !== undefined && entry.head > 0 && !this.#source.isReloadable(entry)) this.#generation++;
  }
}
