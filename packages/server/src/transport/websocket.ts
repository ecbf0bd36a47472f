import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { createAddressReader, type AddressReader } from "./client-address.ts";
import type { Transport, TransportListener, WebSocketDoor } from "./transport.ts";

/** How long a peer may take to answer a close frame. */
const CLOSE_TIMEOUT_MS = 2000;
/** Pieces in which one message may come; each costs memory beyond its bytes. */
const MAX_FRAGMENTS = 1024;

/**
 * Makes a door; frames of more than `maxFrameBytes` close with 1009. `subprotocol` is selected where it is offered; a
 * door without one selects none.
 */
export function createWebSocketDoor(
  maxFrameBytes: number,
  subprotocol: string | undefined,
  addressOf: AddressReader = createAddressReader([]),
): WebSocketDoor {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: ListenedWebSocket,
    clientTracking: false,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) =>
      subprotocol !== undefined && offered.has(subprotocol) ? subprotocol : false,
    ...({ maxFragments: MAX_FRAGMENTS, closeTimeout: CLOSE_TIMEOUT_MS } as object),
  });
  return {
    accept(request, socket, head, onOpen) {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const transport = new WebSocketTransport(webSocket, socket, addressOf(request));
        webSocket.listen(onOpen(transport), socket);
      });
    },
  };
}

/** A WebSocket that knows its listener, so that all connections share the functions that call it. */
class ListenedWebSocket extends WebSocket {
  listener: TransportListener | undefined;

  listen(listener: TransportListener, socket: Duplex): void {
    this.listener = listener;
    this.on("message", onMessage);
    this.on("pong", onPong);
    this.on("close", onClose);
    this.on("error", ignoreError);
    (socket as ListenedSocket)[LISTENER] = listener;
    socket.on("drain", onDrain);
  }
}

const LISTENER = Symbol("listener");
type ListenedSocket = Duplex & { [LISTENER]?: TransportListener };

// What ListenedWebSocket listens with is called on nothing else.
function toListener(webSocket: WebSocket): TransportListener | undefined {
  return (webSocket as ListenedWebSocket).listener;
}

function onMessage(this: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
  // A Buffer, since binaryType is as `ws` sets it.
  if (isBinary) toListener(this)?.onBinary();
  else toListener(this)?.onText((data as Buffer).toString());
}

function onPong(this: WebSocket): void {
  toListener(this)?.onPong?.();
}

function onClose(this: WebSocket, code: number, reason: Buffer): void {
  toListener(this)?.onClosed(code, reason.toString());
}

function onDrain(this: ListenedSocket): void {
  this[LISTENER]?.onDrained();
}

/** A fault of the peer; `ws` closes with the right code and `close` follows. */
function ignoreError(): void {}

/**
 * `ws` does the handshake, parses what comes in and closes; what goes out are whole frames that were built before, so
 * they are written to the socket itself. Control frames of `ws` go the same way and in one piece, so none can land
 * inside another.
 */
class WebSocketTransport implements Transport {
  readonly remoteAddress: string;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;

  constructor(webSocket: WebSocket, socket: Duplex, remoteAddress: string) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.remoteAddress = remoteAddress;
    if (socket instanceof Socket) socket.setNoDelay(true);
  }

  get queuedBytes(): number {
    return this.#socket.writableLength;
  }

  write(bytes: Buffer): void {
    if (this.#isOpen()) this.#socket.write(bytes);
  }

  writeAll(chunks: readonly Buffer[]): void {
    if (!this.#isOpen()) return;
    this.#socket.cork();
    for (const chunk of chunks) this.#socket.write(chunk);
    this.#socket.uncork();
  }

  close(code: number, reason: string): void {
    // A paused socket would never see the answer of the peer.
    this.#webSocket.resume();
    this.#webSocket.close(code, reason);
  }

  destroy(): void {
    this.#webSocket.terminate();
  }

  pause(): void {
    this.#webSocket.pause();
  }

  resume(): void {
    this.#webSocket.resume();
  }

  #isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN && this.#socket.writable;
  }
}
