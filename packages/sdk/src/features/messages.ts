import type { Channel } from "../channel.ts";
import type { MessageOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { ParlanceError } from "../errors.ts";
import type { Message } from "../events.ts";
import { toContractChannel } from "../internals.ts";
import type { SubscribeOptions } from "../subscription.ts";

/** How to go through the messages of a channel. */
export interface MessagesOptions extends SubscribeOptions {
  /** How many messages may wait for the loop, 10,000 by default; beyond that the loop fails with `queue_full`. */
  readonly maxWaiting?: number;
}

/**
 * Subscribes, and goes through all messages of a channel as they come, whatever their event:
 *
 *     for await (const message of messages(kitchen, { last: 50, signal })) …
 *
 * Leaving the loop ends the subscription, and so does the signal, which ends the loop without an error. The loop fails
 * with a `ParlanceError` when the subscription is refused or ended by the server. A gap is told as with `subscribe`.
 */
export async function* messages<Space extends NamespaceSpec>(
  channel: Channel<Space>,
  { maxWaiting = 10_000, ...options }: MessagesOptions = {},
): AsyncGenerator<MessageOf<Space>, void, void> {
  const known = toContractChannel("messages", channel);
  const queue = createQueue(maxWaiting, known.name);
  const unlisten = known.onEvery((message) => queue.put(message));
  try {
    const subscription = await known.subscribe(options);
    subscription.on("ended", ({ error }) => queue.end(error));
    // The end may have come in the same turn as the beginning.
    if (subscription.state.status === "ended") queue.end(subscription.state.error);
    try {
      for (;;) {
        const message = await queue.take();
        if (message === undefined) return;
        yield message as MessageOf<Space>;
      }
    } finally {
      subscription.unsubscribe();
    }
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
  } finally {
    unlisten();
  }
}

interface Queue {
  put(message: Message): void;
  /** No more will be put. */
  end(error: ParlanceError | undefined): void;
  /** The next message, when it comes; nothing at the end. What was put before the end is taken first. */
  take(): Promise<Message | undefined>;
}

function createQueue(maxWaiting: number, channel: string): Queue {
  const waiting: Message[] = [];
  let wake: (() => void) | undefined;
  let ending: { readonly error: ParlanceError | undefined } | undefined;
  const end = (error: ParlanceError | undefined): void => {
    ending ??= { error };
    wake?.();
  };
  return {
    end,
    put(message) {
      if (ending) return;
      if (waiting.length < maxWaiting) waiting.push(message);
      else end(new ParlanceError("queue_full", `${maxWaiting} messages wait for the loop`, { channel }));
      wake?.();
    },
    async take() {
      while (waiting.length === 0) {
        if (ending?.error) throw ending.error;
        if (ending) return undefined;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return waiting.shift();
    },
  };
}
