import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** Subprotocol of WebSocket: major version and encoding of the wire. */
export const SUBPROTOCOL = "parlance.v1.json";

/**
 * A connection as the rest of the server sees it: a place to write whole WebSocket frames to.
 *
 * Everything written MUST leave in order and unchanged. Nothing throws: a transport that has ended swallows writes.
 */
export interface Transport {
  /** Address of the peer, for limits and logs. */
  readonly remoteAddress: string;
  /** Bytes that were written and have not yet been taken by the network. */
  readonly queuedBytes: number;
  /**
   * Writes one or more whole frames. Where `queuedBytes` is 0 afterwards, the memory may be used again: it MUST have
   * been sent or copied by then.
   */
  write(bytes: Buffer): void;
  /** Writes several chunks with as few system calls as the platform allows. */
  writeAll(chunks: readonly Buffer[]): void;
  /** Sends a close frame; the peer has a moment to answer, then the connection is cut. */
  close(code: number, reason: string): void;
  /** Cuts the connection at once. */
  destroy(): void;
  /** Stops reading. Texts that were read before may still arrive. */
  pause(): void;
  /** Reads on. */
  resume(): void;
}

/** Who takes what arrives. Each method is called in order and never before the listener is set. */
export interface TransportListener {
  /** One text message. */
  onText(text: string): void;
  /** A binary message, which is never legal. */
  onBinary(): void;
  /** The answer to a WebSocket ping, which only those send who write one. */
  onPong?(): void;
  /** All that was written has been taken by the network. */
  onDrained(): void;
  /** The connection has ended; nothing follows. Called exactly once. */
  onClosed(code: number, reason: string): void;
}

/** Completes upgrades and turns sockets into transports. */
export interface WebSocketDoor {
  /** Completes the handshake. The request must have been admitted. */
  accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    onOpen: (transport: Transport) => TransportListener,
  ): void;
}
