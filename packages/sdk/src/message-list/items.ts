import type { DataOf, EventName, MessageOf } from "../contract-types.ts";
import type { EventSpec, NamespaceSpec } from "../contract.ts";
import type { ParlanceError } from "../errors.ts";
import type { Gap } from "../events.ts";
import type { DeliveryState } from "../features/delivery.ts";
import type { Position } from "../generated/frames.ts";

/** What an application said and the channel has not brought back yet. */
interface Outgoing<Event extends string, Data> {
  /** Names the item, now and when it is a message of the channel. */
  readonly key: string;
  readonly event: Event;
  readonly data: Data;
}

/** What is being sent, told apart by its event. */
type OutgoingOf<Space extends NamespaceSpec> =
  EventName<Space, "message"> extends infer Event
    ? Event extends string
      ? Outgoing<Event, DataOf<Space, Event>>
      : never
    : never;

/** One line of a list, fit to be shown; `key` is unique in the list and stays the same while an item changes. */
export type MessageItem<Space extends NamespaceSpec = NamespaceSpec> =
  | { readonly status: "stored"; readonly key: string; readonly message: MessageOf<Space> }
  /** It waits for a connection, or for the ack of the server. */
  | (OutgoingOf<Space> & { readonly status: "sending" })
  /** The server has it; the channel has not brought it back yet. */
  | (OutgoingOf<Space> & { readonly status: "sent"; readonly position: Position })
  /** It was given up. `retry` sends it once more under the same key, `dismiss` takes it out of the list. */
  | (OutgoingOf<Space> & {
      readonly status: "failed";
      readonly error: ParlanceError;
      retry(): void;
      dismiss(): void;
    })
  /** Messages may be missing here. */
  | { readonly status: "gap"; readonly key: string; readonly gap: Gap };

/** A namespace of which nothing is known: what a list works with, whatever types it is given from outside. */
export type AnySpace = NamespaceSpec<Readonly<Record<string, EventSpec>>, true>;

/** A message of the channel or a gap, where it stands. Offsets are comparable only since the last gap. */
export interface Placed {
  readonly item: MessageItem<AnySpace>;
  /** Counts the gaps before it. */
  readonly stretch: number;
  readonly offset: number;
}

/** Puts what was read into its place; what is there already stays as it is. */
export function merge(known: readonly Placed[], found: readonly Placed[]): readonly Placed[] {
  const toPlace = ({ stretch, offset }: Placed): string => `${stretch}/${offset}`;
  const places = new Set(known.map(toPlace));
  const fresh = found.filter((each) => !places.has(toPlace(each)));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].toSorted((a, b) => a.stretch - b.stretch || a.offset - b.offset);
}

/** What an application is shown of a publish. */
export function toOutgoingItem(
  { key, event, data }: Outgoing<string, object>,
  state: DeliveryState,
  actions: { retry(): void; dismiss(): void },
): MessageItem<AnySpace> {
  switch (state.status) {
    case "sending":
      return { key, event, data, status: "sending" };
    case "stored":
      return { key, event, data, status: "sent", position: state.position };
    case "failed":
      return { key, event, data, status: "failed", error: state.error, ...actions };
  }
}
