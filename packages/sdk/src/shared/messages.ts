/** What a tab asks of whoever holds the socket. `socket` names one socket of the tab. */
export type ToHub =
  | { readonly do: "open"; readonly socket: number; readonly url: string; readonly subprotocol: string }
  | { readonly do: "send"; readonly socket: number; readonly text: string }
  | { readonly do: "close"; readonly socket: number; readonly code: number; readonly reason: string };

/** What a tab is told of its sockets. */
export type ToTab =
  | { readonly told: "opened"; readonly socket: number }
  | { readonly told: "data"; readonly socket: number; readonly text: string }
  | { readonly told: "closed"; readonly socket: number; readonly code: number; readonly reason: string };

/** Under which name a tab holds a lock for as long as it lives: who is granted it knows that the tab is gone. */
export function toTabLock(tab: string): string {
  return `parlance.tab.${tab}`;
}
