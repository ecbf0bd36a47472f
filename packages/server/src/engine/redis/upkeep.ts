import type { Cancel, Clock } from "../../clock.ts";
import type { Attachments } from "./attachments.ts";
import { KEY_WINDOW_MS } from "./channel-script.ts";
import type { ChannelStore } from "./channel-store.ts";
import type { SharedPresence } from "./shared-presence.ts";

/** How often the head of each attached channel is compared with that of the store. */
const CHECK_MS = 25_000;
/** The checks of a round are spread over so many steps. */
const CHECK_STEPS = 25;
/** Channels that are asked for at a time where there are many. */
const MAX_TOGETHER = 100;

/**
 * What is done now and then for all channels: heads are compared, since behind a tail that pub/sub lost there is no hole;
 * and the keys of channels that nobody appends to any more are dropped, since only a script of that channel does so.
 */
export class Upkeep {
  readonly #clock: Clock;
  readonly #store: ChannelStore;
  readonly #attachments: Attachments;
  readonly #presence: SharedPresence;
  readonly #isUp: () => boolean;
  #step = 0;
  #windowMs = 0;
  #appended = new Set<string>();
  #earlier = new Set<string>();
  #cancel: Cancel | undefined;

  constructor(
    clock: Clock,
    store: ChannelStore,
    attachments: Attachments,
    presence: SharedPresence,
    isUp: () => boolean,
  ) {
    this.#clock = clock;
    this.#store = store;
    this.#attachments = attachments;
    this.#presence = presence;
    this.#isUp = isUp;
  }

  /** Begins, until `stop`. */
  start(): void {
    this.#cancel = this.#clock.schedule(CHECK_MS / CHECK_STEPS, () => {
      if (this.#isUp()) this.#check();
      this.start();
    });
  }

  /** Ends. */
  stop(): void {
    this.#cancel?.();
  }

  /** Something was appended to a channel by this node. */
  onAppended(channel: string): void {
    this.#appended.add(channel);
  }

  /** After pub/sub was away: reads what was missed, of each channel by itself, so that none holds up another. */
  async refill(): Promise<void> {
    await forEach(this.#attachments.names, (name) => this.#attachments.refill(name));
  }

  #check(): void {
    this.#step = (this.#step + 1) % CHECK_STEPS;
    for (const [index, name] of this.#attachments.names.entries())
      if (index % CHECK_STEPS === this.#step) {
        void this.#attachments.check(name).catch(() => {});
        this.#presence.remind(name);
      }
    this.#windowMs += CHECK_MS / CHECK_STEPS;
    if (this.#windowMs >= KEY_WINDOW_MS) void this.#dropKeys();
  }

  async #dropKeys(): Promise<void> {
    const idle = [...this.#earlier].filter((name) => !this.#appended.has(name));
    this.#windowMs = 0;
    this.#earlier = this.#appended;
    this.#appended = new Set();
    await forEach(idle, (name) => this.#store.look(name));
  }
}

/** Some at a time. What fails is left for the next time. */
async function forEach(names: readonly string[], work: (name: string) => Promise<unknown>): Promise<void> {
  const rest = names[Symbol.iterator]();
  const workOff = async (): Promise<void> => {
    for (const name of rest) await work(name).catch(() => {});
  };
  await Promise.all(Array.from({ length: MAX_TOGETHER }, workOff));
}
