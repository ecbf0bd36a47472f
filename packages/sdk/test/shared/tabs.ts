import { onTestFinished } from "vitest";
import { chat } from "../../src/generated/chat/index.ts";
import {
  createClient,
  webSocketTransport,
  type Client,
  type ClientOptions,
  type Socket,
  type Transport,
} from "../../src/index-node.ts";
import { Hub } from "../../src/shared/hub.ts";

/** A hub in the test's own process, over real sockets. */
export interface Browser {
  /** The sockets that were opened to the server and have not ended. */
  readonly sockets: ReadonlySet<Socket>;
  /** How many were opened in all. */
  readonly openedCount: number;
  /** The types of the frames that the server was sent. */
  readonly sent: readonly string[];
  /** Every socket breaks without a word. */
  drop(): void;
  openTab(options?: Partial<ClientOptions>): BrowserTab;
}

/** A tab with a client of its own. */
export interface BrowserTab {
  readonly client: Client<(typeof chat)["namespaces"]>;
  /** The tab is closed without a chance to say anything. */
  crash(): void;
}

const GUEST = "the-guest-of-this-browser";

/** A browser whose tabs share what they can. Messages between tabs and hub take a turn, as between processes. */
export function openBrowser(url: string): Browser {
  const sockets = new Set<Socket>();
  const broken = new Map<Socket, () => void>();
  const sent: string[] = [];
  let openedCount = 0;
  const open: Transport = (address, subprotocol, handlers) => {
    openedCount += 1;
    let isBroken = false;
    const end = (code: number, reason: string): void => {
      if (!sockets.delete(socket) || isBroken) return;
      handlers.onClose(code, reason);
    };
    const real = webSocketTransport(address, subprotocol, {
      onOpen: () => isBroken || handlers.onOpen(),
      onData: (data) => isBroken || handlers.onData(data),
      onClose: end,
    });
    const socket: Socket = {
      send: (text) => {
        if (isBroken) return;
        sent.push((JSON.parse(text) as { readonly type: string }).type);
        real.send(text);
      },
      close: (code, reason) => real.close(code, reason),
    };
    sockets.add(socket);
    broken.set(socket, () => {
      end(1006, "broken");
      isBroken = true;
      real.close(4999, "broken");
    });
    return socket;
  };
  const hub = new Hub(open);
  return {
    sockets,
    sent,
    get openedCount() {
      return openedCount;
    },
    drop() {
      for (const socket of sockets) broken.get(socket)?.();
    },
    openTab(options = {}) {
      const { contract: _, ...rest } = options;
      const { transport, crash } = openTabTransport(hub);
      const client = createClient({
        url,
        guest: GUEST,
        backoff: { firstMs: 10, maxMs: 50 },
        ...rest,
        contract: chat,
        transport,
      });
      client.on("error", () => undefined);
      onTestFinished(() => client.close());
      return { client, crash };
    },
  };
}

function openTabTransport(hub: Hub): { readonly transport: Transport; crash(): void } {
  type Handlers = Parameters<Transport>[2];
  const handlers = new Map<number, Handlers>();
  let isCrashed = false;
  let count = 0;
  const later = (run: () => void): void => void setImmediate(() => isCrashed || run());
  const tab = hub.admit((message) =>
    later(() => {
      const found = handlers.get(message.socket);
      if (message.told === "opened") found?.onOpen();
      if (message.told === "data") found?.onData(message.text);
      if (message.told === "closed") found?.onClose(message.code, message.reason);
    }),
  );
  return {
    transport: (url, subprotocol, each) => {
      const socket = ++count;
      handlers.set(socket, each);
      later(() => tab.receive({ do: "open", socket, url, subprotocol }));
      return {
        send: (text) => later(() => tab.receive({ do: "send", socket, text })),
        close: (code, reason) => later(() => tab.receive({ do: "close", socket, code, reason })),
      };
    },
    crash: () => {
      isCrashed = true;
      tab.leave();
    },
  };
}
