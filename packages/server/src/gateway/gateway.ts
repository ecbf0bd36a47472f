import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isTicket } from "../auth/tickets.ts";
import type { LoadedContract } from "../contract/loaded-contract.ts";
import type { Hello } from "../generated/frames.ts";
import { toQuery } from "../http/router.ts";
import type { Logger } from "../logger.ts";
import type { SessionPolicy } from "../session/core.ts";
import type { Session } from "../session/session.ts";
import type { AddressReader } from "../transport/client-address.ts";
import type { Transport, WebSocketDoor } from "../transport/transport.ts";
import type { HttpRefusal } from "../transport/upgrade.ts";

/** What a gateway may use of the server that it stands in front of. */
export interface GatewayHost {
  readonly contract: LoadedContract;
  readonly policy: SessionPolicy;
  readonly logger: Logger;
  /** Why a request may not come in, from where it comes or for want of room; undefined when it may. */
  findFault(request: IncomingMessage): HttpRefusal | undefined;
  /** From where a request comes: behind a trusted proxy, what that says. */
  readonly addressOf: AddressReader;
  /** Counts a connection of an address as waiting until the result is called. */
  wait(address: string): () => void;
  /** Makes a door for WebSockets without our subprotocol. */
  createDoor(): WebSocketDoor;
  /** Begins a session over a transport, which hands it what arrives. From there on it is a connection like any other. */
  begin(transport: Transport): Session;
}

/** A gateway that is open. */
export interface OpenGateway {
  /** Whether it takes the requests and upgrades of a path. `isForeign`: our subprotocol was not offered. */
  takes(path: string, isForeign: boolean): boolean;
  /** Takes an upgrade that was admitted. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers an HTTP request that was admitted; false where it answers none. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends what belongs to no session. Called when the sessions have ended. */
  close(): void;
}

/**
 * A door for clients that do not speak our frames. It translates; everything else, from validation to rates, is done by
 * the session that stands behind each of its connections.
 */
export interface Gateway {
  readonly name: string;
  /** Opens it in front of a server. Throws a `TypeError` that names the option when one does not fit the contract. */
  open(host: GatewayHost): OpenGateway;
}

/** What a foreign client says of itself, as `hello` would. */
export type Credential = Pick<Hello, "token" | "guest">;

/**
 * What a request says of who it is: a bearer token, or a ticket in its address. A token there would be kept in logs, and
 * is not taken (PROTOCOL [AU-5]).
 */
export function readCredential(request: IncomingMessage): Credential {
  const ticket = toQuery(request).get("ticket");
  if (ticket !== null && isTicket(ticket)) return { token: ticket };
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return token === undefined ? {} : { token };
}
