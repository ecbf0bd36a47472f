import type { Cancel, Clock } from "../../clock.ts";
import type { Position } from "../../generated/frames.ts";
import type { Appended, AppendRequest } from "../engine.ts";
import { APPEND, APPEND_ALL } from "./append-scripts.ts";
import type { Attachments } from "./attachments.ts";
import type { ChannelStore } from "./channel-store.ts";
import type { Keys } from "./keys.ts";
import { ErrorReply, type Primary } from "./primary.ts";

/** For how long an append whose answer was lost is tried again before it is given up, in milliseconds. */
const GIVE_UP_MS = 10_000;
/** Key of an append that has none: its own attempt. No user's key begins like this, since no user's name is empty. */
const OWN_KEY = "\n\n";
/** What goes to Redis in one script at most: it does nothing else meanwhile. */
const MAX_TOGETHER = 64;
const MAX_TOGETHER_LENGTH = 256 * 1024;

interface Pending {
  readonly request: AppendRequest;
  /** Names this append, so that a second try finds out what became of the first. */
  readonly attempt: string;
  readonly dueMs: number;
  readonly settle: (appended: Appended) => void;
}

/** What a key stands for: whose attempt, of which payload, and where. */
interface Known {
  readonly digest: string;
  readonly by: string;
  readonly position: Position;
}

/** Where a message was added, or what its key stands for already. */
type Answer = Position | Known;

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
  /** Those that are not sent yet, of each channel. */
  readonly #waiting = new Map<string, Pending[]>();
  /** How many scripts of a channel have no answer. */
  #underway = new Map<string, number>();
  #isTurnPlanned = false;
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
      this.#plan(pending);
    });
  }

  /** Sends what waits: whatever else is asked of a channel comes behind it. */
  flush(): void {
    for (const channel of this.#waiting.keys()) this.#sendWaiting(channel);
  }

  /** There is a connection again: what was not answered is sent again, before anything else is. */
  onUp(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting.clear();
    this.#underway = new Map();
    for (const pending of this.#pending) this.#plan(pending);
    this.flush();
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

  /**
   * Those of one channel go together, at the end of the turn, or when the answer to the last ones is there: what they have
   * in common costs Redis, and this node, more than each of them does.
   */
  #plan(pending: Pending): void {
    const { channel } = pending.request;
    const waiting = this.#waiting.get(channel);
    if (waiting === undefined) this.#waiting.set(channel, [pending]);
    else waiting.push(pending);
    if (this.#isTurnPlanned) return;
    this.#isTurnPlanned = true;
    setImmediate(() => {
      this.#isTurnPlanned = false;
      for (const each of this.#waiting.keys()) if (!this.#underway.has(each)) this.#sendWaiting(each);
    });
  }

  #sendWaiting(channel: string): void {
    const waiting = this.#waiting.get(channel) ?? [];
    this.#waiting.delete(channel);
    for (const together of split(waiting.filter((pending) => this.#pending.has(pending))))
      void this.#send(channel, together);
  }

  async #send(channel: string, together: readonly Pending[]): Promise<void> {
    const underway = this.#underway;
    underway.set(channel, (underway.get(channel) ?? 0) + 1);
    const answer = await this.#ask(channel, together);
    const left = (underway.get(channel) ?? 0) - 1;
    if (left > 0) underway.set(channel, left);
    else underway.delete(channel);
    if (answer !== undefined) this.#settle(together, answer);
    if (left === 0 && underway === this.#underway) this.#sendWaiting(channel);
  }

  /** Undefined where nobody knows whether it was done: it is sent again. */
  async #ask(
    channel: string,
    together: readonly Pending[],
  ): Promise<readonly Answer[] | "refused" | undefined> {
    const retention = together[0]?.request.retention;
    try {
      const script = together.length === 1 ? APPEND : APPEND_ALL;
      const words = [this.#keys.told(channel), `${retention?.size ?? 0}`, `${retention?.ttlMs ?? 0}`];
      for (const pending of together) words.push(...toWords(pending));
      return toAnswers(await this.#store.run(script, channel, words, "text"), together);
    } catch (error) {
      // Refused by Redis: nothing happened.
      return error instanceof ErrorReply ? "refused" : undefined;
    }
  }

  #settle(together: readonly Pending[], answers: readonly Answer[] | "refused"): void {
    for (const [index, pending] of together.entries()) {
      const answer = answers === "refused" ? undefined : answers[index];
      if (answer === undefined) this.#end(pending, { kind: "unavailable" });
      else this.#settleOne(pending, answer);
    }
  }

  #settleOne(pending: Pending, answer: Answer): void {
    const appended: Appended =
      "by" in answer ? judgeKnown(answer, pending) : { kind: "appended", position: answer };
    if (appended.kind !== "appended") return this.#end(pending, appended);
    // From here on the answer is known: what follows is only when it is given.
    if (!this.#pending.delete(pending)) return;
    const { channel, before, behind } = pending.request;
    if (this.#attachments.hasTold(channel, appended.position)) return pending.settle(appended);
    const bytes = Buffer.from(before + appended.position.offset + behind);
    this.#attachments.onAppended(channel, { ...appended.position, bytes }, () => pending.settle(appended));
  }
}

/** In order, in as few scripts as may be; those of one script agree on what is kept. */
function split(planned: readonly Pending[]): readonly (readonly Pending[])[] {
  const scripts: Pending[][] = [];
  let length = 0;
  for (const pending of planned) {
    const { retention, before, behind } = pending.request;
    const last = scripts.at(-1);
    const other = last?.[0]?.request.retention;
    length += before.length + behind.length;
    const fits =
      last !== undefined &&
      last.length < MAX_TOGETHER &&
      length <= MAX_TOGETHER_LENGTH &&
      other?.size === retention?.size &&
      other?.ttlMs === retention?.ttlMs;
    if (fits) last.push(pending);
    else {
      scripts.push([pending]);
      length = before.length + behind.length;
    }
  }
  return scripts;
}

function toWords({ request, attempt }: Pending): readonly string[] {
  const { before, behind, idempotency } = request;
  const name = idempotency === undefined ? `${OWN_KEY}${attempt}` : `${idempotency.user}\n${idempotency.key}`;
  return [before, behind, name, `${idempotency?.digest ?? "-"} ${attempt}`];
}

function toPosition(epoch = "", offset = ""): Position {
  return { epoch, offset: Number(offset) };
}

function toAnswers(answer: unknown, { length }: readonly Pending[]): readonly Answer[] {
  if (Array.isArray(answer)) return answer.map((each) => readAnswer(String(each)));
  const first = readAnswer(String(answer));
  if ("by" in first) return [first];
  return Array.from({ length }, (_, index) => ({ epoch: first.epoch, offset: first.offset + index }));
}

function readAnswer(answer: string): Position | Known {
  const [one = "", two, ...rest] = answer.split(" ");
  if (!one.startsWith("=")) return toPosition(one, two);
  return { digest: one.slice(1), by: two ?? "", position: toPosition(...rest) };
}

function judgeKnown({ digest, by, position }: Known, { request, attempt }: Pending): Appended {
  // The first try had arrived after all.
  if (by === attempt) return { kind: "appended", position };
  return digest === request.idempotency?.digest ? { kind: "duplicate", position } : { kind: "keyReused" };
}
