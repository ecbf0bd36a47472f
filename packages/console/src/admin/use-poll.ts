import { useEffect, useState } from "preact/hooks";
import { toText } from "./server-api.ts";

/** What came of asking, again and again: the newest answer stays while a later question fails. */
export interface Polled<Value> {
  readonly value: Value | undefined;
  readonly fault: string | undefined;
}

/** Asks at once and then every `everyMs`; again at once when one of `inputs` changes. Not while the tab is hidden. */
export function usePoll<Value>(
  ask: () => Promise<Value>,
  everyMs: number,
  inputs: readonly unknown[],
): Polled<Value> {
  const [polled, setPolled] = useState<Polled<Value>>({ value: undefined, fault: undefined });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      if (!document.hidden) {
        const next = await ask().then(
          (value) => ({ value, fault: undefined }),
          (error: unknown) => ({ fault: toText(error) }),
        );
        if (isOver) return;
        setPolled((before) => ({ ...before, ...next }));
      }
      timer = setTimeout(() => void turn(), everyMs);
    };
    void turn();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, inputs);
  return polled;
}
