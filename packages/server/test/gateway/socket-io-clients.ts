import { io as io4 } from "socket.io-client";
import io2 from "socket.io-client-2";
import { io as io3 } from "socket.io-client-3";

/** What all versions of the client have in common. */
export interface SocketIoClient {
  readonly connected: boolean;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  once(event: string, listener: (...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  close(): unknown;
}

/** The client of each version, as its users call it. */
export const CLIENTS: Readonly<
  Record<"2.3.0" | "3" | "4", (url: string, options: object) => SocketIoClient>
> = {
  "2.3.0": io2,
  "3": io3,
  "4": (url, options) => io4(url, options),
};

/** Names of the versions. */
export const VERSIONS: readonly (keyof typeof CLIENTS)[] = ["2.3.0", "3", "4"];

/** What to hear, and options of the client. */
export interface SocketIoSetup {
  readonly events?: readonly string[];
  readonly transports?: string[];
  readonly auth?: Record<string, string>;
}

/** A client that remembers what it heard. Ended with its scope. */
export interface SocketIo extends Disposable {
  readonly socket: SocketIoClient;
  /** The next event of these names: its name and its arguments. */
  next(): Promise<readonly unknown[]>;
  /** The next event of this name; others before it are dropped. */
  until(name: string): Promise<readonly unknown[]>;
  /** Emits and waits for the acknowledgement. */
  ask(event: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** Makes a client that hears `events`, besides `connect`, `disconnect`, `connect_error` and `error`. */
export function openSocketIo(
  version: keyof typeof CLIENTS,
  url: string,
  { events = ["message"], ...options }: SocketIoSetup = {},
): SocketIo {
  const socket = CLIENTS[version](url, { forceNew: true, reconnectionDelay: 50, ...options });
  const heard: (readonly unknown[])[] = [];
  const waiting: ((event: readonly unknown[]) => void)[] = [];
  const names = new Set([...events, "connect", "disconnect", "connect_error", "error"]);
  for (const name of names) {
    socket.on(name, (...args) => {
      const event = [name, ...args];
      const first = waiting.shift();
      if (first === undefined) heard.push(event);
      else first(event);
    });
  }
  const next = (): Promise<readonly unknown[]> => {
    const first = heard.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    socket,
    next,
    async until(name) {
      for (;;) {
        const event = await next();
        if (event[0] === name) return event;
      }
    },
    ask: (event, ...args) => new Promise((resolve) => socket.emit(event, ...args, resolve)),
    [Symbol.dispose]: () => void socket.close(),
  };
}

/** A client that is connected. Rejects with what it heard instead. */
export async function connectSocketIo(...given: Parameters<typeof openSocketIo>): Promise<SocketIo> {
  const client = openSocketIo(...given);
  const [name, reason] = await client.next();
  if (name === "connect") return client;
  client[Symbol.dispose]();
  throw new Error(`not connected but ${String(name)}: ${JSON.stringify(reason)}`);
}
