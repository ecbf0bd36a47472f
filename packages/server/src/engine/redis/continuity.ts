import type { Position } from "../../generated/frames.ts";
import { findLineFault, toHead, type ChannelState } from "./lineage.ts";

/**
 * What an arriving message is to a node that has told everything up to a position. next: the one to tell. known: told
 * before. unclear: of another epoch, or behind a hole; the store must be asked.
 */
export type Arrival = "next" | "known" | "unclear";

/** Judges what arrives by pub/sub, or as the answer to an append. */
export function judgeArrival(told: Position, arrived: Position): Arrival {
  if (arrived.epoch !== told.epoch || arrived.offset > told.offset + 1) return "unclear";
  return arrived.offset === told.offset + 1 ? "next" : "known";
}

/**
 * What the store says of a node that has told everything up to a position. same: go on. rebased: the same line under
 * another epoch; nothing that was told is lost. broken: something that was told is lost, or may be.
 */
export type Continuity =
  | { readonly kind: "same" }
  | { readonly kind: "rebased"; readonly head: Position }
  | { readonly kind: "broken" };

/** Judges a node's place in a channel by the state of the store. */
export function judgeContinuity(told: Position, state: ChannelState): Continuity {
  if (findLineFault(told, state) !== undefined) return { kind: "broken" };
  const { epoch } = toHead(state);
  if (epoch === told.epoch) return { kind: "same" };
  return { kind: "rebased", head: { epoch, offset: told.offset } };
}

/** Of messages in ascending order, those that follow a position without a hole. */
export function takeContiguous<Message extends { readonly offset: number }>(
  told: number,
  messages: readonly Message[],
): readonly Message[] {
  const rest = messages.filter(({ offset }) => offset > told);
  const hole = rest.findIndex(({ offset }, index) => offset !== told + 1 + index);
  return hole === -1 ? rest : rest.slice(0, hole);
}
