import type { Cancel, Clock } from "../../clock.ts";
import type { Appended, AppendRequest } from "../engine.ts";
import type { Attachments } from "./attachments.ts";
import type { ChannelStore } from "./channel-store.ts";
import type { Keys } from "./keys.ts";
import { ErrorReply, type Primary } from "./primary.ts";
import { APPEND } from "./scripts.ts";

/** For how long an append whose answer was lost is tried again before it is given up, in milliseconds. */
const GIVE_UP_MS = 10_000;
/** Key of an append that has none: its own attempt. No user's key begins like this, since no user's name is empty. */
const OWN_KEY = "\n\n";

interface Pending {
  readonly request: AppendRequest;
  /** Names this append, so that a second try finds out what became of the first. */
  readonly attempt: string;
  readonly dueMs: number;
  readonly settle: (appended: Appended) => void;
}

/**
 * Appends on their way to Redis and back, in order. When the connection is lost, nobody knows whether the last ones were
 * made: they are sent again as soon as there is another, ahead of all that come later, and their key tells the second from
 * the first. What is refused here was not sent.
 */
export class AppendQueue {
  readonly #primary: Primary;
  readonly #store: ChannelStore;
  readonly #keys: Keys;
  readonly #attachments: Attachments;
  readonly #clock: Clock;
  readonly #nodeId: string;
  /** Those without an answer, oldest first. */
  readonly #pending = new Set<Pending>();
  #count = 0;
  #cancel: Cancel | undefined;

  constructor(
    primary: Primary,
    store: ChannelStore,
    keys: Keys,
    attachments: Attachments,
    clock: Clock,
    nodeId: string,
  ) {
    this.#primary = primary;
    this.#store = store;
    this.#keys = keys;
    this.#attachments = attachments;
    this.#clock = clock;
    this.#nodeId = nodeId;
  }

  /** Sends an append; resolves when Redis has answered and, where the channel is attached, it was told. */
  append(request: AppendRequest): Promise<Appended> | Appended {
    if (!this.#primary.isUp) return { kind: "unavailable" };
    return new Promise((settle) => {
      const attempt = `${this.#nodeId}${(this.#count++).toString(36)}`;
      const pending = { request, attempt, dueMs: this.#clock.elapsed() + GIVE_UP_MS, settle };
      this.#pending.add(pending);
      void this.#send(pending);
    });
  }

  /** There is a connection again: what was not answered is sent again, before anything else is. */
  onUp(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const pending of this.#pending) void this.#send(pending);
  }

  /** There is no connection: gives up what waits for too long. */
  onDown(): void {
    this.#cancel ??= this.#clock.schedule(500, () => {
      this.#cancel = undefined;
      const nowMs = this.#clock.elapsed();
      for (const pending of this.#pending)
        if (pending.dueMs <= nowMs) this.#end(pending, { kind: "unavailable" });
      if (this.#pending.size > 0) this.onDown();
    });
  }

  /** Gives up everything. */
  stop(): void {
    this.#cancel?.();
    for (const pending of this.#pending) this.#end(pending, { kind: "unavailable" });
  }

  #end(pending: Pending, appended: Appended): void {
    if (this.#pending.delete(pending)) pending.settle(appended);
  }

  async #send(pending: Pending): Promise<void> {
    const { request, attempt } = pending;
    const { channel, retention, before, behind, idempotency } = request;
    let answer: unknown;
    try {
      answer = await this.#store.run(
        APPEND,
        channel,
        [this.#keys.idempotency(channel), this.#keys.told(channel)],
        [
          before,
          behind,
          `${retention?.size ?? 0}`,
          `${retention === undefined ? 0 : retention.ttlMs}`,
          idempotency === undefined ? `${OWN_KEY}${attempt}` : `${idempotency.user}\n${idempotency.key}`,
          idempotency?.digest ?? "-",
          attempt,
        ],
      );
    } catch (error) {
      // Refused by Redis: nothing happened. Anything else: nobody knows, and it is sent again.
      if (error instanceof ErrorReply) this.#end(pending, { kind: "unavailable" });
      return;
    }
    const appended = this.#read(String(answer), pending);
    if (appended.kind !== "appended") return this.#end(pending, appended);
    const bytes = Buffer.from(before + appended.position.offset + behind);
    // From here on the answer is known: what follows is only when it is given.
    if (!this.#pending.has(pending)) return;
    this.#pending.delete(pending);
    this.#attachments.onAppended(channel, { ...appended.position, bytes }, () => pending.settle(appended));
  }

  #read(answer: string, { request, attempt }: Pending): Appended {
    if (answer.startsWith("+")) {
      const [epoch = "", offset] = answer.slice(1).split(" ");
      return { kind: "appended", position: { epoch, offset: Number(offset) } };
    }
    const [digest, by, epoch = "", offset] = answer.slice(1).split(" ");
    const position = { epoch, offset: Number(offset) };
    // The first try had arrived after all.
    if (by === attempt) return { kind: "appended", position };
    return digest === request.idempotency?.digest ? { kind: "duplicate", position } : { kind: "keyReused" };
  }
}
