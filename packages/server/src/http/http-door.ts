import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type Server as SecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ENDPOINT } from "./info.ts";
import type { TlsCredentials } from "./tls-files.ts";

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
  /** Shows another certificate to those who come from now on. Does nothing at a door without one. */
  renewTls(credentials: TlsCredentials): void;
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

function toListening({ port }: AddressInfo, address: string, isSecure: boolean): Listening {
  // Other loopback addresses have no name that leads to them.
  const host = address === "127.0.0.1" ? "localhost" : address.includes(":") ? `[${address}]` : address;
  const s = isSecure ? "s" : "";
  return { url: `http${s}://${host}:${port}`, connectUrl: `ws${s}://${host}:${port}${ENDPOINT}`, port };
}

/** Where a door is, and whether it is encrypted. */
export interface DoorOptions {
  /** 0 is any that is free. */
  readonly port: number;
  readonly address: string;
  /** With them it speaks TLS, 1.2 or later. */
  readonly tls: TlsCredentials | undefined;
}

/** Opens an address and a port. Rejects when it cannot. */
export async function openHttpDoor(
  { port, address, tls }: DoorOptions,
  owner: HttpDoorOwner,
): Promise<HttpDoor> {
  const onRequest = (request: IncomingMessage, response: ServerResponse): void =>
    owner.onRequest(request, response);
  const secure: SecureServer | undefined =
    tls === undefined ? undefined : createSecureServer({ ...tls, minVersion: "TLSv1.2" }, onRequest);
  const http: Server = secure ?? createServer(onRequest);
  http.on("upgrade", (request, socket, head) => owner.onUpgrade(request, socket, head));
  await listen(http, port, address);
  return {
    listening: toListening(http.address() as AddressInfo, address, secure !== undefined),
    renewTls: (credentials) => secure?.setSecureContext({ ...credentials, minVersion: "TLSv1.2" }),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      }),
    destroy: () => http.closeAllConnections(),
  };
}
