/** What a transport tells of one socket. */
export interface SocketHandlers {
  /** The socket is open. */
  onOpen(): void;
  /** A WebSocket message arrived. Frames are text; anything else is handed over as it is, to be refused. */
  onData(data: unknown): void;
  /** The socket ended, with the code of the close frame or 1006. */
  onClose(code: number, reason: string): void;
}

/** One socket, as the connection sees it. */
export interface Socket {
  /** Sends a text. Called between `onOpen` and `onClose` only; MUST NOT throw when the other side has gone. */
  send(text: string): void;
  /** Begins to close, at any time, also while the socket is opening. */
  close(code: number, reason: string): void;
}

/**
 * Opens a socket. It MUST offer exactly the given subprotocol and MUST NOT call a handler before it has returned. It
 * MUST call `onOpen` at most once, `onData` in the order of arrival between `onOpen` and `onClose`, and `onClose` once,
 * also for a socket that never opened. It may throw when the socket cannot even be tried.
 */
export type Transport = (url: string, subprotocol: string, handlers: SocketHandlers) => Socket;
