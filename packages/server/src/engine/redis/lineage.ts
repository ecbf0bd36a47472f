import type { GapReason } from "../../generated/codes.ts";
import type { Position } from "../../generated/frames.ts";

/** A stretch of a channel's line that one primary wrote: its fence, and the head where it began. */
export interface Generation {
  readonly fence: string;
  readonly start: number;
}

/** What the store knows of a channel besides its messages. */
export interface ChannelState {
  /** Random name of the line; another one after everything was lost. */
  readonly stream: string;
  /** Offset of the newest message; 0 when there was none. */
  readonly head: number;
  /** Newest first, never empty. */
  readonly lineage: readonly Generation[];
}

/** Generations that are remembered; a position of an older one is unknown. */
export const MAX_GENERATIONS = 8;

/**
 * The epoch of a generation. The fence in it is the replication id of the primary that wrote it, and no two primaries have
 * the same: a counter would be lost together with the messages that it was to tell from others.
 */
export function toEpoch(stream: string, fence: string): string {
  return `${stream}.${fence}`;
}

/** Where a channel stands. */
export function toHead({ stream, head, lineage }: ChannelState): Position {
  return { epoch: toEpoch(stream, lineage[0]?.fence ?? ""), offset: head };
}

/**
 * The state of a channel at a primary with this fence: as it was, or with a new generation that begins at the head which
 * this primary has. `born` names the line of a channel that is new, or was lost.
 */
export function openChannel(state: ChannelState | undefined, fence: string, born: string): ChannelState {
  if (state === undefined) return { stream: born, head: 0, lineage: [{ fence, start: 0 }] };
  if (state.lineage[0]?.fence === fence) return state;
  const lineage = [{ fence, start: state.head }, ...state.lineage].slice(0, MAX_GENERATIONS);
  return { ...state, lineage };
}

/**
 * Why a position is of no place in the line any more; undefined when it is. It is when it lies at or below the start of
 * every generation after its own: what was written behind that start under its epoch is lost, and its offsets are used
 * again.
 */
export function findLineFault({ epoch, offset }: Position, state: ChannelState): GapReason | undefined {
  const index = state.lineage.findIndex(({ fence }) => toEpoch(state.stream, fence) === epoch);
  if (index === -1) return "unknown_epoch";
  if (state.lineage.slice(0, index).some(({ start }) => offset > start)) return "unknown_epoch";
  return offset > state.head ? "ahead" : undefined;
}

/** Reads the state as the scripts answer it: head, newest epoch, generations. */
export function parseState(text: string): ChannelState {
  const [head = "", epoch = "", generations = ""] = text.split(" ");
  return {
    stream: epoch.slice(0, epoch.lastIndexOf(".")),
    head: Number(head),
    lineage: generations.split(",").map((generation) => {
      const [fence = "", start = ""] = generation.split(":");
      return { fence, start: Number(start) };
    }),
  };
}
