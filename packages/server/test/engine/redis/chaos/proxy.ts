import { once } from "node:events";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";

/** A way between a node and Redis that can be cut, stand still, and lead elsewhere. */
export interface Proxy {
  readonly port: number;
  /** Leads new connections to another port; those that there are stay. */
  lead(port: number): void;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  /** Ends the connections that have subscribed to something. */
  cutPubSub(): void;
  /** Lets nothing through, and says nothing. */
  stall(): void;
  /** As it was at first. */
  heal(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  isPubSub: boolean;
}

/** Opens a proxy to a port of this machine. */
export async function openProxy(target: number): Promise<Proxy> {
  const pairs = new Set<Pair>();
  let port = target;
  let state: "open" | "cut" | "stalled" = "open";
  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  };
  const setFlow = (pair: Pair): void => {
    for (const socket of [pair.near, pair.far])
      if (state === "stalled") socket.pause();
      else socket.resume();
  };
  const server = createServer((near) => {
    near.on("error", () => {});
    if (state === "cut") return void near.destroy();
    const far = createConnection(port, "127.0.0.1");
    const pair: Pair = { near, far, isPubSub: false };
    pairs.add(pair);
    for (const socket of [near, far]) {
      socket.on("error", () => {});
      socket.on("close", () => end(pair));
    }
    near.on("data", (data) => {
      pair.isPubSub ||= data.includes("SSUBSCRIBE");
      far.write(data);
    });
    far.on("data", (data) => near.write(data));
    setFlow(pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    lead: (other) => void (port = other),
    cut() {
      state = "cut";
      for (const pair of pairs) end(pair);
    },
    cutPubSub() {
      for (const pair of pairs) if (pair.isPubSub) end(pair);
    },
    stall() {
      state = "stalled";
      for (const pair of pairs) setFlow(pair);
    },
    heal() {
      state = "open";
      for (const pair of pairs) setFlow(pair);
    },
    async close() {
      for (const pair of pairs) end(pair);
      server.close();
      await once(server, "close");
    },
  };
}
