import { webSocketTransport } from "../transport/web-socket.ts";
import { Hub } from "./hub.ts";
import { toTabLock, type ToHub } from "./messages.ts";

/** The first thing that a tab says to a worker. */
export interface Introduction {
  readonly tab: string;
}

/** What a SharedWorker has and a page has not. */
interface WorkerScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

/** Calls back when a tab is gone: when the lock that it holds for life is free. */
export function watchTab(tab: string, onGone: () => void): void {
  navigator.locks.request(toTabLock(tab), onGone).catch(() => undefined);
}

/** Holds the sockets of all tabs. To call it is all that the script of the SharedWorker has to do. */
export function serveTabs(): void {
  const hub = new Hub(webSocketTransport);
  (globalThis as unknown as WorkerScope).onconnect = ({ ports: [port] }) => {
    if (port === undefined) return;
    const tab = hub.admit((message) => port.postMessage(message));
    port.onmessage = ({ data }: MessageEvent<ToHub | Introduction>) => {
      if (!("tab" in data)) return tab.receive(data);
      watchTab(data.tab, () => {
        tab.leave();
        port.close();
      });
    };
  };
}
