import type { Clock } from "../clock.ts";
import type { Decoded } from "../codec/decode.ts";
import type { Closure } from "../errors.ts";
import type { Issue } from "../generated/check-runtime.ts";
import type { ClientFrame, ErrorFrame } from "../generated/frames.ts";

/** What a watcher is told of one frame: where it went and what it was about, never what was said. */
export interface TailLine {
  readonly at: number;
  readonly connection: string;
  readonly user?: string;
  /** in: a frame of the client. refused: what it was answered, or closed with. */
  readonly direction: "in" | "refused";
  readonly type?: string;
  readonly id?: number;
  readonly channel?: string;
  readonly event?: string;
  /** Length of the text, in UTF-16 units. */
  readonly length?: number;
  readonly code?: string;
  readonly message?: string;
  readonly pointer?: string;
  readonly issues?: readonly Issue[];
  /** Lines that were left out before this one. */
  readonly skipped?: number;
}

/** Whose frame it is. */
export interface TailSource {
  readonly connection: string;
  readonly user: string | undefined;
}

/** What somebody wants to see. */
export interface TailFilter {
  readonly channel: string | undefined;
  readonly user: string | undefined;
  readonly direction: TailLine["direction"] | undefined;
  /** Lines per second; more are left out, and counted. */
  readonly perSecond: number;
}

/** Whoever takes the lines. */
export interface TailWatcher {
  /** False when it cannot take this one now. */
  onLine(line: TailLine): boolean;
  /** Nothing follows. */
  onEnd(): void;
}

interface Watch {
  readonly filter: TailFilter;
  readonly watcher: TailWatcher;
  second: number;
  taken: number;
  skipped: number;
}

/** How many may watch at a time: each costs work for every frame. */
const MAX_WATCHES = 8;

/** Shows the frames of all connections as they pass to those who watch. Unwatched it costs one comparison a frame. */
export class FrameTail {
  readonly #clock: Clock;
  readonly #watches = new Set<Watch>();
  #isEnded = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether there is anybody to tell. */
  get isWatched(): boolean {
    return this.#watches.size > 0;
  }

  /** Begins to tell; returns what ends it, or undefined when as many watch as may. */
  watch(filter: TailFilter, watcher: TailWatcher): (() => void) | undefined {
    if (this.#isEnded || this.#watches.size >= MAX_WATCHES) return undefined;
    const watch: Watch = { filter, watcher, second: 0, taken: 0, skipped: 0 };
    this.#watches.add(watch);
    return () => this.#watches.delete(watch);
  }

  /** A text of a client, and what became of it. */
  onDecoded(source: TailSource, decoded: Decoded, length: number): void {
    if (decoded.kind !== "frame") return;
    this.#tell(source, { direction: "in", ...describe(decoded.frame), length });
  }

  /** A request that was refused. */
  onRefused(source: TailSource, { id, channel, code, message, at, issues }: ErrorFrame): void {
    this.#tell(source, {
      direction: "refused",
      type: "error",
      ...(id !== undefined && { id }),
      ...(channel !== undefined && { channel }),
      code,
      message,
      ...(at !== undefined && { pointer: at }),
      ...(issues !== undefined && { issues }),
    });
  }

  /** A connection that was closed for a reason of the server's. */
  onClosed(source: TailSource, { name, message, issues }: Closure): void {
    this.#tell(source, {
      direction: "refused",
      type: "close",
      code: name,
      ...(message !== undefined && { message }),
      ...(issues !== undefined && { issues }),
    });
  }

  /** Ends every watch, for good. */
  end(): void {
    this.#isEnded = true;
    for (const { watcher } of this.#watches) watcher.onEnd();
    this.#watches.clear();
  }

  #tell({ connection, user }: TailSource, told: Omit<TailLine, "at" | "connection" | "user">): void {
    const line: TailLine = {
      at: this.#clock.now(),
      connection,
      ...(user !== undefined && { user }),
      ...told,
    };
    const second = Math.floor(this.#clock.elapsed() / 1000);
    for (const watch of this.#watches) if (isWanted(watch.filter, line)) offer(watch, line, second);
  }
}

function isWanted({ channel, user, direction }: TailFilter, line: TailLine): boolean {
  return (
    (channel === undefined || line.channel === channel) &&
    (user === undefined || line.user === user) &&
    (direction === undefined || line.direction === direction)
  );
}

function offer(watch: Watch, line: TailLine, second: number): void {
  if (watch.second !== second) {
    watch.second = second;
    watch.taken = 0;
  }
  const isTaken =
    watch.taken < watch.filter.perSecond &&
    watch.watcher.onLine(watch.skipped > 0 ? { ...line, skipped: watch.skipped } : line);
  watch.skipped = isTaken ? 0 : watch.skipped + 1;
  if (isTaken) watch.taken++;
}

/** Names only: what was said, and with which token, is nobody's business here. */
function describe(frame: ClientFrame): Pick<TailLine, "type" | "id" | "channel" | "event"> {
  const { type, id, channel, event } = frame as {
    readonly type: string;
    readonly id?: number;
    readonly channel?: string;
    readonly event?: string;
  };
  return {
    type,
    ...(id !== undefined && { id }),
    ...(channel !== undefined && { channel }),
    ...(event !== undefined && { event }),
  };
}
