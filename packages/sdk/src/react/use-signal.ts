import { useCallback, useEffect, useRef } from "react";
import type { Channel } from "../channel.ts";
import type { DataOf, EventName, InputOf } from "../contract-types.ts";
import type { NamespaceSpec } from "../contract.ts";
import { onSignal, sendSignal, type Signal } from "../features/signals.ts";

/**
 * Hands the signals of an event to a listener while the component is mounted, and gives the function that sends one: it
 * tells whether the signal left, and throws a `ParlanceError` for data that breaks the contract. The channel has to be
 * subscribed to, as `useMessages` and `useMembers` do. The listener need not be the same one each time.
 */
export function useSignal<Space extends NamespaceSpec, Event extends EventName<Space, "signal">>(
  channel: Channel<Space>,
  event: Event,
  listener?: (signal: Signal<Event, DataOf<Space, Event>>) => unknown,
): (data: InputOf<Space, Event>) => boolean {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onSignal(channel, event, (signal) => latest.current?.(signal)), [channel, event]);
  return useCallback((data) => sendSignal(channel, event, data), [channel, event]);
}
