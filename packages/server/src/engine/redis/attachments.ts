import type { Cancel, Clock } from "../../clock.ts";
import type { Position } from "../../generated/frames.ts";
import type { EngineListener, ReadLimit, StoredMessage } from "../engine.ts";
import type { ChannelStore, Look } from "./channel-store.ts";
import { judgeArrival, judgeContinuity, takeContiguous } from "./continuity.ts";
import { toHead } from "./lineage.ts";

/** How long a message that others must precede waits for them before the log is asked. */
const PATIENCE_MS = 100;
/** How much is refilled from the log at a time. */
const REFILL: ReadLimit = { messages: 500, bytes: 1024 * 1024 };
/** Messages that wait while a channel is attached or refilled; above it the log brings them. */
const MAX_WAITING = 1000;

/** A message with its place, from pub/sub or from the answer to an append of this node. */
export interface Arrived extends StoredMessage {
  readonly epoch: string;
}

interface Attached {
  readonly name: string;
  /** attaching: the head is being read, or was, in this turn. filling: the log is being read. live: messages are told as they come. */
  phase: "attaching" | "filling" | "live";
  told: Position;
  /** Arrived, and not to be told yet. */
  readonly waiting: Map<number, Arrived>;
  /** Who waits until an offset is told, in the order of the offsets. */
  readonly pending: { readonly offset: number; readonly onTold: () => void }[];
  cancelPatience: Cancel | undefined;
  /** Settles when what is being filled is. */
  filled: Promise<void> | undefined;
}

/**
 * The channels that this node listens to, and how far each was told. Whatever arrives is told in order and once; what does
 * not follow is looked for in the log; what is not there breaks the line.
 */
export class Attachments {
  readonly #store: ChannelStore;
  readonly #clock: Clock;
  readonly #listener: EngineListener;
  readonly #attached = new Map<string, Attached>();

  constructor(store: ChannelStore, clock: Clock, listener: EngineListener) {
    this.#store = store;
    this.#clock = clock;
    this.#listener = listener;
  }

  /** The channels. */
  get names(): readonly string[] {
    return [...this.#attached.keys()];
  }

  /** Whether a channel is listened to. */
  has(name: string): boolean {
    return this.#attached.has(name);
  }

  /** Whether a channel's head is being read, or was in this turn: nothing may be told yet. */
  isAttaching(name: string): boolean {
    return this.#attached.get(name)?.phase === "attaching";
  }

  /** Whether a channel may be told of. */
  isLive(name: string): boolean {
    return this.has(name) && !this.isAttaching(name);
  }

  /** Reads the head of a channel whose messages arrive from now on. Rejects when the store cannot be reached. */
  async attach(name: string): Promise<Position> {
    const attached: Attached = {
      name,
      phase: "attaching",
      told: { epoch: "", offset: 0 },
      waiting: new Map(),
      pending: [],
      cancelPatience: undefined,
      filled: undefined,
    };
    this.#attached.set(name, attached);
    try {
      const { state } = await this.#store.look(name);
      attached.told = toHead(state);
    } catch (error) {
      if (this.#attached.get(name) === attached) this.detach(name);
      throw error;
    }
    // In a later turn, by when whoever attaches knows the head.
    setImmediate(() => {
      if (attached.phase !== "attaching") return;
      attached.phase = "live";
      this.#settle(attached);
    });
    return attached.told;
  }

  /** Stops telling of a channel. */
  detach(name: string): void {
    const attached = this.#attached.get(name);
    if (attached === undefined) return;
    this.#attached.delete(name);
    attached.cancelPatience?.();
    for (const { onTold } of attached.pending.splice(0)) onTold();
  }

  /** Whether a position was told, so that what is there need not be looked at. */
  hasTold(name: string, { epoch, offset }: Position): boolean {
    const attached = this.#attached.get(name);
    return attached?.phase === "live" && attached.told.epoch === epoch && offset <= attached.told.offset;
  }

  /** A message was published. One that does not follow shows that pub/sub has lost another. */
  onPublished(name: string, arrived: Arrived): void {
    this.#arrive(name, arrived, 0);
  }

  /**
   * A message was appended by this node. `onTold` is called when it was told, at once where nobody listens; in the order
   * of the offsets. Pub/sub may bring those before it a little later.
   */
  onAppended(name: string, arrived: Arrived, onTold: () => void): void {
    const attached = this.#attached.get(name);
    if (attached === undefined) return onTold();
    this.#arrive(name, arrived, PATIENCE_MS);
    this.#whenTold(attached, arrived.offset, onTold);
  }

  /** The store was seen with this head: resolves when everything up to it was told, or the line is broken. */
  async reach(name: string, look: Look): Promise<void> {
    const attached = this.#attached.get(name);
    if (attached === undefined) return;
    // Attached in this turn, and not known to those who are to be told.
    while (attached.phase === "attaching") await new Promise((resolve) => setImmediate(resolve));
    const head = toHead(look.state);
    if (head.epoch !== attached.told.epoch) await this.#fill(attached);
    else if (head.offset > attached.told.offset) {
      this.#hurry(attached, PATIENCE_MS);
      await new Promise<void>((resolve) => this.#whenTold(attached, head.offset, resolve));
    }
  }

  /** Asks the store whether anything was missed. */
  async check(name: string): Promise<void> {
    const attached = this.#attached.get(name);
    if (attached === undefined) return;
    const look = await this.#store.look(name);
    await this.reach(name, look);
  }

  /** After pub/sub was away: everything that was missed is told from the log. */
  async refill(name: string): Promise<void> {
    const attached = this.#attached.get(name);
    if (attached !== undefined) await this.#fill(attached);
  }

  #arrive(name: string, arrived: Arrived, patienceMs: number): void {
    const attached = this.#attached.get(name);
    if (attached === undefined) return;
    const arrival = attached.phase === "live" ? judgeArrival(attached.told, arrived) : "unclear";
    switch (arrival) {
      case "next":
        this.#tell(attached, arrived);
        if (attached.waiting.size > 0) this.#settle(attached);
        return;
      case "known":
        return;
      case "unclear":
        if (attached.waiting.size >= MAX_WAITING) attached.waiting.clear();
        attached.waiting.set(arrived.offset, arrived);
        if (attached.phase === "live")
          this.#hurry(attached, arrived.epoch === attached.told.epoch ? patienceMs : 0);
    }
  }

  #tell(attached: Attached, { epoch, offset, bytes }: Arrived): void {
    attached.told = { epoch, offset };
    this.#listener.onMessage(attached.name, { offset, bytes });
    this.#release(attached);
  }

  #release({ pending, told }: Attached): void {
    while ((pending[0]?.offset ?? Number.POSITIVE_INFINITY) <= told.offset) pending.shift()?.onTold();
  }

