import { useMemo } from "react";
import type { Channel } from "../channel.ts";
import type { EventName, InputOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { deliver, type Delivery } from "../features/delivery.ts";
import {
  createMessageList,
  emptyMessageList,
  type AnySpace,
  type MessageList,
  type MessageListOptions,
  type MessageListState,
} from "../message-list/message-list.ts";
import { createSharedStore, createStores, useStore, type Running, type SharedStore } from "./shared-store.ts";

/** The messages of a channel, and what a component may do about them. */
export interface Messages<Space extends NamespaceSpec> extends MessageListState<Space> {
  /** Publishes, and lists the message at once. Throws a `ParlanceError` for data that breaks the contract. */
  send<Event extends EventName<Space, "message">>(event: Event, data: InputOf<Space, Event>): Delivery;
  /** Reads older messages into the list. Never rejects: what goes wrong is the `error`. */
  loadOlder(count?: number): Promise<void>;
}

type RunningList = Running<MessageListState<AnySpace>> & { readonly list: MessageList<AnySpace> };
type Store = SharedStore<MessageListState<AnySpace>, RunningList>;

const EMPTY: MessageListState<AnySpace> = emptyMessageList();
const toStore = createStores<Store>();

function startList(channel: Channel<AnySpace>, options: MessageListOptions): RunningList {
  const list = createMessageList(channel, options);
  return {
    list,
    get state() {
      return list.state;
    },
    onChange: (listener) => void list.on("change", listener),
    end: () => list.end(),
  };
}

/**
 * The messages of a channel: what was kept, what comes, and what this component says, all in one list. Components with the
 * same channel and options share the list. It lasts as long as one of them is mounted.
 */
export function useMessages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  { last = 50, maxListed = 1000 }: MessageListOptions = {},
): Messages<Space> {
  const any = channel as unknown as Channel<AnySpace>;
  const store = toStore(channel, `${last}/${maxListed}`, () =>
    createSharedStore(EMPTY, () => startList(any, { last, maxListed })),
  );
  const state = useStore(store, EMPTY);
  return useMemo(
    () =>
      ({
        ...state,
        // A component that is being taken down still says what it has to say.
        send: (event: string, data: object) =>
          store.present?.list.send(event, data) ?? deliver(any, event, data),
        loadOlder: async (count?: number) => store.present?.list.loadOlder(count),
      }) as unknown as Messages<Space>,
    [any, state, store],
  );
}
