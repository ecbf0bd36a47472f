import { crc32 } from "node:zlib";

/** Channels are spread over so many hash tags; all keys of a channel have the same one, and so lie on one primary. */
const PARTITIONS = 1024;

/** Names of keys and pub/sub channels. No channel name contains a colon-separated part that could be taken for another. */
export class Keys {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Hash of head, epoch and lineage of a channel, and its newest idempotency keys. */
  state(channel: string): string {
    return `${this.#tagged(channel)}c:${channel}`;
  }

  /** Stream of a channel's messages. */
  log(channel: string): string {
    return `${this.#tagged(channel)}l:${channel}`;
  }

  /** Hash of a channel's idempotency keys that are not the newest. */
  earlier(channel: string): string {
    return `${this.#tagged(channel)}k:${channel}`;
  }

  /** Pub/sub channel on which a channel is told. */
  told(channel: string): string {
    return `${this.#tagged(channel)}t:${channel}`;
  }

  /** The channel that a pub/sub channel, or a key of a log, is of. */
  toChannel(name: string): string {
    return name.slice(name.indexOf("}:") + 4);
  }

  /** Bucket of a rate. All buckets of one user lie together, since one take may draw from several. */
  rate(bucket: string): string {
    return `${this.#tagged(bucket.slice(bucket.lastIndexOf(" ") + 1))}r:${bucket}`;
  }

  /** Hash of who is in a channel. */
  members(channel: string): string {
    return `${this.#tagged(channel)}m:${channel}`;
  }

  /** Until when each node is taken to be alive. */
  get leases(): string {
    return `${this.#prefix}:{p0}:leases`;
  }

  /** Hash of revoked tokens. */
  get revocations(): string {
    return `${this.#prefix}:{p0}:revocations`;
  }

  /** The remembered contract. */
  get contract(): string {
    return `${this.#prefix}:{p0}:contract`;
  }

  /** Pub/sub channel on which nodes tell each other of users. */
  get nodes(): string {
    return `${this.#prefix}:{p0}:nodes`;
  }

  /** Pattern of the keys of all channels' logs. */
  get allLogs(): string {
    return `${this.#prefix}:{p*}:l:*`;
  }

  /** Patterns of everything that depends on the contract. */
  get allKept(): readonly string[] {
    return ["c", "l", "k"].map((kind) => `${this.#prefix}:{p*}:${kind}:*`);
  }

  #tagged(name: string): string {
    return `${this.#prefix}:{p${crc32(name) % PARTITIONS}}:`;
  }
}