  #whenTold({ phase, told, pending }: Attached, offset: number, onTold: () => void): void {
    if (phase === "live" && offset <= told.offset) return onTold();
    const behind = pending.findLastIndex((each) => each.offset <= offset);
    pending.splice(behind + 1, 0, { offset, onTold });
  }

  /** Tells what waits and follows; hurries when something waits that does not. */
  #settle(attached: Attached): void {
    this.#release(attached);
    if (attached.waiting.size === 0) return;
    const arrived = [...attached.waiting.values()].toSorted((one, other) => one.offset - other.offset);
    for (const each of arrived) {
      if (attached.phase !== "live" || this.#attached.get(attached.name) !== attached) return;
      const arrival = judgeArrival(attached.told, each);
      if (arrival === "unclear") continue;
      attached.waiting.delete(each.offset);
      if (arrival === "next") this.#tell(attached, each);
    }
    if (attached.waiting.size > 0) this.#hurry(attached, PATIENCE_MS);
  }

  #hurry(attached: Attached, delayMs: number): void {
    if (delayMs === 0) {
      attached.cancelPatience?.();
      attached.cancelPatience = undefined;
      void this.#fill(attached).catch(() => {});
      return;
    }
    attached.cancelPatience ??= this.#clock.schedule(delayMs, () => {
      attached.cancelPatience = undefined;
      const isMissing = attached.waiting.size > 0 || attached.pending.length > 0;
      if (isMissing) void this.#fill(attached).catch(() => {});
    });
  }

  /** Reads the log from what was told up to its head. Without an answer everything stays as it is, until the next reconnect. */
  async #fill(attached: Attached): Promise<void> {
    if (attached.phase === "attaching") return;
    if (attached.filled !== undefined) return attached.filled;
    attached.phase = "filling";
    const filled = this.#fillUp(attached).finally(() => {
      attached.phase = "live";
      attached.filled = undefined;
    });
    attached.filled = filled;
    await filled;
    this.#settle(attached);
  }

  async #fillUp(attached: Attached): Promise<void> {
    const isHere = (): boolean => this.#attached.get(attached.name) === attached;
    while (isHere()) {
      const earlier = [...attached.waiting.values()];
      const look = await this.#store.look(attached.name, "forward", attached.told.offset, REFILL);
      if (!isHere() || !this.#takeIn(attached, look)) continue;
      // What had arrived before the look and is not told by now is of no place in the line any more.
      for (const each of earlier)
        if (attached.waiting.get(each.offset) === each) attached.waiting.delete(each.offset);
      return;
    }
  }

  /** Tells what a look has brought; true when that is everything. */
  #takeIn(attached: Attached, { state, messages }: Look): boolean {
    const head = toHead(state);
    const continuity = judgeContinuity(attached.told, state);
    if (continuity.kind === "broken") return this.#break(attached, head);
    if (continuity.kind === "rebased") {
      attached.told = continuity.head;
      this.#listener.onRebased(attached.name, continuity.head);
    }
    const here = [...attached.waiting.values()].filter(
      ({ epoch, offset }) => epoch === head.epoch && offset <= head.offset,
    );
    const known = new Map([...here, ...messages].map((message) => [message.offset, message]));
    const sorted = [...known.values()].toSorted((one, other) => one.offset - other.offset);
    const next = takeContiguous(attached.told.offset, sorted);
    for (const { offset, bytes } of next) this.#tell(attached, { epoch: head.epoch, offset, bytes });
    if (attached.told.offset >= head.offset) return true;
    // Nothing more is kept of what was missed.
    if (next.length === 0) return this.#break(attached, head);
    return false;
  }

  #break(attached: Attached, head: Position): true {
    attached.told = head;
    attached.waiting.clear();
    this.#listener.onBroken(attached.name, head);
    for (const { onTold } of attached.pending.splice(0)) onTold();
    return true;
  }
}
