import type { Position } from "../../generated/frames.ts";
import type { LogPage, LogQuery, ReadLimit, StoredMessage } from "../engine.ts";
import { findPositionFault } from "../position-fault.ts";
import type { Keys } from "./keys.ts";
import { findLineFault, parseState, toHead, type ChannelState } from "./lineage.ts";
import { LOOK } from "./log-scripts.ts";
import type { Primary } from "./primary.ts";
import type { Script } from "./script.ts";

/** A channel as it was at one moment, and the part of its log that was asked for. */
export interface Look {
  readonly state: ChannelState;
  /** Offset of the oldest kept message; one more than the head when none is. */
  readonly first: number;
  readonly messages: readonly StoredMessage[];
  /** How many messages behind the offset fit within the limits; 0 where that was not asked. */
  readonly count: number;
}

/** What a look is to bring besides the state: nothing, how many messages fit, or those messages. */
export type LookFor = "head" | "measure" | "forward" | "backward";

const LINE_FEED = 0x0a;

/** A stored message with the epoch under which it was written, as Redis keeps and publishes it. */
export function parseStored(value: Buffer): StoredMessage & { readonly epoch: string } {
  const end = value.indexOf(LINE_FEED);
  const [epoch = "", offset = ""] = value.toString("latin1", 0, end).split(" ");
  return { epoch, offset: Number(offset), bytes: value.subarray(end + 1) };
}

/** What was published of a channel: one message as it is stored, or several that were added together. */
export interface Published {
  /** Position of the last of them. */
  readonly last: Position;
  /** Takes them out. */
  readonly toMessages: () => readonly ReturnType<typeof parseStored>[];
}

/** Reads how far a publication goes. */
export function parsePublished(value: Buffer): Published {
  const end = value.indexOf(LINE_FEED);
  const [epoch = "", offset = "", ...lengths] = value.toString("latin1", 0, end).split(" ");
  const last = { epoch, offset: Number(offset) };
  const toMessages = (): readonly ReturnType<typeof parseStored>[] => {
    if (lengths.length === 0) return [{ ...last, bytes: value.subarray(end + 1) }];
    let from = end + 1;
    return lengths.map((length, index) => {
      const bytes = value.subarray(from, (from += Number(length)));
      return { epoch, offset: last.offset - lengths.length + 1 + index, bytes };
    });
  };
  return { last, toMessages };
}

/** Reads channels of one primary. Rejects when it cannot be reached. */
export class ChannelStore {
  readonly #primary: Primary;
  readonly #keys: Keys;
  readonly #toNewLine: () => string;
  readonly #flush: () => void;

  /** `flush` sends what is to be done before a channel is looked at. */
  constructor(primary: Primary, keys: Keys, toNewLine: () => string, flush: () => void) {
    this.#primary = primary;
    this.#keys = keys;
    this.#toNewLine = toNewLine;
    this.#flush = flush;
  }

  /** Runs a script of a channel: its keys and the fence come before what is given. */
  async run(
    script: Script,
    channel: string,
    args: readonly (string | Buffer)[],
    as: "bytes" | "text" = "bytes",
  ): Promise<unknown> {
    const answer = await this.#primary.run(
      script,
      [this.#keys.state(channel), this.#keys.log(channel), this.#keys.earlier(channel)],
      [...this.#primary.fence, this.#toNewLine(), ...args],
      as,
    );
    if (answer === "stale" || (answer instanceof Buffer && answer.toString() === "stale")) {
      this.#primary.lose("its fence is not certain any more");
      throw new Error("stale");
    }
    return answer;
  }

  /** Reads state and log in one step. */
  async look(
    channel: string,
    what: LookFor = "head",
    offset: number = 0,
    limit: ReadLimit = { messages: 0, bytes: 0 },
  ): Promise<Look> {
    this.#flush();
    const answer = await this.run(LOOK, channel, [what, `${offset}`, `${limit.messages}`, `${limit.bytes}`]);
    const [state, first, ...rest] = answer as [Buffer, number, ...(Buffer | number)[]];
    const [count] = rest;
    return {
      state: parseState(state.toString()),
      first,
      messages: rest.filter((each): each is Buffer => each instanceof Buffer).map(parseStored),
      count: typeof count === "number" ? count : 0,
    };
  }

  /** Reads a page, as `Engine.read` promises. */
  async readPage(channel: string, { direction, position }: LogQuery, limit: ReadLimit): Promise<LogPage> {
    const beyond = direction === "forward" ? 0 : Number.MAX_SAFE_INTEGER;
    const look = await this.look(channel, direction, position?.offset ?? beyond, limit);
    const { state, first, messages } = look;
    const head = toHead(state);
    // Backward from the very beginning nothing is missing, since nothing was there.
    const oldest = direction === "forward" || first === 1 ? first - 1 : first;
    const reason = position && findFault(position, state, oldest);
    if (reason !== undefined) return { kind: "gap", reason };
    const outermost = messages.at(direction === "forward" ? -1 : 0)?.offset;
    const more =
      outermost !== undefined && (direction === "forward" ? outermost < head.offset : outermost > first);
    return { kind: "page", messages, first, head, more };
  }
}

/** Why a position cannot be read on from, with `oldest` the lowest offset from which it can. */
export function findFault(
  position: { readonly epoch: string; readonly offset: number },
  state: ChannelState,
  oldest: number,
): ReturnType<typeof findPositionFault> {
  const head = toHead(state);
  return (
    findLineFault(position, state) ?? findPositionFault({ ...head, offset: position.offset }, head, oldest)
  );
}
