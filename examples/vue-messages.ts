import type { Channel, NamespaceSpec } from "@parlance/sdk";
import {
  createMessageList,
  type MessageList,
  type MessageListOptions,
  type MessageListState,
} from "@parlance/sdk/message-list";
import { onScopeDispose, shallowRef, type ShallowRef } from "vue";

/** The messages of a channel for a component of Vue: `const { state, list } = useMessages(kitchen)`. */
export function useMessages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  options: MessageListOptions = {},
): { readonly state: ShallowRef<MessageListState<Space>>; readonly list: MessageList<Space> } {
  const list = createMessageList(channel, options);
  const state = shallowRef(list.state);
  list.on("change", (next) => (state.value = next));
  onScopeDispose(() => list.end());
  return { state, list };
}
