import type { Hello } from "../generated/frames.ts";
import type { Transport } from "../transport/transport.ts";
import type { ToHub, ToTab } from "./messages.ts";
import { SharedConnection, type SharedSocket } from "./shared-connection.ts";

/** One tab, as the hub sees it. */
export interface Tab {
  receive(message: ToHub): void;
  /** It is gone, and with it all its sockets. */
  leave(): void;
}

/** A socket of a tab: it is open at once, and has a connection from its hello on. */
interface TabSocket {
  readonly socket: SharedSocket;
  readonly url: string;
  readonly subprotocol: string;
  connection: SharedConnection | undefined;
}

const NORMAL = 1000;
const GONE = "the tab is gone";

/** Whose token it is: its subject where it can be read, so that a fresh token of a user shares with an old one. */
function toSubject(token: string): string {
  try {
    const [, claims = ""] = token.split(".");
    const { sub } = JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: unknown };
    return typeof sub === "string" ? sub : token;
  } catch {
    return token;
  }
}

/** What must be equal for two sockets to share a connection: the server, the contract and the user. */
function toIdentity({ url }: TabSocket, { token, guest, contract }: Hello): string {
  const user = token === undefined ? ["guest", guest] : ["token", toSubject(token)];
  return JSON.stringify([url, contract?.hash, ...user]);
}

/** Holds the real sockets, one for each server, contract and user, and lets the sockets of all tabs share them. */
export class Hub {
  readonly #open: Transport;
  readonly #connections = new Map<string, SharedConnection>();

  constructor(open: Transport) {
    this.#open = open;
  }

  /** A tab is there; `tell` reaches it. */
  admit(tell: (message: ToTab) => void): Tab {
    const sockets = new Map<number, TabSocket>();
    const close = (id: number, code: number, reason: string): void => {
      const found = sockets.get(id);
      sockets.delete(id);
      found?.connection?.leave(found.socket, code, reason);
    };
    return {
      receive: (message) => {
        const id = message.socket;
        switch (message.do) {
          case "open": {
            // Asked twice where whoever holds the hub has changed in between.
            close(id, NORMAL, "opened anew");
            const { url, subprotocol } = message;
            const socket: SharedSocket = {
              tell: (text) => tell({ told: "data", socket: id, text }),
              end: (code, reason) => {
                if (sockets.get(id)?.socket === socket) sockets.delete(id);
                tell({ told: "closed", socket: id, code, reason });
              },
            };
            sockets.set(id, { socket, url, subprotocol, connection: undefined });
            return tell({ told: "opened", socket: id });
          }
          case "send":
            return this.#send(sockets.get(id), message.text);
          case "close":
            return close(id, message.code, message.reason);
        }
      },
      leave: () => {
        for (const id of sockets.keys()) close(id, NORMAL, GONE);
      },
    };
  }

  #send(from: TabSocket | undefined, text: string): void {
    if (from === undefined) return;
    if (from.connection) return from.connection.send(from.socket, text);
    const identity = toIdentity(from, JSON.parse(text) as Hello);
    const { url, subprotocol } = from;
    const connection =
      this.#connections.get(identity) ??
      new SharedConnection(this.#open, { url, subprotocol, hello: text }, () => {
        if (this.#connections.get(identity) === connection) this.#connections.delete(identity);
      });
    this.#connections.set(identity, connection);
    from.connection = connection;
    connection.join(from.socket);
  }
}
