import type { Channel, NamespaceSpec } from "@parlance/sdk";
import {
  createMessageList,
  type MessageListOptions,
  type MessageListState,
} from "@parlance/sdk/message-list";

/** What Svelte calls a readable store: in a component it is read as `$messages`. */
export interface Readable<Value> {
  subscribe(run: (value: Value) => void): () => void;
}

/** The messages of a channel as a store of Svelte: `const messages = toMessages(kitchen)`. Runs while somebody looks. */
export function toMessages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  options: MessageListOptions = {},
): Readable<MessageListState<Space>> {
  return {
    subscribe(run) {
      const list = createMessageList(channel, options);
      run(list.state);
      list.on("change", run);
      return () => list.end();
    },
  };
}
