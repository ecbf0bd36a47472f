import type { Socket, SocketHandlers, Transport } from "./transport.ts";

/** Opens sockets with a constructor that has the interface of the browsers' `WebSocket`. */
export function openWebSocket(
  Constructor: typeof WebSocket,
  url: string,
  subprotocol: string,
  handlers: SocketHandlers,
): Socket {
  const socket = new Constructor(url, subprotocol);
  // Outside browsers an error event says why a socket failed; its close event does not.
  let failure = "";
  socket.addEventListener("open", () => handlers.onOpen());
  socket.addEventListener("message", ({ data }) => handlers.onData(data));
  socket.addEventListener("error", (event) => {
    if ("message" in event && typeof event.message === "string") failure = event.message;
  });
  socket.addEventListener("close", ({ code, reason }) => handlers.onClose(code, reason || failure));
  return socket;
}

/** The WebSocket of the platform: of browsers, and of every other runtime that has one. */
export const webSocketTransport: Transport = (url, subprotocol, handlers) =>
  openWebSocket(WebSocket, url, subprotocol, handlers);
