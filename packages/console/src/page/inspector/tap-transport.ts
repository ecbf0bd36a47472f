import type { Transport } from "@parlance/sdk";
import type { SocketEvent, SocketName } from "./frame-log.ts";

/** Hears of a socket's life: every opening, frame and close, in order. */
export type SocketListener = (event: SocketEvent) => void;

function describe(data: unknown): string {
  return typeof data === "string" ? data : "(a binary message)";
}

/**
 * Makes a transport that reports what crosses its sockets, and changes nothing. The listener hears of a frame before
 * the owner of the socket does, so that a reply never shows before what caused it.
 */
export function tapTransport(transport: Transport, socket: SocketName, onEvent: SocketListener): Transport {
  return (url, subprotocol, handlers) => {
    const inner = transport(url, subprotocol, {
      onOpen() {
        onEvent({ kind: "opened", socket, timeMs: Date.now(), url });
        handlers.onOpen();
      },
      onData(data) {
        onEvent({ kind: "frame", socket, timeMs: Date.now(), direction: "in", text: describe(data) });
        handlers.onData(data);
      },
      onClose(code, reason) {
        onEvent({ kind: "closed", socket, timeMs: Date.now(), code, reason });
        handlers.onClose(code, reason);
      },
    });
    return {
      send(text) {
        onEvent({ kind: "frame", socket, timeMs: Date.now(), direction: "out", text });
        inner.send(text);
      },
      close: (code, reason) => inner.close(code, reason),
    };
  };
}
