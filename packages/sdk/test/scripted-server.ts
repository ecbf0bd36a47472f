import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import type { ClientFrame, Hello, ServerFrame, Welcome } from "../src/generated/frames.ts";
import { welcome } from "./frames.ts";

const DEADLINE_MS = 5000;

/** What arrives in turn, to be awaited in turn. */
class Inbox<Item> {
  readonly #name: string;
  readonly #items: Item[] = [];
  #wake: (() => void) | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get size(): number {
    return this.#items.length;
  }

  put(item: Item): void {
    this.#items.push(item);
    this.#wake?.();
  }

  async take(): Promise<Item> {
    while (this.#items.length === 0) await this.#arrival();
    return this.#items.shift() as Item;
  }

  #arrival(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no ${this.#name} within ${DEADLINE_MS} ms`)),
        DEADLINE_MS,
      );
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The server's end of one connection, in the hands of a test. */
export class Peer {
  readonly #socket: WebSocket;
  readonly #frames = new Inbox<ClientFrame>("frame of the client");
  /** Settles with the code and reason that ended the connection. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer) =>
      this.#frames.put(JSON.parse(data.toString("utf8")) as ClientFrame),
    );
    this.closed = once(socket, "close").then(([code, reason]) => ({
      code: code as number,
      reason: String(reason),
    }));
  }

  /** How many frames arrived and were not read. */
  get unreadCount(): number {
    return this.#frames.size;
  }

  /** The next frame of the client. */
  read(): Promise<ClientFrame> {
    return this.#frames.take();
  }

  /** The next frame of the client, which is of the given type. */
  async expect<Type extends ClientFrame["type"]>(type: Type): Promise<Extract<ClientFrame, { type: Type }>> {
    const frame = await this.read();
    if (frame.type !== type) throw new Error(`expected ${type}, got ${JSON.stringify(frame)}`);
    return frame as Extract<ClientFrame, { type: Type }>;
  }

  /** Sends frames, in one turn. */
  send(...frames: readonly ServerFrame[]): void {
    for (const frame of frames) this.sendRaw(JSON.stringify(frame));
  }

  /** Sends whatever it is. */
  sendRaw(data: string | Uint8Array): void {
    this.#socket.send(data);
  }

  /** Reads `hello` and answers with `welcome`. */
  async greet(changes: Partial<Welcome> = {}): Promise<Hello> {
    const hello = await this.expect("hello");
    this.sendWelcome(changes);
    return hello;
  }

  /** Sends the `welcome` of a `hello` that was read. */
  sendWelcome(changes: Partial<Welcome> = {}): void {
    this.send(welcome(changes));
  }

  /** Waits until the client has dealt with all that was sent: its `pong` follows whatever it had to send before. */
  async settle(): Promise<void> {
    this.send({ type: "ping" });
    await this.expect("pong");
  }

  close(code: number, reason = ""): void {
    this.#socket.close(code, reason);
  }

  /** Ends the connection as a broken cable does: without a close frame. */
  cut(): void {
    this.#socket.terminate();
  }
}

/** A server that does nothing by itself. */
export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  /** How many connections came and were not accepted. */
  readonly waitingCount: number;
  /** The next connection of a client. */
  accept(): Promise<Peer>;
}

/** Starts a server on a free port; it ends with the test. */
export async function startScriptedServer(port = 0): Promise<ScriptedServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  const peers = new Inbox<Peer>("connection");
  server.on("connection", (socket) => peers.put(new Peer(socket)));
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address() as { port: number };
  return {
    url: `ws://127.0.0.1:${address.port}/v1/connect`,
    port: address.port,
    get waitingCount() {
      return peers.size;
    },
    accept: () => peers.take(),
  };
}
