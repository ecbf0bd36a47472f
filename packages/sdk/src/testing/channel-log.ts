import type { GapReason } from "../generated/codes.ts";
import type { Message, Position } from "../generated/frames.ts";

/** How much one subscribe replays behind a position; more is a gap. */
const MAX_REPLAYED = 1000;

interface Retention {
  readonly size: number;
  readonly ttlMs: number;
}

/** Where a subscription begins: what follows its `subscribed`, and what that says of continuity. */
export interface Beginning {
  readonly from: number;
  readonly recovery: "fresh" | "full" | "gap";
  readonly reason?: GapReason;
}

/** How long a key is remembered. */
const KEY_WINDOW_MS = 600_000;

/** What a publish with a key was the first time. */
interface Remembered {
  readonly text: string;
  readonly position: Position;
  readonly untilMs: number;
}

/** One channel: the numbering of its messages, those that are kept, and the keys of what was published. */
export class ChannelLog {
  readonly #retention: Retention | undefined;
  #epoch: string;
  #head = 0;
  #kept: readonly Message[] = [];
  readonly #keys = new Map<string, Remembered>();

  constructor(epoch: string, retention: Retention | undefined) {
    this.#epoch = epoch;
    this.#retention = retention;
  }

  get head(): Position {
    return { epoch: this.#epoch, offset: this.#head };
  }

  /** Offset of the oldest kept message; one more than the head when none is. */
  get first(): number {
    return this.#kept[0]?.offset ?? this.#head + 1;
  }

  get isKept(): boolean {
    return this.#retention !== undefined;
  }

  /** Gives a message its place. */
  append(message: Omit<Message, "type" | "offset">): Message {
    const placed: Message = { type: "message", offset: ++this.#head, ...message };
    if (this.#retention) this.#kept = [...this.#kept, placed];
    return placed;
  }

  /** The kept messages as of a moment, ascending. */
  read(nowMs: number): readonly Message[] {
    if (this.#retention === undefined) return [];
    const { size, ttlMs } = this.#retention;
    this.#kept = this.#kept.slice(-size).filter(({ time }) => time >= nowMs - ttlMs);
    return this.#kept;
  }

  /** What a key of a user stands for, while it is remembered (PROTOCOL [PUB-3], [PUB-4]). */
  recall(user: string, key: string, nowMs: number): Omit<Remembered, "untilMs"> | undefined {
    const known = this.#keys.get(`${user} ${key}`);
    return known && known.untilMs > nowMs ? known : undefined;
  }

  /** Remembers what a key of a user stands for; `text` is what was published, to be compared. */
  remember(user: string, key: string, text: string, position: Position, nowMs: number): void {
    this.#keys.set(`${user} ${key}`, { text, position, untilMs: nowMs + KEY_WINDOW_MS });
  }

  /** Keeps nothing of what was published so far. */
  trim(): void {
    this.#kept = [];
  }

  /** Loses everything: the numbering begins again under another epoch (PROTOCOL [REC-6]). */
  lose(epoch: string): void {
    this.#epoch = epoch;
    this.#head = 0;
    this.#kept = [];
  }

  /** Why a position cannot be read on from; `oldest` is the lowest offset from which it can. */
  findFault({ epoch, offset }: Position, oldest: number): GapReason | undefined {
    if (epoch !== this.#epoch) return "unknown_epoch";
    if (offset > this.#head) return "ahead";
    return offset < oldest ? "trimmed" : undefined;
  }

  /** Decides where a subscription begins (PROTOCOL [REC-1], [REC-2], [SUB-6]). */
  begin(position: Position | undefined, last: number, nowMs: number): Beginning {
    const kept = this.read(nowMs);
    const reason = position && this.#findGap(position);
    if (position && reason === undefined) return { from: position.offset, recovery: "full" };
    const from = this.#head - Math.min(last, kept.length);
    return reason ? { from, recovery: "gap", reason } : { from, recovery: "fresh" };
  }

  #findGap(position: Position): GapReason | undefined {
    const reason = this.findFault(position, this.first - 1);
    return reason ?? (this.#head - position.offset > MAX_REPLAYED ? "too_many" : undefined);
  }
}
