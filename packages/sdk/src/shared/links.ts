import { webSocketTransport } from "../transport/web-socket.ts";
import { Hub, type Tab } from "./hub.ts";
import type { ToHub, ToTab } from "./messages.ts";
import { watchTab } from "./serve-tabs.ts";

/** The way of a tab to whoever holds the socket. */
export interface HubLink {
  post(message: ToHub): void;
}

/** What a link tells its tab. */
export interface LinkHandlers {
  onTold(message: ToTab): void;
  /** Another holds the socket from now on: what was open is closed, what was asked for has to be asked anew. */
  onChanged(): void;
}

/** What goes over the BroadcastChannel: to the tab that leads, to one tab, or to all that a tab leads now. */
type Broadcast =
  | { readonly to: "hub"; readonly tab: string; readonly message: ToHub }
  | { readonly to: "tab"; readonly tab: string; readonly message: ToTab }
  | { readonly to: "all" };

/** Reaches a SharedWorker that runs `serveTabs`. */
export function linkToWorker(worker: SharedWorker, tab: string, handlers: LinkHandlers): HubLink {
  const { port } = worker;
  port.onmessage = ({ data }: MessageEvent<ToTab>) => handlers.onTold(data);
  port.postMessage({ tab });
  return { post: (message) => port.postMessage(message) };
}

/** Holds the socket for all tabs, this one among them, for as long as it lives. */
function lead(name: string): void {
  const hub = new Hub(webSocketTransport);
  const tabs = new Map<string, Tab>();
  const channel = new BroadcastChannel(name);
  const toTab = (tab: string): Tab => {
    const known = tabs.get(tab);
    if (known) return known;
    const admitted = hub.admit((message) =>
      channel.postMessage({ to: "tab", tab, message } satisfies Broadcast),
    );
    tabs.set(tab, admitted);
    watchTab(tab, () => {
      tabs.delete(tab);
      admitted.leave();
    });
    return admitted;
  };
  channel.onmessage = ({ data }: MessageEvent<Broadcast>) => {
    if (data.to === "hub") toTab(data.tab).receive(data.message);
  };
  channel.postMessage({ to: "all" } satisfies Broadcast);
}

/**
 * Reaches the tab that leads: the one that holds the lock of the name. When it goes, the lock is granted to another, which
 * leads from then on.
 */
export function linkToLeader(name: string, tab: string, handlers: LinkHandlers): HubLink {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Broadcast>) => {
    if (data.to === "tab" && data.tab === tab) handlers.onTold(data.message);
    if (data.to === "all") handlers.onChanged();
  };
  navigator.locks
    .request(name, () => {
      lead(name);
      // Held until the tab is gone.
      return new Promise(() => undefined);
    })
    .catch(() => undefined);
  return { post: (message) => channel.postMessage({ to: "hub", tab, message } satisfies Broadcast) };
}
