import { WebSocket as NodeWebSocket } from "ws";
import type { Transport } from "./transport.ts";
import { openWebSocket } from "./web-socket.ts";

/** The WebSocket of Node, or that of the package `ws` where Node has none (before version 22). */
export const nodeTransport: Transport = (url, subprotocol, handlers) =>
  openWebSocket(globalThis.WebSocket ?? NodeWebSocket, url, subprotocol, handlers);
