import { createSecret } from "../secret.ts";
import type { Socket, SocketHandlers, Transport } from "../transport/transport.ts";
import { webSocketTransport } from "../transport/web-socket.ts";
import { linkToLeader, linkToWorker, type HubLink } from "./links.ts";
import { toTabLock, type ToTab } from "./messages.ts";

/** How tabs share one socket. */
export interface SharedTransportOptions {
  /**
   * Makes the SharedWorker that holds the socket, whose script calls `serveTabs`. Without it, or where the browser has no
   * SharedWorker, one of the tabs holds it.
   */
  readonly worker?: () => SharedWorker;
  /** Which tabs share: those with the same name. `parlance` by default. */
  readonly name?: string;
}

const ABNORMAL = 1006;

/** One socket as its client sees it. `asked`: whoever holds the real one has not answered yet. */
interface TabSocket {
  readonly handlers: SocketHandlers;
  readonly url: string;
  readonly subprotocol: string;
  status: "asked" | "open";
}

/** The sockets of this tab, and its way to whoever holds the real one. */
class TabSockets {
  readonly #link: Promise<HubLink>;
  readonly #sockets = new Map<number, TabSocket>();
  #count = 0;

  constructor({ worker, name = "parlance" }: SharedTransportOptions) {
    const tab = createSecret(96);
    this.#link = this.#live(tab).then(() => this.#connect(worker, name, tab));
  }

  open(url: string, subprotocol: string, handlers: SocketHandlers): Socket {
    const socket = ++this.#count;
    this.#sockets.set(socket, { handlers, url, subprotocol, status: "asked" });
    const post: HubLink["post"] = (message) => void this.#link.then((link) => link.post(message));
    post({ do: "open", socket, url, subprotocol });
    return {
      send: (text) => post({ do: "send", socket, text }),
      close: (code, reason) => {
        if (!this.#sockets.delete(socket)) return;
        post({ do: "close", socket, code, reason });
        queueMicrotask(() => handlers.onClose(code, reason));
      },
    };
  }

  /** Takes the lock by which others know that this tab lives; resolves when it is held. */
  #live(tab: string): Promise<void> {
    return new Promise((resolve) => {
      navigator.locks
        .request(toTabLock(tab), () => {
          resolve();
          return new Promise(() => undefined);
        })
        .catch(() => undefined);
    });
  }

  #connect(worker: SharedTransportOptions["worker"], name: string, tab: string): HubLink {
    const handlers = {
      onTold: (message: ToTab) => this.#take(message),
      onChanged: () => this.#renew(),
    };
    if (worker === undefined || !("SharedWorker" in globalThis)) return linkToLeader(name, tab, handlers);
    const shared = worker();
    const link = { current: linkToWorker(shared, tab, handlers) };
    // A script that cannot be loaded must not keep the tab from its server.
    shared.addEventListener("error", () => {
      link.current = linkToLeader(name, tab, handlers);
      this.#renew();
    });
    return { post: (message) => link.current.post(message) };
  }

  #take(message: ToTab): void {
    const found = this.#sockets.get(message.socket);
    if (found === undefined) return;
    switch (message.told) {
      case "opened":
        found.status = "open";
        return found.handlers.onOpen();
      case "data":
        return found.handlers.onData(message.text);
      case "closed":
        this.#sockets.delete(message.socket);
        return found.handlers.onClose(message.code, message.reason);
    }
  }

  /** Another holds the real socket: what was open is lost, what was asked for is asked anew. */
  #renew(): void {
    for (const [socket, { handlers, url, subprotocol, status }] of this.#sockets) {
      if (status === "asked") {
        void this.#link.then((link) => link.post({ do: "open", socket, url, subprotocol }));
        continue;
      }
      this.#sockets.delete(socket);
      handlers.onClose(ABNORMAL, "another tab holds the socket now");
    }
  }
}

/**
 * A transport with one socket for all tabs of a browser, to be given to `createClient`: to the server they are one client,
 * and each tab has its own as before. A SharedWorker holds the socket, or else one of the tabs; when that one is closed,
 * another takes its place, and every client goes on from its position.
 *
 * Tabs share where server, contract and user are the same: give them the same guest, such as `storedGuest(localStorage)`, or
 * tokens with the same subject. Where the browser cannot tell which tabs live (no Web Locks, as on pages that are not
 * secure), each tab has a socket of its own.
 */
export function createSharedTransport(options: SharedTransportOptions = {}): Transport {
  const { locks } = globalThis.navigator ?? {};
  if (locks === undefined || !("BroadcastChannel" in globalThis)) return webSocketTransport;
  let sockets: TabSockets | undefined;
  return (url, subprotocol, handlers) =>
    (sockets ??= new TabSockets(options)).open(url, subprotocol, handlers);
}
