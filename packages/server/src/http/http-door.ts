import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ENDPOINT } from "./info.ts";

/** Where a server listens. */
export interface Listening {
  /** Address for people and browsers. */
  readonly url: string;
  /** Address for clients. */
  readonly connectUrl: string;
  readonly port: number;
}

/** Who answers what comes through the door. */
export interface HttpDoorOwner {
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** An HTTP server of our own that listens. */
export interface HttpDoor {
  readonly listening: Listening;
  /** Takes no more connections; settles when the last one is gone. */
  close(): Promise<void>;
  /** Cuts what is still open. */
  destroy(): void;
}

function listen(http: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, address, () => resolve());
  });
}

function toListening({ port }: AddressInfo, address: string): Listening {
  // Other loopback addresses have no name that leads to them.
  const host = address === "127.0.0.1" ? "localhost" : address.includes(":") ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, connectUrl: `ws://${host}:${port}${ENDPOINT}`, port };
}

/** Opens an address and a port; 0 is any that is free. Rejects when it cannot. */
export async function openHttpDoor(port: number, address: string, owner: HttpDoorOwner): Promise<HttpDoor> {
  const http = createServer((request, response) => owner.onRequest(request, response));
  http.on("upgrade", (request, socket, head) => owner.onUpgrade(request, socket, head));
  await listen(http, port, address);
  return {
    listening: toListening(http.address() as AddressInfo, address),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      }),
    destroy: () => http.closeAllConnections(),
  };
}
