import type { EngineListener, Notice, Revocation } from "../engine.ts";
import type { Attachments } from "./attachments.ts";
import { parsePublished } from "./channel-store.ts";
import type { Keys } from "./keys.ts";
import type { SharedPresence } from "./shared-presence.ts";
import type { SharedRevocations } from "./shared-revocations.ts";

/** First bytes of what is published on the channel of a channel, and is no message. */
const SIGNAL = 0x21;
const PRESENCE = 0x23;

/** A signal as it is published. */
export function encodeSignal(bytes: Buffer): string {
  return `${String.fromCharCode(SIGNAL)}${bytes.toString()}`;
}

/** What nodes tell each other of users. */
export interface Said {
  readonly by: string;
  readonly notice?: Notice;
  readonly revocation?: Revocation;
}

/** Hands what was published to whom it is for. */
export class Feed {
  readonly #keys: Keys;
  readonly #nodeId: string;
  readonly #listener: EngineListener;
  readonly #attachments: Attachments;
  readonly #presence: SharedPresence;
  readonly #revocations: SharedRevocations;

  constructor(
    keys: Keys,
    nodeId: string,
    listener: EngineListener,
    attachments: Attachments,
    presence: SharedPresence,
    revocations: SharedRevocations,
  ) {
    this.#keys = keys;
    this.#nodeId = nodeId;
    this.#listener = listener;
    this.#attachments = attachments;
    this.#presence = presence;
    this.#revocations = revocations;
  }

  /** Something was published under this name. */
  onPublished(name: string, bytes: Buffer): void {
    if (name === this.#keys.nodes) return this.#onSaid(JSON.parse(bytes.toString()) as Said);
    const channel = this.#keys.toChannel(name);
    switch (bytes[0]) {
      case SIGNAL:
        if (this.#attachments.isLive(channel)) this.#listener.onSignal(channel, bytes.subarray(1));
        return;
      case PRESENCE:
        return this.#onPresence(channel, bytes);
      default:
        return this.#onMessages(channel, bytes);
    }
  }

  #onMessages(channel: string, bytes: Buffer): void {
    const { last, toMessages } = parsePublished(bytes);
    // As is most of what this node has appended itself.
    if (this.#attachments.hasTold(channel, last)) return;
    for (const message of toMessages()) this.#attachments.onPublished(channel, message);
  }

  #onPresence(channel: string, bytes: Buffer): void {
    if (!this.#attachments.has(channel)) return;
    // Attached in this turn, and not known to those who are to be told.
    if (!this.#attachments.isAttaching(channel))
      this.#presence.onPublished(channel, bytes.toString("utf8", 1));
    else setImmediate(() => this.#onPresence(channel, bytes));
  }

  #onSaid({ by, notice, revocation }: Said): void {
    if (by === this.#nodeId) return;
    if (notice !== undefined) this.#listener.onNotice(notice);
    if (revocation !== undefined) this.#revocations.add(revocation);
  }
}
