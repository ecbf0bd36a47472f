import { WebSocket, type ClientOptions } from "ws";
import type { Closed } from "../memory-transport.ts";

/** A bare WebSocket client: texts out, texts in. Ended with its scope. */
export interface TextConnection extends Disposable {
  readonly socket: WebSocket;
  readonly closed: Promise<Closed>;
  send(text: string | Buffer): void;
  next(): Promise<string>;
}

/** Connects; fails with `status` in its message when the upgrade is refused. */
export function connectText(url: string, options: ClientOptions = {}): Promise<TextConnection> {
  const socket = new WebSocket(url, options);
  const texts: string[] = [];
  const waiting: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
  let ended: Closed | undefined;
  const closed = new Promise<Closed>((resolve) => {
    socket.on("close", (code, reason) => {
      ended = { code, reason: reason.toString() };
      for (const { reject } of waiting.splice(0)) reject(new Error(`the connection ended: ${code}`));
      resolve(ended);
    });
  });
  socket.on("message", (data: Buffer) => {
    const first = waiting.shift();
    if (first === undefined) texts.push(data.toString());
    else first.resolve(data.toString());
  });
  const connection: TextConnection = {
    socket,
    closed,
    send: (text) => socket.send(text),
    next() {
      const text = texts.shift();
      if (text !== undefined) return Promise.resolve(text);
      if (ended !== undefined) return Promise.reject(new Error(`the connection ended: ${ended.code}`));
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(connection));
    socket.once("unexpected-response", (_, { statusCode = 0 }) => {
      socket.terminate();
      reject(new Error(`status ${statusCode}`));
    });
    socket.on("error", reject);
  });
}
