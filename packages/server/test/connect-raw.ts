import { WebSocket, type ClientOptions } from "ws";
import type { ServerFrame } from "../src/generated/frames.ts";
import type { Closed } from "./memory-transport.ts";
import { readServerFrame } from "./server-schema.ts";

/** A WebSocket that knows nothing of Parlance but what the test sends. */
export interface RawConnection extends Disposable {
  /** The next frame; fails when the connection ends instead. */
  next(): Promise<ServerFrame>;
  /** Settles when the connection has ended. */
  readonly closed: Promise<Closed>;
  /** One message, text for a string or an object, binary for a Buffer. */
  send(frame: object | string | Buffer): void;
  readonly socket: WebSocket;
}

/** How to connect, where it differs from a proper client. */
export interface RawOptions extends ClientOptions {
  readonly protocols?: readonly string[];
}

/** Connects; fails with `status` in its message when the upgrade is refused. Ended with its scope. */
export function connectRaw(
  url: string,
  { protocols = ["parlance.v1.json"], ...options }: RawOptions = {},
): Promise<RawConnection> {
  const socket = new WebSocket(url, [...protocols], options);
  const frames: ServerFrame[] = [];
  const waiting: { resolve: (frame: ServerFrame) => void; reject: (error: Error) => void }[] = [];
  let ended: Closed | undefined;

  const closed = new Promise<Closed>((resolve) => {
    socket.on("close", (code, reason) => {
      ended = { code, reason: reason.toString() };
      for (const { reject } of waiting.splice(0)) reject(toEndError(ended));
      resolve(ended);
    });
  });
  socket.on("message", (data: Buffer) => {
    const frame = readServerFrame(data.toString());
    const first = waiting.shift();
    if (first === undefined) frames.push(frame);
    else first.resolve(frame);
  });

  const connection: RawConnection = {
    socket,
    closed,
    send(frame) {
      socket.send(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
    },
    next() {
      const frame = frames.shift();
      if (frame !== undefined) return Promise.resolve(frame);
      if (ended !== undefined) return Promise.reject(toEndError(ended));
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

/** Connects and says hello; the welcome has been read. */
export async function connectWelcomed(
  url: string,
  hello: object = { type: "hello" },
): Promise<RawConnection> {
  const connection = await connectRaw(url);
  connection.send(hello);
  const { type } = await connection.next();
  if (type !== "welcome") throw new Error(`not welcomed but ${type}`);
  return connection;
}

function toEndError({ code, reason }: Closed): Error {
  return new Error(`the connection ended: ${code} ${reason}`);
}
